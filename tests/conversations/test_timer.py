"""The quiet clock of a conversation, and the lines of its devices as plain values."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.conversations.rules import lines, timer
from askaround.core.ids import uuid7
from askaround.preparation.bank.question import PRIORITIES

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MOMENTS = st.datetimes(timezones=st.just(UTC))


@dataclass
class Question:
    priority: str
    minutes: int
    position: int


@given(st.integers(0, 32_767))
def test_cues_come_one_after_the_other_and_the_last_is_the_end(minutes):
    after = [cue.after for cue in timer.cues(minutes)]

    assert after == sorted(set(after))
    assert after[-1:] == ([minutes] if minutes else [])


@pytest.mark.parametrize(
    ("elapsed", "name"),
    [(0, None), (19.9, None), (20, "two-thirds"), (25, "last-minutes"), (30, "over"), (99, "over")],
)
def test_half_an_hour_has_three_quiet_cues(elapsed, name):
    cue = timer.cue_at(30, elapsed)

    assert (cue and cue.name) == name


@pytest.mark.parametrize("minutes", [6, 9, 12, 15])
def test_in_a_short_conversation_the_cue_that_says_what_to_do_is_kept(minutes):
    assert [cue.name for cue in timer.cues(minutes)] == ["last-minutes", "over"]


def test_the_clock_goes_on_while_the_phone_sleeps():
    assert timer.elapsed_minutes(NOON, None, NOON + timedelta(minutes=17)) == 17
    assert timer.elapsed_minutes(NOON, NOON + timedelta(minutes=5), NOON + timedelta(hours=1)) == 5
    assert timer.elapsed_minutes(None, None, NOON) == 0


def test_when_time_runs_out_what_must_be_asked_comes_first():
    plan = [Question("could", 2, 1), Question("must", 4, 2), Question("should", 3, 3)]

    assert [each.priority for each in timer.fitting(plan, 6)] == ["must", "could"]
    assert [each.priority for each in timer.fitting(plan, 1)] == ["must"]


@given(
    st.lists(st.builds(Question, st.sampled_from(PRIORITIES), st.integers(0, 9), st.just(0))),
    st.floats(-99, 99),
)
def test_what_fits_fits(plan, left):
    found = timer.fitting(plan, left)

    assert len(found) <= 1 or sum(each.minutes for each in found) <= left
    assert bool(found) == bool(plan)


@given(st.none() | MOMENTS, st.none() | MOMENTS, MOMENTS)
def test_a_line_is_never_refused_for_its_time_and_never_from_the_future(at, sent_at, now):
    when = lines.moment(at, sent_at=sent_at, now=now) if now.year > 2 else now

    assert when <= now


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(hours=9)), st.timedeltas())
def test_what_a_clock_is_off_by_is_taken_off(at, later, off):
    try:
        wrong_at, wrong_sent, now = at + off, at + later + off, at + later
    except OverflowError:
        return
    if abs(off) > lines.FORGIVEN_SKEW and at.year > 3:
        assert lines.moment(wrong_at, sent_at=wrong_sent, now=now) == at


@given(
    st.dictionaries(
        st.sampled_from(["id", "does", "at", "text", "kind", "about", "replaces", "minutes", "x"]),
        st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text()),
    )
)
def test_nonsense_from_a_device_is_read_or_refused(said):
    for key in ({}, {"id": str(uuid7())}):
        try:
            line = lines.read_line(said | key)
        except lines.NotKept:
            continue
        line.text.encode()


def test_half_a_character_is_no_reason_to_lose_a_line():
    line = lines.read_line({"id": str(uuid7()), "text": "a\ud83d b\0"})

    assert line.text == "a\ufffd b"


@given(st.lists(st.tuples(st.integers(0, 20), st.booleans()), max_size=20))
def test_every_line_stands_or_is_replaced_and_rivals_stand(replaced):
    """A line replaces an earlier one, or none."""
    keys = [uuid7() for _ in replaced]
    written = [
        lines.Written(key, keys[earlier] if earlier < place else None, struck)
        for place, (key, (earlier, struck)) in enumerate(zip(keys, replaced, strict=True))
    ]
    found = lines.standing(written)

    for line in written:
        gone = line.struck or any(other.replaces == line.id for other in written)
        assert (line.id in found) != gone
    assert set(lines.rivals(written)) <= found


def test_what_is_left_is_said_in_whole_minutes_and_never_below_none():
    plan = [Question("could", 2, 1), Question("must", 4, 2)]

    assert timer.remaining(plan, 6.9) == (6, 6)
    assert timer.remaining([], -3.5) == (0, 0)
