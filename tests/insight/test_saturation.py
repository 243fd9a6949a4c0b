"""When the last two conversations bring hardly anything new, one may stop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.insight.rules.saturation import STOP_AT, Stage, saturation


def after(*known):
    """A saturation with so many claims known after each conversation."""
    first = [place for place, many in enumerate(new(known)) for _claim in range(many)]
    return saturation(first, conversations=len(known))


def new(known):
    return [many - before for many, before in zip(known, [0, *known], strict=False)]


def test_one_new_thing_of_twenty_four():
    found = after(10, 15, 20, 23, 24, 24)

    assert (found.new, found.claims) == (1, 24)
    assert found.stage is Stage.SATURATED


def test_one_of_twenty_is_the_last_share_that_may_stop():
    assert after(10, 15, 18, 19, 20, 20).stage is Stage.SATURATED
    assert after(10, 15, 17, 18, 19, 19).stage is Stage.LEARNING
    assert STOP_AT == 1 / 20


@pytest.mark.parametrize("conversations", range(1, 6))
def test_nothing_is_saturated_before_the_sixth_conversation(conversations):
    found = after(*[5] * conversations)

    assert found.stage is Stage.EARLY
    assert found.missing == 6 - conversations


def test_without_a_claim_there_is_nothing_to_say():
    assert saturation([], conversations=9).stage is Stage.NOTHING
    assert saturation([], conversations=0).share == 0


def test_claims_of_the_first_two_conversations_are_all_new():
    assert after(3, 5).share == 1


@given(st.lists(st.integers(0, 20), max_size=60), st.integers(0, 24))
def test_a_share_lies_between_none_and_all(first, conversations):
    found = saturation(first, conversations=conversations)

    assert 0 <= found.share <= 1
    assert 0 <= found.new <= found.claims <= len(first)
    assert list(found.curve) == sorted(found.curve)


@given(st.lists(st.integers(0, 9), min_size=1), st.randoms())
def test_the_order_in_which_claims_were_written_down_does_not_matter(first, chance):
    shuffled = first.copy()
    chance.shuffle(shuffled)

    assert saturation(first, conversations=10) == saturation(shuffled, conversations=10)


@given(st.lists(st.integers(0, 7), min_size=1))
def test_a_conversation_that_brings_nothing_never_raises_the_share(first):
    before = saturation(first, conversations=8)
    after = saturation(first, conversations=9)

    assert after.share <= before.share
