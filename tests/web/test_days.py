"""Days that are typed: a year that nobody can mean is answered with a sentence."""

from datetime import date

import pytest
from django import forms
from django.urls import reverse

from askaround.outreach import actions as outreach
from askaround.outreach.models import Ask
from askaround.research.models import Exploration
from tests import factories

pytestmark = pytest.mark.django_db
NOBODY_MEANS = pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "9999-12-31"])


@pytest.fixture
def exploration(ada):
    return factories.exploration(ada)


@pytest.fixture
def asked(ada, exploration):
    """A request that went out and was not answered yet."""
    ask = outreach.begin_ask(by=ada, person=factories.person(ada), exploration=exploration)
    outreach.mark_sent(by=ada, message=ask.messages.get())
    return ask


@NOBODY_MEANS
def test_not_now_is_not_put_off_to_a_day_that_never_comes(client, asked, day):
    said = {"answer": "not-now", "ask_again_on": day}

    answer = client.post(reverse("outreach:reply", args=[asked.pk]), said)

    assert answer.status_code == 400
    assert "Check the year of that day." in answer.content.decode()
    assert Ask.objects.get().answer == ""


@NOBODY_MEANS
def test_the_day_of_not_now_is_not_moved_there_either(client, ada, asked, day):
    soon = date(2026, 9, 1)
    outreach.record_reply(by=ada, ask=asked, answer="not-now", ask_again_on=soon)

    answer = client.post(reverse("outreach:put-off", args=[asked.pk]), {"until": day})

    assert answer.status_code == 400
    assert "Check the year of that day." in answer.content.decode()
    assert Ask.objects.get().ask_again_on == soon


@NOBODY_MEANS
def test_an_exploration_is_not_decided_then(client, day):
    said = {"title": "Is nursing for me?", "goal": "occupation", "decide_on": day}

    answer = client.post(reverse("research:start"), said)

    assert "Check the year of that day." in answer.content.decode()
    assert not Exploration.objects.exists()


def test_a_decision_is_not_looked_at_again_then(client, ada, exploration):
    made = factories.one_of_everything(ada, "Dana")["decision"]

    answer = client.post(
        reverse("insight:look-back", args=[made.pk]),
        {"text": "Still right.", "again_on": "9999-12-31"},
        follow=True,
    )

    assert "Check the year of that day." in answer.content.decode()


def test_every_day_of_every_form_has_bounds():
    """Whoever adds a day to a form takes one of ours; a clock time has bounds of its own."""
    plain = {
        f"{form.__module__}.{form.__qualname__}.{name}"
        for form in _subclasses(forms.BaseForm)
        if form.__module__.startswith("askaround.web")
        for name, field in form.base_fields.items()
        if type(field) is forms.DateField and "clock" not in form.base_fields
    }

    assert plain == set()


def _subclasses(found):
    return {found}.union(*map(_subclasses, found.__subclasses__()))
