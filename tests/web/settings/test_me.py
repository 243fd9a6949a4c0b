"""Saying who I am, and where I live."""

import pytest
from django.urls import reverse
from django.utils import translation
from holidays.registry import COUNTRIES

from askaround.preparation.models import Profile
from askaround.web.settings.countries import NAMES
from askaround.web.settings.forms import countries

pytestmark = pytest.mark.django_db


@pytest.fixture
def save(client):
    """Send the page about me."""

    def send(**values):
        said = {"name": "Ada King", "version": 1, "time_zone": "UTC", "country": "", **values}
        return client.post(reverse("settings:me"), said)

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


def test_who_i_am_and_where_i_live_are_saved_by_one_press(save, space):
    save(phone="+49 30 5550100", time_zone="Europe/Berlin", country="DE")

    space.refresh_from_db()
    assert (space.time_zone, space.country) == ("Europe/Berlin", "DE")
    assert Profile.objects.get(space=space).phone == "+49 30 5550100"


def test_the_page_has_one_form_for_all_of_it(client):
    page = client.get(reverse("settings:me")).content.decode()

    whole = page[page.index('action="/settings/me/"') :].partition("</form>")[0]
    for name in ("name", "phone", "time_zone", "country"):
        assert f'name="{name}"' in whole


def test_a_save_that_says_no_other_place_moves_nobody(save, space):
    space.time_zone = "EST5EDT"  # as a machine may call it, and no place of the list
    space.save()

    page = save(time_zone="EST5EDT").client.get(reverse("settings:me")).content.decode()

    assert '<option value="EST5EDT" selected>EST5EDT</option>' in page
    assert "Your days and holidays follow" not in page


def test_an_older_window_moves_nobody_either(save, space):
    save(synopsis="From before.")
    save(synopsis="From the first window.", version=1)

    page = save(synopsis="From the second.", version=1, time_zone="Europe/Berlin")

    space.refresh_from_db()
    assert space.time_zone == "UTC"
    assert '<option value="Europe/Berlin" selected>' in page.content.decode()


def test_every_country_with_holidays_has_a_name():
    assert NAMES.keys() == {codes[1] for codes in COUNTRIES.values()}


def test_countries_stand_in_the_order_of_the_language():
    with translation.override("es"):
        names = [str(name) for _code, name in countries()[1:]]

    assert {"Alemania", "España", "México"} <= set(names)
    assert names.index("Egipto") < names.index("Emiratos Árabes Unidos") < names.index("España")


def test_a_place_that_is_none_changes_nothing_and_loses_nothing(save, space):
    page = save(time_zone="Mars/Olympus", phone="+49 30 5550100").content.decode()

    space.refresh_from_db()
    assert space.time_zone == "UTC"
    assert "+49 30 5550100" in page
    assert "Not saved yet." in page
