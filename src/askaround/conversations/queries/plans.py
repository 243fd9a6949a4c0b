"""The plan of one conversation, read as the rules need it, and what was asked before it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from askaround.conversations.models import PlannedQuestion
from askaround.conversations.rules.occasions import FIRST_CONVERSATIONS, Occasion
from askaround.conversations.rules.plan_questions import Asking, of_bank, of_words, page
from askaround.core.prepared import prepared
from askaround.preparation import bank
from askaround.preparation.languages import question_language
from askaround.preparation.models import Profile
from askaround.preparation.rules.questions import openness
from askaround.research.models import Question
from askaround.scheduling.models import Conversation


@dataclass(frozen=True)
class Before:
    """What earlier conversations of the same exploration asked.

    ``keys`` tell questions apart: of the bank, or of the exploration. ``core`` is what all of
    them had in common, where there were at least two; ``topics`` holds one for each question.
    """

    count: int
    keys: frozenset[str]
    covered: frozenset[str]
    core: frozenset[str]
    topics: tuple[str, ...]


class QuestionInShort(NamedTuple):
    """A question of a plan as the page of a talk shows it."""

    pk: UUID
    text: str
    parent_id: UUID | None
    if_they_say: str
    priority: str
    minutes: int
    position: int
    asked_at: datetime | None


def questions_in_short(space: UUID, conversation: UUID) -> list[QuestionInShort]:
    """Return the plan of a conversation, in its order."""
    return [QuestionInShort(*said) for said in _planned(space, conversation)]


@prepared
def _planned(space: UUID, conversation: UUID) -> QuerySet[PlannedQuestion, tuple[Any, ...]]:
    planned = PlannedQuestion.objects.filter(space=space, conversation=conversation)
    return planned.values_list(*QuestionInShort._fields)


def arranged(planned: Iterable[PlannedQuestion]) -> list[PlannedQuestion]:
    """Return main questions in their order, each with its follow-ups behind it."""
    rows = sorted(planned, key=lambda row: (row.position, row.pk))
    keys = {row.pk for row in rows}
    found: list[PlannedQuestion] = []
    for row in rows:
        if row.parent_id not in keys:
            found.append(row)
            found += [each for each in rows if each.parent_id == row.pk]
    return found


def asked_before(
    conversation: Conversation,
    *,
    conversations: QuerySet[Conversation],
    planned: QuerySet[PlannedQuestion],
) -> Before:
    """Look at what was planned for the conversations before this one; in one query."""
    earlier = planned.filter(conversation__in=_before(conversation, conversations))
    rows = earlier.values_list("conversation_id", "bank_key", "question_id", "topic", "asked_at")
    by_talk: dict[UUID, set[str]] = defaultdict(set)
    covered, topics = set(), []
    for talk, bank_key, question, topic, asked_at in rows:
        by_talk[talk] |= {bank_key or str(question or "")} - {""}
        topics.append(topic)
        if asked_at and bank_key in bank.ESSENTIALS:
            covered.add(bank_key)
    names = list(by_talk.values())
    return Before(
        count=len(names),
        keys=frozenset().union(*names),
        covered=frozenset(covered),
        core=frozenset(names[0].intersection(*names)) if len(names) > 1 else frozenset(),
        topics=tuple(topics),
    )


def _before(conversation: Conversation, among: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """Return the others of the same exploration that are over, or agreed for an earlier time."""
    when = Q(ended_at__isnull=False)
    if conversation.starts_at is not None:
        when |= Q(starts_at__lt=conversation.starts_at)
    others = among.filter(exploration=conversation.exploration_id, cancelled_at__isnull=True)
    return others.filter(when).exclude(pk=conversation.pk)


def occasion_of(conversation: Conversation, before: Before, *, profile: Profile) -> Occasion:
    """Return what a plan has to fit; person and exploration should be at hand."""
    return Occasion(
        minutes=conversation.minutes,
        goal=conversation.exploration.goal,
        stage=profile.stage,
        level=conversation.person.level,
        function=conversation.person.function,
        earlier=before.keys,
        covered=before.covered,
        number=min(before.count + 1, FIRST_CONVERSATIONS + 1),
        skills=bool(profile.skills.strip()),
    )


def pool_of(questions: QuerySet[Question], *, profile: Profile, language: str) -> list[Asking]:
    """Return what may be asked: the open questions of an exploration, then the bank.

    ``questions`` are those of one exploration. What is settled is left out, and so is what has a
    blank that nobody can fill but the asker.
    """
    rows = list(questions)
    settled = {row.bank_key for row in rows if row.settled_on and row.bank_key}
    serving = [_serving(row, language) for row in rows if not row.settled_on]
    offered = [
        with_own_words(of_bank(each), profile=profile, language=language)
        for each in bank.questions()
        if each.key not in settled and (not each.has_blank or "own-skills" in each.sets)
    ]
    return [*serving, *offered]


def with_own_words(question: Asking, *, profile: Profile, language: str) -> Asking:
    """Fill in what the profile says: the first of my skills."""
    skill = profile.skills.split(",")[0].strip()
    blank = page(language)["fillings"]["skill"]
    return replace(question, text=question.text.replace(blank, skill)) if skill else question


def askings(rows: Sequence[PlannedQuestion], *, language: str) -> list[Asking]:
    """Return the rows of a plan as the rules see them, in the same order."""
    return [_asking(row, language) for row in rows]


def _serving(row: Question, language: str) -> Asking:
    key = str(row.pk)
    known = bank.by_key([row.bank_key])
    if known:
        return replace(of_bank(known[0], serves=key), text=row.text, follows="")
    return of_words(key, row.text, topic=row.topic, serves=key, language=language)


def _asking(row: PlannedQuestion, language: str) -> Asking:
    known = bank.by_key([row.bank_key])
    key = str(row.pk)
    read = of_bank(known[0]) if known else of_words(key, row.text, language=language)
    return replace(
        read,
        key=key,
        text=row.text,
        topic=row.topic,
        minutes=row.minutes,
        priority=row.priority,
        parent=str(row.parent_id or ""),
        serves=str(row.question_id or ""),
        is_open=openness(row.text, language=question_language(language)) == "open",
    )
