"""Sheets of an Excel workbook (.xlsx) as tables, row by row."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from itertools import islice
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from askaround.core.language import gettext as _
from askaround.core.language import gettext_noop
from askaround.core.text import fold
from askaround.integrations.archives import open_archive
from askaround.integrations.tables import (
    LINES_BEFORE_HEADINGS,
    MOST_COLUMNS,
    Row,
    Table,
    tidy_headings,
    too_many_cells,
)
from askaround.people.rules.incoming import Problem, Unreadable

DAMAGED = gettext_noop(
    "The workbook is damaged or was not downloaded completely. Open it in your spreadsheet "
    "program, save it again as .xlsx or .csv, and choose the new file."
)
BROKEN = (  # what zipfile, the XML parser and openpyxl raise over damaged bytes
    zipfile.BadZipFile, zlib.error, struct.error, InvalidFileException, DefusedXmlException,
    ParseError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError, EOFError,
    OSError, RuntimeError, AssertionError,
)  # fmt: skip


def open_workbook(data: bytes, sheet: str, knows: Callable[[tuple[str, ...]], bool]) -> Table:
    """Return the table on ``sheet``, or on the first sheet that holds anything.

    Headings stand in the first row that ``knows`` recognizes (folded), else in the first row
    with text. Raises Unreadable.
    """
    open_archive(data).close()
    try:
        book = openpyxl.load_workbook(
            BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
    except BROKEN as error:
        raise Unreadable(_(DAMAGED)) from error
    wanted = [sheet] if sheet in book.sheetnames else book.sheetnames
    for name in wanted:
        if table := _sheet_table(book, name, knows):
            return table
    raise Unreadable(_("The workbook holds no rows. Choose another file, or another sheet of it."))


def _sheet_table(
    book: openpyxl.Workbook, sheet: str, knows: Callable[[tuple[str, ...]], bool]
) -> Table | None:
    """Return the table on one sheet, or nothing where the sheet is empty."""
    top = [row for row in islice(_rows(book, sheet), LINES_BEFORE_HEADINGS) if isinstance(row, Row)]
    filled = [row for row in top if any(row.cells)]
    if not filled:
        return None
    known = (row for row in filled if knows(tuple(fold(cell) for cell in row.cells)))
    first = next(known, filled[0])

    def read_rows() -> Iterator[Row | Problem]:
        return (row for row in _rows(book, sheet) if row.line > first.line)

    sheets = tuple(book.sheetnames)
    return Table(tidy_headings(first.cells), read_rows, first.line, (), sheet, sheets)


def _rows(book: openpyxl.Workbook, sheet: str) -> Iterator[Row | Problem]:
    """Give every row of ``sheet`` with its number; a workbook that breaks off ends in a Problem."""
    number = 0
    try:
        page = book[sheet]
        if not hasattr(page, "reset_dimensions"):  # a sheet that is only a chart
            return
        page.reset_dimensions()  # programs announce wrong sizes
        for number, values in enumerate(page.iter_rows(values_only=True), 1):
            yield _row(number, values)
    except BROKEN:
        reason = _("The workbook is damaged from this row on; the rest is missing.")
        yield Problem(number + 1, reason)


def _row(number: int, values: tuple[object, ...]) -> Row | Problem:
    while values and values[-1] is None:
        values = values[:-1]
    if len(values) > MOST_COLUMNS:
        return Problem(number, too_many_cells(len(values)))
    return Row(number, [_text(value) for value in values])


def _text(value: object) -> str:
    """Return a cell as somebody would type it: 3.0 as 3, a day without its midnight."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
