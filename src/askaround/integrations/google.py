"""Google Contacts as CSV, in the headings used until 2023 and those since."""

import re
from collections.abc import Sequence

from askaround.integrations.columns import RowReader, columns_meaning
from askaround.integrations.fields import Field
from askaround.integrations.tables import Table
from askaround.people.rules.incoming import Reading

SOURCE = "google"

_FIELDS = {
    "name": Field.NAME,
    "given name": Field.GIVEN,
    "first name": Field.GIVEN,
    "additional name": Field.MIDDLE,
    "middle name": Field.MIDDLE,
    "family name": Field.FAMILY,
    "last name": Field.FAMILY,
    "name suffix": Field.SUFFIX,
    "organization name": Field.ORGANIZATION,
    "organization title": Field.TITLE,
    "notes": Field.NOTE,
    "group membership": Field.TAGS,
    "labels": Field.TAGS,
}
_NUMBERED = (
    (re.compile(r"e-?mail \d+ - value"), Field.EMAIL),
    (re.compile(r"phone \d+ - value"), Field.PHONE),
    (re.compile(r"website \d+ - value"), Field.LINK),
    (re.compile(r"organization \d+ - name"), Field.ORGANIZATION),
    (re.compile(r"organization \d+ - title"), Field.TITLE),
    (re.compile(r"address 1 - (city|region|country)"), Field.LOCATION),
)
_SYSTEM_GROUPS = frozenset({"* mycontacts", "* my contacts", "* starred"})


def recognises(headings: Sequence[str]) -> bool:
    """Tell whether the folded ``headings`` are those of Google Contacts."""
    known = set(headings)
    numbered = any(
        _NUMBERED[0][0].fullmatch(each) or _NUMBERED[1][0].fullmatch(each) for each in known
    )
    return numbered and bool(known & {"given name", "first name", "name", "family name"})


def _field(heading: str) -> Field | None:
    if heading in _FIELDS:
        return _FIELDS[heading]
    return next((field for pattern, field in _NUMBERED if pattern.fullmatch(heading)), None)


def read(table: Table) -> Reading:
    return _GoogleRows(table, columns_meaning(table, _field)).read(SOURCE)


class _GoogleRows(RowReader):
    """Rows whose labels are marked with asterisks where Google made them."""

    def unmapped(self) -> list[int]:
        """Return columns worth a word; the kinds ("Home", "Work") of addresses are not."""
        kinds = ("- type", "- label")
        headings = self.table.folded
        return [index for index in super().unmapped() if not headings[index].endswith(kinds)]

    def tag(self, text: str) -> str:
        return "" if text.casefold() in _SYSTEM_GROUPS else text.removeprefix("* ")
