"""What is said beside a text of one's own goes into the blanks that still stand in it."""

import pytest
from django.urls import reverse

from askaround.outreach import actions
from askaround.outreach.models import Ask
from askaround.preparation.models import Profile
from tests import factories
from tests.web.outreach.conftest import PARTS
from tests.web.outreach.conftest import draft_form as form

pytestmark = pytest.mark.django_db

WHY = "Your talk on compilers made me curious."
BLANK = "[one thing of theirs you read or saw]."


def with_own_words(ask):
    """The form of a draft, with the first blank typed over by hand."""
    return form(ask, body=ask.messages.get().body.replace(BLANK, WHY))


@pytest.fixture
def shown(client):
    """Open a page and return the text in its form."""

    def text_of(name, row):
        return client.get(reverse(name, args=[row.pk])).context["form"]["body"].value()

    return text_of


def test_a_part_that_is_added_goes_into_its_blank_of_a_text_of_ones_own(client, ask):
    said = with_own_words(ask)

    client.post(reverse("outreach:save", args=[ask.pk]), said | PARTS | {"why_you": ""})

    body = ask.messages.get().body
    assert WHY in body
    assert "how a week really goes." in body
    assert "[" not in body
    assert "20 minutes" in body, "what is no blank stays as it was written"


def test_what_is_not_put_into_a_text_of_ones_own_is_said(client, ask):
    answer = client.post(
        reverse("outreach:save", args=[ask.pk]), with_own_words(ask) | PARTS, follow=True
    )

    assert "the rest stays as you wrote it" in answer.content.decode()


@pytest.mark.parametrize("hand", ["untouched", "typed over"])
def test_who_i_am_goes_into_a_draft_that_was_begun_before_i_said_it(
    client, ada, grace, shown, hand
):
    exploration = factories.exploration(ada)
    ask = actions.begin_ask(by=ada, person=grace, exploration=exploration)
    said = with_own_words(ask) if hand == "typed over" else form(ask)
    client.post(reverse("outreach:save", args=[ask.pk]), said)
    assert "[your name]" in shown("outreach:ask", ask)

    _say_who_i_am(client)

    text = shown("outreach:ask", ask)
    assert text.endswith("Thank you,\nAda King")
    assert "I study mathematics." in text
    assert (WHY in text) is (hand == "typed over")


def test_who_i_am_goes_into_a_request_for_an_introduction(client, ada, grace, raj, shown):
    exploration = factories.exploration(ada)
    begun = actions.begin_introduction(
        by=ada, introducer=raj, exploration=exploration, person=grace
    )
    assert "[your name]" in shown("outreach:introduction", begun)

    _say_who_i_am(client)

    assert "[your name]" not in shown("outreach:introduction", begun)


def test_a_part_goes_into_its_blank_of_a_request_for_an_introduction(client, ada, grace, raj):
    begun = actions.begin_introduction(
        by=ada, introducer=raj, exploration=factories.exploration(ada), person=grace
    )
    own = begun.body.replace("[a line of your own", "How are the twins? [a line of your own")
    said = {"body": own, "subject": begun.subject, "version": begun.version, "channel": "email"}

    client.post(
        reverse("outreach:introduction", args=[begun.pk]), said | {"why_them": "She writes well."}
    )

    begun.refresh_from_db()
    assert "How are the twins?" in begun.body
    assert "She writes well." in begun.body


def test_my_name_goes_under_a_letter_that_was_begun_before_i_said_it(client, ada, grace, shown):
    from askaround.letters.actions import begin_letter

    letter = begin_letter(by=ada, person=grace, kind="touch")
    assert "[your name]" in shown("letters:letter", letter)

    _say_who_i_am(client)

    text = shown("letters:letter", letter)
    assert text.rstrip().endswith("Ada King")
    assert "[a line of your own" in text


def test_a_draft_that_is_shown_is_not_written(client, ask, shown):
    Profile.objects.update(name="Ada Lovelace")
    before = Ask.objects.get().messages.get()

    shown("outreach:ask", ask)

    after = Ask.objects.get().messages.get()
    assert (after.body, after.version) == (before.body, before.version)


def _say_who_i_am(client):
    answer = client.post(
        reverse("settings:me"),
        {
            "name": "Ada King",
            "synopsis": "I study mathematics.",
            "version": 1,
            "time_zone": "Europe/London",
            "country": "GB",
        },
    )
    assert answer.status_code == 302
