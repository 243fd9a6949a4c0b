"""Six conversations, one decision: what people said is weighed, and the brief is taken along."""

import re
import sys
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WIDE
from tests.browser.program import Program

pytestmark = pytest.mark.browser

MOST_ACTS = 29
"""Presses and fields from the list of explorations to the exported brief."""
EXPLORATION = "Could I be patient enough for city planning?"
SKETCH = (
    "What happened between the first sketch of the last thing you planned"
    " and the day somebody stood on it?"
)
TEN_YEARS = "It takes ten years until something is built"
MINE = "The first thing that stands may be made of paint"
ONE_SUMMER = "I rule the town hall out until I have built something small."
DAYS = 90


@pytest.fixture
def program(fresh, tmp_path):
    """A program that nobody has used before."""
    running = Program(fresh(tmp_path / "data")).start()
    yield running
    running.stop()
    assert running.complaints() == ""


@pytest.mark.parametrize("device", [WIDE, PHONE], ids=["wide", "phone"])
def test_six_conversations_become_one_decision(visit, program, device, request):
    student = visit(device)
    name = f"decision-{request.node.callspec.id}"
    student.press("Show me the example")

    sees_what_was_said(student, name)
    finds_where_they_differ(student, name)
    compares_the_paths(student, name)
    sees_whom_to_ask_next(student, name)
    writes_down_a_claim(student, name)
    decides(student, name)
    takes_the_brief_along(student, name)
    sys.stdout.write(f"{name}: {student.acts} presses and fields to the brief\n")
    assert student.acts <= MOST_ACTS


def turns_to(student, part):
    student.press(part, within=student.page.get_by_label("This exploration"))


def sees_what_was_said(student, name):
    student.go_to("Explorations")
    student.press(EXPLORATION)
    turns_to(student, "What I heard")
    student.stands_at("What I heard")
    student.reads("Samuel Kidane", "Ifeoma Danladi", "Dieter Kowal", "they disagree")
    student.picture(f"{name}-01-heard")


def finds_where_they_differ(student, name):
    student.press(SKETCH)
    student.reads("They disagree: 2 independent voices for it, 2 against")
    student.reads("The market square took eleven years", "Ten weeks from the idea to paint")
    student.picture(f"{name}-02-question")
    student.page.get_by_role("heading", name=TEN_YEARS).get_by_role("link").click()
    student.presses += 1
    student.stands_at(TEN_YEARS)
    student.reads("Says so too", "Sees it differently", "Dieter Kowal", "Noor Hamdan")
    student.picture(f"{name}-03-claim")
    student.press("What I heard")


def compares_the_paths(student, name):
    turns_to(student, "Paths")
    student.stands_at("Paths side by side")
    student.reads("City planning in a town hall", "Running street projects for a charity")
    student.picture(f"{name}-04-paths")


def sees_whom_to_ask_next(student, name):
    turns_to(student, "Who next")
    student.reads("The next best conversation", "People disagree about one thing here")
    student.picture(f"{name}-05-next")


def writes_down_a_claim(student, name):
    turns_to(student, "What I heard")
    student.press("Write down what I heard")
    student.write("What I heard", MINE)
    pick(student, "It is about the path", "Running street projects for a charity")
    pick(student, "Who said it?", "Ifeoma Danladi")
    student.picture(f"{name}-06-new-claim")
    student.press("Save")
    student.stands_at(MINE)
    student.reads("Ifeoma Danladi")
    student.picture(f"{name}-07-claim-written")
    student.press("What I heard")


def pick(student, label, words):
    student.fields += 1
    student.page.get_by_label(label).select_option(words)


def decides(student, name):
    turns_to(student, "Decide")
    student.picture(f"{name}-08-decide")
    pick(student, "About the path", "City planning in a town hall")
    student.choose("I rule it out")
    student.write("What I decide", ONE_SUMMER, within=student.part("Decide again"))
    student.unfold("What I heard: what counts for it, and what counts against it")
    weighs(student, TEN_YEARS, "counts for it")
    weighs(student, MINE, "counts for it")
    student.picture(f"{name}-09-weighed")
    student.write("How sure I am, in percent", "70", within=student.part("Decide again"))
    student.press("Write it down")
    student.reads(ONE_SUMMER)
    day = datetime.now(UTC).date() + timedelta(days=DAYS)
    student.reads(f"{day:%B} {day.day}, {day.year}")
    reasons = student.page.locator(".claim-side").first
    expect(reasons).to_contain_text(TEN_YEARS)
    expect(reasons).to_contain_text(MINE)
    student.picture(f"{name}-10-decided")
    student.press(EXPLORATION)


def weighs(student, claim, side):
    student.choose(side, within=student.page.get_by_role("group", name=re.compile(claim)))


def takes_the_brief_along(student, name):
    turns_to(student, "What I heard")
    student.press("Why this field: take it with you")
    student.stands_at("Why this field")
    student.reads(TEN_YEARS, MINE)
    student.picture(f"{name}-11-brief")
    with student.page.expect_download() as coming:
        student.press("Take it with you (.md)")
    written = coming.value.path().read_text()
    assert coming.value.suggested_filename.endswith(".md")
    assert MINE in written
    assert "The market square took eleven years" in written
