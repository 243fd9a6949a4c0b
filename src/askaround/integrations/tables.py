"""Delimited text as a table: which delimiter, where the headings are, and one row after another.

Records keep the line on which they start. A quotation mark that was never closed would swallow
the rows behind it: such a record is taken apart again into its lines.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from itertools import islice

from askaround.core.language import gettext as _
from askaround.core.language import grouped
from askaround.core.text import fold
from askaround.integrations.reading import Decoded, restore_formula
from askaround.people.rules.incoming import Problem, Unreadable

DELIMITERS = ",;\t|"
MOST_COLUMNS = 1_000
LONGEST_HEADING = 200
LINES_BEFORE_HEADINGS = 40  # notes that LinkedIn, or somebody's editing, put above them
LINES_SNIFFED = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the line it starts on, and its cells as written."""

    line: int
    cells: Sequence[str]


@dataclass(frozen=True)
class Table:
    """Headings and the rows below them.

    ``read_rows`` begins anew at every call; it gives a :class:`Row`, or a Problem for a record
    that is none. ``notes`` are remarks on the file as a whole. ``sheets`` names what else a
    workbook holds; ``sheet`` is the one read. ``line`` is where the headings stand.
    """

    headings: tuple[str, ...]
    read_rows: Callable[[], Iterator[Row | Problem]]
    line: int = 1
    notes: tuple[Problem, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The headings in the form used to compare them."""
        return tuple(fold(heading) for heading in self.headings)

    def sample(self, count: int) -> list[Row]:
        """Return the first ``count`` rows that are not empty."""
        filled = (row for row in self.read_rows() if isinstance(row, Row) and any(row.cells))
        return list(islice(filled, count))


def split_line(line: str, delimiter: str) -> list[str]:
    """Return the cells of one physical line, whatever its quotation marks."""
    try:
        return next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), [])
    except csv.Error:
        return [line.rstrip("\r\n")]


def read_records(
    text: str, *, delimiter: str, skip_lines: int, width: int
) -> Iterator[Row | Problem]:
    """Give the records below the first ``skip_lines`` lines; ``width`` is the usual cell count."""
    lines = islice(StringIO(text, newline=""), skip_lines, None)
    taken: list[str] = []

    def remembered() -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line

    reader = csv.reader(remembered(), delimiter=delimiter)
    line = skip_lines + 1
    while True:
        taken.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = []
            apart = True
        else:
            apart = len(taken) > 1 and len(cells) != width and _swallowed(taken, delimiter, width)
        if apart:
            for offset, single in enumerate(taken):
                yield _checked_line(line + offset, single, delimiter)
        else:
            yield _checked(line, cells)
        line += len(taken)


def _swallowed(lines: list[str], delimiter: str, width: int) -> bool:
    """Tell whether one of the later lines of a record is a whole record by itself."""
    if width < 2:
        return False
    return any(len(split_line(line, delimiter)) == width for line in lines[1:])


def _checked(line: int, cells: list[str]) -> Row | Problem:
    if len(cells) > MOST_COLUMNS:
        return Problem(line, too_many_cells(len(cells)))
    return Row(line, [restore_formula(cell) if "'" in cell else cell for cell in cells])


def too_many_cells(number: int) -> str:
    return _("The row has %(cells)s cells; more than %(most)s are not read.") % {
        "cells": grouped(number),
        "most": grouped(MOST_COLUMNS),
    }


def _checked_line(line: int, text: str, delimiter: str) -> Row | Problem:
    longest = csv.field_size_limit()
    if len(text) > longest:
        return Problem(line, _("The line is longer than %s characters.") % grouped(longest))
    return _checked(line, split_line(text, delimiter))


def find_table(decoded: Decoded, knows: Callable[[tuple[str, ...]], bool]) -> Table | None:
    """Return the table whose headings ``knows`` recognizes (folded), notes above it skipped."""
    text = decoded.text
    for number, line in enumerate(islice(StringIO(text, newline=""), LINES_BEFORE_HEADINGS)):
        for delimiter in DELIMITERS:
            if delimiter not in line:
                continue
            headings = tuple(split_line(line, delimiter))
            if _plausible(headings) and knows(tuple(fold(each) for each in headings)):
                return _table(decoded, headings, delimiter, number, number + 1)
    return None


def _plausible(headings: Sequence[str]) -> bool:
    """Tell whether these may be headings: a moderate number, none of them prose or a row."""
    return len(headings) <= MOST_COLUMNS and not any(
        "\t" in heading or len(heading) > LONGEST_HEADING for heading in headings
    )


def sniff_table(decoded: Decoded) -> Table:
    """Return ``decoded`` as a table of the likeliest delimiter, headings in its first full line.

    Raises Unreadable where there is no line at all, or one far too wide.
    """
    lines = list(islice(StringIO(decoded.text, newline=""), LINES_SNIFFED))
    first = next(
        (number for number, line in enumerate(lines) if line.strip(DELIMITERS + " \r\n\t")), None
    )
    if first is None:
        raise Unreadable(_("The file is empty: it holds no line with text. Choose another file."))
    delimiter = likeliest_delimiter(lines[first:])
    headings = next(
        record.cells if isinstance(record, Row) else ()
        for record in read_records(decoded.text, delimiter=delimiter, skip_lines=first, width=0)
    )
    if not headings:
        raise Unreadable(
            _(
                "Line %(line)d, which should hold the headings, has more than %(most)s cells or a "
                "very long one. Delete the columns that are not needed and try again."
            )
            % {"line": first + 1, "most": grouped(MOST_COLUMNS)}
        )
    return _table(decoded, tuple(headings), delimiter, first, first + 1 + _line_breaks(headings))


def _line_breaks(headings: Sequence[str]) -> int:
    return sum(heading.count("\n") for heading in headings)


def likeliest_delimiter(lines: Sequence[str]) -> str:
    """Return the delimiter that cuts most of ``lines`` into equally many cells.

    A comma wins a tie, so that a single column is read as comma-separated.
    """

    def agreement(delimiter: str) -> tuple[int, int]:
        counts = [len(split_line(line, delimiter)) for line in lines if line.strip()]
        width = max(set(counts), key=counts.count, default=1)
        return (0, 0) if width < 2 else (counts.count(width) + counts[0], counts[0])

    return max(DELIMITERS, key=agreement)


def _table(
    decoded: Decoded, headings: tuple[str, ...], delimiter: str, above: int, skip_lines: int
) -> Table:
    def read_rows() -> Iterator[Row | Problem]:
        return read_records(
            decoded.text, delimiter=delimiter, skip_lines=skip_lines, width=len(headings)
        )

    notes = (Problem(0, decoded.assumption, notice=True),) if decoded.assumption else ()
    return Table(tidy_headings(headings), read_rows, above + 1, notes)


def tidy_headings(headings: Sequence[str]) -> tuple[str, ...]:
    """Return headings short and on one line; an empty one stays empty."""
    return tuple(" ".join(heading.split())[:LONGEST_HEADING] for heading in headings)
