"""Everything that answers what is typed, in groups: verbs, people, pages, and what was heard.

The palette and the page of the search show the same. What nothing has is looked for again as
what was probably meant.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askaround import access
from askaround.journal.queries import newest_first
from askaround.outreach import queries as outreach
from askaround.people import queries as people
from askaround.people.queries import Line
from askaround.scheduling import queries as scheduling
from askaround.search.queries import meant
from askaround.search.rules import searchable, suits
from askaround.web.http import SpaceRequest
from askaround.web.people.heard import Heard, Place, found_besides_people
from askaround.web.search import commands
from askaround.web.search.commands import About, Command, PersonVerb, StepVerb

if TYPE_CHECKING:
    from askaround.outreach.models import Ask
    from askaround.people.models import Person
    from askaround.scheduling.models import Conversation

MOST_EXPLORATIONS = 40
PARTS_OF = 4
"""Of so many explorations the inner pages can be found, too; the open and new ones first."""
VERBS_FOR = 2
"""So many verbs stand ready for the person who was found first."""
MOST_ROWS = 30
"""Among so many conversations or requests those that a verb is about are looked for."""


class Most(NamedTuple):
    """How many finds of each group are shown."""

    verbs: int
    people: int
    pages: int
    heard: int


PALETTE = Most(verbs=6, people=6, pages=6, heard=5)
PAGE = Most(verbs=20, people=30, pages=30, heard=40)


@dataclass(frozen=True, slots=True)
class Find:
    """One find: its words around what was typed, where it leads, and a note beside it.

    ``undoes``: no page but a press that takes the last change back, by posting to ``url``.
    ``opens``: the dialog that opens instead, where there are scripts.
    """

    url: str
    icon: str
    before: str
    found: str = ""
    after: str = ""
    note: str = ""
    is_warning: bool = False
    undoes: bool = False
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Finds of one kind. ``name`` is unique on the page."""

    name: str
    title: str
    finds: list[Find]


@dataclass(frozen=True, slots=True)
class Found:
    """What answers ``typed``; ``meant`` is what was looked for instead, where nothing did."""

    typed: str
    groups: list[Group]
    meant: str = ""

    @property
    def said(self) -> str:
        """What is said aloud once the finds are there."""
        number = sum(len(group.finds) for group in self.groups)
        if not number:
            return _("Nothing found")
        return ngettext("%(number)d found", "%(number)d found", number) % {"number": number}


def everything(request: SpaceRequest, typed: str, most: Most) -> Found:
    """Return what answers ``typed``; the verbs and the main pages where nothing is typed."""
    groups = _groups(request, typed, most)
    if groups or not typed:
        return Found(typed, groups)
    instead = meant(space=request.space, typed=typed)
    groups = _groups(request, instead, most, by_name=False) if instead else []
    return Found(typed, groups, meant=instead if groups else "")


def _groups(request: SpaceRequest, typed: str, most: Most, *, by_name: bool = True) -> list[Group]:
    """Return the groups that have something; verbs and pages by their names only if asked."""
    lines, verbs = _people_and_verbs(request, typed, most)
    pages = _pages(request, typed) if by_name else []
    verbs += _verbs(request, typed) if by_name else []
    places, heard = found_besides_people(request, typed, most=most.heard) if typed else ([], [])
    somebody = Group("people", _("People"), [_person(line) for line in lines])
    groups = [
        Group("do", _("Do"), verbs[: most.verbs]),
        Group("pages", _("Pages"), pages[: most.pages]),
        Group("places", _("Organizations and questions"), [_place(p) for p in places]),
        Group("heard", _("What you heard and wrote"), [_heard(h) for h in heard]),
    ]
    groups.insert(1 if _begins_a_verb(typed) else 0, somebody)
    return [group for group in groups if group.finds]


def _begins_a_verb(typed: str) -> bool:
    first = searchable(typed.partition(" ")[0])
    heads = [str(each.words).partition(" ")[0] for each in commands.VERBS + commands.PAGES]
    heads += [str(each.also) for each in commands.VERBS]
    heads += [str(verb.first) for verb in (*commands.PERSON_VERBS, *commands.STEP_VERBS)]
    words = searchable(" ".join(heads)).split()
    return any(word.startswith(first) for word in words)


def _people_and_verbs(
    request: SpaceRequest, typed: str, most: Most
) -> tuple[list[Line], list[Find]]:
    """Return who is meant, and what can be done with them."""
    before_a_name = commands.verb_before_a_name(typed)
    if before_a_name:
        verb, name = before_a_name
        lines = _people(request, name, most)
        if lines:
            called = [each for each in lines if _is_called(each, name)] or lines
            return lines, _with_people(request, verb, called)
    lines = _people(request, typed, most)
    ready = commands.PERSON_VERBS[:VERBS_FOR]
    first = [each for each in lines[:1] if len(typed) > 1 and _is_called(each, typed)]
    return lines, [
        _with_person(verb, each.person) for each in first for verb in ready if _may(verb, each)
    ]


def _is_called(line: Line, typed: str) -> bool:
    """Tell whether the typed words are in the name, rather than in a note or a role."""
    return suits(typed, line.person.full_name) == 0


