"""The verbs of research: beginning an exploration, and keeping its paths and questions."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askaround.core.text import one_line
from askaround.journal.author import Author
from askaround.research.models import Exploration, Organization, Path, Question, WantedVoice

LONGEST_QUESTION = 500


class CannotExplore(Exception):
    """The message is written for the person at the screen."""


def begin_exploration(
    *,
    by: Author,
    title: str,
    purpose: str = "",
    goal: str = Exploration.Goal.OCCUPATION,
    decide_on: date | None = None,
    conversations_wanted: int = 5,
    paths: Iterable[str] = (),
    is_example: bool = False,
) -> Exploration:
    """Begin to explore something; each of ``paths`` is one thing under consideration."""
    with by.change(_("Started “%s”") % title) as change:
        exploration = change.add(
            Exploration(
                title=one_line(title),
                purpose=purpose,
                goal=goal,
                decide_on=decide_on,
                conversations_wanted=conversations_wanted,
                is_example=is_example,
            )
        )
        for name in _distinct(paths):
            add_path(by=by, exploration=exploration, name=name)
    return exploration


def edit_exploration(*, by: Author, exploration: Exploration, version: int | None = None) -> None:
    """Store the changed columns of ``exploration``. Raises `StaleWrite` for an old version."""
    with by.change(_("Changed “%s”") % exploration) as change:
        change.save(exploration, version=version)


def close_exploration(*, by: Author, exploration: Exploration) -> None:
    with by.change(_("Closed “%s”") % exploration) as change:
        exploration.closed_on = by.today
        change.save(exploration)


def reopen_exploration(*, by: Author, exploration: Exploration) -> None:
    with by.change(_("Opened “%s” again") % exploration) as change:
        exploration.closed_on = None
        change.save(exploration)


def remove_exploration(*, by: Author, exploration: Exploration) -> None:
    """Remove an exploration with its paths, questions and requests; people stay."""
    with by.change(_("Removed “%s”") % exploration) as change:
        change.remove(exploration)


def add_path(*, by: Author, exploration: Exploration, name: str, kind: str = "") -> Path:
    """Put one more thing under consideration; its kind follows from the exploration's goal."""
    name = one_line(name)
    if exploration.paths.filter(name__iexact=name).exists():
        raise CannotExplore(_("“%s” is on the list already.") % name)
    with by.change(_("Added the path “%s”") % name) as change:
        return change.add(Path(exploration=exploration, name=name, kind=kind or _kind(exploration)))


def _kind(exploration: Exploration) -> str:
    of_goal = {
        Exploration.Goal.ORGANIZATION: Path.Kind.ORGANIZATION,
        Exploration.Goal.PROGRAM: Path.Kind.PROGRAM,
    }
    return of_goal.get(Exploration.Goal(exploration.goal), Path.Kind.OCCUPATION)


def edit_path(*, by: Author, path: Path, version: int | None = None) -> None:
    """Store the changed columns of ``path``. Raises `StaleWrite` for an old version."""
    before = Path.objects.get(pk=path.pk).state
    is_ruled_out = path.state == Path.State.RULED_OUT != before
    sentence = _("Ruled out “%s”: now you know") if is_ruled_out else _("Changed the path “%s”")
    with by.change(sentence % path) as change:
        change.save(path, version=version)


def remove_path(*, by: Author, path: Path) -> None:
    with by.change(_("Removed the path “%s”") % path) as change:
        change.remove(path)


def add_questions(
    *, by: Author, exploration: Exploration, questions: Iterable[tuple[str, str, str]]
) -> list[Question]:
    """Add questions, each a (text, topic, bank key); one that stands there already is left out."""
    new = list(_missing(exploration, questions))
    sentence = ngettext("Added a question to “%s”", "Added questions to “%s”", len(new))
    with by.change(sentence % exploration) as change:
        return [change.add(question) for question in new]


def _missing(
    exploration: Exploration, questions: Iterable[tuple[str, str, str]]
) -> Iterator[Question]:
    """Yield those that do not stand in the exploration yet, to come after all that do."""
    present = list(exploration.questions.all())
    texts = {question.text.casefold() for question in present}
    keys = {question.bank_key for question in present if question.bank_key}
    position = max((question.position for question in present), default=0)
    for text, topic, bank_key in questions:
        text = one_line(text)
        if not text or text.casefold() in texts or bank_key in keys:
            continue
        texts.add(text.casefold())
        position += 1
        yield Question(
            exploration=exploration, text=text, topic=topic, bank_key=bank_key, position=position
        )


def edit_question(*, by: Author, question: Question, version: int | None = None) -> None:
    """Store the changed columns of ``question``. Raises `StaleWrite` for an old version."""
    with by.change(_("Changed a question")) as change:
        change.save(question, version=version)


def reword_questions(*, by: Author, questions: Iterable[tuple[Question, str]]) -> None:
    """Give several questions their new words in one change."""
    with by.change(_("Filled in the blanks")) as change:
        for question, text in questions:
            question.text = one_line(text)[:LONGEST_QUESTION]
            change.save(question)


def settle_question(*, by: Author, question: Question, answer: str) -> None:
    """Note what was found out; an empty answer opens the question again."""
    with by.change(_("Settled a question") if answer else _("Opened a question again")) as change:
        question.answer = answer
        question.settled_on = by.today if answer else None
        change.save(question)


def move_question(*, by: Author, question: Question, places: int) -> None:
    """Move a question up (negative) or down in the order of its exploration."""
    order = list(question.exploration.questions.order_by("position", "id"))
    here = order.index(question)
    order.insert(max(0, min(len(order) - 1, here + places)), order.pop(here))
    with by.change(_("Reordered the questions")) as change:
        for position, other in enumerate(order, start=1):
            other.position = position
            change.save(other)


def remove_question(*, by: Author, question: Question) -> None:
    with by.change(_("Removed a question")) as change:
        change.remove(question)


def want_voice(
    *,
    by: Author,
    exploration: Exploration,
    level: str = "",
    function: str = "",
    organization: Organization | None = None,
) -> WantedVoice:
    """Put one kind of person into the sampling plan; an empty part stands for any."""
    if not (level or function or organization):
        raise CannotExplore(_("Say at least one thing about who you would like to hear from."))
    parts = {"level": level, "function": function, "organization": organization}
    if exploration.wanted_voices.filter(**parts).exists():
        raise CannotExplore(_("This voice is in your plan already."))
    with by.change(_("Planned who to hear from")) as change:
        return change.add(WantedVoice(exploration=exploration, **parts))


def no_longer_want(*, by: Author, voice: WantedVoice) -> None:
    with by.change(_("Removed somebody you planned to hear from")) as change:
        change.remove(voice)


def _distinct(names: Iterable[str]) -> list[str]:
    seen: dict[str, str] = {}
    for name in map(one_line, names):
        if name:
            seen.setdefault(name.casefold(), name)
    return list(seen.values())
