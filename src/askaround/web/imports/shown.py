"""A plan in words: what the pages about an import show of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from askaround.accounts.models import Space
from askaround.people.imports.facts import stored_people
from askaround.people.imports.planning import ImportPlan
from askaround.people.rules.differences import Change, Differences, StoredPerson, role_text
from askaround.people.rules.incoming import Problem
from askaround.people.rules.planning import Fate, Planned
from askaround.people.rules.said import roles_in
from askaround.web.imports.forms import MOST_TO_DECIDE

FIRST = 12
"""So many lines of each kind are shown on the page of a plan."""
ON_A_PAGE = 200
FIELDS = {
    "full_name": gettext_lazy("Name"),
    "given_name": gettext_lazy("Given name"),
    "family_name": gettext_lazy("Family name"),
    "location": gettext_lazy("Place"),
    "how_i_know": gettext_lazy("How I know them"),
    "circle": gettext_lazy("Circle"),
    "known_since": gettext_lazy("Known since"),
    "role": gettext_lazy("Role"),
    "note": gettext_lazy("Note"),
}


@dataclass(frozen=True)
class Line:
    """One record in a list: who, what about them, and where in the file."""

    name: str
    texts: tuple[str, ...] = ()
    line: int = 0
    file: str = ""
    person: UUID | None = None


@dataclass(frozen=True)
class Part:
    """One kind of records: "new", say. ``code`` names it in an address."""

    code: str
    title: str
    explained: str
    lines: Sequence[Line]
    whole: int

    @property
    def goes_on(self) -> bool:
        return self.whole > len(self.lines)


@dataclass(frozen=True)
class Side:
    """One row of two people side by side (`components/two_sides.html`)."""

    label: str
    left: str
    right: str
    differs: bool = False


@dataclass(frozen=True)
class Choice:
    """One record that may be one of several people who are here."""

    number: int
    key: str
    name: str
    line: int
    candidates: tuple["Candidate", ...]


@dataclass(frozen=True)
class Candidate:
    id: UUID
    name: str
    rows: tuple[Side, ...]


def summary(counts: dict[str, int]) -> list[str]:
    """Return the counts of a plan as words: "212 new", "3 changed"."""
    new = counts[Fate.NEW] + counts[Fate.POSSIBLE]
    said = [
        (new, ngettext("%(n)s new", "%(n)s new", new)),
        (counts[Fate.CHANGED], _("%(n)s changed")),
        (counts[Fate.SAME], _("%(n)s the same")),
        (counts[Fate.TWIN], _("%(n)s twice in the file")),
        (counts[Fate.POSSIBLE], _("%(n)s of the new ones may already be on your list")),
        (counts["events"], ngettext("%(n)s message", "%(n)s messages", counts["events"])),
        (counts["known_events"], _("%(n)s messages already here")),
        (
            counts["unreadable"],
            ngettext(
                "%(n)s line could not be read",
                "%(n)s lines could not be read",
                counts["unreadable"],
            ),
        ),
    ]
    return [words % {"n": intcomma(number)} for number, words in said if number]


def outcome(counts: Mapping[str, int]) -> str:
    """Return what an import did: "212 new · 3 changed"."""
    new = counts.get(Fate.NEW, 0) + counts.get(Fate.POSSIBLE, 0)
    changed, same = counts.get(Fate.CHANGED, 0), counts.get(Fate.SAME, 0)
    events, unreadable = counts.get("events", 0), counts.get("unreadable", 0)
    said = [
        (changed, _("%(n)s changed")),
        (same, _("%(n)s the same")),
        (events, ngettext("%(n)s message", "%(n)s messages", events)),
        (unreadable, _("%(n)s not readable")),
    ]
    first = ngettext("%(n)s new", "%(n)s new", new) % {"n": intcomma(new)}
    return " · ".join([first, *(words % {"n": intcomma(n)} for n, words in said if n)])


def button(counts: dict[str, int]) -> str:
    """Return what the one button of a plan says: "Import 215 people"."""
    people = counts[Fate.NEW] + counts[Fate.POSSIBLE] + counts[Fate.CHANGED]
    if not people and counts["events"]:
        number = counts["events"]
        words = ngettext("Import %(n)s message", "Import %(n)s messages", number)
        return words % {"n": intcomma(number)}
    return ngettext("Import %(n)s person", "Import %(n)s people", people) % {"n": intcomma(people)}


def parts(plan: ImportPlan, *, first: int = FIRST) -> list[Part]:
    """Return every kind of record that is not empty, with its first lines."""
    kinds = [
        _unreadable(plan.unreadable, first),
        _changed(plan.of(Fate.CHANGED), first),
        _kept(plan.kept, first),
        _new(plan.of(Fate.NEW), first),
        _twins(plan.of(Fate.TWIN), first),
        _notices(plan.notices, first),
        _same(plan.of(Fate.SAME), first),
    ]
    return [part for part in kinds if part.whole]


def _part(code: str, title: str, explained: str, lines: Iterable[Line], whole: int) -> Part:
    return Part(code, title, explained, list(lines), whole)


def _new(records: Sequence[Planned], first: int) -> Part:
    return _part(
        "new",
        _("New"),
        "",
        (Line(each.sighting.record.full_name, _who(each)) for each in records[:first]),
        len(records),
    )


def _who(planned: Planned) -> tuple[str, ...]:
    said = planned.sighting.said
    roles = (role_text(role) for role in roles_in(said)[:1])
    texts = (*roles, *said.get("emails", ())[:1], said.get("location", ""))
    return tuple(text for text in texts if text)


def _changed(records: Sequence[Planned], first: int) -> Part:
    return _part(
        "changed",
        _("Changed"),
        _("What the file says goes in wherever you have not written something else."),
        (
            Line(
                each.sighting.record.full_name,
                tuple(_changes(each.differences)),
                person=each.person_id,
            )
            for each in records[:first]
        ),
        len(records),
    )


def _changes(found: Differences) -> Iterable[str]:
    yield from (_change(change) for change in found.texts)
    for role in found.roles_changed:
        yield _change(Change("role", role_text(role.before), role_text(role.after)))
    yield from (_("adds %s") % role_text(role) for role in found.roles)
    yield from (_("adds %s") % address.value for address in found.addresses)
    yield from (_("adds the tag “%s”") % tag for tag in found.tags)
    yield from (_("adds that you met on %s") % day for day in found.met_on)
    if found.note:
        yield _change(found.note) if found.note.before else _("adds a note")


def _change(change: Change) -> str:
    words = {"field": FIELDS[change.field], "before": change.before, "after": change.after}
    if change.before:
        return _("%(field)s: %(before)s → %(after)s") % words
    return _("%(field)s: %(after)s") % words


def _kept(records: Sequence[Planned], first: int) -> Part:
    return _part(
        "kept",
        _("Kept as you have it"),
        _("The file says something else here. Yours stays."),
        (
            Line(
                each.sighting.record.full_name,
                tuple(
                    _("%(field)s: yours is “%(before)s”, the file says “%(after)s”")
                    % {"field": FIELDS[kept.field], "before": kept.before, "after": kept.after}
                    for kept in each.differences.kept
                ),
                person=each.person_id,
            )
            for each in records[:first]
        ),
        len(records),
    )


def _same(records: Sequence[Planned], first: int) -> Part:
    return _part(
        "same",
        _("The same"),
        _("Already here, with everything the file says."),
        (Line(each.sighting.record.full_name, person=each.person_id) for each in records[:first]),
        len(records),
    )


def _twins(records: Sequence[Planned], first: int) -> Part:
    return _part(
        "twin",
        _("Twice in the file"),
        _("These lines share an address with an earlier line; both become one person."),
        (
            Line(each.sighting.record.full_name, line=each.sighting.record.line)
            for each in records[:first]
        ),
        len(records),
    )


def _unreadable(problems: Sequence[Problem], first: int) -> Part:
    return _part(
        "unreadable",
        _("Could not be read"),
        _("These lines stay out. Everything else comes in."),
        (Line("", (each.reason,), each.line, each.file) for each in problems[:first]),
        len(problems),
    )


def _notices(problems: Sequence[Problem], first: int) -> Part:
    return _part(
        "notices",
        _("Small things left out"),
        _("The people come in anyway."),
        (Line("", (each.reason,), each.line, each.file) for each in problems[:first]),
        len(problems),
    )


def choices(plan: ImportPlan, *, space: Space) -> list[Choice]:
    """Return the records to decide about, beside the people whom they may be about."""
    records = plan.of(Fate.POSSIBLE)[:MOST_TO_DECIDE]
    people = stored_people(space=space, ids={key for each in records for key in each.like})
    return [
        Choice(
            number,
            planned.sighting.record.key,
            planned.sighting.record.full_name,
            planned.sighting.record.line,
            tuple(_candidate(planned, people[key]) for key in planned.like),
        )
        for number, planned in enumerate(records)
    ]


def _candidate(planned: Planned, person: StoredPerson) -> Candidate:
    said = planned.sighting.said
    theirs = ", ".join(each.value for each in planned.sighting.addresses)
    rows = [
        Side(_("Name"), person.full_name, said["full_name"], person.full_name != said["full_name"]),
        Side(
            _("Role"),
            "; ".join(role_text(role.says) for role in person.roles),
            "; ".join(map(role_text, roles_in(said))),
        ),
        Side(_("Reached at"), ", ".join(person.addresses.values()), theirs),
        Side(_("Place"), person.texts.get("location", ""), said.get("location", "")),
    ]
    return Candidate(
        person.id, person.full_name, tuple(row for row in rows if row.left or row.right)
    )
