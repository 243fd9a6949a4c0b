"""Reading a stranger's calendar in a child process that may be killed (`child`)."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from askaround.core.language import gettext as _
from askaround.core.language import gettext_noop, speaking
from askaround.integrations.calendar_reading import DAYS_AHEAD, BusyTime, read_busy
from askaround.integrations.calendar_replies import Reply, as_plain, from_plain, read_reply
from askaround.integrations.child import MEGABYTE, Limits, Plain, Sentences, ask_child, serve
from askaround.people.rules.incoming import Unreadable
from askaround.people.rules.reading_lines import to_line

Found = TypeVar("Found")

ME = "askaround.integrations.calendar_child"
CALENDAR = Limits(
    seconds=20,
    cpu_seconds=8,
    memory_bytes=768 * MEGABYTE,
    file_bytes=10 * MEGABYTE,
    answer_bytes=4 * MEGABYTE,
)
"""What one calendar may cost. Ten thousand entries of 5 MB need 1 s and 100 MB."""
SENTENCES = Sentences(
    too_long=gettext_noop(
        "Reading this calendar took too long, so it was stopped; nothing was changed. Export only "
        "the coming months, or a single calendar."
    ),
    too_large=gettext_noop(
        "Reading this calendar needed more memory than is allowed, so it was stopped; nothing was "
        "changed. Export only the coming months, or a single calendar."
    ),
    mistake=gettext_noop(
        "This calendar could not be read because of a mistake in Askaround; nothing was changed. "
        "The log says where it happened, without any of your data."
    ),
)


def busy_in_child(
    data: bytes,
    *,
    now: datetime,
    zone: str,
    days: int = DAYS_AHEAD,
    language: str = "en",
    limits: Limits = CALENDAR,
) -> BusyTime:
    """Return what `calendar_reading.read_busy` says; raises Unreadable with a sentence.

    All sentences are said in ``language``.
    """
    request = {"wanted": "busy", "now": now.isoformat(), "zone": zone, "days": days}
    return _asked(request | {"language": language}, data, limits, _busy_time)


def reply_in_child(
    data: bytes, *, zone: str, language: str = "en", limits: Limits = CALENDAR
) -> Reply:
    """Return what `calendar_replies.read_reply` says; raises Unreadable with a sentence."""
    request = {"wanted": "reply", "zone": zone, "language": language}
    return _asked(request, data, limits, from_plain)


def _asked(request: Plain, data: bytes, limits: Limits, read: Callable[[Plain], Found]) -> Found:
    with speaking(request["language"]):
        _refuse_huge(data, limits)
        return ask_child(
            ME,
            request,
            data,
            limits=limits,
            sentences=SENTENCES,
            read=lambda said, _others: read(said["found"]),
        )


def _refuse_huge(data: bytes, limits: Limits) -> None:
    if len(data) > limits.file_bytes:
        raise Unreadable(
            _(
                "This calendar has %(size)d MB; more than %(most)d MB are not read. Export only "
                "the coming months."
            )
            % {"size": len(data) // MEGABYTE, "most": limits.file_bytes // MEGABYTE}
        )


def _busy_time(said: Plain) -> BusyTime:
    spans = [
        (datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in said["spans"]
    ]
    return BusyTime(spans, int(said["entries"]), [str(problem) for problem in said["problems"]])


def _answer(request: Plain, data: bytes) -> list[bytes]:
    return [to_line({"found": _found(request, data)})]


def _found(request: Plain, data: bytes) -> Plain:
    if request["wanted"] == "reply":
        return as_plain(read_reply(data, zone=request["zone"]))
    now = datetime.fromisoformat(request["now"])
    busy = read_busy(data, now=now, zone=request["zone"], days=request["days"])
    spans = [[start.isoformat(), end.isoformat()] for start, end in busy.spans]
    return {"spans": spans, "entries": busy.entries, "problems": busy.problems}


if __name__ == "__main__":
    serve(_answer, SENTENCES)
