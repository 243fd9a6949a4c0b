"""What becomes of real calendar files: ``python -m bench.calendar_corpus``.

Reads the shared folder (``ASKAROUND_SHARED_DATA``, ``../shared/data`` by default), each file in a
child as the program does it, and writes ``docs/measurements/calendar-files.md``. Then times large
calendars of one kind against the floor: the same bytes split into lines and nothing else.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from askaround.integrations.calendar_child import busy_in_child
from askaround.people.rules.incoming import Unreadable
from bench.corpora import QUOTED, SHARED, child_cpu

FOLDER = SHARED / "calendar"
REPORT = Path("docs/measurements/calendar-files.md")
ABOUT_THE_FILES = "SOURCES.md"
NOW, ZONE = datetime(2026, 3, 2, 12, tzinfo=UTC), "Europe/Berlin"
DAYS = 366 * 20  # most of the files are old: so many days from 2010 are looked at
SINCE = datetime(2010, 1, 1, tzinfo=UTC)
LARGE = {"that happen once": (10_000, ""), "that repeat every week": (1_000, "RRULE:FREQ=WEEKLY")}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the report; ``seconds`` of processor time, the start of a child included."""

    file: str
    seconds: float
    entries: int = 0
    spans: int = 0
    left_out: int = 0
    said: str = ""
    is_read: bool = True

    def row(self) -> str:
        read = "read" if self.is_read else "not read"
        counts = f"{self.entries} | {self.spans} | {self.left_out}"
        return f"| {self.file} | {read} | {counts} | {self.said} |"


def outcomes() -> Iterator[Outcome]:
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file() and path.name != ABOUT_THE_FILES:
            yield outcome(path)


def outcome(path: Path) -> Outcome:
    file = str(path.relative_to(SHARED))
    before = child_cpu()
    try:
        found = busy_in_child(path.read_bytes(), now=SINCE, zone=ZONE, days=DAYS)
    except Unreadable as problem:
        return Outcome(file, child_cpu() - before, said=str(problem), is_read=False)
    return Outcome(
        file,
        child_cpu() - before,
        entries=found.entries,
        spans=len(found.spans),
        left_out=len(found.problems),
        said=QUOTED.sub("“…”", next(iter(found.problems), "")),
    )


def calendar_of(entries: int, rule: str) -> bytes:
    """Return a calendar of made-up entries of half an hour, titles and descriptions included."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for number in range(entries):
        at = f"2026{number % 3 + 3:02}{number % 28 + 1:02}T{number % 24:02}"
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}@example.org",
            f"DTSTART;TZID=America/New_York:{at}0000",
            f"DTEND;TZID=America/New_York:{at}3000",
            f"SUMMARY:Entry number {number}",
            f"DESCRIPTION:{'words and more words ' * 12}",
            *filter(None, [rule]),
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def timings() -> list[str]:
    return [timing(kind, *of) for kind, of in LARGE.items()]


def timing(kind: str, entries: int, rule: str) -> str:
    """Return a line about time; best of three, processor time of the child."""
    data = calendar_of(entries, rule)
    floor = min(timed_floor(data) for _ in range(3))
    spent = []
    for _ in range(3):
        before = child_cpu()
        found = busy_in_child(data, now=NOW, zone=ZONE)
        spent.append(child_cpu() - before)
    return (
        f"- {entries:,} entries {kind} ({len(data) / 1e6:.1f} MB, {len(found.spans):,} spans after "
        f"merging): {min(spent):.2f} s in the child; floor {floor:.3f} s, ratio "
        f"{min(spent) / floor:.0f}."
    )


def timed_floor(data: bytes) -> float:
    start = time.process_time()
    for line in data.decode().split("\r\n"):
        line.partition(":")
    return time.process_time() - start


HEAD = """\
# What becomes of real calendar files

Written by `python -m bench.calendar_corpus`; the files themselves are not part of the project.
Every file is read as a calendar of one's own would be, in the child process, for the busy time of
twenty years from 2010. *Left out* counts remarks: entries without a readable time, zones that
nobody knows, files that stop in the middle (at most 20 are told). Values are shown as “…”.

{files} files: {read} read, {entries:,} entries, {spans:,} spans of busy time after merging;
{unread} not read, each with its reason. None broke the reader. In seconds of processor time, in
which the start of the child counts, the slowest file needed {slowest:.2f} ({slowest_file}), half of
all files at most {median:.2f}.

## Time

{times}

## File by file

| file | | entries | spans | left out | first remark |
|---|---|---:|---:|---:|---|
"""


def report(lines: list[Outcome], times: list[str]) -> str:
    by_time = sorted(lines, key=lambda line: line.seconds)
    head = HEAD.format(
        files=len(lines),
        read=sum(line.is_read for line in lines),
        unread=sum(not line.is_read for line in lines),
        entries=sum(line.entries for line in lines),
        spans=sum(line.spans for line in lines),
        slowest=by_time[-1].seconds,
        slowest_file=by_time[-1].file,
        median=by_time[len(by_time) // 2].seconds,
        times="\n".join(times),
    )
    return head + "\n".join(line.row() for line in lines) + "\n"


def main() -> None:
    times = timings()
    REPORT.write_text(report(list(outcomes()), times), "utf-8")
    print(*times, f"Written: {REPORT}", sep="\n")


if __name__ == "__main__":
    main()
