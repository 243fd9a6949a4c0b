"""Saying who I am, and where I live."""

import pytest
from django.urls import reverse

from askaround.preparation.models import Profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def save(client):
    """Send the page about me."""

    def send(**values):
        return client.post(reverse("settings:me"), {"name": "Ada King", "version": 1, **values})

    return send


def test_what_i_say_is_kept(save, space):
    save(synopsis="I study mathematics.", skills="Python, drawing maps")

    me = Profile.objects.get(space=space)
    assert (me.name, me.synopsis, me.skills) == (
        "Ada King",
        "I study mathematics.",
        "Python, drawing maps",
    )


def test_a_fourth_line_is_refused_and_kept_in_the_form(save):
    page = save(synopsis="One.\nTwo.\nThree.\nFour.").content.decode()

    assert "That is 4 lines." in page
    assert "Four." in page
    assert not Profile.objects.exists()


def test_the_way_back_leads_to_where_somebody_came_from_and_nowhere_else(save):
    assert save(next="/asks/").url == "/asks/"
    outside = save(next="https://elsewhere.example/", synopsis="More.")
    assert outside.url == reverse("settings:me")


def test_two_windows_never_lose_what_was_said(save):
    save(synopsis="From before.")
    save(synopsis="From the first window.", version=1)

    answer = save(synopsis="From the second window.", version=1)

    assert answer.status_code == 409
    assert "From the first window." in answer.content.decode()
    assert "From the second window." in answer.content.decode()


def test_days_and_holidays_follow_the_place(client, space):
    client.post(reverse("settings:place"), {"time_zone": "Europe/Berlin", "country": "DE"})

    space.refresh_from_db()
    assert (space.time_zone, space.country) == ("Europe/Berlin", "DE")


def test_countries_have_names(client):
    page = client.get(reverse("settings:me")).content.decode()

    assert '<option value="DE">Germany</option>' in page


def test_a_place_that_is_none_changes_nothing(client, space):
    answer = client.post(reverse("settings:place"), {"time_zone": "Mars/Olympus"}, follow=True)

    space.refresh_from_db()
    assert space.time_zone == "UTC"
    assert "Choose the time zone from the list." in answer.content.decode()
