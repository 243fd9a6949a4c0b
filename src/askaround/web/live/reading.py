"""What a device or a plain form says, read as lines."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askaround.conversations.actions.noting import refusal
from askaround.conversations.rules.lines import (
    MOST_AT_ONCE,
    Line,
    NotKept,
    read_line,
    read_moment,
)
from askaround.core.ids import uuid7

SHORT = 64
"""A key is 36 characters long; what is much longer is not repeated in an answer."""


class BadBatch(ValueError):
    """Why nothing of what came could be read; ``status`` is that of the answer."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass
class Batch:
    """The lines of one delivery, and what could not be read, by the key that it claimed."""

    lines: list[Line] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    sent_at: datetime | None = None


def read_batch(request: HttpRequest) -> Batch:
    """Read ``{"sent_at": …, "lines": [{"id": …, "does": …, …}]}``. Raises :class:`BadBatch`."""
    said = _json(request)
    rows = said.get("lines") if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(rows, list):
        raise BadBatch(_("These are not lines of a conversation. Nothing was changed."))
    if len(rows) > MOST_AT_ONCE:
        raise BadBatch(
            ngettext(
                "Send at most %d line at once.", "Send at most %d lines at once.", MOST_AT_ONCE
            )
            % MOST_AT_ONCE,
            413,
        )
    batch = Batch(sent_at=read_moment(said.get("sent_at")))
    for key, row in _rows(rows):
        try:
            batch.lines.append(read_line(row))
        except NotKept as problem:
            batch.refused[key] = refusal(problem)
    return batch


def _rows(rows: list[object]) -> Iterator[tuple[str, dict[str, object]]]:
    for row in rows:
        said = row if isinstance(row, dict) else {}
        yield str(said.get("id"))[:SHORT], said


def _json(request: HttpRequest) -> object:
    try:
        return json.loads(request.body)
    except RequestDataTooBig as problem:
        raise BadBatch(_("That is too much at once. Send fewer lines."), 413) from problem
    except (ValueError, RecursionError) as problem:
        raise BadBatch(_("This could not be read. Nothing was changed.")) from problem


def read_form(form: QueryDict) -> Line:
    """Read the one line of a plain form; its key is made here. Raises :class:`NotKept`."""
    said: dict[str, object] = {name: form.get(name, "") for name in form}
    said |= {name: form.get(name) == "on" for name in ("off_record", "volunteered", "struck")}
    minutes = form.get("minutes", "")
    said |= {
        "id": str(_key(form.get("id", ""))),
        "at": None,
        "minutes": int(minutes)
        if minutes.isascii() and minutes.isdigit() and len(minutes) < 6
        else 0,
    }
    return read_line(said)


def _key(text: str) -> UUID:
    """Return the key that stood in the form, so that pressing twice is once; else a new one."""
    try:
        return UUID(text)
    except ValueError:
        return uuid7()
