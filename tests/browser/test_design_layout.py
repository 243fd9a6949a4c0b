"""The main pages: nothing jumps, lines have a measure, and the whole of a page turns."""

import re

import pytest

from tests.browser.conftest import PHONE, WIDE, visiting

pytestmark = pytest.mark.browser

KEY = "[0-9a-f-]{36}"
MAIN = ("today", "exploration", "matrix", "person", "draft", "conversation", "live")
MOST_SHIFT = 0.01
"""Cumulative layout shift; 0.1 counts as good on the web, and here nothing comes from afar."""
LONGEST_LINE = 78
"""Letters in the full lines of a paragraph, on average: 60 to 75 are wished, and fonts differ."""
WATCH_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((seen) => {
  for (const entry of seen.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
TURN = "document.documentElement.dir = 'rtl'"
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
PLACES = """
[...document.querySelectorAll(".places-main a")].map((a) => a.getBoundingClientRect().x)
"""
ENDLESS_TITLE = (
    'document.querySelector("h1").textContent = "Maria " + "Konstantinopoulou".repeat(4)'
)
LETTERS_A_LINE = """
[...document.querySelectorAll("main p")].flatMap((p) => {
  const range = document.createRange();
  range.selectNodeContents(p);
  const widths = new Map();
  for (const box of range.getClientRects()) {
    const line = Math.round((box.top + box.bottom) / 16);
    widths.set(line, (widths.get(line) ?? 0) + box.width);
  }
  const inOrder = [...widths.entries()].sort(([one], [other]) => one - other);
  const lines = inOrder.map(([, width]) => width);
  if (lines.length < 3 || p.innerText.includes("\\n")) return [];
  const share = 1 - lines.at(-1) / lines.reduce((sum, width) => sum + width);
  return [[(p.innerText.length * share) / (lines.length - 1), p.innerText]];
})
"""


@pytest.fixture(scope="module")
def guest(chrome, program, pictures):
    """Open windows for the whole file; see :func:`visiting`."""
    with visiting(chrome, program, pictures) as visit:
        yield visit


@pytest.fixture(scope="module")
def addresses(guest):
    """Where the main pages of the worked example are."""
    visitor = guest()
    visitor.press("Show me the example")
    visitor.reads("This is the worked example")

    def first(pattern, path):
        text = visitor.page.context.request.get(visitor.program.address + path).text()
        return re.search(f'href="({pattern})[#?"]', text).group(1)

    exploration = first(f"/explorations/{KEY}/", "/explorations/")
    conversation = first(f"/conversations/{KEY}/", "/conversations/")
    return {
        "today": "/",
        "exploration": exploration,
        "matrix": f"{exploration}heard/",
        "person": first(f"/people/{KEY}/", "/people/"),
        "draft": first(f"/asks/{KEY}/", "/asks/"),
        "conversation": conversation,
        "live": f"{conversation}talk/",
    }


@pytest.fixture(scope="module", params=[WIDE, PHONE], ids=["wide", "phone"])
def window(request, guest):
    """A window in which things may move, as most people have it."""
    visitor = guest(request.param, reduced_motion="no-preference")
    visitor.page.add_init_script(WATCH_SHIFTS)
    return visitor


@pytest.mark.parametrize("name", MAIN)
def test_nothing_jumps_while_a_page_comes(window, addresses, name):
    window.open(addresses[name])
    window.settle()
    window.page.wait_for_load_state("networkidle")
    window.page.evaluate(SETTLED)

    assert window.page.evaluate("window.shifted") < MOST_SHIFT


@pytest.mark.parametrize("name", MAIN)
def test_a_line_to_be_read_is_not_too_long(window, addresses, name):
    window.open(addresses[name])
    window.settle()

    too_long = [
        (round(letters), text[:60])
        for letters, text in window.page.evaluate(LETTERS_A_LINE)
        if letters > LONGEST_LINE
    ]
    assert too_long == []


def test_running_text_has_sixty_to_seventy_five_letters_a_line(guest):
    visitor = guest(WIDE)
    visitor.open("/design/")

    lines = visitor.page.evaluate(LETTERS_A_LINE)
    (letters,) = [letters for letters, text in lines if text.startswith("A page is read")][:1]
    assert 60 <= letters <= 75


@pytest.mark.parametrize("name", MAIN)
def test_a_word_without_end_in_a_title_breaks_and_widens_nothing(window, addresses, name):
    window.open(addresses[name])
    window.settle()

    window.page.evaluate(ENDLESS_TITLE)

    assert not window.page.evaluate(TOO_WIDE)


def test_a_name_of_one_endless_word_pushes_nothing_out_of_reach(window, addresses):
    window.open("/people/add/")
    name = "Konstantinopoulou" * 11
    window.write("Who, what they do and where", f"{name}{window.page.viewport_size['width']}")
    window.page.get_by_role("button", name="Add Konst").click()
    window.reads("Added Konst")

    note, buttons = window.page.locator("[data-toast]"), window.page.locator("[data-toast] button")
    assert buttons.count() == 2
    assert end_of(buttons.last) <= end_of(note)


def end_of(element):
    """Where an element ends on its line, in pixels."""
    box = element.bounding_box()
    return box["x"] + box["width"]


@pytest.mark.parametrize("name", MAIN)
def test_a_page_turns_as_a_whole_where_text_runs_from_right_to_left(window, addresses, name):
    window.open(addresses[name])
    window.settle()
    before = window.page.evaluate(PLACES)

    window.page.evaluate(TURN)

    assert not window.page.evaluate(TOO_WIDE)
    assert before == sorted(before)
    assert window.page.evaluate(PLACES) == sorted(window.page.evaluate(PLACES), reverse=True)


def test_the_living_page_turns_as_well(window):
    window.open("/design/?dir=rtl")

    places = window.page.evaluate(PLACES)
    assert places == sorted(places, reverse=True)
    assert not window.page.evaluate(TOO_WIDE)
