"""From somebody's calendar to the hours in which they are busy, and to nothing else."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.integrations.calendar_child import CALENDAR, busy_in_child, reply_in_child
from askaround.integrations.calendar_reading import merged, read_busy
from askaround.integrations.calendar_replies import Said, as_plain, from_plain, read_reply
from askaround.integrations.child import Limits
from askaround.people.rules.incoming import Unreadable
from askaround.scheduling.rules.wall_time import WallTime

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
TUESDAY_TEN = ("2026-03-03T09:00", "2026-03-03T10:00")


def calendar(*events, around=()):
    bodies = ["\n".join(["BEGIN:VEVENT", *event.split("|"), "END:VEVENT"]) for event in events]
    return "\n".join(["BEGIN:VCALENDAR", *around, *bodies, "END:VCALENDAR"]).encode()


def busy(*events, zone="Europe/Berlin", around=()):
    found = read_busy(calendar(*events, around=around), now=NOW, zone=zone)
    return [(f"{a:%Y-%m-%dT%H:%M}", f"{b:%Y-%m-%dT%H:%M}") for a, b in found.spans]


def problems(*events, around=()):
    return read_busy(calendar(*events, around=around), now=NOW, zone="Europe/Berlin").problems


@pytest.mark.parametrize(
    "event",
    [
        "DTSTART:20260303T090000Z|DTEND:20260303T100000Z",
        "DTSTART:20260303T100000|DTEND:20260303T110000",
        "DTSTART;TZID=Europe/Berlin:20260303T100000|DURATION:PT1H",
        'DTSTART;TZID="W. Europe Standard Time":20260303T100000|DURATION:PT60M',
        "DTSTART;TZID=America/New_York:20260303T040000|DTEND;TZID=Europe/Berlin:20260303T110000",
        "DTSTART;TZID=Eastern Standard Time:20260303T040000|DURATION:PT1H",
        "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20260303T100000|DURATION:PT1H",
        "DTSTART;TZID=tzone://Microsoft/Utc:20260303T090000|DURATION:PT1H",
        "dtstart;value=date-time:20260303T090000Z|dtend:20260303T100000Z",
        "DTSTART:2026030\n 3T090000Z|DTEND:20260303T1000\n\t00Z",
    ],
)
def test_times_are_understood_however_they_are_written(event):
    assert busy(event) == [TUESDAY_TEN]


def test_a_zone_that_only_the_file_knows_is_read_from_its_description():
    zone = (
        "BEGIN:VTIMEZONE",
        "TZID:Our Office",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0300",
        "TZOFFSETTO:+0300",
        "END:STANDARD",
        "END:VTIMEZONE",
    )
    event = "DTSTART;TZID=Our Office:20260303T120000|DURATION:PT1H"

    assert busy(event, around=zone) == [TUESDAY_TEN]


def test_a_zone_that_nobody_knows_is_read_as_mine_and_said():
    event = "DTSTART;TZID=Far Away:20260303T100000|DURATION:PT1H"

    assert busy(event) == [TUESDAY_TEN]
    assert problems(event) == [
        "The time zone “Far Away” is not known here; its times were read as yours."
    ]


@pytest.mark.parametrize(
    "said", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"]
)
@pytest.mark.parametrize("rule", ["", "|RRULE:FREQ=DAILY"])
def test_what_takes_no_time_is_free(said, rule):
    assert busy(f"UID:1|DTSTART:20260303T090000Z|DTEND:20260303T100000Z|{said}{rule}") == []


@pytest.mark.parametrize(
    "event",
    [
        "DTSTART;VALUE=DATE:20260303|DTEND;VALUE=DATE:20260304",
        "DTSTART;VALUE=DATE:20260303",
        "DTSTART;VALUE=DATE:20260303|DTEND;VALUE=DATE:20260303",
        "DTSTART:20260303|DURATION:P1D",
    ],
)
def test_a_whole_day_is_one_where_i_live(event):
    assert busy(event) == [("2026-03-02T23:00", "2026-03-03T23:00")]


def test_what_repeats_is_followed_over_the_change_of_clocks():
    weekly = "UID:1|DTSTART;TZID=Europe/Berlin:20250107T100000|DURATION:PT1H|RRULE:FREQ=WEEKLY"
    found = busy(weekly)

    assert found[:2] == [TUESDAY_TEN, ("2026-03-10T09:00", "2026-03-10T10:00")]
    assert ("2026-03-31T08:00", "2026-03-31T09:00") in found
    assert len(found) == 13


def test_exceptions_moves_and_cancelled_days_of_what_repeats_count():
    master = (
        "UID:1|DTSTART;TZID=Europe/Berlin:20260303T100000|DURATION:PT1H|RRULE:FREQ=WEEKLY;COUNT=4"
        "|EXDATE;TZID=Europe/Berlin:20260310T100000"
    )
    moved = (
        "UID:1|RECURRENCE-ID;TZID=Europe/Berlin:20260317T100000"
        "|DTSTART;TZID=Europe/Berlin:20260318T150000|DURATION:PT30M"
    )
    off = (
        "UID:1|RECURRENCE-ID;TZID=Europe/Berlin:20260324T100000"
        "|DTSTART;TZID=Europe/Berlin:20260324T100000|DURATION:PT1H|STATUS:CANCELLED"
    )

    assert busy(master, moved, off) == [TUESDAY_TEN, ("2026-03-18T14:00", "2026-03-18T14:30")]


def test_spans_that_touch_are_one_and_the_past_is_left_out():
    assert busy(
        "DTSTART:20260301T090000Z|DURATION:PT1H",
        "DTSTART:20260303T093000Z|DURATION:PT30M",
        "DTSTART:20260303T090000Z|DURATION:PT30M",
        "DTSTART:20300303T090000Z|DURATION:PT30M",
    ) == [TUESDAY_TEN]


def test_published_free_and_busy_time_is_read_as_well():
    lines = (
        "BEGIN:VFREEBUSY",
        "FREEBUSY:20260303T090000Z/PT30M,20260303T093000Z/20260303T100000Z",
        "FREEBUSY;FBTYPE=FREE:20260304T090000Z/PT30M",
        "END:VFREEBUSY",
    )

    assert busy(around=lines) == [TUESDAY_TEN]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("SUMMARY:no time", "It does not say when it begins"),
        ("DTSTART:yesterday", "Its time cannot be read"),
        ("DTSTART:20260231T100000Z|DURATION:PT1H", "There is no such day"),
        ("DTSTART:20260303T090000Z|DURATION:long", "How long it lasts"),
        ("DTSTART:20260303T090000Z|DURATION:PT1H|RRULE:FREQ=SOMETIMES", "The way it repeats"),
        ("DTSTART:20260303T090000Z|DURATION:PT1H|RRULE:FREQ=SECONDLY", "hundreds of times a day"),
        ("DTSTART:99991231T230000Z|DURATION:P9999W", "outside the calendar|such day"),
    ],
)
def test_an_entry_that_cannot_be_read_is_named_and_the_others_are_read(event, said):
    good = "DTSTART:20260303T090000Z|DTEND:20260303T100000Z"

    assert busy(event, good) == [TUESDAY_TEN]
    (problem,) = problems(event, good)
    assert problem.startswith("The entry at line 2 was left out.")
    assert re.search(said, problem)


def test_lines_that_are_none_do_no_harm():
    event = "DTSTART:20260303T090000Z|what is this|;;;|:|DTEND:20260303T100000Z|=,=:"

    assert busy(event) == [TUESDAY_TEN]


def test_no_word_of_the_calendar_comes_out():
    event = "SUMMARY:Zebulon|LOCATION:Zebulon|DTSTART:Zebulon|UID:Zebulon|RRULE:Zebulon"
    found = busy_in_child(calendar(event, "DESCRIPTION:Zebulon"), now=NOW, zone="Europe/Berlin")

    assert len(found.problems) == 2
    assert "Zebulon" not in repr(found)


def test_a_file_that_stops_in_the_middle_is_read_as_far_as_it_goes():
    whole = calendar("DTSTART:20260303T090000Z|DTEND:20260303T100000Z", "DTSTART:2026")
    found = read_busy(whole[:90], now=NOW, zone="UTC")

    assert len(found.spans) == 1
    assert "stops in the middle" in found.problems[-1]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b'["vcalendar", []]', "JSON"),
        (b"BEGIN:VCARD\nFN:Dana\nEND:VCARD", "holds addresses"),
        (b"PK\x03\x04xxxx", "packed archive"),
        (b"\x00\xff\x00nonsense", "no calendar"),
        (b"Just a letter.\nWith lines.", "no calendar"),
    ],
)
def test_what_is_no_calendar_says_what_it_is(data, said):
    with pytest.raises(Unreadable, match=said):
        busy_in_child(data, now=NOW, zone="UTC")


@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    for text in (data, b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + data):
        with suppress(Unreadable):
            read_busy(text, now=NOW, zone="Asia/Tehran")


@given(
    lines=st.lists(
        st.sampled_from(
            ["DTSTART", "DTEND", "RRULE", "RDATE", "EXDATE", "DURATION", "UID"]
        ).flatmap(
            lambda name: st.sampled_from(
                [
                    "20260303T100000",
                    "20260303",
                    "20260303T100000Z",
                    "FREQ=DAILY",
                    "FREQ=YEARLY;BYDAY=-99MO",
                    "FREQ=WEEKLY;UNTIL=1",
                    "FREQ=MONTHLY;COUNT=-1;INTERVAL=0",
                    "PT1H",
                    "-P1W",
                    "20260303T100000/PT1H",
                    "",
                    ",,",
                ]
            ).map(lambda value: f"{name}:{value}")
        ),
        max_size=6,
    )
)
def test_any_mixture_of_times_and_rules_is_read_or_named(lines):
    found = read_busy(calendar("|".join(lines)), now=NOW, zone="Europe/Berlin")

    assert all(start < end for start, end in found.spans)
    assert found.spans == merged(found.spans)


SPANS = st.lists(
    st.tuples(st.integers(0, 500), st.integers(1, 60)).map(
        lambda span: (NOW + timedelta(hours=span[0]), NOW + timedelta(hours=sum(span)))
    ),
    max_size=30,
)


@given(spans=SPANS)
def test_merging_covers_the_same_hours_with_spans_that_lie_apart(spans):
    together = merged(spans)

    def hours(of):
        return {
            start + timedelta(hours=hour)
            for start, end in of
            for hour in range(int((end - start) / timedelta(hours=1)))
        }

    assert hours(together) == hours(spans)
    assert all(first[1] < later[0] for first, later in pairwise(together))


def test_the_child_answers_what_we_would_have_read():
    data = calendar("UID:1|DTSTART:20260303T090000Z|DURATION:PT1H|RRULE:FREQ=WEEKLY", "X:1")

    assert busy_in_child(data, now=NOW, zone="UTC") == read_busy(data, now=NOW, zone="UTC")


def test_a_calendar_that_takes_too_long_is_stopped():
    never = "DTSTART:19700101T000000Z|DURATION:PT1H|RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"
    limits = Limits(seconds=20, cpu_seconds=1)

    with pytest.raises(Unreadable, match="took too long"):
        busy_in_child(calendar(never), now=NOW, zone="UTC", limits=limits)


def test_a_calendar_above_the_limit_is_not_even_sent():
    with pytest.raises(Unreadable, match="more than 10 MB"):
        busy_in_child(b" " * (CALENDAR.file_bytes + 1), now=NOW, zone="UTC")


def test_long_runs_cost_no_more_than_their_length():
    runs = [f"{run * 30_000}x" for run in (" ", ";", ":", '"', ";a=", "\\", ';x="', "a", ",")]
    lines = [f"DTSTART{run}:20260303T090000Z" for run in runs] + [f"RDATE:{run}" for run in runs]

    assert busy_in_child(
        calendar("|".join(lines)), now=NOW, zone="UTC", limits=Limits(seconds=30, cpu_seconds=4)
    )


def answer(method, *lines):
    said = "\n".join(["UID:conv", "SEQUENCE:3", *lines])
    return calendar(said.replace("\n", "|"), around=[f"METHOD:{method}"])


@pytest.mark.parametrize(
    ("method", "status", "said"),
    [
        ("REPLY", "ACCEPTED", Said.ACCEPTED),
        ("REPLY", "DECLINED", Said.DECLINED),
        ("REPLY", "TENTATIVE", Said.TENTATIVE),
        ("reply", "NEEDS-ACTION", Said.UNDECIDED),
        ("COUNTER", "TENTATIVE", Said.COUNTER),
        ("CANCEL", "", Said.CANCELLED),
    ],
)
def test_an_answer_says_yes_no_or_another_time(method, status, said):
    line = f'ATTENDEE;CN="Grace Hopper";PARTSTAT={status}:MAILTO:grace@example.org'
    reply = reply_in_child(answer(method, line), zone="UTC")

    assert (reply.said, reply.uid, reply.sequence) == (said, "conv", 3)
    assert (reply.name, reply.email) == ("Grace Hopper", "grace@example.org")


def test_a_proposed_time_comes_in_the_zone_in_which_it_was_said():
    reply = read_reply(
        answer(
            "COUNTER",
            "DTSTART;TZID=Eastern Standard Time:20260305T100000",
            "DTEND;TZID=Eastern Standard Time:20260305T104500",
            "COMMENT:I teach until ten\\, sorry\\nG.",
        ),
        zone="UTC",
    )

    assert reply.when == WallTime(date(2026, 3, 5), time(10), "America/New_York")
    assert (reply.minutes, reply.comment) == (45, "I teach until ten, sorry\nG.")
    assert from_plain(as_plain(reply)) == reply


def test_a_mail_with_the_answer_inside_will_do():
    mail = (
        b"From: grace@example.org\nTo: ada@example.org\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\nYes!\n'
        b"--x\nContent-Type: text/calendar; method=REPLY\n\n"
        + answer("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:grace@example.org")
        + b"\n--x--\n"
    )

    assert read_reply(mail, zone="UTC").said is Said.ACCEPTED


@pytest.mark.parametrize("method", ["REQUEST", "PUBLISH", ""])
def test_an_invitation_is_no_answer(method):
    with pytest.raises(Unreadable, match="not an answer"):
        reply_in_child(answer(method), zone="UTC")


def test_what_one_file_calls_a_zone_says_nothing_of_the_next_file():
    strange = (
        b"BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Eastern Standard Time\nBEGIN:STANDARD\n"
        b"DTSTART:19700101T000000\nTZOFFSETFROM:+0900\nTZOFFSETTO:+0900\nEND:STANDARD\n"
        b"END:VTIMEZONE\nEND:VCALENDAR\n"
    )
    with suppress(Unreadable):
        read_busy(strange, now=NOW, zone="UTC")

    test_a_proposed_time_comes_in_the_zone_in_which_it_was_said()
