"""From a file to an import that waits for a yes: read in the child process, then kept."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from askaround.integrations.fields import Field
from askaround.integrations.sandbox import read_in_child
from askaround.integrations.spreadsheet import NeedsMapping
from askaround.journal.author import Author
from askaround.people.imports import batches
from askaround.people.models import ImportBatch
from askaround.people.rules.incoming import Reading, Unreadable


def take_in(*, by: Author, name: str, data: bytes) -> ImportBatch:
    """Read a file and keep what it holds. Raises Unreadable; then nothing is kept."""
    found = read_in_child(name, data, language=by.space.language)
    if isinstance(found, NeedsMapping):
        return batches.begin_mapping(
            by=by,
            name=name,
            data=data,
            headings=found.headings,
            sample=found.sample,
            guess=found.guess,
        )
    _refuse_empty(found)
    return batches.begin(by=by, name=name, reading=found)


def name_columns(*, by: Author, batch: ImportBatch, mapping: Mapping[int, Field]) -> None:
    """Read the waiting file again, now that its columns have a meaning. Raises Unreadable."""
    file = batches.file_of(batch)
    found = read_in_child(batch.name, file, mapping, language=by.space.language)
    if isinstance(found, NeedsMapping):
        raise Unreadable(_("The columns of this file could not be named. Choose the file again."))
    batches.name_columns(batch=batch, mapping=mapping, reading=found)


def _refuse_empty(reading: Reading) -> None:
    if not (reading.people or reading.events or reading.problems):
        raise Unreadable(
            _("The file names nobody. Choose another file, or paste the names instead.")
        )
