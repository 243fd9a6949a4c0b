"""What the importers make of real and realistic files: ``python -m bench.import_corpus``.

Reads the shared folder (``ASKAROUND_SHARED_DATA``, ``../shared/data`` by default), each file in a
child as the program does it, and writes ``docs/measurements/import-corpus.md``. Then times a
LinkedIn export of 30,000 people against the floor: the same bytes through ``csv.reader`` alone.
"""

import csv
import json
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import pairwise
from pathlib import Path

from askaround.integrations.formats import detect
from askaround.integrations.pasted import read_pasted
from askaround.integrations.sandbox import read_in_child
from askaround.integrations.spreadsheet import NeedsMapping
from askaround.people.rules.incoming import Reading, Unreadable
from bench.corpora import QUOTED, SHARED, child_cpu

REPORT = Path("docs/measurements/import-corpus.md")
FOLDERS = ("linkedin", "contacts")
ABOUT_THE_FILES = frozenset({"SOURCES.md", "real_export_census.tsv"})
PEOPLE = 30_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the report; ``refused`` and ``notices`` count problems."""

    file: str
    format: str
    people: int = 0
    events: int = 0
    refused: int = 0
    notices: int = 0
    first: str = ""

    def row(self) -> str:
        counts = f"{self.people} | {self.events} | {self.refused} | {self.notices}"
        return f"| {self.file} | {self.format} | {counts} | {self.first} |"


def outcomes() -> Iterator[Outcome]:
    for folder in FOLDERS:
        for path in sorted((SHARED / folder).rglob("*")):
            if path.is_file() and path.name not in ABOUT_THE_FILES:
                yield outcome(path)
    for path in sorted((SHARED / "names" / "big-list-of-naughty-strings").glob("*.txt")):
        reading = read_pasted(path.read_text("utf-8"))
        yield counted(str(path.relative_to(SHARED)), "pasted", reading)


def outcome(path: Path) -> Outcome:
    """Return what becomes of one file; unknown columns are read as they are guessed."""
    file = str(path.relative_to(SHARED))
    try:
        found = detect(path.name, path.read_bytes())
        answer = read_in_child(path.name, path)
        if isinstance(answer, NeedsMapping):
            answer = read_in_child(path.name, path, answer.guess)
            return counted(file, f"{found}, columns guessed", answer)
    except Unreadable as error:
        return Outcome(file, "not read", first=QUOTED.sub("“…”", str(error)))
    return counted(file, found, answer)


def counted(file: str, found: str, reading: Reading | NeedsMapping) -> Outcome:
    if isinstance(reading, NeedsMapping):
        return Outcome(file, found, first="The guessed columns were not enough.")
    first = reading.problems[0] if reading.problems else None
    said = f"line {first.line}: {first.reason}" if first and first.line else ""
    return Outcome(
        file=file,
        format=found,
        people=len(reading.people),
        events=len(reading.events),
        refused=sum(1 for problem in reading.problems if not problem.notice),
        notices=sum(1 for problem in reading.problems if problem.notice),
        first=QUOTED.sub("“…”", said or (first.reason if first else "")),
    )


def export_of(people: int) -> bytes:
    """Return a Connections.csv of made-up people, commas, accents and emoji included."""
    given = ("Dana", "José", "Łukasz", "Mary Ann", "Omar", "Zoë", "Priya", "明")
    family = ("Whitfield", "García, MBA", "Nowak", "O'Neil", "Haddad", "Smith 🌱", "Menon", "李")
    file = StringIO(newline="")
    file.write('Notes:\n"When exporting your connection data, ..."\n\n')
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(
        ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
    )
    for number in range(people):
        writer.writerow(
            [
                given[number % 8],
                family[number // 8 % 8],
                f"https://www.linkedin.com/in/person-{number}",
                f"person{number}@example.org" if number % 20 == 0 else "",
                f"Company {number % 3_000}",
                f"Engineer, level {number % 7}",
                f"{number % 28 + 1:02d} Aug {2010 + number % 15}",
            ]
        )
    return file.getvalue().encode()


def timings() -> list[str]:
    """Return the lines about time and memory; best of three."""
    data = export_of(PEOPLE)
    floor = min(timed_floor(data) for _ in range(3))
    before = [child_cpu()]
    parent = []
    for _ in range(3):
        start = time.process_time()
        read_in_child("Connections.csv", data)
        parent.append(time.process_time() - start)
        before.append(child_cpu())
    child = min(later - earlier for earlier, later in pairwise(before))
    total = child + min(parent)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    childs = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    size = f"{len(data) / 1e6:.1f} MB"
    return [
        f"- {PEOPLE:,} connections ({size}), CPU: child {child:.2f} s, parent {min(parent):.2f} s.",
        f"- Floor, the same bytes through `csv.reader`: {floor:.3f} s; ratio {total / floor:.0f}.",
        f"- Highest memory: child {childs} MB, parent (with this benchmark) {own} MB.",
    ]


def timed_floor(data: bytes) -> float:
    start = time.process_time()
    for _ in csv.reader(StringIO(data.decode(), newline="")):
        pass
    return time.process_time() - start


def comparison() -> str:
    """Return how many people linkedin-analyzer 0.6.0 and we keep of one file."""
    folder = SHARED / "linkedin" / "linkedin_analyzer_pypi"
    theirs = json.loads((folder / "parity-corpus-expected.json").read_text("utf-8"))["connections"]
    data = (folder / "connections-corpus.csv").read_bytes()
    reading = read_in_child("connections-corpus.csv", data)
    ours = len(reading.people) if isinstance(reading, Reading) else 0
    return COMPARISON.format(theirs=len(theirs), ours=ours)


COMPARISON = """\
## Against another program

Of the 220 hostile rows of `connections-corpus.csv`, linkedin-analyzer 0.6.0 keeps {theirs} and we
keep {ours}. Everybody it keeps is here too (`tests/integrations/test_corpus.py`). The differences:

- Rows with an e-mail address or a profile but no name are kept and called by it; it drops them.
- "NA" and "None" are names when they stand in a name column, and nothing elsewhere.
- It puts an apostrophe before `=`, `+`, `-` and `@` in what it stores. We store the cell as it
  is and guard it in what we write.
- It deletes form feeds and vertical tabs inside a cell; we put a space, so that words stay apart.
- A day that does not exist (30 Feb) stays text with it; we leave it out and say so.
- An address in the wrong column (a link under "Email Address") is left out and named.
- Of `messages-corpus.csv` it keeps 203 rows, most with impossible dates. A message without a
  moment has no place in a timeline, so those are refused by line.
"""
HEAD = """\
# What the importers make of real files

Written by `python -m bench.import_corpus`; the files themselves are not part of the project.
*Refused* rows stayed out, each named by line and reason; *notices* are details left out or
assumed. Values of the files are shown as “…”.

{files} files, {people:,} people, {events:,} messages and invitations; {unread} files not read, each
with its reason.

## Time and memory

{times}

{comparison}
## File by file

| file | format | people | events | refused | notices | first remark |
|---|---|---:|---:|---:|---:|---|
"""


def report(lines: list[Outcome], times: list[str]) -> str:
    head = HEAD.format(
        files=len(lines),
        people=sum(line.people for line in lines),
        events=sum(line.events for line in lines),
        unread=sum(1 for line in lines if line.format == "not read"),
        times="\n".join(times),
        comparison=comparison(),
    )
    return head + "\n".join(line.row() for line in lines) + "\n"


def main() -> None:
    times = timings()
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(report(list(outcomes()), times), "utf-8")
    print(*times, f"Written: {REPORT}", sep="\n")


if __name__ == "__main__":
    main()
