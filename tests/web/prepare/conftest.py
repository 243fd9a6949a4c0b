"""A conversation with Grace to prepare for: Ada is in Berlin, Grace in New York."""

import pytest
import time_machine

from askaround.people.models import Person
from tests import factories

NOW = factories.MONDAY_NOON


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def space(db):
    """Ada's space, in Berlin."""
    return factories.space("ada", time_zone="Europe/Berlin", country="DE")


@pytest.fixture
def talk(ada):
    """A conversation with Grace, an analyst in New York, on Thursday at three."""
    grace = factories.colleague(ada, "Grace Hopper", "Acme")
    Person.objects.update(time_zone="America/New_York", level="contributor")
    grace.refresh_from_db()
    return factories.conversation(
        ada, grace, mode="in-person", place="Café Kernel", travel_minutes=20
    )