def _people(request: SpaceRequest, typed: str, most: Most) -> list[Line]:
    if not typed:
        return []
    among = access.people(request.space)
    return people.search(space=request.space, typed=typed, among=among, limit=most.people)


def _with_people(
    request: SpaceRequest, verb: PersonVerb | StepVerb, called: list[Line]
) -> list[Find]:
    if isinstance(verb, PersonVerb):
        return [_with_person(verb, each.person) for each in called if _may(verb, each)]
    first: dict[UUID, Conversation | Ask] = {}
    for row in _rows(request, verb.about, [each.person for each in called]):
        first.setdefault(row.person_id, row)
    return [_step(verb, row) for row in first.values()]


def _rows(
    request: SpaceRequest, about: About, people: "list[Person] | None" = None
) -> "list[Conversation | Ask]":
    """Return what a verb may be about, the next one first: with these people, or with anybody."""
    now, space = request.author.now, request.space
    talks = scheduling.in_rows(access.conversations(space))
    kinds: dict[About, list[QuerySet[Any]]] = {
        About.COMING: [scheduling.upcoming(talks, now), scheduling.to_agree(talks)],
        About.HELD: [scheduling.past(talks, now)],
        About.WAITING: [outreach.waiting(outreach.in_rows(access.asks(space)))],
    }
    among = {} if people is None else {"person__in": people}
    return [row for kind in kinds[about] for row in kind.filter(**among)[:MOST_ROWS]]


def _step(verb: StepVerb, row: "Conversation | Ask") -> Find:
    return Find(verb.url(row.pk), verb.icon, str(verb.words) % row.person.full_name)


def _may(verb: PersonVerb, line: Line) -> bool:
    return not (verb is commands.ASK and line.person.never_again)


def _with_person(verb: PersonVerb, person: "Person") -> Find:
    return Find(verb.url(person.pk), verb.icon, str(verb.words) % person.full_name)


def _person(line: Line) -> Find:
    url = reverse("people:person", args=[line.person.pk])
    note = line.reason.text if line.reason else line.about
    return Find(url, "user", line.person.full_name, note=note)


def _verbs(request: SpaceRequest, typed: str) -> list[Find]:
    found = [
        _step(verb, row)
        for verb in commands.step_verbs(typed)
        for row in _rows(request, verb.about)[:1]
    ]
    found += [_command(each) for each in commands.suiting(commands.VERBS, typed)]
    extra = (
        (_("Write down a line"), _("note what they said"), _line_of_last_talk),
        (_("Undo the last change"), _("take back"), _last_change),
    )
    for words, also, make in extra:
        wanted = typed and suits(typed, f"{words} {also}") is not None
        if wanted and (find := make(request, words)):
            found.append(find)
    return found


def _command(command: Command) -> Find:
    return Find(command.url, command.icon, str(command.words), opens=command.opens)


def _line_of_last_talk(request: SpaceRequest, words: str) -> Find | None:
    """Return where a line is written down: in the conversation that goes on, or the last one."""
    now = request.author.now
    talks = scheduling.in_rows(access.conversations(request.space))
    going_on = scheduling.upcoming(talks, now).filter(started_at__isnull=False).first()
    talk = going_on or scheduling.past(talks, now).first()
    if talk is None:
        return None
    page = "live:live" if going_on else "debrief:debrief"
    return Find(
        reverse(page, args=[talk.pk]), "pencil-line", words, note=_("talk with %s") % talk.person
    )


def _last_change(request: SpaceRequest, words: str) -> Find | None:
    change = newest_first(access.changes(request.space)).first()
    if change is None:
        return None
    url = reverse("journal:undo", args=[change.pk])
    return Find(url, "undo-2", words, note=change.sentence, undoes=True)


def _pages(request: SpaceRequest, typed: str) -> list[Find]:
    """Return the pages of that name, explorations and their parts among them."""
    found = [_command(each) for each in commands.suiting(commands.PAGES, typed)]
    if not typed:
        return found
    rows = access.explorations(request.space).order_by("closed_on", "-pk")
    titles = list(rows.values_list("pk", "title")[:MOST_EXPLORATIONS])
    own = [
        Find(reverse("research:exploration", args=[pk]), "compass", title, note=_("exploration"))
        for pk, title in titles
        if suits(typed, title) is not None
    ]
    parts = [
        Find(reverse(part.page, args=[pk]), part.icon, str(part.words) % title)
        for pk, title in titles[:PARTS_OF]
        for part in commands.PARTS
        if suits(typed, str(part.words) % title) is not None
    ]
    return [*own, *found, *parts]


def _place(place: Place) -> Find:
    if place.kind == "organization":
        url = reverse("people:organization", args=[place.page_id])
        return Find(url, "building-2", place.title, note=_("organization"))
    url = reverse("research:exploration", args=[place.page_id])
    return Find(url, "circle-question-mark", place.title, note=_("question"))


def _heard(heard: Heard) -> Find:
    off_record = _("off the record")
    note = f"{heard.kind} · {off_record}" if heard.off_record else heard.kind
    return Find(
        heard.url,
        "message-square-text",
        heard.before,
        heard.found,
        heard.after,
        note,
        is_warning=heard.off_record,
    )
