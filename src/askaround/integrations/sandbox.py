"""Reading a stranger's address book in a child process that may be killed (`child`)."""

import json
import logging
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from askaround.integrations.child import (
    MEGABYTE,
    ROOT,
    USUAL,
    BrokeOff,
    Limits,
    NeededTooMuch,
    TookTooLong,
    ask_child,
    place_of,
    serve,
)
from askaround.integrations.fields import Field, FieldMap
from askaround.integrations.formats import read_file
from askaround.integrations.spreadsheet import NeedsMapping
from askaround.people.rules.incoming import Reading, Unreadable
from askaround.people.rules.reading_lines import from_lines, to_line, to_lines

__all__ = ["ROOT", "Limits", "read_in_child"]

logger = logging.getLogger(__name__)

ME = "askaround.integrations.sandbox"
TOO_LARGE = (
    "Reading the file needed more memory than is allowed, so it was stopped; nothing was imported. "
    "Split the file into smaller ones, or leave out columns and pictures that are not needed."
)
TOO_LONG = (
    "Reading the file took too long, so it was stopped; nothing was imported. Split the "
    "file into smaller ones, or save it as .csv and try again."
)
MISTAKE = (
    "The file could not be read because of a mistake in Askaround; nothing was imported. Saving it "
    "as .csv may help. The log says where it happened, without any of your data."
)


def read_in_child(
    name: str,
    file: Path | bytes,
    mapping: FieldMap | None = None,
    *,
    sheet: str = "",
    limits: Limits = USUAL,
) -> Reading | NeedsMapping:
    """Return what `formats.read_file` makes of ``file``; raises Unreadable with a sentence."""
    size = len(file) if isinstance(file, bytes) else file.stat().st_size
    if size > limits.file_bytes:
        raise Unreadable(
            f"The file has {size // MEGABYTE:,} MB; more than {limits.file_bytes // MEGABYTE:,} MB "
            "are not read. Split it, or leave out columns and pictures that are not needed."
        )
    request = {"name": name, "mapping": mapping, "sheet": sheet}
    try:
        return ask_child(ME, request, file, limits=limits, read=_answer)
    except TookTooLong as error:
        raise Unreadable(TOO_LONG) from error
    except NeededTooMuch as error:
        raise Unreadable(TOO_LARGE) from error


def _answer(lines: Iterator[bytes]) -> Reading | NeedsMapping:
    try:
        head: dict[str, Any] = json.loads(next(lines, b"null")) or {}
        if "unreadable" in head:
            raise Unreadable(str(head["unreadable"]))
        if "mistake" in head:
            logger.error("A file could not be read: %s", head["mistake"])
            raise Unreadable(MISTAKE)
        if "needs_mapping" in head:
            return _needs_mapping(head["needs_mapping"])
        return from_lines(head, lines)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise BrokeOff from error


def _needs_mapping(said: dict[str, Any]) -> NeedsMapping:
    return NeedsMapping(
        headings=tuple(said["headings"]),
        sample=tuple(tuple(row) for row in said["sample"]),
        guess={int(index): Field(name) for index, name in said["guess"].items()},
        sheet=said["sheet"],
        sheets=tuple(said["sheets"]),
    )


def answer_lines(request: dict[str, Any], data: bytes) -> Iterator[bytes]:
    """Give the answer of the child, line by line."""
    mapping = request["mapping"]
    try:
        result = read_file(
            request["name"],
            data,
            mapping=mapping and {int(index): Field(name) for index, name in mapping.items()},
            sheet=request["sheet"],
        )
    except Unreadable as error:
        yield to_line({"unreadable": str(error)})
    except MemoryError:
        yield to_line({"unreadable": TOO_LARGE})
    except Exception as error:
        yield to_line({"mistake": place_of(error)})
    else:
        if isinstance(result, NeedsMapping):
            yield to_line({"needs_mapping": asdict(result)})
        else:
            yield from to_lines(result)


if __name__ == "__main__":
    serve(answer_lines)
