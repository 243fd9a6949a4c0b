"""Grace, who can be reached, an exploration to ask her about, and a draft to her."""

import pytest
from django.urls import reverse

from askaround.outreach.models import Ask
from askaround.people.models import ContactPoint
from askaround.preparation.models import Profile
from tests import factories


def reachable(by, full_name, kind="email", value="", **fields):
    """Somebody with one way to reach them."""
    person = factories.person(by, full_name, **fields)
    value = value or f"{full_name.split()[0].casefold()}@navy.example"
    with by.change(f"Made {full_name} reachable") as change:
        change.add(ContactPoint(person=person, kind=kind, value=value, key=value))
    return person


@pytest.fixture
def grace(ada):
    return reachable(ada, "Grace Hopper", addressed_as="Grace")


@pytest.fixture
def raj(ada):
    return reachable(ada, "Raj Patel", addressed_as="Raj", closeness=3)


@pytest.fixture
def exploration(ada):
    found = factories.exploration(ada)
    with ada.change("Added a path") as change:
        factories.add_path(change, found, "Consulting")
        change.add(
            Profile(
                name="Ada King",
                synopsis="I study mathematics.",
                email="a@k.example",
                phone="+44 20 7946 0000",
            )
        )
    return found


@pytest.fixture
def ask(client, grace, exploration):
    client.post(reverse("outreach:new"), {"person": grace.pk, "exploration": exploration.pk})
    return Ask.objects.get()


@pytest.fixture
def page(client):
    """Open a page of outreach by its name and read it."""

    def open_page(name, *args, **query):
        return client.get(reverse(name, args=[row.pk for row in args]), query).content.decode()

    return open_page


def draft_form(ask, **changes):
    draft = ask.messages.get(sent_at__isnull=True)
    values = {"subject": draft.subject, "body": draft.body, "version": draft.version}
    return values | changes


FINISHED = (
    "Hi Grace,\n\nYour talk on compilers made me curious about your work. I study mathematics."
    " I am looking into consulting as a path, and you could help me understand what a week is"
    " like.\n\nCould you spare 20 minutes in the next two weeks, by Zoom or phone? This is to"
    " learn from you, not to ask for a job.\n\nThank you,\nAda King"
)
PARTS = {
    "why_you": "Your talk on compilers made me curious.",
    "hope": "how a week really goes",
    "topic": "Consulting",
    "channel": "email",
    "minutes": 15,
    "window": "this week",
    "disclaimer": "learning",
}
