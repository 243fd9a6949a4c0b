"""Grace, an agreed conversation with her, and ways to begin and to keep a letter."""

import pytest
from django.urls import reverse

from askaround.conversations.models import Note
from askaround.letters.models import Letter
from askaround.people.models import ContactPoint
from askaround.preparation.models import Profile
from tests import factories

WAYS = {
    "email": "grace@navy.example",
    "phone": "+1 555 0123",
    "link": "https://www.linkedin.com/in/grace",
}


@pytest.fixture
def grace(ada):
    person = factories.person(
        ada, "Grace Hopper", addressed_as="Grace", time_zone="America/New_York"
    )
    with ada.change("Made Grace reachable") as change:
        for kind, value in WAYS.items():
            change.add(ContactPoint(person=person, kind=kind, value=value, key=value))
        change.add(Profile(name="Ada King", email="a@k.example", phone="+44 20 7946 0000"))
    return person


@pytest.fixture
def talk(ada, grace):
    return factories.conversation(ada, grace, link="https://meet.example/g")


@pytest.fixture
def note(ada, talk):
    """Write one line of the conversation."""

    def write(text, kind="fact", **fields):
        with ada.change("Wrote a line") as change:
            return change.add(Note(conversation=talk, kind=kind, text=text, at=ada.now, **fields))

    return write


@pytest.fixture
def begin(client, grace):
    """Begin a letter as a button of any page does."""

    def press(kind, about=None, **fields):
        values = {"person": grace.pk, "kind": kind, **fields}
        answer = client.post(
            reverse("letters:begin"), values | ({"about": about.pk} if about else {})
        )
        return answer, Letter.objects.order_by("-id").first()

    return press


def as_written(letter, **changes):
    return {"subject": letter.subject, "body": letter.body, "version": letter.version} | changes


FINISHED = (
    "Dear Grace,\n\nThank you for taking the time to talk with me. I liked the story of the moth."
    " What you told me about tests stays with me."
    "\n\nNext, I will read your report.\n\nThank you,\nAda King"
)
