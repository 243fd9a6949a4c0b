"""Clock times in every zone with daylight saving, at every change of clocks from 2024 to 2037.

The truth is found in another way than in the rules: minute by minute from UTC, around each change.
"""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askaround.scheduling.rules.typed_times import parse_clock
from askaround.scheduling.rules.wall_time import (
    ClockTime,
    WallTime,
    clock_time,
    moment,
    nearest,
    offset_words,
    readings,
    seen_from,
)

FIRST = datetime(2024, 1, 1, tzinfo=UTC)
LAST = datetime(2038, 1, 1, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
BERLIN = "Europe/Berlin"


def offset(at, zone):
    return at.astimezone(zone).utcoffset()


@lru_cache
def changes(name):
    """Every moment at which the clocks of a zone change, to the minute."""
    zone, found, day = ZoneInfo(name), [], timedelta(days=1)
    at = FIRST
    while at < LAST:
        if offset(at, zone) != offset(at + day, zone):
            minutes = range(24 * 60 + 1)
            before = offset(at, zone)
            first = bisect_left(
                minutes, True, key=lambda m: offset(at + m * MINUTE, zone) != before
            )
            found.append(at + first * MINUTE)
        at += day
    return found


@lru_cache
def zones_that_change():
    """Names of zones with their changes, one name for zones that behave alike."""
    alike = {}
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        sign = tuple(offset(FIRST + timedelta(days=each), zone) for each in range(0, 5114, 30))
        if len(set(sign)) > 1:
            alike.setdefault(sign, []).append(name)
    return alike


def every_zone_with_changes():
    return sorted(name for names in zones_that_change().values() for name in names)


def test_there_are_zones_to_test():
    assert len(every_zone_with_changes()) > 150


def test_every_minute_around_every_change_is_read_back_as_it_is_shown():
    """All zones with daylight saving, all changes 2024-2037: 0 wrong wall clocks."""
    wrong, seen = [], 0
    for name in every_zone_with_changes():
        zone = ZoneInfo(name)
        for change in changes(name):
            for quarter in range(-10, 10):
                at = change + quarter * 15 * MINUTE
                local = at.astimezone(zone)
                shown = seen_from(at, name)
                seen += 1
                if (
                    moment(shown) != at
                    or (shown.day, shown.clock) != (local.date(), local.time())
                    or at not in [reading.moment for reading in readings(shown)]
                ):
                    wrong.append((name, at))
    assert wrong == []
    assert seen > 80_000


def test_every_skipped_and_every_repeated_time_is_known_as_such():
    wrong = []
    for name in every_zone_with_changes():
        zone = ZoneInfo(name)
        for change in changes(name):
            before, after = offset(change - MINUTE, zone), offset(change, zone)
            old_clock = (change + before).replace(tzinfo=None)
            new_clock = (change + after).replace(tzinfo=None)
            kind = ClockTime.NEVER if after > before else ClockTime.TWICE
            first, end = sorted([old_clock, new_clock])
            for local, expected in (
                (first, kind),
                (first + (end - first) / 2, kind),
                (end - MINUTE, kind),
                (end, ClockTime.ONCE),
                (first - MINUTE, ClockTime.ONCE),
            ):
                when = WallTime(local.date(), local.time(), name)
                found = readings(when)
                number = {ClockTime.NEVER: 0, ClockTime.ONCE: 1, ClockTime.TWICE: 2}[expected]
                if clock_time(when) is not expected or len(found) != number:
                    wrong.append((name, local, expected))
                if expected is ClockTime.NEVER:
                    near = nearest(when)
                    if (
                        moment(when) is not None
                        or moment(near[1]) != change
                        or not timedelta() < change - moment(near[0]) <= 15 * MINUTE
                    ):
                        wrong.append((name, local, near))
                if expected is ClockTime.TWICE:
                    offsets = [reading.offset for reading in found]
                    if offsets != [before, after] or found[0].moment >= found[1].moment:
                        wrong.append((name, local, found))
    assert wrong == []


zones = st.sampled_from(sorted(available_timezones()))
moments = st.integers(0, int((LAST - FIRST) / MINUTE)).map(lambda n: FIRST + n * MINUTE)


@given(zones, moments)
@settings(max_examples=400, deadline=None)
def test_a_moment_seen_from_any_zone_leads_back_to_itself(name, at):
    assert moment(seen_from(at, name)) == at


@given(zones, zones, moments)
@settings(max_examples=200, deadline=None)
def test_two_people_who_read_their_clocks_mean_one_moment(mine, theirs, at):
    assert moment(seen_from(at, mine)) == moment(seen_from(at, theirs))


@given(zones, st.dates(date(2024, 1, 1), date(2037, 12, 31)), st.times(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_what_is_not_shown_has_no_moment_and_what_is_shown_has_one(name, day, clock, repeats):
    when = WallTime(day, clock.replace(tzinfo=None), name, repeats)

    never = clock_time(when) is ClockTime.NEVER

    assert (moment(when) is None) == never
    assert (nearest(when) is not None) == never


@pytest.mark.parametrize("name", ["", "Nowhere/Land", "../../etc/passwd", "a\0b", "/", "x" * 999])
def test_a_zone_that_is_none_is_unknown(name):
    when = WallTime(date(2026, 3, 5), time(15), name)

    assert clock_time(when) is ClockTime.UNKNOWN
    assert moment(when) is None
    assert readings(when) == []


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_break_nothing(day):
    for name in ("Pacific/Kiritimati", "Pacific/Niue", "UTC"):
        clock_time(WallTime(day, time(0), name))
        moment(WallTime(day, time(23, 59), name))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15:00", time(15)),
        ("15.30", time(15, 30)),
        ("3pm", time(15)),
        ("3 PM", time(15)),
        ("3:30 p.m.", time(15, 30)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("9", time(9)),
        ("0930", time(9, 30)),
        ("15h", time(15)),
        ("15h30", time(15, 30)),
        ("9 o'clock", time(9)),
        ("noon", time(12)),
        ("15:00:00", time(15)),
    ],
)
def test_times_are_read_as_people_type_them(typed, meant):
    assert parse_clock(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "25:00", "15:75", "13 pm", "0 am", "-3", "3:1", "٣:٣٠", "9" * 5000, "3\0pm"],
)
def test_what_is_no_time_is_not_guessed(typed):
    assert parse_clock(typed) is None


@given(st.times().map(lambda clock: clock.replace(second=0, microsecond=0)))
def test_every_time_is_read_back_in_both_notations(clock):
    assert parse_clock(f"{clock:%H:%M}") == clock
    assert parse_clock(f"{clock:%I:%M %p}") == clock


@given(st.text(max_size=30))
def test_nothing_typed_breaks_it(text):
    parse_clock(text)


@given(st.integers(-14 * 60, 14 * 60))
def test_a_distance_to_utc_reads_back(minutes):
    said = offset_words(timedelta(minutes=minutes))

    sign = -1 if "−" in said else 1
    hours, _, rest = said.removeprefix("UTC").strip("+−").partition(":")
    assert sign * (int(hours or 0) * 60 + int(rest or 0)) == minutes


def test_the_second_of_two_equal_times_is_known_as_one_of_two():
    again = seen_from(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Europe/Berlin")

    assert (again.clock.fold, again.repeats) == (0, True)
    assert clock_time(again) is ClockTime.TWICE
