"""Beliefs: written before I ask, scored after."""

from django.utils.translation import gettext as _

from askaround.core.text import one_line
from askaround.insight.models import Belief
from askaround.journal.author import Author
from askaround.research.models import Exploration, Path

LONGEST_BELIEF = 300
LEAST_SURE, SUREST = 1, 99


class CannotBelieve(Exception):
    """The message is written for the person at the screen."""


def write_belief(
    *, by: Author, exploration: Exploration, text: str, percent: int, path: Path | None = None
) -> Belief:
    """Write down what I believe today and how sure I am, in percent."""
    text = one_line(text)[:LONGEST_BELIEF]
    if not text:
        raise CannotBelieve(_("Say in one sentence what you believe."))
    with by.change(_("Wrote down what you believe: %s") % text) as change:
        return change.add(
            Belief(
                exploration=exploration,
                path=path,
                text=text,
                percent=max(LEAST_SURE, min(SUREST, percent)),
                written_on=by.today,
            )
        )


def score_belief(*, by: Author, belief: Belief, came_true: bool | None, lesson: str = "") -> None:
    """Say what turned out; None opens the belief again."""
    belief.came_true = came_true
    belief.scored_on = None if came_true is None else by.today
    belief.lesson = one_line(lesson)[:LONGEST_BELIEF]
    sentence = _("What I believed is open again: %s")
    if came_true is not None:
        sentence = _("It turned out so: %s") if came_true else _("It turned out otherwise: %s")
    with by.change(sentence % belief) as change:
        change.save(belief)


def remove_belief(*, by: Author, belief: Belief) -> None:
    with by.change(_("Removed what you believed: %s") % belief) as change:
        change.remove(belief)
