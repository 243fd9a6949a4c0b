"""Reading a stranger's address book in a child process that may be killed (`child`)."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from askaround.core.language import gettext as _
from askaround.core.language import gettext_noop, speaking
from askaround.integrations.child import (
    MEGABYTE,
    USUAL,
    Limits,
    Plain,
    Sentences,
    ask_child,
    serve,
)
from askaround.integrations.fields import Field, FieldMap
from askaround.integrations.formats import read_file
from askaround.integrations.spreadsheet import NeedsMapping
from askaround.people.rules.incoming import Reading, Unreadable
from askaround.people.rules.reading_lines import from_lines, to_line, to_lines

ME = "askaround.integrations.sandbox"
SENTENCES = Sentences(
    too_long=gettext_noop(
        "Reading the file took too long, so it was stopped; nothing was imported. Split the "
        "file into smaller ones, or save it as .csv and try again."
    ),
    too_large=gettext_noop(
        "Reading the file needed more memory than is allowed, so it was stopped; nothing was "
        "imported. Split the file into smaller ones, or leave out columns and pictures that are "
        "not needed."
    ),
    mistake=gettext_noop(
        "The file could not be read because of a mistake in Askaround; nothing was imported. "
        "Saving it as .csv may help. The log says where it happened, without any of your data."
    ),
)


def read_in_child(
    name: str,
    file: Path | bytes,
    mapping: FieldMap | None = None,
    *,
    sheet: str = "",
    language: str = "en",
    limits: Limits = USUAL,
) -> Reading | NeedsMapping:
    """Return what `formats.read_file` makes of ``file``; raises Unreadable with a sentence.

    All sentences are said in ``language``, also those of the reading.
    """
    request = {"name": name, "mapping": mapping, "sheet": sheet, "language": language}
    with speaking(language):
        _refuse_huge(file, limits)
        return ask_child(ME, request, file, limits=limits, sentences=SENTENCES, read=_found)


def _refuse_huge(file: Path | bytes, limits: Limits) -> None:
    size = len(file) if isinstance(file, bytes) else file.stat().st_size
    if size > limits.file_bytes:
        raise Unreadable(
            _(
                "The file has %(size)d MB; more than %(most)d MB are not read. Split it, or leave "
                "out columns and pictures that are not needed."
            )
            % {"size": size // MEGABYTE, "most": limits.file_bytes // MEGABYTE}
        )


def _found(head: Plain, lines: Iterator[bytes]) -> Reading | NeedsMapping:
    if "needs_mapping" not in head:
        return from_lines(head, lines)
    said = head["needs_mapping"]
    return NeedsMapping(
        headings=tuple(said["headings"]),
        sample=tuple(tuple(row) for row in said["sample"]),
        guess={int(index): Field(name) for index, name in said["guess"].items()},
        sheet=said["sheet"],
        sheets=tuple(said["sheets"]),
    )


def _answer(request: Plain, data: bytes) -> Iterable[bytes]:
    mapping = request["mapping"]
    result = read_file(
        request["name"],
        data,
        mapping=mapping and {int(index): Field(name) for index, name in mapping.items()},
        sheet=request["sheet"],
    )
    if isinstance(result, NeedsMapping):
        return [to_line({"needs_mapping": asdict(result)})]
    return to_lines(result)


if __name__ == "__main__":
    serve(_answer, SENTENCES)
