"""The worked example comes whole, on any day, and takes nothing of anybody's with it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from askaround.agenda import queries
from askaround.archive import queries as archive
from askaround.example import actions as example
from askaround.journal.actions import undo
from askaround.outreach import actions as outreach
from askaround.outreach.models import Ask
from askaround.people import actions as people
from askaround.people.models import Event, Person, Role, Tag
from askaround.preparation.actions import own_profile, save_profile
from askaround.preparation.models import Profile
from askaround.research.models import Exploration, Organization
from tests import factories


def test_it_is_one_change_and_undo_takes_it_back_whole(ada):
    example.load(by=ada)

    (change,) = ada.changes
    assert change.sentence == "Loaded the worked example"
    undo(by=ada, change=change)
    assert archive.is_empty(ada.space)


@pytest.mark.parametrize("day", range(7))
def test_it_works_on_every_day_of_the_week_and_nothing_happened_on_a_weekend(space, day):
    by = factories.author(space, factories.MONDAY_NOON + timedelta(days=day))

    example.load(by=by)

    zone = ZoneInfo(space.time_zone)
    moments = [event.at.astimezone(zone) for event in Event.objects.all()]
    assert all(moment.weekday() < 5 and moment <= by.now for moment in moments)
    assert queries.today(space=space, now=by.now).rows


def test_it_can_be_loaded_just_after_midnight_anywhere(db):
    far = factories.space("far", time_zone="Pacific/Kiritimati")
    midnight = datetime(2026, 3, 3, 0, 1, tzinfo=ZoneInfo("Pacific/Kiritimati"))
    by = factories.author(far, midnight)

    example.load(by=by)

    assert by.now == midnight
    assert not Event.objects.filter(at__gt=midnight).exists()
    assert Exploration.objects.get().decide_on > date(2026, 3, 3)


def test_what_is_ones_own_stays(ada):
    profile = own_profile(by=ada)
    profile.name = "Ada"
    save_profile(by=ada, profile=profile)
    mine = people.add_person(by=ada, full_name="My Friend", tags=["example", "friend"])
    people.add_role(by=ada, person=mine, title="Planner", organization_name="Open Kerb")
    own = factories.exploration(ada, "My own question")
    example.load(by=ada)
    people.add_role(by=ada, person=mine, title="Adviser", organization_name="Quay Street Studio")
    ask = outreach.begin_ask(by=ada, person=mine, exploration=own)

    example.remove(by=ada)

    assert Profile.objects.get().name == "Ada"
    assert list(Person.objects.all()) == [mine]
    assert list(Exploration.objects.all()) == [own]
    assert list(Ask.objects.all()) == [ask]
    assert {str(role) for role in Role.objects.all()} == {
        "Planner, Open Kerb",
        "Adviser, Quay Street Studio",
    }
    assert set(Organization.objects.values_list("name", flat=True)) == {
        "Open Kerb",
        "Quay Street Studio",
    }
    assert set(Tag.objects.values_list("name", flat=True)) == {"example", "friend"}
