"""How far the current exploration has come, and the first steps of somebody new."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, Q
from django.utils.translation import gettext as _

from askaround.accounts.models import Space
from askaround.outreach.models import Ask
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


def coverage(space: Space) -> Coverage | None:
    """Return how far the current exploration has come; None where nothing is being explored."""
    agreed = Count("asks__person", filter=Q(asks__answer=Ask.Answer.YES), distinct=True)
    everything = Exploration.objects.filter(space=space)
    exploration = research.current(
        everything.annotate(
            agreed_count=agreed, example_is_here=Exists(everything.filter(is_example=True))
        )
    )
    if exploration is None:
        return None
    questions = list(Question.objects.filter(exploration=exploration).order_by("position", "id"))
    unsettled = [question for question in questions if question.settled_on is None]
    return Coverage(
        exploration=exploration,
        questions=len(questions),
        settled=len(questions) - len(unsettled),
        agreed=exploration.agreed_count,  # type: ignore[attr-defined] # annotated above
        wanted=exploration.conversations_wanted,
        open_questions=unsettled[:SHOWN],
        example_is_here=exploration.example_is_here,  # type: ignore[attr-defined] # likewise
    )


def first_steps(space: Space, found: Coverage | None, *, begun: int, sent: int) -> list[FirstStep]:
    """Return the way to the first request of one's own; nothing once it is sent.

    ``begun`` and ``sent`` count own requests. What came with the worked example does not count.
    """
    if found is None or found.exploration.is_example or sent:
        return []
    brought, introduced = _has_brought_people_and_said_who_they_are(space)
    return [
        FirstStep("question", _("Write down what you want to find out"), "", done=True),
        FirstStep(
            "five",
            _("Pick five questions to ask"),
            _("From a bank of tried ones, or your own."),
            done=found.questions >= FIRST_QUESTIONS,
        ),
        FirstStep(
            "people",
            _("Bring the people you know"),
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
            _("Begin your first request"),
            _("A draft stands ready, with blanks that only you can fill."),
            done=begun > 0,
        ),
        FirstStep(
            "sent",
            _("Send it yourself, then say so here"),
            _("From then on, Today tells you what comes next."),
            done=False,
        ),
    ]


def _has_brought_people_and_said_who_they_are(space: Space) -> tuple[bool, bool]:
    """Look for people and a profile besides those of the worked example."""
    theirs = Exploration.objects.filter(space=space, is_example=True)
    keys = [UUID(key) for came in theirs.values_list("came_with", flat=True) for key in came]
    people = Person.objects.filter(space=space).exclude(pk__in=keys)
    profiles = Profile.objects.filter(space=space).exclude(pk__in=keys).exclude(name="")
    own = Space.objects.filter(pk=space.pk).values_list(
        Exists(people), Exists(profiles.exclude(synopsis=""))
    )
    brought, introduced = own.get()
    return bool(brought), bool(introduced)
