"""The main button on the page of a person follows where it stands with them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from askaround.conversations.actions import debriefing
from askaround.letters.actions import begin_letter, mark_sent
from askaround.outreach import actions
from askaround.outreach.models import Ask
from askaround.people.actions import mark_never_again
from askaround.research.models import Exploration
from askaround.scheduling import actions as scheduling
from askaround.scheduling.rules.wall_time import WallTime
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(space):
    """Ada at work now, because pages read the clock."""
    return factories.author(space, timezone.now())


@pytest.fixture
def dana(now):
    factories.exploration(now)
    return factories.person(now, "Dana Whitfield", addressed_as="Dana")


@pytest.fixture
def main(client, dana):
    """Return what the main button says, with the page it stands on."""

    def read():
        page = client.get(reverse("people:person", args=[dana.pk]))
        step = page.context["next_step"]
        assert step is None or step.label in page.content.decode()
        return step.label if step else ""

    return read


def asked(by, dana):
    return actions.begin_ask(by=by, person=dana, exploration=Exploration.objects.get())


def test_from_the_first_request_to_the_next_one(client, now, dana, main):
    assert main() == "Ask Dana"

    ask = asked(now, dana)
    assert main() == "Finish your request"

    actions.mark_sent(by=now, message=ask.messages.get())
    assert main() == "Did they answer?"

    tomorrow = (now.now + timedelta(days=1)).date()
    talk = scheduling.take_yes(by=now, ask=Ask.objects.get())
    assert main() == "Agree on a time"

    when = WallTime(tomorrow, now.now.time().replace(second=0, microsecond=0), now.space.time_zone)
    scheduling.agree(by=now, conversation=talk, when=when)
    assert main() == "Prepare"

    began = now.now - timedelta(minutes=40)
    debriefing.note_times(
        by=now, conversation=talk, started_at=began, ended_at=began + timedelta(minutes=30)
    )
    assert main() == "Look back"

    talk.refresh_from_db()
    own = debriefing.own_debrief(by=now, conversation=talk)
    debriefing.finish_debrief(by=now, debrief=own)
    assert main() == "Write the thank-you note"

    thanks = begin_letter(by=now, person=dana, kind="thanks", about=talk.pk)
    assert main() == "Finish the thank-you note"

    mark_sent(by=now, letter=thanks)
    assert main() == "Ask Dana"


def test_a_yes_without_a_conversation_leads_to_one_in_one_press(client, now, dana, main):
    ask = asked(now, dana)
    actions.mark_sent(by=now, message=ask.messages.get())
    actions.record_reply(by=now, ask=ask, answer="yes")

    assert main() == "Agree on a time"


def test_while_a_time_is_looked_for_no_second_conversation_is_offered(client, now, dana, main):
    again = f"{reverse('scheduling:new')}?person={dana.pk}"
    assert again in client.get(reverse("people:person", args=[dana.pk])).content.decode()

    exploring = Exploration.objects.get()
    scheduling.begin_conversation(by=now, person=dana, exploration=exploring)

    assert again not in client.get(reverse("people:person", args=[dana.pk])).content.decode()
    assert main() == "Agree on a time"


def test_whoever_shall_never_be_asked_again_has_no_main_button(client, now, dana, main):
    mark_never_again(by=now, person=dana, never=True)

    assert main() == ""


def test_whoever_shall_never_be_asked_again_is_not_waited_for_either(client, now, dana, main):
    ask = asked(now, dana)
    mark_never_again(by=now, person=dana, never=True)
    assert main() == ""

    mark_never_again(by=now, person=dana, never=False)
    actions.mark_sent(by=now, message=ask.messages.get())
    scheduling.take_yes(by=now, ask=Ask.objects.get())
    mark_never_again(by=now, person=dana, never=True)
    assert main() == ""


def test_whoever_shall_never_be_asked_again_is_still_thanked(client, now, dana, main):
    began = now.now - timedelta(hours=2)
    talk = factories.conversation(now, dana, on=began.date(), started_at=began, ended_at=now.now)
    mark_never_again(by=now, person=dana, never=True)
    assert main() == "Look back"

    own = debriefing.own_debrief(by=now, conversation=talk)
    debriefing.finish_debrief(by=now, debrief=own)
    assert main() == "Write the thank-you note"


def test_a_conversation_was_held_when_it_really_began(client, now, dana, main):
    began = now.now - timedelta(days=1)
    long_ago = (now.now - timedelta(days=300)).date()
    factories.conversation(now, dana, on=long_ago, started_at=began)

    assert main() == "Look back"


def test_a_conversation_of_last_year_asks_for_nothing(client, now, dana, main):
    began = now.now - timedelta(days=300)
    factories.conversation(now, dana, on=began.date())

    assert main() == "Ask Dana"
