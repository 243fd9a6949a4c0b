"""The rows of the matrix as markup.

Up to a thousand cells stand on one page, and a template takes longer for them than the whole
rest of the page. Every part comes from a number, a key or a fixed word, and is escaped all the
same where it could be anything else.
"""

from collections.abc import Iterable
from functools import lru_cache
from uuid import UUID

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from askaround.insight.queries.heard import Talk
from askaround.insight.queries.matrix import Matrix, Row
from askaround.web.insight import words
from askaround.web.insight.addresses import address

MANY, SOME = 4, 2
"""From how many lines on a mark is larger and darker; the number itself always stands in it."""


def heads(conversations: Iterable[Talk]) -> SafeString:
    """Return the heads of the columns: with whom each conversation was."""
    cells = [
        f'<th scope="col"><a class="matrix-name" href="{address("debrief:debrief", talk.pk)}">'
        f"{escape(talk.name)}</a></th>"
        for talk in conversations
    ]
    return mark_safe("".join(cells))  # noqa: S308 (escaped above)


def rows(matrix: Matrix, exploration: UUID) -> SafeString:
    """Return the rows of the matrix: the questions, and last what answers none."""
    order = [(each.pk.hex, str(each.pk)) for each in matrix.heard.conversations]
    found = [
        _row(row, order, row.question.text, address("insight:question", row.question.pk))
        for row in matrix.rows
        if row.question
    ]
    url = reverse("insight:besides", args=[exploration])
    besides = _row(matrix.besides, order, _("Besides my questions"), url)
    return mark_safe("".join([*found, besides]))  # noqa: S308 (escaped in each row)


def _row(row: Row, order: Iterable[tuple[str, str]], text: str, url: str) -> str:
    start, language = f'<td><a href="{escape(url)}#with-', get_language() or ""
    seen = row.cells
    cells = []
    for key, conversation in order:
        cell = seen.get(key)
        if cell is None:
            cells.append("<td></td>")
        else:
            inner = _inner(cell.lines, cell.claims, cell.off_record, language)
            cells.append(f"{start}{conversation}{inner}")
    about = _about(len(row.claims), row.voices, row.disputed > 0, language)
    head = f'<th scope="row"><a href="{escape(url)}">{escape(text)}</a>{about}</th>'
    return f"<tr>{head}{''.join(cells)}</tr>"


@lru_cache(maxsize=1024)
def _about(claims: int, voices: int, disputed: bool, language: str) -> str:
    """Return what stands under a question. ``language`` only tells texts apart."""
    if not claims:
        return ""
    parts = [_learned(claims), words.voices(voices)]
    disagree = escape(_("they disagree"))
    mark = f" · <b>{disagree}</b>" if disputed else ""
    return f"<small>{escape(' · '.join(parts))}{mark}</small>"


@lru_cache(maxsize=1024)
def _inner(lines: int, claims: int, off_record: int, language: str) -> str:
    """Return the rest of a cell from its address on. ``language`` only tells texts apart."""
    shade = 3 if lines >= MANY else 2 if lines >= SOME else 1 if lines else 0
    number = f"{lines or ''}{'*' if off_record else ''}"
    small = f"<small>{claims}</small>" if claims else ""
    says = escape(_says(lines, claims, off_record))
    return f'" class="cell cell-{shade}" aria-label="{says}"><b>{number}</b>{small}</a></td>'


def _says(lines: int, claims: int, off_record: int) -> str:
    """Say aloud what a cell shows."""
    parts = []
    if lines:
        parts.append(ngettext("%d line", "%d lines", lines) % lines)
    if claims:
        parts.append(_learned(claims))
    if off_record:
        parts.append(_("%d off the record") % off_record)
    return ", ".join(parts) or _("asked, no answer noted")


def _learned(claims: int) -> str:
    return ngettext("%d thing learned", "%d things learned", claims) % claims
