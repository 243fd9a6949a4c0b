"""How far the current exploration has come, and the first steps of somebody new."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, Q, QuerySet
from django.utils.translation import gettext as _

from askaround.accounts.models import Space
from askaround.agenda.queries.rows import belonging
from askaround.core.prepared import prepared
from askaround.outreach.models import Ask
from askaround.outreach.queries import people_who_said_yes
from askaround.people.models import Person
from askaround.preparation.models import Profile
from askaround.research import queries as research
from askaround.research.models import Exploration, Question

FIRST_QUESTIONS = 5
SHOWN = 3  # open questions beside the queue


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far an exploration has come.

    ``settled`` of ``questions`` are answered to my satisfaction, and ``agreed`` people said yes
    where ``wanted`` conversations are the aim. ``open_questions`` are the first of the others.
    ``example_is_here`` says that the worked example is in this space, whatever is shown.
    """

    exploration: Exploration
    questions: int
    settled: int
    agreed: int
    wanted: int
    open_questions: list[Question]
    example_is_here: bool

    @property
    def rests_on_one_voice(self) -> bool:
        """Whether something is settled though no more than one person agreed to talk."""
        return self.settled > 0 and self.agreed <= 1


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One of the steps to the first request; it ticks itself. ``key`` names it for the pages."""

    key: str
    label: str
    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """Numbers of requests: those that wait for an answer, and one's own, begun and sent.

    ``agreed`` counts the people who said yes in the current exploration.
    """

    waiting: int
    begun: int
    sent: int
    agreed: int


def current(space: Space) -> Exploration | None:
    """Return the exploration that Today is about, with ``example_is_here`` for the whole space."""
    everything = Exploration.objects.filter(space=space)
    example = everything.filter(is_example=True)
    return research.current(everything.annotate(example_is_here=Exists(example)))


def is_hidden(exploration: Exploration | None) -> bool:
    """Say whether the worked example is left out: beside one's own, it would only distract."""
    return exploration is not None and (
        exploration.example_is_here  # type: ignore[attr-defined] # see current
        and not exploration.is_example
    )


def counted(space: Space, exploration: Exploration | None, *, without_example: bool) -> Counted:
    """Count with one query; what belongs to the worked example is nobody's own."""
    here = exploration.pk if exploration else None
    rows = _counted(space.pk, here, without_example=without_example)
    return Counted(*rows[0]) if rows else Counted(waiting=0, begun=0, sent=0, agreed=0)


@prepared
def _counted(
    space: UUID, exploration: UUID | None, *, without_example: bool
) -> QuerySet[Ask, tuple[int, int, int, int]]:
    own = Q(exploration__is_example=False)
    sent = Q(sent_at__isnull=False)
    asks = Ask.objects.filter(belonging(space, without_example=without_example))
    return (
        asks.values("space")
        .annotate(
            waiting=Count("pk", filter=sent & Q(answer="", closed_at__isnull=True)),
            begun=Count("pk", filter=own),
            sent=Count("pk", filter=own & sent),
            agreed=people_who_said_yes(Q(exploration=exploration)),
        )
        .order_by()
        .values_list("waiting", "begun", "sent", "agreed")
    )


def coverage(exploration: Exploration, asks: Counted) -> Coverage:
    """Return how far an exploration has come."""
    questions = list(Question.objects.filter(exploration=exploration).order_by("position", "id"))
    unsettled = [question for question in questions if question.settled_on is None]
    return Coverage(
        exploration=exploration,
        questions=len(questions),
        settled=len(questions) - len(unsettled),
        agreed=asks.agreed,
        wanted=exploration.conversations_wanted,
        open_questions=unsettled[:SHOWN],
        example_is_here=exploration.example_is_here,  # type: ignore[attr-defined] # see current
    )


def first_steps(space: Space, found: Coverage | None, asks: Counted) -> list[FirstStep]:
    """Return the way to the first request of one's own; nothing once it is sent.

    What came with the worked example does not count.
    """
    if found is None or found.exploration.is_example or asks.sent:
        return []
    brought, introduced = _has_brought_people_and_said_who_they_are(space)
    return [
        FirstStep("question", _("Write down what you want to find out"), "", done=True),
        FirstStep(
            "five",
            _("Pick five questions to ask"),
            _("Choose tried ones from the bank, or write your own."),
            done=found.questions >= FIRST_QUESTIONS,
        ),
        FirstStep(
            "people",
            _("Bring in the people you know"),
            _("A file from LinkedIn, Google or your phone, or a few names that come to mind."),
            done=brought,
        ),
        FirstStep(
            "me",
            _("Say who you are, in three lines"),
            _("You write it once; every request uses it."),
            done=introduced,
        ),
        FirstStep(
            "draft",
            _("Start your first request"),
            _("A draft is ready for you, with blanks that only you can fill."),
            done=asks.begun > 0,
        ),
        FirstStep(
            "sent",
            _("Send it yourself, then say so here"),
            _("From then on, Today tells you what comes next."),
            done=False,
        ),
    ]


def brought_by_the_example(space: Space) -> list[UUID]:
    """Return the keys of what came with the worked example."""
    example = Exploration.objects.filter(space=space, is_example=True)
    return [UUID(key) for came in example.values_list("came_with", flat=True) for key in came]


def _has_brought_people_and_said_who_they_are(space: Space) -> tuple[bool, bool]:
    """Look for people and a profile besides those of the worked example."""
    keys = brought_by_the_example(space)
    people = Person.objects.filter(space=space).exclude(pk__in=keys)
    profiles = Profile.objects.filter(space=space).exclude(pk__in=keys).exclude(name="")
    own = Space.objects.filter(pk=space.pk).values_list(
        Exists(people), Exists(profiles.exclude(synopsis=""))
    )
    brought, introduced = own.get()
    return bool(brought), bool(introduced)
