"""The picture of the own funnel: shares with the range in which each may truly lie.

It follows the rules of `web.insight.pictures`: percent along the page, pixels downwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from askaround.insight.rules.funnel import Passed, Step
from askaround.web.insight.pictures import percent
from askaround.web.insight.words import in_percent
from askaround.web.tables import Table

TITLES = {
    Step.ANSWERED: gettext_lazy("%(n)s of %(of)s I asked answered"),
    Step.MET: gettext_lazy("%(n)s of %(of)s who answered met me"),
    Step.REFERRED: gettext_lazy("%(n)s of %(of)s I met led me to others"),
}
NAMES = {
    Step.ANSWERED: gettext_lazy("Answered"),
    Step.MET: gettext_lazy("Met"),
    Step.REFERRED: gettext_lazy("Led me to somebody"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """One step of the funnel: the share as a mark, and where it may lie as a range.

    ``says_x`` is the middle of the words under the range, far enough from both edges.
    """

    passed: Passed
    title: str
    y: int
    mark: str
    start: str
    width: str
    says_x: str
    low: int
    high: int
    percent: int

    @property
    def title_y(self) -> int:
        return self.y - 16

    @property
    def range_y(self) -> int:
        return self.y - 6

    @property
    def says_y(self) -> int:
        return self.y + 22


STEP_HEIGHT, FIRST_STEP = 76, 34
NEAREST_EDGE = 12


@dataclass(frozen=True, slots=True)
class Funnel:
    """The steps from asking to meeting and on; ``axis_y`` is where the scale stands."""

    spans: list[Span]
    height: int

    @property
    def table(self) -> Table:
        """The same in words and figures."""
        return Table(
            _("From asking to meeting, and on"),
            [_("Step"), _("People"), _("Share"), _("Probably between")],
            [
                (
                    NAMES[each.passed.step],
                    _("%(n)s of %(of)s") % {"n": each.passed.count, "of": each.passed.of},
                    in_percent(each.percent),
                    in_percent(f"{each.low}–{each.high}"),
                )
                for each in self.spans
            ],
            numbers=(1, 2, 3),
        )

    @property
    def axis_y(self) -> int:
        return self.height - 4

    @property
    def grid_y(self) -> int:
        return self.height - 20


def steps(passed: Sequence[Passed]) -> Funnel | None:
    """Return the picture of the funnel; a step that nobody came to is left out."""
    reached = [each for each in passed if each.of]
    if not reached:
        return None
    spans = [_span(each, FIRST_STEP + place * STEP_HEIGHT) for place, each in enumerate(reached)]
    return Funnel(spans, height=STEP_HEIGHT * len(spans) + 14)


SCALE = [(percent(share), share) for share in (0, 50, 100)]
"""Where the scale of the funnel has its lines, and what stands under them."""


def _span(each: Passed, y: int) -> Span:
    share, low, high = each.count / each.of, each.interval.low, each.interval.high
    middle = 50 * (low + high)
    return Span(
        passed=each,
        title=str(TITLES[each.step]) % {"n": each.count, "of": each.of},
        y=y,
        mark=percent(100 * share),
        start=percent(100 * low),
        width=percent(100 * (high - low)),
        says_x=percent(min(max(middle, NEAREST_EDGE), 100 - NEAREST_EDGE)),
        low=round(100 * low),
        high=round(100 * high),
        percent=round(100 * share),
    )
