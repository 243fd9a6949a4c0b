"""Calendar files that other programs read: the same clock, the same place, the same words."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar.timezone import tzp

from askaround.integrations.content_lines import folded
from askaround.integrations.icalendar import (
    Appointment,
    Attendee,
    CannotWrite,
    Method,
    Status,
    calendar_bytes,
    content_type,
)
from askaround.integrations.icalendar_zones import changes, time_zone_lines
from askaround.scheduling.rules.wall_time import ClockTime, WallTime, clock_time, moment

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
THURSDAY = WallTime(date(2026, 3, 5), time(15), "Europe/Berlin")
ZONES = sorted(name for name in available_timezones() if "/" in name and "Etc" not in name)
SOME_ZONES = [
    "Europe/Berlin",
    "Europe/Dublin",  # winter is the exception there
    "America/New_York",
    "America/St_Johns",
    "America/Sao_Paulo",
    "America/Santiago",
    "Africa/Casablanca",  # the clock follows the moon
    "Africa/Cairo",
    "Asia/Jerusalem",
    "Asia/Tehran",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Australia/Lord_Howe",  # by half an hour
    "Pacific/Apia",
    "Pacific/Auckland",
    "Antarctica/Troll",  # by two hours
]


def appointment(when=THURSDAY, **said):
    known = {"uid": "one", "sequence": 0, "stamp": NOON, "minutes": 30, "summary": "Talk"}
    return Appointment(when=when, **known | said)


def written(entry, method=Method.REQUEST):
    return calendar_bytes([entry], method=method)


def read(data):
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return event


def moments_of(zone, first=2024, last=2037):
    """The moments around each change of clocks, an hour apart and to the minute."""
    for change in changes(zone, first, last):
        at = (change.at - change.before).replace(tzinfo=UTC)
        for minutes in (-120, -61, -60, -30, -1, 0, 1, 30, 60, 61, 120):
            yield at + timedelta(minutes=minutes)


def shown(at, zone):
    local = at.astimezone(ZoneInfo(zone))
    return WallTime(local.date(), local.time(), zone, bool(local.fold))


@pytest.mark.parametrize("zone", SOME_ZONES)
def test_around_every_change_of_clocks_the_same_moment_and_clock_come_back(zone):
    for at in moments_of(zone):
        event = read(written(appointment(when := shown(at, zone))))
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert start == at
        assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(minutes=30)
        if event["DTSTART"].params.get("TZID") == zone:
            assert start.replace(tzinfo=None) == datetime.combine(when.day, when.clock)


@pytest.mark.parametrize("zone", SOME_ZONES)
def test_a_program_that_knows_no_zones_finds_the_moment_by_the_description(zone):
    """The zone gets a name that nobody knows, so that only its VTIMEZONE can tell."""
    for year in (2024, 2030, 2036):
        lines = time_zone_lines(zone, date(year, 1, 1), date(year, 12, 31))
        unknown = [line.replace(f"TZID:{zone}", "TZID:Nowhere") for line in lines]
        described = icalendar.Timezone.from_ical("\r\n".join(unknown) + "\r\n").to_tz(
            tzp, lookup_tzid=False
        )
        for at in moments_of(zone, year, year):
            when = shown(at, zone)
            if clock_time(when) is ClockTime.ONCE:
                local = datetime.combine(when.day, when.clock, described)
                assert local.utcoffset() == at.astimezone(ZoneInfo(zone)).utcoffset(), at


@given(
    zone=st.sampled_from(ZONES),
    day=st.dates(date(2024, 1, 1), date(2037, 12, 31)),
    clock=st.times().map(lambda at: at.replace(microsecond=0)),
    minutes=st.integers(5, 480),
)
def test_any_time_that_a_clock_shows_comes_back_in_its_zone(zone, day, clock, minutes):
    when = WallTime(day, clock, zone)
    if moment(when) is None:
        with pytest.raises(CannotWrite, match="no time that a clock in"):
            written(appointment(when))
        return

    event = read(written(appointment(when, minutes=minutes)))

    start = event["DTSTART"].dt
    assert start == moment(when)
    assert (event["DTEND"].dt.astimezone(UTC) - moment(when)) == timedelta(minutes=minutes)
    if event["DTSTART"].params.get("TZID") == zone:
        assert (start.date(), start.time()) == (day, clock)


LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029")
MARKS = st.sampled_from(["\n", ",", ";", "\\", ":", '"', "🌱", "👩🏽‍💻", "é", "日", "\\n"])
WORDS = st.lists(LETTERS | MARKS, max_size=150).map("".join)


@given(
    summary=WORDS, description=WORDS, location=WORDS, uid=st.uuids(), sequence=st.integers(0, 999)
)
@example("a, b; c\\n", "one\ntwo\n\nthree 🌱" * 20, "Café \\ ; , :", "0" * 8, 3)
def test_every_word_comes_back(summary, description, location, uid, sequence):
    entry = appointment(
        uid=str(uid),
        sequence=sequence,
        summary=summary,
        description=description,
        location=location,
    )

    event = read(written(entry))

    assert str(event.get("SUMMARY", "")) == summary
    assert str(event.get("DESCRIPTION", "")) == description
    assert str(event.get("LOCATION", "")) == location
    assert (str(event["UID"]), event["SEQUENCE"]) == (str(uid), sequence)


@given(text=WORDS)
def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut(text):
    data = written(appointment(summary=text, description=text))

    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_a_long_line_goes_on_after_a_space():
    assert folded("x" * 76) == b"x" * 75 + b"\r\n x\r\n"
    assert folded("é" * 38) == "é".encode() * 37 + b"\r\n " + "é".encode() + b"\r\n"


def test_an_invitation_asks_for_an_answer_and_says_who_invites():
    entry = appointment(
        organizer=Attendee("ada@example.org", 'Ada "the Countess"'),
        attendees=(Attendee("grace@example.org", "Grace Hopper"),),
    )

    text = written(entry).decode().replace("\r\n ", "")

    assert "METHOD:REQUEST" in text
    assert "ORGANIZER;CN=\"Ada 'the Countess'\":mailto:ada@example.org" in text
    assert "RSVP=TRUE:mailto:grace@example.org" in text
    assert "STATUS:CONFIRMED" in text
    assert content_type(Method.REQUEST) == "text/calendar; method=REQUEST; charset=utf-8"


def test_what_takes_it_back_carries_the_same_name_and_a_higher_number():
    guests = (Attendee("grace@example.org"),)
    event = read(written(appointment(sequence=4, attendees=guests), Method.CANCEL))

    assert (str(event["UID"]), event["SEQUENCE"], str(event["STATUS"])) == ("one", 4, "CANCELLED")
    assert "RSVP" not in event["ATTENDEE"].params


def test_a_published_entry_invites_nobody():
    data = written(appointment(attendees=(Attendee("grace@example.org"),)), Method.PUBLISH)

    assert b"ATTENDEE" not in data


def test_a_hold_is_tentative_and_an_alarm_rings_before():
    event = read(written(appointment(status=Status.TENTATIVE, alarm_minutes=55), Method.PUBLISH))

    assert str(event["STATUS"]) == "TENTATIVE"
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(minutes=-55)


@pytest.mark.parametrize(
    "hostile",
    [
        "x\r\nATTENDEE:mailto:evil@example.org",
        "a@b.example\r\nX-EVIL:1",
        '"><x@y.example',
        "javascript:alert(1)\r\n",
    ],
)
def test_no_text_of_others_begins_a_line_of_its_own(hostile):
    entry = appointment(
        uid=hostile,
        summary=hostile,
        location=hostile,
        url=hostile,
        organizer=Attendee(hostile, hostile),
        attendees=(Attendee(hostile, hostile),),
    )

    data = written(entry)

    assert not re.search(rb"\n(?:ATTENDEE|X-EVIL)", data)
    assert len(icalendar.Calendar.from_ical(data).walk("VEVENT")) == 1


def test_a_yearly_change_of_clocks_is_written_as_a_rule_that_outlook_reads():
    lines = time_zone_lines("America/New_York", date(2026, 3, 5), date(2026, 3, 5))

    assert [line for line in lines if line.startswith("RRULE")] == [
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
    ]


def test_a_change_that_follows_no_rule_is_written_day_by_day():
    lines = time_zone_lines("Africa/Casablanca", date(2026, 3, 5), date(2026, 3, 5))

    assert not [line for line in lines if line.startswith("RRULE")]
    assert lines.count("BEGIN:STANDARD") + lines.count("BEGIN:DAYLIGHT") == 11


def test_each_zone_is_described_once():
    entries = [appointment(uid=str(number)) for number in range(3)]

    data = calendar_bytes(entries, method=Method.PUBLISH, name="Conversations")

    assert data.count(b"BEGIN:VTIMEZONE") == 1
    assert b"NAME:Conversations" in data


def test_a_time_that_a_clock_shows_twice_is_written_as_a_moment():
    night = WallTime(date(2026, 10, 25), time(2, 30), "Europe/Berlin", repeats=True)

    assert b"DTSTART:20261025T013000Z" in written(appointment(night))


def test_times_in_utc_need_no_description():
    data = written(appointment(WallTime(date(2026, 3, 5), time(15), "UTC")))

    assert b"VTIMEZONE" not in data
    assert b"DTSTART:20260305T150000Z" in data


@pytest.mark.parametrize("when", [("0001-01-01", "Europe/Berlin"), ("2026-03-05", "No/Where")])
def test_a_day_outside_the_calendar_is_refused(when):
    day, zone = when
    with pytest.raises(CannotWrite):
        written(appointment(WallTime(date.fromisoformat(day), time(1), zone)))
