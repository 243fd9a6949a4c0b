"""Suggested times, the week strip, and what stands in the way."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askaround.core.calendars import is_weekend, rest_day
from askaround.scheduling.rules.free_time import Asked, Comfort, suggest
from askaround.scheduling.rules.spans import Kind, Span, Taken, conflicts, overlap, read_busy, span
from askaround.scheduling.rules.wall_time import moment, seen_from
from askaround.scheduling.rules.week import monday_of, strip

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
BERLIN, NEW_YORK, TOKYO = "Europe/Berlin", "America/New_York", "Asia/Tokyo"
LOS_ANGELES = "America/Los_Angeles"
ZONES = st.sampled_from(
    [BERLIN, NEW_YORK, LOS_ANGELES, TOKYO, "Asia/Kolkata", "Australia/Sydney", "America/Sao_Paulo"]
)


def asked(**changes):
    known = {"now": MONDAY, "mine": BERLIN, "theirs": BERLIN, "minutes": 30, "window_days": 14}
    return Asked(**known | changes)


def test_three_near_times_on_three_days_in_working_hours():
    found = suggest(asked(), rests=is_weekend)

    assert [each.when.day for each in found] == [
        date(2026, 3, 4),
        date(2026, 3, 6),
        date(2026, 3, 10),
    ]
    assert [each.when.clock for each in found] == [time(10), time(14), time(11)]
    assert {each.comfort for each in found} == {Comfort.WORKING}


def test_a_holiday_of_theirs_is_left_out():
    good_friday = date(2026, 4, 3)
    near = asked(now=datetime(2026, 3, 31, 9, tzinfo=UTC), window_days=4)

    days = [each.when.day for each in suggest(near, rests=rest_day("DE"))]

    assert good_friday not in days
    assert days == [date(2026, 4, 2)]


def test_hours_that_suit_both_are_found_across_the_ocean():
    for each in suggest(asked(theirs=NEW_YORK), rests=is_weekend):
        there = seen_from(moment(each.when), NEW_YORK)
        assert time(9) <= there.clock
        assert each.when.clock < time(17)


def test_where_working_hours_never_meet_the_edge_of_my_day_is_taken():
    found = suggest(asked(mine=BERLIN, theirs=LOS_ANGELES), rests=is_weekend)

    assert found
    assert {each.comfort for each in found} == {Comfort.MY_EDGE}


def test_nothing_is_suggested_where_everything_is_taken():
    always = [Span(MONDAY, MONDAY + timedelta(days=60))]

    assert suggest(asked(busy=always), rests=is_weekend) == []


def test_days_that_have_a_window_already_are_left_alone():
    taken = {date(2026, 3, 4), date(2026, 3, 5)}

    found = suggest(asked(days_taken=taken), rests=is_weekend, how_many=1)

    assert [each.when.day for each in found] == [date(2026, 3, 6)]


spans = st.lists(
    st.tuples(st.integers(0, 14 * 24 * 4), st.integers(1, 40)).map(
        lambda pair: Span(
            MONDAY + pair[0] * timedelta(minutes=15),
            MONDAY + (pair[0] + pair[1]) * timedelta(minutes=15),
        )
    ),
    max_size=30,
)


@given(
    mine=ZONES,
    theirs=ZONES,
    busy=spans,
    minutes=st.sampled_from([15, 20, 30, 60]),
    ahead=st.integers(0, 365),
)
@settings(max_examples=150, deadline=None)
def test_a_suggestion_is_always_free_near_and_on_a_day_when_they_work(
    mine, theirs, busy, minutes, ahead
):
    now = MONDAY + timedelta(days=ahead)
    moved = [
        Span(each.start + timedelta(days=ahead), each.end + timedelta(days=ahead)) for each in busy
    ]
    wish = asked(now=now, mine=mine, theirs=theirs, busy=moved, minutes=minutes)

    found = suggest(wish, rests=is_weekend)

    days = [each.when.day for each in found]
    assert len(set(days)) == len(days) <= 3
    assert days == sorted(days)
    for each in found:
        wanted = span(moment(each.when), minutes)
        assert not any(overlap(wanted, other) for other in moved)
        assert now < wanted.start < now + timedelta(days=16)
        there = seen_from(wanted.start, theirs)
        assert not is_weekend(there.day)
        assert time(8) <= there.clock < time(19)
        assert time(7) <= each.when.clock < time(21, 30)


def test_the_week_shows_what_is_taken_and_what_is_over():
    lunch = Taken(span(datetime(2026, 3, 3, 11, tzinfo=UTC), 60), Kind.BUSY, "Work")

    laid = strip(
        monday=date(2026, 3, 2),
        now=MONDAY,
        mine=BERLIN,
        theirs=BERLIN,
        taken=[lunch],
        rests=is_weekend,
    )

    assert [day.rests for day in laid.days] == [False] * 5 + [True] * 2
    assert laid.clocks[0] == time(8)
    assert laid.clocks[-1] == time(17, 30)
    monday, tuesday = laid.days[0], laid.days[1]
    assert next(slot.when.clock for slot in monday.slots if not slot.past) == time(10, 30)
    assert [slot.when.clock for slot in tuesday.slots if slot.taken] == [time(12), time(12, 30)]


def test_the_week_reaches_into_their_working_day():
    laid = strip(
        monday=date(2026, 3, 9),
        now=MONDAY,
        mine=BERLIN,
        theirs=LOS_ANGELES,
        taken=[],
        rests=is_weekend,
    )

    assert laid.clocks[-1] == time(20, 30)
    assert next(slot.when.clock for slot in laid.days[0].slots if slot.works) == time(17)


def test_a_week_in_which_one_clock_is_changed_says_so():
    changed = strip(
        monday=date(2026, 3, 2),
        now=MONDAY,
        mine=BERLIN,
        theirs=NEW_YORK,
        taken=[],
        rests=is_weekend,
    )
    usual = strip(
        monday=date(2026, 3, 9),
        now=MONDAY,
        mine=BERLIN,
        theirs=NEW_YORK,
        taken=[],
        rests=is_weekend,
    )

    assert changed.changes
    assert not usual.changes


@given(ZONES, ZONES, st.integers(0, 5000))
@settings(max_examples=60, deadline=None)
def test_every_slot_of_every_week_is_the_time_it_says(mine, theirs, ahead):
    monday = monday_of(date(2024, 1, 1) + timedelta(days=ahead))
    laid = strip(monday=monday, now=MONDAY, mine=mine, theirs=theirs, taken=[], rests=is_weekend)

    for day in laid.days:
        for slot in day.slots:
            assert slot.when.day == day.day
            if slot.at is not None:
                assert moment(slot.when) == slot.at == moment(slot.theirs)


def test_what_touches_does_not_stand_in_the_way():
    noon = datetime(2026, 3, 3, 12, tzinfo=UTC)
    before, after = span(noon - timedelta(hours=1), 60), span(noon + timedelta(minutes=30), 30)
    taken = [Taken(before, Kind.BUSY), Taken(after, Kind.HELD)]

    assert conflicts(span(noon, 30), taken) == []
    assert conflicts(span(noon, 31), taken) == [taken[1]]


@pytest.mark.parametrize(
    "pairs",
    [
        [None],
        [["a"]],
        [["2026-03-02", "2026-03-01"]],
        [[1, 2]],
        "ab",
        [["9" * 9999, "x"]],
        [[{}, []]],
    ],
)
def test_a_busy_span_that_is_none_is_left_out(pairs):
    assert read_busy(pairs) == []
