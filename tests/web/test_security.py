"""What protects a program that listens on a port of one's own machine."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from askaround.accounts import actions
from askaround.people.models import Person
from tests import factories

pytestmark = pytest.mark.django_db
PAGES = ["agenda:today", "people:list", "outreach:asks", "settings:me", "accounts:closed"]


@pytest.mark.parametrize("page", PAGES)
def test_a_name_that_is_not_this_machine_is_refused(client, page):
    """Another site can point its own name at 127.0.0.1 (DNS rebinding)."""
    answer = client.get(reverse(page), headers={"Host": "evil.example"})

    assert answer.status_code == 400


@pytest.mark.parametrize("page", PAGES)
def test_no_page_may_load_or_run_anything_of_others(client, page):
    policy = client.get(reverse(page))["Content-Security-Policy"]

    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == "'self'"
    assert directives["style-src"] == "'self'"
    assert directives["frame-ancestors"] == "'none'"
    assert "unsafe" not in policy


def test_a_form_of_another_site_changes_nothing(space):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(space.owner, backend="askaround.accounts.entrance.Entrance")

    answer = browser.post(reverse("research:start"), {"title": "Not mine", "goal": "occupation"})

    assert answer.status_code == 403


def test_the_token_lets_in_once(space):
    token = actions.issue_token(user=space.owner, now=timezone.now())
    address = reverse("accounts:enter", args=[token])

    first, second = Client(), Client()
    assert first.get(address).url == reverse("agenda:today")
    assert second.get(address).url == reverse("accounts:closed")
    assert first.get(reverse("settings:me")).status_code == 200


def test_whoever_is_in_stays_in_with_a_used_token(client, space):
    token = actions.issue_token(user=space.owner, now=timezone.now())
    Client().get(reverse("accounts:enter", args=[token]))

    assert client.get(reverse("accounts:enter", args=[token])).url == reverse("agenda:today")


def test_a_session_ends_a_month_after_the_last_change(space, time_machine):
    time_machine.move_to(factories.MONDAY_NOON, tick=False)
    token = actions.issue_token(user=space.owner, now=timezone.now())
    browser = Client()
    browser.get(reverse("accounts:enter", args=[token]))

    time_machine.shift(timedelta(days=29))
    browser.post(reverse("people:add"), {"line": "Grace", "seen": "Grace"})
    time_machine.shift(timedelta(days=29))
    assert browser.get(reverse("settings:me")).status_code == 200
    time_machine.shift(timedelta(days=31))  # that page told the change, and was the last news
    assert browser.get(reverse("settings:me")).url.startswith(reverse("accounts:closed"))


def test_a_token_is_good_for_half_an_hour(space):
    token = actions.issue_token(user=space.owner, now=factories.MONDAY_NOON)

    assert (
        actions.redeem_token(token=token, now=factories.MONDAY_NOON + actions.TOKEN_LIFETIME)
        is None
    )


def test_the_database_holds_no_token_that_opens_anything(space):
    from askaround.accounts.models import EntryToken

    token = actions.issue_token(user=space.owner, now=timezone.now())

    assert token not in {stored.hash for stored in EntryToken.objects.all()}


def test_going_back_after_undo_never_leaves_this_machine(client, ada):
    factories.person(ada)

    answer = client.post(
        reverse("journal:undo", args=[ada.changes[-1].pk]), {"next": "https://evil.example/"}
    )

    assert answer.url == reverse("agenda:today")


@pytest.mark.parametrize(
    "target", ["zzz", "people:list", "//evil.example/", "/\\evil.example", "a\0b"]
)
def test_going_back_to_what_is_no_page_goes_to_the_usual_one(client, ada, target):
    factories.person(ada)

    answer = client.post(reverse("journal:undo", args=[ada.changes[-1].pk]), {"next": target})

    assert answer.url == reverse("agenda:today")


def test_a_page_that_breaks_leaves_nothing_behind(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("askaround.web.people.views.adding.back", lambda *said: 1 / 0)

    answer = client.post(reverse("people:add"), {"line": "Dana", "seen": "Dana"})

    assert answer.status_code == 500
    assert not Person.objects.exists()
