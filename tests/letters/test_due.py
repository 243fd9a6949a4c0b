"""When thanks and the note about an opening are due."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.letters.rules.due import note_about_opening_due, thanks_due

ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC"]
BEGINNING, END = datetime(2024, 1, 1, tzinfo=UTC), datetime(2037, 12, 30, tzinfo=UTC)
MOMENTS = st.integers(0, int((END - BEGINNING).total_seconds())).map(
    lambda seconds: BEGINNING + timedelta(seconds=seconds)
)


@given(ended_at=MOMENTS, zone=st.sampled_from(ZONES))
def test_thanks_are_due_at_ten_on_the_next_day_where_they_live(ended_at, zone):
    there = ZoneInfo(zone)

    due = thanks_due(ended_at, there)

    assert due.astimezone(there).timetz().replace(tzinfo=None) == time(10)
    assert due.astimezone(there).date() - ended_at.astimezone(there).date() == timedelta(1)


@given(ended_at=MOMENTS, zone=st.sampled_from(ZONES))
def test_there_is_always_a_night_for_it_and_never_more_than_a_day_and_a_half(ended_at, zone):
    left = thanks_due(ended_at, ZoneInfo(zone)) - ended_at

    assert timedelta(hours=9) <= left <= timedelta(hours=35)


@pytest.mark.parametrize("hour", [8, 10, 17])
def test_the_hour_is_that_of_the_playbook(hour):
    ended_at = datetime(2026, 3, 28, 15, tzinfo=UTC)  # clocks go forward in the night

    due = thanks_due(ended_at, ZoneInfo("Europe/Berlin"), hour=hour)

    assert due.isoformat() == f"2026-03-29T{hour:02}:00:00+02:00"


def test_a_weekend_does_not_move_thanks():
    friday = datetime(2026, 3, 6, 15, tzinfo=UTC)

    assert thanks_due(friday, ZoneInfo("UTC")).date() == date(2026, 3, 7)


def test_the_note_about_an_opening_waits_a_night():
    assert note_about_opening_due(date(2026, 2, 28)) == date(2026, 3, 1)
