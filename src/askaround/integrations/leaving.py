"""Everything that can leave, in the formats other programs read."""

from collections.abc import Callable, Iterable
from typing import BinaryIO
from zoneinfo import ZoneInfo

from askaround import access
from askaround.accounts.queries import playbook_in_force
from askaround.archive.manifest import Manifest
from askaround.archive.queries import outgoing
from askaround.archive.writing import Copy, write_archive
from askaround.integrations.planned import planned_bytes
from askaround.integrations.writing import write_csv, write_vcards, write_xlsx
from askaround.journal.author import Author
from askaround.people.rules.outgoing import OutgoingPerson

ARCHIVE = "zip"
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "vcf": "text/vcard; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    ARCHIVE: "application/zip",
}
"""Every format by the ending of its file, with what a browser calls it."""


def write_leaving(*, by: Author, ending: str, file: BinaryIO) -> None:
    """Write the author's people to ``file`` as csv, xlsx or vcf, what is planned as ics, or
    everything as a zip.
    """
    if ending == ARCHIVE:
        write_everything(by=by, file=file)
    elif ending == "ics":
        file.write(_planned(by))
    else:
        WRITERS[ending](_people(by), file)


def write_everything(*, by: Author, file: BinaryIO) -> Manifest:
    """Write the archive, with copies to look at: people as table and cards, a calendar of plans."""
    copies: dict[str, Copy] = {
        "people.csv": lambda entry: entry.writelines(write_csv(_people(by))),
        "people.vcf": lambda entry: entry.writelines(write_vcards(_people(by))),
        "planned.ics": lambda entry: entry.writelines([_planned(by)]),
    }
    return write_archive(by=by, file=file, copies=copies)


def _planned(by: Author) -> bytes:
    return planned_bytes(
        conversations=access.conversations(by.space),
        windows=access.windows(by.space),
        playbook=playbook_in_force(by.space),
        now=by.now,
    )


def _people(by: Author) -> Iterable[OutgoingPerson]:
    return outgoing(access.people(by.space), zone=ZoneInfo(by.space.time_zone))


WRITERS: dict[str, Callable[[Iterable[OutgoingPerson], BinaryIO], None]] = {
    "csv": lambda people, file: file.writelines(write_csv(people)),
    "xlsx": write_xlsx,
    "vcf": lambda people, file: file.writelines(write_vcards(people)),
}
