"""The lines and the questions as they stand on the page: words only, as there may be hundreds."""

from collections import defaultdict
from typing import NamedTuple
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone

from askaround.conversations.models import Note
from askaround.conversations.queries import LineInShort, QuestionInShort
from askaround.conversations.rules import timer
from askaround.web.live import words
from askaround.web.live.patterns import Pattern


class Row(NamedTuple):
    """A line. ``moment`` is in ISO 8601, ``clock`` what people read; ``flags`` are for a script."""

    key: str = ""
    moment: str = ""
    clock: str = ""
    value: str = ""
    kind: str = ""
    text: str = ""
    about: str = ""
    flags: str = ""
    marks: str = ""
    off_record: bool = False


class Ticked(NamedTuple):
    """A question that is asked after another one."""

    key: str
    text: str
    is_asked: bool
    if_they_say: str


class Asked(NamedTuple):
    """A question with what one may ask after it; ``fits`` into the time that is left.

    One without words is the pattern of the script.
    """

    key: str = ""
    text: str = ""
    is_asked: bool = False
    side: str = ""
    priority: str = ""
    minutes: str = "0"
    follow_ups: str = ""
    fits: bool = True


class Pen(NamedTuple):
    """What stands where a line is written: nothing, or the line that is to be corrected."""

    replaces: str = ""
    text: str = ""
    kind: str = str(Note.Kind.FACT)
    about: str = ""
    off_record: bool = False
    volunteered: bool = False


class Choice(NamedTuple):
    """A question that a line may answer."""

    key: str
    text: str
    is_chosen: bool


def line_rows(lines: list[LineInShort]) -> list[Row]:
    names = {kind.value: kind.name for kind in words.kinds()}
    said, clocks, zone = words.script_words(), words.clocks(), get_current_timezone()
    return [
        Row(
            key=str(line.pk),
            moment=line.at.isoformat(),
            clock=clocks.write(line.at.astimezone(zone)),
            value=line.kind,
            kind=names.get(line.kind, line.kind),
            text=line.text,
            about=str(line.planned_id) if line.planned_id else "",
            flags=_flags(line),
            marks=words.marks(line, said),
            off_record=line.off_record,
        )
        for line in lines
    ]


def _flags(line: LineInShort) -> str:
    if not (line.off_record or line.volunteered or line.replaces_id):
        return ""
    found = {
        "off_record": line.off_record,
        "volunteered": line.volunteered,
        "rival": line.has_rival,
        "corrects": line.corrects,
    }
    return " ".join(name for name, holds in found.items() if holds)


def lines_html(rows: list[Row]) -> SafeString:
    return Pattern("live/line.html", "row", {}).html(rows)


def choices_html(plan: list[QuestionInShort], pen: Pen) -> SafeString:
    rows = ((str(each.pk), each.text) for each in plan)
    choices = (Choice(key, text, is_chosen=key == pen.about) for key, text in rows)
    return Pattern("live/choice.html", "each", {}).html(choices)


def questions_html(
    plan: list[QuestionInShort], minutes_left: float, context: dict[str, object]
) -> SafeString:
    """Return the list of questions; ``context`` is what their forms need."""
    after = Pattern("live/follow_up.html", "each", context)
    follow_ups = {key: after.html(asked) for key, asked in _follow_ups(plan).items()}
    fit = {each.pk for each in timer.fitting(to_come(plan), minutes_left)}
    priorities, minutes = words.priorities(), words.script_words()["minutes"]
    return Pattern("live/question.html", "each", context).html(
        Asked(
            key=str(each.pk),
            text=each.text,
            is_asked=each.asked_at is not None,
            side=f"{priorities[each.priority]} · {minutes.format(n=each.minutes)}",
            priority=each.priority,
            minutes=str(each.minutes),
            follow_ups=follow_ups.get(each.pk, ""),
            fits=each.asked_at is not None or each.pk in fit,
        )
        for each in main(plan)
    )


def _follow_ups(plan: list[QuestionInShort]) -> dict[UUID, list[Ticked]]:
    keys = {each.pk for each in plan}
    found: dict[UUID, list[Ticked]] = defaultdict(list)
    for each in plan:
        if each.parent_id in keys:
            row = Ticked(str(each.pk), each.text, each.asked_at is not None, each.if_they_say)
            found[each.parent_id].append(row)
    return found


def main(plan: list[QuestionInShort]) -> list[QuestionInShort]:
    """Return the questions that are follow-ups of none; an orphan stands for itself."""
    keys = {each.pk for each in plan}
    return [each for each in plan if each.parent_id not in keys]


def to_come(plan: list[QuestionInShort]) -> list[QuestionInShort]:
    return [each for each in main(plan) if each.asked_at is None]
