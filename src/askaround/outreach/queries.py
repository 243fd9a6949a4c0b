"""The questions other code may ask about requests and introductions.

Each takes the rows the asker may see, so none can leak somebody else's.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from askaround.accounts.models import Space
from askaround.accounts.rules import Playbook
from askaround.core.calendars import rest_day
from askaround.outreach.drafting import playbook_in_force, state
from askaround.outreach.models import Ask, Introduction, Message
from askaround.outreach.rules.limits import Caution, second_person_caution
from askaround.outreach.rules.pace import NextMove, next_move
from askaround.outreach.rules.states import AskState
from askaround.people.models import ContactPoint, Event, Person, Role
from askaround.people.rules.ranking import content_words
from askaround.research.models import Path


@dataclass(frozen=True)
class Standing:
    """Where one request stands today, and whose move it is."""

    ask: Ask
    state: AskState
    move: NextMove


def in_rows(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Requests with what a line of a list shows, in one query."""
    return among.select_related("person", "exploration")


def with_messages(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Requests with what :func:`standing` counts: when something was sent, not what it said."""
    sent = Message.objects.filter(sent_at__isnull=False).defer("body", "subject").order_by("id")
    return among.prefetch_related(Prefetch("messages", sent))


def with_people(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Requests with everything that a row or a draft needs, in three queries."""
    return among.select_related("person", "exploration", "referrer", "space").prefetch_related(
        Prefetch("messages", Message.objects.order_by("id")),
        Prefetch("person__contact_points", ContactPoint.objects.order_by("id")),
    )


def with_everything(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Requests with what their own page shows besides: who introduced us, and their addresses."""
    return with_people(among.select_related("introduction__introducer")).prefetch_related(
        Prefetch("introduction__introducer__contact_points", ContactPoint.objects.order_by("id"))
    )


def drafts(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Begun and not sent, the newest first."""
    return among.filter(sent_at__isnull=True, closed_at__isnull=True).order_by("-id")


def waiting(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Sent and still unanswered, the longest silence first."""
    return among.filter(sent_at__isnull=False, answer="", closed_at__isnull=True).order_by(
        "sent_at"
    )


def answered_yes(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Return every yes: those still to be dealt with first, the latest of each on top."""
    return among.filter(answer=Ask.Answer.YES).order_by(
        F("closed_at").desc(nulls_first=True), "-answered_at"
    )


def answered_otherwise(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Not now, no, or something else."""
    return among.exclude(answer="").exclude(answer=Ask.Answer.YES).order_by("-answered_at")


def resting(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Let go without an answer, the latest first."""
    return among.filter(answer="", closed_at__isnull=False).order_by("-closed_at")


def to_ask_again(among: QuerySet[Ask], today: date) -> QuerySet[Ask]:
    """Those who said "not now" until a day that has come, and were not asked again since."""
    asked_since = Ask.objects.filter(person=OuterRef("person"), pk__gt=OuterRef("pk"))
    return among.filter(
        ~Exists(asked_since), answer=Ask.Answer.NOT_NOW, ask_again_on__lte=today
    ).order_by("ask_again_on")


def standing(ask: Ask, *, space: Space, today: date) -> Standing:
    """Work out where a request stands; its messages should be prefetched."""
    zone = ZoneInfo(space.time_zone)
    where = state(ask)
    sent = [
        message.sent_at.astimezone(zone).date()
        for message in ask.messages.all()
        if message.kind == Message.Kind.FOLLOW_UP and message.sent_at
    ]
    move = next_move(
        sent_on=ask.sent_at.astimezone(zone).date() if ask.sent_at else today,
        reminded_on=sent,
        replied=where is not AskState.SENT,
        today=today,
        playbook=playbook_in_force(space, ask.playbook_changes),
        rests=rest_day(ask.person.country or space.country),
    )
    return Standing(ask, where, move)


def may_remind(ask: Ask, rules: Playbook) -> bool:
    """Say whether there is room for one more reminder; messages should be prefetched."""
    sent = [each for each in ask.messages.all() if each.kind == Message.Kind.FOLLOW_UP]
    reminded = sum(each.sent_at is not None for each in sent)
    return reminded < rules.reminders_at_most and not ask.person.never_again


def standings(among: Iterable[Ask], *, space: Space, today: date) -> list[Standing]:
    return [standing(ask, space=space, today=today) for ask in among]


@dataclass(frozen=True)
class Board:
    """Everybody in one exploration, by the step they are at; nobody stands in two places."""

    to_ask: list[Standing]
    introductions: list[Introduction]
    drafts: list[Standing]
    waiting: list[Standing]
    agreed: list[Standing]
    otherwise: list[Standing]
    resting: list[Standing]
    topics: frozenset[str]
    """What the requests are about, earlier ones to the same people among them."""

    def __bool__(self) -> bool:
        return bool(self.introductions or self.people)

    @property
    def people(self) -> int:
        """How many people were approached, or are about to be."""
        return len({each.ask.person_id for step in self._steps for each in step})

    @property
    def _steps(self) -> tuple[list[Standing], ...]:
        return (
            *(self.to_ask, self.drafts, self.waiting),
            *(self.agreed, self.otherwise, self.resting),
        )


STEP_OF_ANSWER = {Ask.Answer.YES: "agreed"}
"""Where on the board an answer stands, dealt with or not; every other answer was no yes."""
STEP_OF_SILENCE = {AskState.DRAFT: "drafts", AskState.SENT: "waiting"}
"""Where a request without an answer stands; what was let go or dropped is resting."""


def board(
    asks: QuerySet[Ask], introductions: QuerySet[Introduction], *, space: Space, today: date
) -> Board:
    """Lay out the people of one exploration by the latest request to each.

    Somebody whose "not now" has come to its day is to be asked again. An introduction leaves the
    board once there is a request that answers it.
    """
    rows = asks.select_related("person", "space").prefetch_related("messages")
    every = list(rows.order_by("id"))
    latest = {ask.person_id: ask for ask in every}
    steps: dict[str, list[Standing]] = defaultdict(list)
    for each in standings(latest.values(), space=space, today=today):
        steps[_step(each, today)].append(each)
    return Board(
        introductions=list(open_introductions(introductions).filter(asks__isnull=True)),
        topics=frozenset(ask.topic for ask in every),
        to_ask=steps["to_ask"],
        drafts=steps["drafts"],
        waiting=steps["waiting"],
        agreed=steps["agreed"],
        otherwise=steps["otherwise"],
        resting=steps["resting"],
    )


def _step(standing: Standing, today: date) -> str:
    """Return the step of the board at which a request stands."""
    again = standing.ask.ask_again_on
    if standing.state is AskState.NOT_NOW and again is not None and again <= today:
        return "to_ask"
    if standing.ask.answer:
        return STEP_OF_ANSWER.get(Ask.Answer(standing.ask.answer), "otherwise")
    return STEP_OF_SILENCE.get(standing.state, "resting")


def people_who_said_yes(among: Q | None = None) -> Count:
    """Count the people who ever said yes, also where that yes was dealt with since.

    This is the one meaning of "said yes" wherever it is counted; ``among`` narrows the requests.
    """
    yes = Q(answer=Ask.Answer.YES)
    return Count("person", filter=yes & among if among else yes, distinct=True)


def counts(among: QuerySet[Ask]) -> dict[str, int]:
    """How many people were asked, answered, and said yes: one's own funnel, without a rate."""
    return among.aggregate(
        asked=Count("person", filter=Q(sent_at__isnull=False), distinct=True),
        answered=Count("person", filter=~Q(answer=""), distinct=True),
        yes=people_who_said_yes(),
    )


def open_introductions(among: QuerySet[Introduction]) -> QuerySet[Introduction]:
    """Not over yet: prepared, asked, agreed, or introduced and owed a word of thanks."""
    return (
        among.exclude(state__in=[Introduction.State.THANKED, Introduction.State.DECLINED])
        .select_related("introducer", "person", "exploration", "space")
        .order_by("state_at")
    )


def introducers_of(people: QuerySet[Person], person: Person) -> QuerySet[Person]:
    """Those who are known to know ``person``, the closest to me first."""
    return people.filter(could_introduce__person=person).order_by("-closeness", "sort_name")


def likely_introducers(people: QuerySet[Person]) -> QuerySet[Person]:
    """Those I know a little or better: they are the ones who could ask somebody for me."""
    known = people.filter(closeness__gte=Person.Closeness.ACQUAINTED, never_again=False)
    return known.order_by("-closeness", "sort_name")


def likely_referrers(people: QuerySet[Person], person: Person) -> QuerySet[Person]:
    """Those who could have suggested ``person``: they know them, or were asked to introduce us."""
    return people.filter(
        Q(could_introduce__person=person) | Q(introductions_given__person=person)
    ).distinct()


def attempts(events: QuerySet[Event], ask: Ask) -> QuerySet[Event]:
    """The calls that nobody answered, the first one first."""
    return events.filter(person=ask.person_id, about=ask.pk, kind=Event.Kind.NOTE).order_by("at")


@dataclass(frozen=True)
class SecondPerson:
    """Somebody else at the same place, and what to think of before asking them too."""

    person: Person
    role: Role
    caution: Caution | None


MOST_COLLEAGUES = 8


def second_people(people: QuerySet[Person], ask: Ask) -> list[SecondPerson]:
    """Return whom else one could ask where this person works; those best kept apart come last.

    A team is not known, so the kind of work stands for it. People with an open request, and those
    never to be asked again, are left out.
    """
    places = ask.person.roles.filter(ended="", organization__isnull=False).values("organization")
    still_open = Ask.objects.filter(person=OuterRef("person"), answer="", closed_at__isnull=True)
    roles = (
        Role.objects.filter(~Exists(still_open), ended="", organization__in=places)
        .filter(person__in=people.filter(never_again=False).exclude(pk=ask.person_id))
        .select_related("person", "organization")
        .order_by("-person__closeness", "person__sort_name")[:MOST_COLLEAGUES]
    )
    found = [
        SecondPerson(
            role.person, role, second_person_caution(ask.person.function, role.person.function)
        )
        for role in roles
    ]
    return sorted(found, key=lambda each: each.caution is Caution.SAME_TEAM)


def not_asked_about(paths: Collection[Path], *, topics: Collection[str]) -> list[Path]:
    """Return the paths under consideration that no request is about.

    ``topics`` are what the requests of the exploration are about, in free words. Where none of
    them names any path, nothing is known, and so nothing is claimed.
    """
    told = [content_words(topic) for topic in topics]
    asked_about = {path.pk for path in paths if _is_named(content_words(path.name), told)}
    if not asked_about:
        return []
    open_paths = [path for path in paths if path.state == Path.State.CONSIDERING]
    return [path for path in open_paths if path.pk not in asked_about]


def _is_named(name: frozenset[str], topics: Iterable[frozenset[str]]) -> bool:
    """Say whether a topic has all words of a path ("city planning"), or is a part of its name."""
    return any(topic and name and (topic <= name or name <= topic) for topic in topics)
