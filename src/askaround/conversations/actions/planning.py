"""Planning a conversation: its questions, in their order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from askaround.conversations.models import PlannedQuestion
from askaround.conversations.queries.plans import arranged, askings, with_own_words
from askaround.conversations.rules.goals import goal_for
from askaround.conversations.rules.occasions import Occasion
from askaround.conversations.rules.plan import propose
from askaround.conversations.rules.plan_questions import Asking, of_bank, of_words
from askaround.core.text import one_line
from askaround.journal.author import Author, Recorder
from askaround.preparation import bank
from askaround.preparation.models import Profile
from askaround.research.models import Question
from askaround.scheduling.models import Conversation

MOST_PLANNED = 60
"""House rule: four times as many as an hour bears; beyond it nobody finds anything."""


class CannotPlan(ValueError):
    """The message is written for the person at the screen."""


def propose_plan(
    *,
    by: Author,
    conversation: Conversation,
    pool: Sequence[Asking],
    occasion: Occasion,
    profile: Profile,
) -> list[PlannedQuestion]:
    """Fill the plan from ``pool``. My own words, and what was asked already, stay."""
    language = by.space.language
    with by.change(_("Proposed a plan for %s") % conversation.person) as change:
        for row in planned_rows(conversation):
            if not _is_mine(row, profile, language):
                change.remove(row)
        kept = arranged(planned_rows(conversation))
        plan = propose(pool, occasion, kept=askings(kept, language=language))
        return _store(change, conversation, plan, kept)


def _is_mine(row: PlannedQuestion, profile: Profile, language: str) -> bool:
    known = bank.by_key([row.bank_key])
    if row.asked_at or not known:
        return True
    proposed = with_own_words(of_bank(known[0]), profile=profile, language=language)
    return row.text not in {proposed.text, known[0].text, row.question.text if row.question else ""}


def _store(
    change: Recorder,
    conversation: Conversation,
    plan: Sequence[Asking],
    kept: Sequence[PlannedQuestion],
) -> list[PlannedQuestion]:
    """Write a plan: what stands already takes its new place, the rest is added."""
    rows = {str(row.pk): row for row in kept}
    goals = list(conversation.goals.all())
    for position, asking in enumerate(plan, start=1):
        row = rows.get(asking.key)
        if row is not None:
            row.position = position
            change.save(row)
            continue
        row = _row(conversation, asking)
        row.question_id = UUID(asking.serves) if asking.serves else None
        row.parent, row.position = rows.get(asking.parent), position
        place = goal_for(asking.text, [goal.text for goal in goals])
        row.goal = goals[place] if place is not None else None
        rows[asking.key] = change.add(row)
    return arranged(rows.values())


def add_from_bank(
    *, by: Author, conversation: Conversation, keys: Iterable[str], profile: Profile
) -> list[PlannedQuestion]:
    """Add questions of the bank, each to its place; one that stands there is left out."""
    language = by.space.language
    asked = [
        with_own_words(of_bank(each), profile=profile, language=language)
        for each in bank.by_key(keys)
    ]
    return _add(by, conversation, [(each, None) for each in asked])


def take_questions(
    *, by: Author, conversation: Conversation, questions: Iterable[Question]
) -> list[PlannedQuestion]:
    """Take open questions of the exploration, so that answers count for them."""
    found = []
    for row in questions:
        known = bank.by_key([row.bank_key])
        read = of_words(str(row.pk), row.text, topic=row.topic, language=by.space.language)
        asking = of_bank(known[0]) if known else read
        found.append((replace(asking, text=row.text), row))
    return _add(by, conversation, found)


def add_own_question(*, by: Author, conversation: Conversation, text: str) -> PlannedQuestion:
    """Add a question in my own words. Raises :class:`CannotPlan` for one that stands there."""
    text = one_line(text)
    read = of_words("", text, language=by.space.language)
    added = _add(by, conversation, [(read, None)])
    if not added:
        raise CannotPlan(_("That question is already in the plan."))
    return added[0]


def _add(
    by: Author, conversation: Conversation, asked: Sequence[tuple[Asking, Question | None]]
) -> list[PlannedQuestion]:
    rows = arranged(planned_rows(conversation))
    if len(rows) + len(asked) > MOST_PLANNED:
        raise CannotPlan(
            _("A plan holds %d questions at most. Take some out first.") % MOST_PLANNED
        )
    added = []
    with by.change(_("Added to the plan for %s") % conversation.person) as change:
        for asking, question in asked:
            if _stands_there(rows, asking, question):
                continue
            row = _row(conversation, asking)
            row.question = question
            change.add(row)
            rows.insert(_place_for(rows, asking, by.space.language), row)
            added.append(row)
        _renumber(change, rows)
    return added


def _row(conversation: Conversation, asking: Asking) -> PlannedQuestion:
    return PlannedQuestion(
        conversation=conversation,
        text=one_line(asking.text)[:500],
        topic=asking.topic,
        bank_key=asking.bank_key,
        priority=asking.priority,
        minutes=asking.minutes,
    )


def _stands_there(
    rows: Iterable[PlannedQuestion], asking: Asking, question: Question | None
) -> bool:
    text = asking.text.casefold()
    return any(
        row.text.casefold() == text
        or (asking.bank_key and row.bank_key == asking.bank_key)
        or (question is not None and row.question_id == question.pk)
        for row in rows
    )


def _place_for(rows: Sequence[PlannedQuestion], asking: Asking, language: str) -> int:
    """Return where a new question goes: before what ends every conversation."""
    read = askings(rows, language=language)
    while_open = (place for place, each in enumerate(read) if each.is_frame and not each.parent)
    return len(rows) if asking.is_frame else next(while_open, len(rows))


def edit_planned(
    *, by: Author, planned: PlannedQuestion, version: int | None = None
) -> PlannedQuestion:
    """Store the changed columns of a planned question; a follow-up moves behind its parent.

    Raises :class:`CannotPlan` for a parent that cannot be one, or `StaleWrite`.
    """
    _refuse_parent(planned)
    with by.change(_("Changed a question in the plan")) as change:
        change.save(planned, version=version)
        _renumber(change, arranged(planned_rows(planned.conversation)))
    return planned


def _refuse_parent(planned: PlannedQuestion) -> None:
    parent = planned.parent
    if parent is None:
        return
    strange = parent.conversation_id != planned.conversation_id or parent.pk == planned.pk
    if strange or parent.parent_id is not None:
        raise CannotPlan(_("A follow-up must belong to a main question in the same plan."))
    if planned.follow_ups.exists():
        raise CannotPlan(_("This question has follow-ups of its own. Move those first."))


def move_planned(*, by: Author, planned: PlannedQuestion, places: int) -> None:
    """Ask earlier (negative) or later: a main question with its follow-ups, or one of those."""
    rows = arranged(planned_rows(planned.conversation))
    siblings = [row for row in rows if _parent_in(row, rows) == _parent_in(planned, rows)]
    here = [row.pk for row in siblings].index(planned.pk)
    row = siblings.pop(here)
    siblings.insert(max(0, min(len(siblings), here + places)), row)
    order = {each.pk: number for number, each in enumerate(siblings)}
    others = [each for each in rows if each.pk not in order]
    with by.change(_("Reordered the plan")) as change:
        if _parent_in(planned, rows) is None:
            _renumber(change, _behind_parents(siblings, others))
        else:
            _renumber(change, _behind_parents(others, siblings))


def _parent_in(row: PlannedQuestion, rows: Iterable[PlannedQuestion]) -> UUID | None:
    return row.parent_id if row.parent_id in {each.pk for each in rows} else None


def _behind_parents(
    mains: Sequence[PlannedQuestion], others: Sequence[PlannedQuestion]
) -> list[PlannedQuestion]:
    """Return mains in the order given, each followed by its follow-ups in the order given."""
    heads = [row for row in mains if row.parent_id not in {each.pk for each in mains}]
    rest = [*(row for row in mains if row not in heads), *others]
    found = []
    for head in heads:
        found.append(head)
        found += [row for row in rest if row.parent_id == head.pk]
    return found


def remove_planned(*, by: Author, planned: PlannedQuestion) -> None:
    """Take a question out of the plan; its follow-ups become questions of their own."""
    conversation = planned.conversation
    with by.change(_("Took a question out of the plan")) as change:
        change.remove(planned)
        _renumber(change, arranged(planned_rows(conversation)))


def planned_rows(conversation: Conversation) -> Sequence[PlannedQuestion]:
    return list(conversation.planned_questions.select_related("question", "conversation"))


def _renumber(change: Recorder, rows: Sequence[PlannedQuestion]) -> None:
    for position, row in enumerate(rows, start=1):
        row.position = position
        change.save(row)
