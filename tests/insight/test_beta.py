"""Shares of small numbers, with how sure they can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.insight.rules.beta import cumulative, interval, quantile

SHAPES = st.floats(0.5, 200)


@pytest.mark.parametrize(
    ("x", "a", "b", "expected"),
    [
        pytest.param(0.3, 1, 1, 0.3, id="uniform"),
        pytest.param(0.5, 0.5, 0.5, 0.5, id="the arc sine law"),
        pytest.param(0.25, 0.5, 0.5, 1 / 3, id="the arc sine law at a quarter"),
        pytest.param(0.2, 2, 1, 0.04, id="x squared"),
        pytest.param(0.2, 1, 3, 1 - 0.8**3, id="one minus a cube"),
        pytest.param(0.4, 2, 3, 0.5248, id="a binomial tail, P(X >= 2) of 4 at 0.4"),
    ],
)
def test_the_distribution_has_its_known_values(x, a, b, expected):
    assert cumulative(x, a, b) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("successes", range(8))
@pytest.mark.parametrize("x", [0.05, 0.3, 0.77])
def test_whole_numbers_give_binomial_tails(successes, x):
    from math import comb

    a, b = successes + 1, 8 - successes
    tail = sum(comb(8, k) * x**k * (1 - x) ** (8 - k) for k in range(a, 9))

    assert cumulative(x, a, b) == pytest.approx(tail, abs=1e-12)


def test_three_of_ten_lie_between_an_eighth_and_more_than_a_half():
    """Checked against Simpson's rule on the same density."""
    low, high = interval(3, 10)

    assert (round(low, 4), round(high, 4)) == (0.1173, 0.5581)


def test_nobody_asked_says_nothing():
    assert interval(0, 0) == (0, 1)


def test_none_of_some_begins_at_nothing_and_all_of_some_ends_at_everything():
    assert interval(0, 5).low == 0
    assert interval(5, 5).high == 1


@pytest.mark.parametrize(("successes", "trials"), [(3, 2), (-1, 2)])
def test_there_cannot_be_more_successes_than_trials(successes, trials):
    with pytest.raises(ValueError, match="cannot"):
        interval(successes, trials)


@given(st.floats(0.001, 0.999), SHAPES, SHAPES)
def test_the_quantile_undoes_the_distribution(share, a, b):
    x = quantile(share, a, b)

    assert 0 <= x <= 1
    if 1e-9 < x < 1 - 1e-9:  # beyond, the steps of a float are coarser than the share
        assert cumulative(x, a, b) == pytest.approx(share, abs=1e-6)


@given(st.floats(0, 1), SHAPES, SHAPES)
def test_both_ends_mirror_each_other(x, a, b):
    mirrored = 1 - x
    x = 1 - mirrored  # what is left of a number too small to be seen beside 1
    assert cumulative(x, a, b) == pytest.approx(1 - cumulative(mirrored, b, a), abs=1e-9)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_narrows(counts):
    successes, trials = counts
    low, high = interval(successes, trials)
    wider = interval(successes, trials, level=0.99)

    assert 0 <= wider.low <= low <= successes / trials <= high <= wider.high <= 1


def test_ten_times_as_many_people_make_it_narrower():
    few, many = interval(3, 10), interval(30, 100)

    assert many.high - many.low < few.high - few.low
