"""Pictures as numbers: where each line, dot and bar of an SVG stands, in units of its view box.

Templates draw them with presentation attributes, because the security policy forbids styles.
Each stands before a table that says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from askaround.insight.queries.paths import ValueBar
from askaround.insight.rules.calibration import Group
from askaround.insight.rules.funnel import Passed
from askaround.insight.rules.saturation import RUN, Saturation

WIDTH, HEIGHT = 320, 140
START, END, TOP, BOTTOM = 30, 310, 12, 112


@dataclass(frozen=True, slots=True)
class Dot:
    """One point: where it stands, what it is called, how much it is."""

    x: float
    y: float
    name: str
    value: int
    new: int = 0


@dataclass(frozen=True, slots=True)
class Curve:
    """How many claims were known after each conversation. The last two stand on a ground."""

    dots: list[Dot]
    points: str
    run_x: float
    run_width: float
    most: int


def curve(saturation: Saturation, names: list[str]) -> Curve | None:
    """Return the picture of a saturation; None where there are fewer than two conversations."""
    count = saturation.conversations
    if count < RUN or not saturation.claims:
        return None
    step = (END - START) / (count - 1)
    most, before = saturation.claims, 0
    dots = []
    for place, (name, known) in enumerate(zip(names, saturation.curve, strict=True)):
        y = BOTTOM - (BOTTOM - TOP) * known / most
        dots.append(Dot(_round(START + place * step), _round(y), name, known, known - before))
        before = known
    run_x = dots[-RUN].x - min(step / 2, 14)
    return Curve(
        dots=dots,
        points=" ".join(f"{dot.x},{dot.y}" for dot in dots),
        run_x=_round(run_x),
        run_width=_round(END + 8 - run_x),
        most=most,
    )


def _round(value: float) -> float:
    return round(value, 1)


MIDDLE, ARM, ROW = 160, 130, 36
LONGEST_NAME = 46
"""So many letters of a value's name find room above its bar; the table has them all."""


@dataclass(frozen=True, slots=True)
class Arms:
    """One bar to both sides of the middle: against it on the left, for it on the right."""

    name: str
    y: int
    bar_y: int
    against_x: float
    against_width: float
    for_width: float
    voices_for: int
    voices_against: int
    label_for_x: float
    label_against_x: float


@dataclass(frozen=True, slots=True)
class Diverging:
    """Bars of one path by my values; ``most`` voices fill one arm, on every path alike."""

    rows: list[Arms]
    height: int


def diverging(bars: Sequence[ValueBar], most: int) -> Diverging | None:
    """Return the picture of how a path fits; None where nothing was said."""
    spoken = [each for each in bars if not each.bar.is_empty]
    if not spoken:
        return None
    return Diverging(
        rows=[_arms(each, place, max(most, 1)) for place, each in enumerate(spoken)],
        height=ROW * len(spoken) + 8,
    )


def _arms(each: ValueBar, place: int, most: int) -> Arms:
    against = _round(ARM * each.voices_against / most)
    speaking_for = _round(ARM * each.voices_for / most)
    name, y = each.value.name, place * ROW
    return Arms(
        name=name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…",
        y=y + 14,
        bar_y=y + 19,
        against_x=_round(MIDDLE - against),
        against_width=against,
        for_width=speaking_for,
        voices_for=each.voices_for,
        voices_against=each.voices_against,
        label_for_x=_round(MIDDLE + speaking_for + 5),
        label_against_x=_round(MIDDLE - against - 5),
    )


SQUARE, EDGE = 200, 30
SMALLEST, GROWTH = 4.0, 2.0


@dataclass(frozen=True, slots=True)
class Point:
    """One group of beliefs: how sure I was to the right, how often it came true upwards."""

    x: float
    y: float
    r: float
    group: Group


def reliability(groups: Sequence[Group]) -> list[Point]:
    """Return where each group stands. On the diagonal, somebody knows how sure they can be."""
    side = SQUARE - 2 * EDGE
    return [
        Point(
            x=_round(EDGE + side * group.about / 100),
            y=_round(SQUARE - EDGE - side * group.share / 100),
            r=_round(min(SMALLEST + GROWTH * group.beliefs, 14)),
            group=group,
        )
        for group in groups
    ]


@dataclass(frozen=True, slots=True)
class Span:
    """One step of the funnel: the share as a mark, and where it may lie as a line."""

    passed: Passed
    y: int
    mark: float
    start: float
    end: float
    low: int
    high: int
    percent: int


LINE_START, LINE_WIDTH, LINE_HEIGHT = 10, 300, 44


def steps(passed: Sequence[Passed]) -> list[Span]:
    """Return the picture of the funnel; a step that nobody came to is left out."""
    return [
        Span(
            passed=each,
            y=place * LINE_HEIGHT + 30,
            mark=_at(each.count / each.of),
            start=_at(each.interval.low),
            end=_at(each.interval.high),
            low=round(100 * each.interval.low),
            high=round(100 * each.interval.high),
            percent=round(100 * each.count / each.of),
        )
        for place, each in enumerate(each for each in passed if each.of)
    ]


def _at(share: float) -> float:
    return _round(LINE_START + LINE_WIDTH * share)
