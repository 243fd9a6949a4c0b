"""One person from the cells of one row, once it is known what each column means."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import zip_longest

from askaround.core.language import gettext as _
from askaround.core.language import ngettext
from askaround.integrations.collecting import Collector, RowProblem
from askaround.integrations.dates import days_come_first, parse_day
from askaround.integrations.fields import (
    NAME_FIELDS,
    NO_DETAIL,
    NOTHING,
    Field,
    FieldMap,
    join_name,
    person_key,
    shown,
    split_emails,
    unique,
)
from askaround.integrations.links import profile_key, tidy_link
from askaround.integrations.reading import clean_line, clean_lines
from askaround.integrations.tables import Row, Table
from askaround.people.rules.incoming import LONGEST_NAME, IncomingPerson, IncomingRole, Reading

KEPT_AS_WRITTEN = frozenset(
    {Field.NOTE, Field.TAGS, Field.EMAIL, Field.PHONE, Field.LINK, Field.MET_ON}
)

BETWEEN_VALUES = re.compile(r":::|[\n;]")
BETWEEN_TAGS = re.compile(r":::|[\n;,]")
ROLE_FIELDS = (Field.TITLE, Field.ORGANIZATION, Field.STARTED, Field.ENDED)


def columns_meaning(table: Table, meaning: Callable[[str], Field | None]) -> FieldMap:
    """Return what the columns mean, by their folded headings; one without a meaning stays out."""
    named = ((index, meaning(heading)) for index, heading in enumerate(table.folded))
    return {index: field for index, field in named if field}


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
            collector.notice(_("These columns were not taken: %s.") % ", ".join(unread.named))
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
        emails = unique(self._emails(values.get(Field.EMAIL, ()), notices))
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
            tags=unique(self._tags(values.get(Field.TAGS, ()))),
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
        return [part for piece in between.split(text) if (part := piece.strip())]

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
            sentence = ngettext(
                "The row has %(cells)d cells under %(headings)d heading; left out: “%(text)s”.",
                "The row has %(cells)d cells under %(headings)d headings; left out: “%(text)s”.",
                width,
            )
            said = {"cells": len(cells), "headings": width, "text": shown(extra)}
            notices.append(sentence % said)
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
            notices.append(_("“%s” is not a date and was left out.") % shown(text))
        return day

    def _days(self, texts: Sequence[str], notices: list[str]) -> tuple[date, ...]:
        days = [
            self._day(part, notices) for text in texts for part in self.parts(text, BETWEEN_VALUES)
        ]
        return tuple(day for day in days if day is not None)

    def _emails(self, texts: Sequence[str], notices: list[str]) -> list[str]:
        return [address for text in texts for address in self.emails(text, notices)]

    def _tags(self, texts: Sequence[str]) -> list[str]:
        return [self.tag(part) for text in texts for part in self.parts(text, BETWEEN_TAGS)]

    def _links(self, texts: Sequence[str], notices: list[str]) -> list[str]:
        found = []
        for text in texts:
            for part in self.parts(text, BETWEEN_VALUES):
                link = tidy_link(part)
                if not link:
                    notices.append(_("“%s” is not a web address and was left out.") % shown(part))
                found.append(link)
        return found

    def _phones(self, texts: Sequence[str], notices: list[str]) -> list[str]:
        found = []
        for text in texts:
            for part in self.parts(text, BETWEEN_VALUES):
                if any(letter.isdigit() for letter in part):
                    found.append(part)
                else:
                    notices.append(_("“%s” is not a phone number and was left out.") % shown(part))
        return found


def _full_name(single: Mapping[Field, str], emails: Sequence[str], links: Sequence[str]) -> str:
    name = single.get(Field.NAME, "") or join_name(
        single.get(Field.GIVEN, ""),
        single.get(Field.MIDDLE, ""),
        single.get(Field.FAMILY, ""),
        single.get(Field.SUFFIX, ""),
    )
    if any(letter.isalnum() or letter > "\x7f" for letter in name):
        return name
    if emails or links:
        address = emails[0] if emails else profile_key(links[0]) or links[0]
        return address[:LONGEST_NAME]  # it is kept whole beside the name
    raise RowProblem(
        _("The row names nobody: it has no name, no e-mail address and no profile link.")
    )


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
            self.named.extend(self.headings[i] or _("column %d") % (i + 1) for i in found)
            self.waiting = [index for index in self.waiting if index not in found]
