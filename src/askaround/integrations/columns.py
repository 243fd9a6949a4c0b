"""One person from the cells of one row, once it is known what each column means."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import zip_longest

from askaround.core.text import fold
from askaround.integrations.collecting import Collector, RowProblem
from askaround.integrations.dates import days_come_first, parse_day
from askaround.integrations.links import profile_key, tidy_link
from askaround.integrations.reading import clean_line, clean_lines
from askaround.integrations.tables import Row, Table
from askaround.people.rules.incoming import IncomingPerson, IncomingRole, Reading


class Field(StrEnum):
    """What a column can mean. Several columns may mean the same: two phones, street and city."""

    KEY = "key"
    NAME = "full_name"
    GIVEN = "given_name"
    MIDDLE = "middle_name"
    FAMILY = "family_name"
    SUFFIX = "suffix"
    TITLE = "title"
    ORGANIZATION = "organization"
    STARTED = "started"
    ENDED = "ended"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    LOCATION = "location"
    KNOWN_SINCE = "known_since"
    MET_ON = "met_on"
    HOW_I_KNOW = "how_i_know"
    CIRCLE = "circle"
    TAGS = "tags"
    NOTE = "note"


FieldMap = Mapping[int, Field]  # column index, counted from 0 → what it means

# What spreadsheets and data tools write for "nothing". "Null" and "NA" can be names.
NOTHING = frozenset({
    "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>",
    "N/A", "NULL", "NaN", "n/a", "nan", "none", "null", "#REF!", "#VALUE!",
    "#NAME?", "(null)", "undefined",
})  # fmt: skip
NO_DETAIL = NOTHING | {"NA", "None", "-", "--", "—", "?"}
NAME_FIELDS = frozenset({Field.NAME, Field.GIVEN, Field.MIDDLE, Field.FAMILY, Field.SUFFIX})
KEPT_AS_WRITTEN = frozenset(
    {Field.NOTE, Field.TAGS, Field.EMAIL, Field.PHONE, Field.LINK, Field.MET_ON}
)

_BETWEEN_VALUES = re.compile(r"\s*(?::::|[\n;])\s*")
_BETWEEN_EMAILS = re.compile(r"\s*(?::::|[\n;,]|\s)\s*")
_BETWEEN_TAGS = re.compile(r"\s*(?::::|[\n;,])\s*")
_EMAIL = re.compile(r"[^\s@<>(),;:\"]+@[^\s@<>(),;:\"]+", re.UNICODE)
_EAST_ASIAN_NAME = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")


def join_name(given: str, middle: str, family: str, suffix: str = "") -> str:
    """Return the parts of a name as one, family name first where the script writes it so.

    >>> join_name("Dana", "", "Whitfield", "PhD"), join_name("明", "", "李")
    ('Dana Whitfield PhD', '李明')
    """
    if _EAST_ASIAN_NAME.fullmatch(given) and _EAST_ASIAN_NAME.fullmatch(family):
        return family + given
    return " ".join(part for part in (given, middle, family, suffix) if part)


def person_key(
    *, full_name: str, organization: str, emails: Sequence[str], links: Sequence[str], own: str = ""
) -> str:
    """Return the steadiest name a record has: its own, its profile, its address, its name."""
    if own:
        return own
    for link in links:
        if key := profile_key(link):
            return key
    if emails:
        return f"{emails[0].casefold()}"
    return f"{fold(full_name)} | {fold(organization)}"


def split_emails(text: str, notices: list[str]) -> list[str]:
    """Return the addresses in one cell; what is none is left out with a notice."""
    if _EMAIL.fullmatch(text):
        return [text]
    found = []
    for part in _BETWEEN_EMAILS.split(text):
        address = part.strip("<>\"'(),").removeprefix("mailto:")
        if _EMAIL.fullmatch(address):
            found.append(address)
    if not found:
        notices.append(f"“{shown(text)}” is not an e-mail address and was left out.")
    return found


def shown(text: str) -> str:
    """Return ``text`` short enough to stand inside a sentence.

    >>> shown("a" * 100)[-3:]
    'aa…'
    """
    text = clean_line(text)
    return text if len(text) <= 60 else text[:59] + "…"


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """Return what is not empty, each value once, in order."""
    if not values:  # the usual case, made cheap
        return ()
    return tuple(dict.fromkeys(value for value in values if value))


@dataclass
class RowReader:
    """Reads the rows of ``table``, whose columns mean what ``fields`` says.

    Formats with habits of their own override the methods without underscore.
    """

    table: Table
    fields: FieldMap

    def read(self, source: str) -> Reading:
        """Return all people of the table."""
        collector = Collector(Reading(source))
        collector.reading.problems.extend(self.table.notes)
        unread = _UnreadColumns(self.table.headings, self.unmapped())
        for row in self.table.read_rows():
            if not isinstance(row, Row):
                collector.refused(row.line, row.reason)
            elif not any(cell and not cell.isspace() for cell in row.cells):
                collector.blank()
            else:
                unread.look(row.cells)
                self._add(row, collector)
        if unread.named:
            collector.notice(f"These columns were not taken: {', '.join(unread.named)}.")
        return collector.reading

    def _add(self, row: Row, collector: Collector) -> None:
        notices: list[str] = []
        try:
            person = self.person(row, notices)
        except RowProblem as problem:
            collector.refused(row.line, str(problem))
        else:
            collector.person(person, notices)

    def person(self, row: Row, notices: list[str]) -> IncomingPerson:
        """Return the person of ``row``; remarks on details go to ``notices``.

        Raises RowProblem where the row names nobody.
        """
        values = self._values(row, notices)
        single = {field: texts[0] for field, texts in values.items()}
        emails = unique(
            [each for text in values.get(Field.EMAIL, ()) for each in self.emails(text, notices)]
        )
        links = unique(self._links(values.get(Field.LINK, ()), notices))
        roles = self.roles(values)
        full_name = _full_name(single, emails, links)
        return IncomingPerson(
            key=person_key(
                full_name=full_name,
                organization=roles[0].organization if roles else "",
                emails=emails,
                links=links,
                own=single.get(Field.KEY, ""),
            ),
            line=row.line,
            full_name=full_name,
            given_name=single.get(Field.GIVEN, ""),
            family_name=single.get(Field.FAMILY, ""),
            roles=roles,
            emails=emails,
            phones=unique(self._phones(values.get(Field.PHONE, ()), notices)),
            links=links,
            location=", ".join(unique(values.get(Field.LOCATION, ()))),
            known_since=self._day(single.get(Field.KNOWN_SINCE, ""), notices),
            how_i_know=single.get(Field.HOW_I_KNOW, ""),
            note="\n".join(values.get(Field.NOTE, ())),
            tags=unique(
                [
                    self.tag(part)
                    for text in values.get(Field.TAGS, ())
                    for part in self.parts(text, _BETWEEN_TAGS)
                ]
            ),
            circle=single.get(Field.CIRCLE, ""),
            met_on=self._days(values.get(Field.MET_ON, ()), notices),
        )

    def unmapped(self) -> list[int]:
        """Return the columns whose contents, if any, are reported as not taken."""
        return [index for index in range(len(self.table.headings)) if index not in self.fields]

    def tag(self, text: str) -> str:
        """Return a tag as it is kept; nothing where it means nothing to a person."""
        return text

    def cleaner(self, field: Field) -> Callable[[str], str]:
        """Return what takes away the invisible, and line breaks where a cell is one value."""
        return clean_lines if field in KEPT_AS_WRITTEN else clean_line

    def empty_words(self, field: Field) -> frozenset[str]:
        """Return the words that say that a cell is empty ("NULL")."""
        return NOTHING if field in NAME_FIELDS else NO_DETAIL

    @cached_property
    def _plan(self) -> list[tuple[int, Field, Callable[[str], str], frozenset[str]]]:
        """What to do with each column, settled once for all rows."""
        return [
            (index, field, self.cleaner(field), self.empty_words(field))
            for index, field in self.fields.items()
        ]

    def parts(self, text: str, between: re.Pattern[str]) -> list[str]:
        """Return the values in one cell."""
        return [part for part in between.split(text) if part]

    def emails(self, text: str, notices: list[str]) -> list[str]:
        """Return the addresses in one cell."""
        return split_emails(text, notices)

    def roles(self, values: dict[Field, list[str]]) -> tuple[IncomingRole, ...]:
        """Return the roles: the first title with the first organization, and so on."""
        columns = (values.get(field, ()) for field in ROLE_FIELDS)
        return tuple(
            IncomingRole(title, organization, started, ended)
            for title, organization, started, ended in zip_longest(*columns, fillvalue="")
            if title or organization
        )

    def _values(self, row: Row, notices: list[str]) -> dict[Field, list[str]]:
        """Return the tidy texts of each field that has any."""
        values: dict[Field, list[str]] = {}
        cells = row.cells
        width = len(self.table.headings)
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            extra = " ".join(cells[width:])
            notices.append(
                f"The row has {len(cells)} cells under {width} headings; "
                f"left out: “{shown(extra)}”."
            )
        count = len(cells)
        for index, field, cleaner, empty_words in self._plan:
            if index < count and (cell := cells[index]):
                text = cleaner(cell)
                if text and text not in empty_words:
                    values.setdefault(field, []).append(text)
        return values

    @cached_property
    def _day_first(self) -> bool:
        """Whether 3/4/2024 is the third of April: looked up in all date columns at once."""
        dated = [
            i for i, field in self.fields.items() if field in (Field.KNOWN_SINCE, Field.MET_ON)
        ]
        return days_come_first(
            row.cells[index]
            for row in self.table.read_rows()
            if isinstance(row, Row)
            for index in dated
            if index < len(row.cells)
        )

    def _day(self, text: str, notices: list[str]) -> date | None:
        if not text:
            return None
        day = parse_day(text, self._day_first if "/" in text or "-" in text else False)
        if day is None:
            notices.append(f"“{shown(text)}” is not a date and was left out.")
        return day

    def _days(self, texts: Sequence[str], notices: list[str]) -> tuple[date, ...]:
        days = [
            self._day(part, notices) for text in texts for part in self.parts(text, _BETWEEN_VALUES)
        ]
        return tuple(day for day in days if day is not None)

    def _links(self, texts: Sequence[str], notices: list[str]) -> list[str]:
        found = []
        for text in texts:
            for part in self.parts(text, _BETWEEN_VALUES):
                link = tidy_link(part)
                if not link:
                    notices.append(f"“{shown(part)}” is not a web address and was left out.")
                found.append(link)
        return found

    def _phones(self, texts: Sequence[str], notices: list[str]) -> list[str]:
        found = []
        for text in texts:
            for part in self.parts(text, _BETWEEN_VALUES):
                if any(letter.isdigit() for letter in part):
                    found.append(part)
                else:
                    notices.append(f"“{shown(part)}” is not a phone number and was left out.")
        return found


ROLE_FIELDS = (Field.TITLE, Field.ORGANIZATION, Field.STARTED, Field.ENDED)


def _full_name(single: Mapping[Field, str], emails: Sequence[str], links: Sequence[str]) -> str:
    name = single.get(Field.NAME, "") or join_name(
        single.get(Field.GIVEN, ""),
        single.get(Field.MIDDLE, ""),
        single.get(Field.FAMILY, ""),
        single.get(Field.SUFFIX, ""),
    )
    if any(letter.isalnum() or letter > "\x7f" for letter in name):
        return name
    if emails:
        return emails[0]
    if links:
        return profile_key(links[0]) or links[0]
    raise RowProblem("The row names nobody: it has no name, no e-mail address and no profile link.")


class _UnreadColumns:
    """Looks which columns without a meaning hold something, so that this can be said."""

    def __init__(self, headings: Sequence[str], unmapped: list[int]) -> None:
        self.headings = headings
        self.waiting = unmapped
        self.named: list[str] = []

    def look(self, cells: Sequence[str]) -> None:
        if not self.waiting:
            return
        width = len(cells)
        found = [i for i in self.waiting if i < width and cells[i] and not cells[i].isspace()]
        if found:
            self.named.extend(self.headings[i] or f"column {i + 1}" for i in found)
            self.waiting = [index for index in self.waiting if index not in found]
