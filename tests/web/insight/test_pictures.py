"""Pictures stand where their numbers say, in any language and on the narrowest screen."""

import re
from itertools import pairwise

import pytest

from askaround.insight.queries.paths import ValueBar
from askaround.insight.rules.calibration import Scored, groups
from askaround.insight.rules.fit import Bar
from askaround.insight.rules.funnel import Asked, funnel
from askaround.insight.rules.saturation import saturation
from askaround.web.insight.funnel_picture import steps
from askaround.web.insight.pictures import curve, diverging, percent, reliability


def numbers(*places):
    return [float(place.removesuffix("%")) for place in places]


def value_bar(name="Home", voices_for=0, voices_against=0):
    nothing = Bar(0, 0, frozenset(), frozenset(), own=0, contradicted=0)
    value = type("Value", (), {"name": name})()
    return ValueBar(value, nothing, voices_for, voices_against, fits=[])


@pytest.mark.parametrize(("place", "written"), [(12.5, "12.5%"), (0, "0%"), (100 / 3, "33.33%")])
def test_places_are_written_as_svg_reads_them(place, written):
    assert percent(place) == written


def test_the_curve_rises_by_what_was_new_and_ends_where_all_is_known():
    found = curve(saturation([0, 0, 2], conversations=3), ["Ana", "Ben", "Cem"])

    assert [(dot.new, dot.value, dot.says_new) for dot in found.dots] == [
        (2, 2, "+2"),
        (0, 2, "+0"),
        (1, 3, "+1"),
    ]
    heights = [dot.y for dot in found.dots]
    assert heights[0] == heights[1] > heights[2]
    assert found.dots[1].bar_height == 0


@pytest.mark.parametrize("count", [2, 9, 11, 24, 60])
def test_no_more_numbers_stand_under_a_curve_than_find_room(count):
    found = curve(saturation(range(count), conversations=count), ["Somebody"] * count)

    said = [dot.says_new for dot in found.dots if dot.says_new]
    places = numbers(*(dot.x for dot in found.dots if dot.says_new))
    assert len(said) <= 10
    assert found.dots[-1].says_new
    assert all(later - earlier >= 7 for earlier, later in pairwise(places))


def test_each_voice_is_one_box_on_its_side_of_the_middle():
    found = diverging([value_bar(voices_for=2, voices_against=3)], most=3)

    row = found.rows[0]
    right = numbers(*re.findall(r'"arm-for" x="([^"]+)"', row.boxes))
    left = numbers(*re.findall(r'"arm-against" x="([^"]+)"', row.boxes))
    assert (len(right), len(left)) == (2, 3)
    assert min(right) == 50
    assert min(left) == pytest.approx(7, abs=0.01)
    assert numbers(row.end_against) == left[-1:]


def test_values_that_nobody_spoke_about_keep_their_place():
    found = diverging([value_bar("Home"), value_bar("Pay", voices_for=1)], most=1)

    assert [(row.name, row.is_empty) for row in found.rows] == [("Home", True), ("Pay", False)]


def test_a_long_name_ends_before_the_edge():
    found = diverging([value_bar("To be allowed to work from the garden all summer long")], most=1)

    assert len(found.rows[0].name) <= 38
    assert found.rows[0].name.endswith("…")


@pytest.mark.parametrize("answered", [0, 1, 30])
def test_the_range_of_the_funnel_stays_inside_and_its_words_too(answered):
    found = steps(funnel([Asked(answered=place < answered) for place in range(30)]))

    span = found.spans[0]
    start, width, says, mark = numbers(span.start, span.width, span.says_x, span.mark)
    assert 0 <= start <= start + width <= 100
    assert 12 <= says <= 88
    assert start - 2 <= mark <= start + width + 2


def test_without_requests_there_is_no_funnel():
    assert steps(funnel([])) is None


def test_groups_of_beliefs_stand_the_higher_the_more_came_true():
    low, high = reliability(groups([Scored(30, False), Scored(90, True)]))

    assert low.y > high.y
    assert numbers(low.x) < numbers(high.x)


def test_no_place_of_a_picture_is_written_with_a_comma():
    found = curve(saturation([0, 1, 2], conversations=3), ["Ana", "Ben", "Cem"])

    for dot in found.dots:
        assert re.fullmatch(r"\d+(\.\d+)?%", dot.x)
