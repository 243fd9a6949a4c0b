"""The cells of the matrix as markup.

Up to a thousand of them stand on one page, and a template takes longer for them than the whole
rest of the page. Every part comes from a number, a key or a fixed word, and is escaped all the
same where it could be anything else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from askaround.insight.queries.matrix import Cell, Matrix, Place, Row

MANY, SOME = 4, 2
"""From how many lines on a cell is darker; the number itself always stands in it."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row as the template shows it."""

    row: Row
    url: str
    cells: SafeString


def rows(matrix: Matrix, exploration: UUID) -> list[GridRow]:
    """Return the rows of the matrix: the questions, and last what answers none."""
    order = [(each.pk.hex, str(each.pk)) for each in matrix.heard.conversations]
    found = [
        _row(matrix, row, order, reverse("insight:question", args=[row.question.pk]))
        for row in matrix.rows
        if row.question
    ]
    besides = reverse("insight:besides", args=[exploration])
    return [*found, _row(matrix, matrix.besides, order, besides)]


def _row(matrix: Matrix, row: Row, order: Iterable[tuple[str, str]], url: str) -> GridRow:
    key = row.question.pk.hex if row.question else None
    start, language = escape(url), get_language() or ""
    cells = []
    for text, conversation in order:
        cell = matrix.cells.get(Place(key, text))
        if cell is None:
            cells.append("<td></td>")
        else:
            inner = _inner(cell.lines, cell.claims, cell.off_record, language)
            cells.append(f'<td><a href="{start}#with-{conversation}"{inner}</a></td>')
    return GridRow(row, url, mark_safe("".join(cells)))  # noqa: S308 (escaped above)


@lru_cache(maxsize=1024)
def _inner(lines: int, claims: int, off_record: int, language: str) -> SafeString:
    """Return the rest of a link from its class on. ``language`` only tells texts apart."""
    cell = Cell(lines=lines, claims=claims, off_record=off_record)
    mark = '<span class="cell-off" aria-hidden="true">*</span>' if off_record else ""
    small = f'<small aria-hidden="true">{claims}</small>' if claims else ""
    words = escape(_words(cell))
    shade = 3 if lines >= MANY else 2 if lines >= SOME else 1 if lines else 0
    return mark_safe(  # noqa: S308 (numbers, and words that are escaped)
        f' class="cell cell-{shade}"><b aria-hidden="true">{lines or "·"}{mark}</b>{small}'
        f'<span class="visually-hidden">{words}</span>'
    )


def _words(cell: Cell) -> str:
    """Say aloud what a cell shows."""
    parts = []
    if cell.lines:
        parts.append(ngettext("%d line", "%d lines", cell.lines) % cell.lines)
    if cell.claims:
        parts.append(ngettext("%d thing heard", "%d things heard", cell.claims) % cell.claims)
    if cell.off_record:
        parts.append(_("%d off the record") % cell.off_record)
    return ", ".join(parts) or _("asked, no answer noted")
