"""Ada has talked with three people about one question."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from askaround.conversations.models import Note, PlannedQuestion
from askaround.research.models import Question
from tests import factories


@dataclass
class Talks:
    """An exploration with a question, and who was asked it in which conversation."""

    exploration: object
    question: object
    path: object
    people: list
    conversations: list
    notes: list


def noted(by, conversation, planned, text, **fields):
    """Write one line of a conversation."""
    at = conversation.started_at + timedelta(minutes=1)
    with by.change("Noted") as change:
        return change.add(
            Note(conversation=conversation, planned=planned, text=text, at=at, **fields)
        )


def talked(by, exploration, question, person, *, days_ago):
    """Hold a conversation in which the question was asked and answered in one line."""
    began = by.now - timedelta(days=days_ago)
    conversation = factories.conversation(
        by,
        person,
        exploration=exploration,
        on=began.date(),
        started_at=began,
        ended_at=began + timedelta(minutes=30),
    )
    with by.change("Asked") as change:
        planned = change.add(
            PlannedQuestion(
                conversation=conversation,
                question=question,
                text=question.text,
                topic=question.topic,
                asked_at=began,
            )
        )
    return conversation, noted(by, conversation, planned, f"{person} says: four nights a week.")


def some_talks(by, *names):
    exploration = factories.exploration(by)
    with by.change("Prepared") as change:
        path = factories.add_path(change, exploration, "Consulting")
        question = change.add(
            Question(exploration=exploration, text="When did you last travel?", topic="skills")
        )
    people = [factories.colleague(by, name, f"{name} Works") for name in names]
    held = [
        talked(by, exploration, question, person, days_ago=30 - place)
        for place, person in enumerate(people)
    ]
    return Talks(
        exploration,
        question,
        path,
        people,
        [conversation for conversation, _note in held],
        [note for _conversation, note in held],
    )


@pytest.fixture
def talks(ada):
    return some_talks(ada, "Ana", "Ben", "Cem")
