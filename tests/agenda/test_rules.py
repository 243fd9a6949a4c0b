"""What belongs on Today, in which order, and how much of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from askaround.accounts.rules import PRESETS
from askaround.agenda.rules import (
    MOST_ROWS,
    AskFacts,
    Kind,
    is_away,
    may_be_due,
    next_monday,
    queue,
    step_of_ask,
    step_of_introduction,
)
from askaround.agenda.rules.queue import LAST, OWED, SORTS
from askaround.core.calendars import is_weekend
from askaround.outreach.rules.pace import Move, next_move
from askaround.outreach.rules.states import AskState, IntroductionState

TODAY = date(2026, 3, 4)
DAYS = st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=400))


@dataclass(frozen=True)
class Step:
    name: str
    kind: Kind
    since: date


STEPS = st.lists(
    st.builds(Step, name=st.text("abc:1", min_size=1), kind=st.sampled_from(Kind), since=DAYS),
    unique_by=lambda step: step.name,
    max_size=30,
)
SET_ASIDE = st.dictionaries(st.text("abc:1", min_size=1), st.none() | DAYS)


@given(STEPS, SET_ASIDE)
def test_today_never_holds_more_than_seven_rows(steps, set_aside):
    assert len(queue(steps, set_aside=set_aside, today=TODAY)) <= MOST_ROWS


@given(STEPS, SET_ASIDE, st.randoms())
def test_the_order_depends_on_the_rows_alone(steps, set_aside, chance):
    shuffled = list(steps)
    chance.shuffle(shuffled)

    assert queue(shuffled, set_aside=set_aside, today=TODAY) == queue(
        steps, set_aside=set_aside, today=TODAY
    )


@given(STEPS, SET_ASIDE)
def test_what_is_left_out_is_set_aside_or_comes_after_another_of_its_sort(steps, set_aside):
    shown = queue(steps, set_aside=set_aside, today=TODAY)

    for step in set(steps) - set(shown):
        same_sort = [row for row in shown if sort(row) == sort(step)]
        assert is_away(step.name, set_aside, TODAY) or (
            len(shown) == MOST_ROWS
            and all(list(Kind).index(row.kind) <= list(Kind).index(step.kind) for row in same_sort)
            and (same_sort or step.kind in LAST)
        )


def sort(row):
    return "last" if row.kind in LAST else SORTS.get(row.kind, OWED)


@given(STEPS)
def test_of_one_kind_the_longest_wait_comes_first(steps):
    shown = queue(steps, set_aside={}, today=TODAY)

    for first, second in pairwise(shown):
        assert first.kind is not second.kind or first.since <= second.since


@given(STEPS.filter(bool), st.integers(1, 60))
def test_a_row_put_off_stays_away_until_its_day_and_then_comes_back(steps, days):
    step = steps[0]
    set_aside = {step.name: TODAY + timedelta(days=days)}

    def shown(day):
        return queue([step], set_aside=set_aside, today=day)

    assert not any(shown(TODAY + timedelta(days=day)) for day in range(days))
    assert shown(TODAY + timedelta(days=days)) == [step]


def test_a_row_that_is_not_needed_never_comes_back_but_the_next_reason_does():
    first = Step("remind:dana:1", Kind.REMIND, TODAY)
    second = Step("remind:dana:2", Kind.REMIND, TODAY)
    set_aside = {first.name: None}

    assert queue([first, second], set_aside=set_aside, today=date(2027, 1, 1)) == [second]


def test_what_others_wait_for_comes_before_what_i_could_do_next():
    kinds = [Kind.ASK_ABOUT, Kind.FINISH, Kind.REMIND, Kind.AGREE]
    steps = [Step(kind, kind, TODAY) for kind in kinds]

    shown = [step.kind for step in queue(steps, set_aside={}, today=TODAY)]

    assert shown == [Kind.AGREE, Kind.REMIND, Kind.FINISH, Kind.ASK_ABOUT]


def facts(state, move=Move.NONE, **said):
    return AskFacts(state=state, move=move, owes_reply=said.pop("owes_reply", False), **said)


def test_a_yes_wants_a_time_until_i_have_answered():
    assert step_of_ask(facts(AskState.YES, owes_reply=True), today=TODAY) is Kind.AGREE
    assert step_of_ask(facts(AskState.YES), today=TODAY) is None


def test_a_no_is_thanked_for_within_two_weeks_and_not_later():
    fresh = facts(AskState.NO, owes_reply=True, answered_on=TODAY - timedelta(days=14))
    old = facts(AskState.NO, owes_reply=True, answered_on=TODAY - timedelta(days=15))

    assert step_of_ask(fresh, today=TODAY) is Kind.THANK
    assert step_of_ask(old, today=TODAY) is None


def test_not_now_is_asked_again_from_the_day_they_named():
    def step(day):
        return step_of_ask(facts(AskState.NOT_NOW, ask_again_on=day), today=TODAY)

    assert step(TODAY + timedelta(days=1)) is None
    assert step(TODAY) is Kind.ASK_AGAIN


def test_silence_wants_what_the_pace_says():
    wanted = [
        step_of_ask(facts(AskState.SENT, move), today=TODAY)
        for move in (Move.WAIT, Move.REMIND, Move.SECOND_PERSON, Move.REST)
    ]

    assert wanted == [None, Kind.REMIND, Kind.SECOND_PERSON, Kind.REST]


def test_an_introduction_wants_something_only_when_it_is_my_move():
    wanted = {state: step_of_introduction(state, is_silent=False) for state in IntroductionState}

    assert wanted == {
        IntroductionState.DRAFT: Kind.FINISH_INTRODUCTION,
        IntroductionState.ASKED: None,
        IntroductionState.AGREED: Kind.INTRODUCE,
        IntroductionState.DECLINED: None,
        IntroductionState.INTRODUCED: Kind.THANK_INTRODUCER,
        IntroductionState.THANKED: None,
    }
    silent = step_of_introduction(IntroductionState.ASKED, is_silent=True)
    assert silent is Kind.REMIND_INTRODUCER


@given(
    st.sampled_from(sorted(PRESETS)),
    DAYS,
    st.integers(0, 90),
    st.lists(st.integers(1, 30), max_size=2),
)
def test_nothing_is_due_where_no_wait_can_have_ended(name, sent_on, days, reminders):
    playbook = PRESETS[name]
    reminded_on = [sent_on + timedelta(days=sum(reminders[: n + 1])) for n in range(len(reminders))]
    last_on = max([sent_on, *reminded_on])
    today = last_on + timedelta(days=days)

    move = next_move(
        sent_on=sent_on,
        reminded_on=reminded_on,
        replied=False,
        today=today,
        playbook=playbook,
        rests=is_weekend,
    )

    assert may_be_due(last_on=last_on, today=today, playbook=playbook) or not move.is_mine


@given(DAYS)
def test_next_monday_is_a_monday_within_a_week_to_come(today):
    monday = next_monday(today)

    assert monday.weekday() == 0
    assert today < monday <= today + timedelta(days=7)


def test_the_first_of_each_sort_has_its_place_before_a_second_of_any():
    promises = [Step(f"promise:{number}", Kind.PROMISE, TODAY) for number in range(9)]
    advice, reminder = Step("report:1", Kind.REPORT, TODAY), Step("remind:1", Kind.REMIND, TODAY)
    draft = Step("finish:1", Kind.FINISH, TODAY)

    found = queue([*promises, draft, advice, reminder], set_aside={}, today=TODAY)

    assert [each.kind for each in found] == [Kind.PROMISE] * 5 + [Kind.REMIND, Kind.REPORT]
