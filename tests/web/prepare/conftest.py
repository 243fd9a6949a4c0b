"""A conversation with Grace to prepare for: Ada is in Berlin, Grace in New York."""

import pytest

from askaround.people.models import Person
from tests import factories


@pytest.fixture(autouse=True)
def monday(monday_noon):
    """For every page of preparing."""


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
