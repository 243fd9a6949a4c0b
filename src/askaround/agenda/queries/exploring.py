"""How far the current exploration has come, and the first steps of somebody new."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q
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
    """

    exploration: Exploration
    questions: int
    settled: int
    agreed: int
    wanted: int
    open_questions: list[Question]

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
    exploration = research.current(
        Exploration.objects.filter(space=space).annotate(agreed_count=agreed)
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
    )


def first_steps(space: Space, found: Coverage | None) -> list[FirstStep]:
    """Return the way to the first request of one's own; nothing once it is sent.

    What came with the worked example does not count.
    """
    if found is None or found.exploration.is_example:
        return []
    begun = Ask.objects.filter(space=space, exploration__is_example=False)
    if begun.filter(sent_at__isnull=False).exists():
        return []
    theirs = _keys_of_the_example(space)
    people = Person.objects.filter(space=space).exclude(pk__in=theirs)
    profiles = Profile.objects.filter(space=space).exclude(pk__in=theirs)
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
            done=people.exists(),
        ),
        FirstStep(
            "me",
            _("Say who you are, in three lines"),
            _("You write it once; every request uses it."),
            done=profiles.exclude(name="").exclude(synopsis="").exists(),
        ),
        FirstStep(
            "draft",
            _("Begin your first request"),
            _("A draft stands ready, with blanks that only you can fill."),
            done=begun.exists(),
        ),
        FirstStep(
            "sent",
            _("Send it yourself, then say so here"),
            _("From then on, Today tells you what comes next."),
            done=False,
        ),
    ]


def _keys_of_the_example(space: Space) -> list[UUID]:
    found = Exploration.objects.filter(space=space, is_example=True).values_list(
        "came_with", flat=True
    )
    return [UUID(key) for keys in found for key in keys]
