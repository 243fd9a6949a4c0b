"""A conversation with Grace that ended five minutes ago, and a question that was planned for it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from askaround.conversations.actions import debriefing
from askaround.conversations.models import PlannedQuestion
from askaround.research.models import Question
from tests import factories


def address(name, row):
    return reverse(f"debrief:{name}", args=[row.pk])


def line(by, talk, text, **said):
    return debriefing.write_line(by=by, conversation=talk, text=text, **said)


@pytest.fixture
def now(space):
    """Ada at work now, because pages read the clock."""
    return factories.author(space, timezone.now())


@pytest.fixture
def grace(now):
    return factories.colleague(now, "Grace Hopper", "Northwind")


@pytest.fixture
def talk(now, grace):
    """A conversation that ended five minutes ago."""
    began = now.now - timedelta(minutes=40)
    return factories.conversation(
        now, grace, on=began.date(), started_at=began, ended_at=began + timedelta(minutes=35)
    )


@pytest.fixture
def planned(now, talk):
    with now.change("Planned") as change:
        question = change.add(Question(exploration=talk.exploration, text="How are mornings?"))
        return change.add(
            PlannedQuestion(conversation=talk, question=question, text="What was last Tuesday?")
        )
