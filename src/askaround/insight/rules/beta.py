"""How sure a share can be, from so many of so many: intervals of the Beta distribution.

The interval is Jeffreys': the middle 90 % of Beta(k + ½, n − k + ½), which begins at 0 where
nothing happened and ends at 1 where everything did (Brown, Cai and DasGupta 2001, who recommend
it for small n). The quantile is found by bisection in the regularized incomplete beta function,
computed by its continued fraction (Lentz; Numerical Recipes 6.4), so that no library is needed.
"""

from math import exp, inf, lgamma, log, log1p
from typing import NamedTuple

LEVEL = 0.9
JEFFREYS = 0.5
TINY = 1e-300
PRECISE = 1e-15
MOST_STEPS = 500
"""The fraction needs about √max(a, b) steps, so this is enough for a million trials."""
HALVINGS = 200


class Interval(NamedTuple):
    """Where a share lies with the named certainty, from 0 to 1."""

    low: float
    high: float


def interval(successes: int, trials: int, *, level: float = LEVEL) -> Interval:
    """Return Jeffreys' interval of the share behind ``successes`` of ``trials``.

    >>> [round(end, 3) for end in interval(0, 0)]
    [0.0, 1.0]
    >>> [round(end, 3) for end in interval(3, 10)]
    [0.117, 0.558]
    """
    if not 0 <= successes <= trials:
        raise ValueError("There cannot be more successes than trials, nor less than none.")
    a, b = successes + JEFFREYS, trials - successes + JEFFREYS
    rest = (1 - level) / 2
    return Interval(
        low=quantile(rest, a, b) if successes else 0.0,
        high=quantile(1 - rest, a, b) if successes < trials else 1.0,
    )


def quantile(share: float, a: float, b: float) -> float:
    """Return the point below which ``share`` of Beta(a, b) lies."""
    low, high = 0.0, 1.0
    for _step in range(HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if cumulative(middle, a, b) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def cumulative(x: float, a: float, b: float) -> float:
    """Return how much of Beta(a, b) lies below ``x``: the regularized incomplete beta function.

    >>> round(cumulative(0.5, 2, 2), 6), cumulative(0, 1, 1), cumulative(1, 1, 1)
    (0.5, 0.0, 1.0)
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):  # where the fraction converges quickly
        return min(1.0, front * _fraction(x, a, b) / a)
    return max(0.0, 1 - front * _fraction(1 - x, b, a) / b)


def _fraction(x: float, a: float, b: float) -> float:
    """Return the continued fraction of the incomplete beta function."""
    above, below = 1.0, 1 / _away_from_nothing(1 - (a + b) * x / (a + 1))
    value = below
    for step in range(1, MOST_STEPS):
        before = value if value else inf
        for term in _terms(step, x, a, b):
            below = 1 / _away_from_nothing(1 + term * below)
            above = _away_from_nothing(1 + term / above)
            value *= above * below
        if abs(value / before - 1) < PRECISE:
            break
    return value


def _terms(step: int, x: float, a: float, b: float) -> tuple[float, float]:
    """Return the even and the odd coefficient of one step."""
    twice = a + 2 * step
    even = step * (b - step) * x / ((twice - 1) * twice)
    odd = -(a + step) * (a + b + step) * x / (twice * (twice + 1))
    return even, odd


def _away_from_nothing(value: float) -> float:
    return value if abs(value) > TINY else TINY
