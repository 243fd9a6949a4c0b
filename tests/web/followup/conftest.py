"""Ada at work now, and a conversation of two days ago."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories


@pytest.fixture
def now(space):
    """Ada at work now, because pages read the clock."""
    return factories.author(space, timezone.now())


@pytest.fixture
def grace(now):
    return factories.person(now, "Grace Hopper")


@pytest.fixture
def talk(now, grace):
    """A conversation that took place two days ago."""
    began = now.now - timedelta(days=2)
    return factories.conversation(
        now, grace, on=began.date(), started_at=began, ended_at=began + timedelta(minutes=30)
    )
