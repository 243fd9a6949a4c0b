"""Templates for many rows: rendered once for each shape, with slots for the words of a row.

A page with two hundred lines would else spend most of its time in the engine of the templates.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape
from secrets import token_hex
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


class Pattern:
    """A template for rows that are named tuples of words and yes-or-no.

    The template may ask whether a word is there, but nothing else about it.
    """

    def __init__(self, template: str, name: str, context: dict[str, Any]) -> None:
        self._template, self._name, self._context = template, name, context
        self._slot = _marker()
        self._made: dict[tuple[bool, ...], _Shape] = {}

    def html(self, rows: Iterable[NamedTuple]) -> SafeString:
        """Return the HTML of all rows. Words are escaped, unless they are HTML already."""
        return mark_safe("".join(map(self._filled, rows)))  # noqa: S308 (escaped below)

    def _filled(self, row: NamedTuple) -> str:
        shape = tuple(map(bool, row))
        made = self._made.get(shape)
        if made is None:
            made = self._made[shape] = self._render(row)
        parts = made.parts.copy()
        for place, column in made.slots:
            word = row[column]
            parts[place] = word if isinstance(word, SafeString) else escape(word)
        return "".join(parts)

    def _render(self, row: NamedTuple) -> "_Shape":
        slots = {
            name: f"{self._slot}{name}{self._slot}" if word and isinstance(word, str) else word
            for name, word in row._asdict().items()
        }
        html = render_to_string(self._template, self._context | {self._name: slots})
        parts = re.sub(r"[ \n]+", " ", html).split(self._slot)  # without the indents
        names = enumerate(parts[1::2])
        return _Shape(parts, [(2 * n + 1, row._fields.index(name)) for n, name in names])


def render_with_lists(
    request: HttpRequest, page: str, context: dict[str, Any], lists: Sequence[str]
) -> HttpResponse:
    """Render a page, and put its long lists, which are HTML already, into it last.

    A template copies all that stands in it once for each block around it.
    """
    long = {name: context[name] for name in lists if context[name]}
    slot = _marker()
    places = {name: mark_safe(f"{slot}{name}{slot}") for name in long}  # noqa: S308 (our names)
    answer = render(request, page, context | places)
    for name, html in long.items():
        answer.content = answer.content.replace(places[name].encode(), html.encode(), 1)
    return answer


def _marker() -> str:
    """Return what stands around the name of a word: nobody can have written it beforehand."""
    return f"-{token_hex(8)}-"


class _Shape(NamedTuple):
    """What stands between the slots, with room for words; ``slots`` are (part, column of a row)."""

    parts: list[str]
    slots: list[tuple[int, int]]
