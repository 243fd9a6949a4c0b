"""A first conversation, from a yes to the thanks, through the pages and with nobody's help."""

import re
import sys
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WIDE
from tests.browser.test_student import HOPE, SYNOPSIS, WHY_HER

pytestmark = pytest.mark.browser

ROOM = "https://meet.northwind.example/dana"
DAY_OF_IT = timedelta(days=2, hours=3, minutes=55)
"""From Monday noon to Wednesday at four, five minutes before they talk."""


@pytest.fixture
def program(program_on_monday):
    return program_on_monday


@pytest.mark.parametrize("device", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_first_conversation_from_yes_to_thanks(visit, program, monday, device, request):
    student = visit(device)
    name = f"conversation-{request.node.callspec.id}"
    with at_most(student, name, presses=5, fields=4, to="begin"):
        wants_to_know(student)
    with at_most(student, name, presses=6, fields=3, to="get from a name to a sent request"):
        asks_her(student)
    with at_most(student, name, presses=1, fields=0, to="note her yes"):
        notes_her_yes(student)
    with at_most(student, name, presses=8, fields=1, to="offer two times"):
        offers_two_times(student, name, monday)
    with at_most(student, name, presses=3, fields=1, to="agree on one of them"):
        agrees(student, name)
    with at_most(student, name, presses=3, fields=0, to="prepare"):
        prepares(student, name)

    the_day_comes(student, program, monday + DAY_OF_IT)

    with at_most(student, name, presses=14, fields=4, to="talk, with four lines"):
        talks(student, name)
    with at_most(student, name, presses=7, fields=1, to="look back"):
        looks_back(student, name)
    with at_most(student, name, presses=3, fields=2, to="thank her"):
        gives_thanks(student, name)
    sees_what_is_next(student, name)


@contextmanager
def at_most(student, name, *, presses, fields, to):
    """Count what hands do in a part of the way, say it, and hold it to what was measured."""
    before = student.presses, student.fields
    yield
    pressed, filled = student.presses - before[0], student.fields - before[1]
    sys.stdout.write(f"{name}: {pressed} presses and {filled} fields to {to}\n")
    assert pressed <= presses
    assert filled <= fields


def wants_to_know(student):
    student.write("What are you trying to find out?", "Would I like working with health data?")
    student.write("What are you considering?", "Health data analyst")
    student.press("Choose my questions")
    student.press("Take these questions")
    student.go_to("Settings")
    student.write("Name", "Ada Reyes")
    student.write("Me in three lines", "\n".join(SYNOPSIS))
    student.press("Save")
    student.go_to("People")


def asks_her(student):
    student.press("Add somebody")
    student.write(
        "Who, what they do and where, how you know them",
        "Dana Whitfield, health data lead at Northwind Health, met at the career fair,"
        " dana@northwind.example",
    )
    student.press("Add and ask")
    student.press("Next blank (2)")
    student.type(WHY_HER)
    student.press("Fill in the blank")
    student.type(HOPE)
    expect(student.control("Open in mail, mark as sent")).to_be_visible()
    student.press("Open in mail, mark as sent")
    student.reads("It is their turn")


def notes_her_yes(student):
    student.press("They said yes")
    student.reads("No time yet")


def offers_two_times(student, name, monday):
    student.picture(f"{name}-02-to-agree")
    student.press("Set their time zone")
    student.fields += 1
    student.page.get_by_label("Time zone").select_option("America/Denver")
    student.press("Save")
    student.press("Choose times to offer")
    student.picture(f"{name}-03-week")
    first, second = (monday.date() + timedelta(days=each) for each in (2, 3))
    presses_half_hour(student, first, "4 p.m.")
    presses_half_hour(student, second, "5:30 p.m.")
    student.reads("2 times")
    student.picture(f"{name}-04-two-times")
    student.press("These are my times")
    student.picture(f"{name}-05-to-offer")
    student.press("Write the offer")
    student.picture(f"{name}-06-offer")
    letter = student.page.get_by_label("Text")
    expect(letter).to_have_value(re.compile(r"Denver.*UTC|UTC.*Denver", re.DOTALL))
    student.press("I sent it")


def presses_half_hour(student, day, clock):
    student.presses += 1
    said = f"{day:%A, %B} {day.day}, {clock}"
    half_hour = student.page.get_by_role("button", name=re.compile(f"^{re.escape(said)} \\("))
    half_hour.click()
    expect(half_hour).to_have_attribute("aria-pressed", "true")


def agrees(student, name):
    student.picture(f"{name}-07-offered")
    student.page.get_by_role("button", name="They took this one").first.click()
    student.presses += 1
    student.picture(f"{name}-08-how")
    student.choose("Video call")
    student.write("Link to the video call", ROOM)
    student.press("Save")
    student.reads("Agreed. You talk")
    student.picture(f"{name}-09-agreed")


def prepares(student, name):
    student.press("Prepare", within=student.page.get_by_label("This conversation"))
    student.picture(f"{name}-10-empty-plan")
    student.press("Propose a plan")
    student.reads("As a whole the plan")
    student.picture(f"{name}-11-plan")
    student.press("Day sheet")
    student.picture(f"{name}-12-sheet")


def the_day_comes(student, program, at):
    """The program starts again where it was; nothing of the page before is still on its way."""
    student.page.wait_for_load_state("networkidle")
    port = urlsplit(program.address).port
    program.stop()
    program.start(at=at, port=port)
    student.page.clock.install(time=at)
    student.enter()


LINES = [
    ("Story", "The night before a launch she threw the report away and began again."),
    ("Number", "Half of her week is cleaning data."),
    ("Advice", "Count something of your own for a month"),
    ("My promise", "Send her my table of insects"),
]

THANKS = r"^Dear Dana.*Half of her week.*send you my table of insects.*Ada Reyes$"


def talks(student, name):
    student.picture(f"{name}-13-today-talk")
    student.press("Start")
    page = student.page
    expect(page.locator("[data-ready]")).to_be_attached()
    student.picture(f"{name}-14-talk")
    student.press("Start")
    student.press("Notes are fine")
    student.press("Asked: Walk me through your last working day, from start to finish.")
    for kind, text in LINES:
        student.choose(kind)
        student.write("What they said", text)
        student.press("Keep")
    expect(page.locator("[data-lines] > li")).to_have_count(len(LINES))
    expect(page.locator("[data-read-out]")).to_contain_text("Send her my table of insects")
    student.reads("Everything is saved")
    student.picture(f"{name}-15-lines")
    page.clock.fast_forward("25:00")
    student.press("We are done")
    student.press("Look back while it is fresh")


def looks_back(student, name):
    student.stands_at("Looking back")
    student.reads("4 lines in your notes")
    student.picture(f"{name}-16-debrief")
    student.write("Everything I remember", "Tables all day, and she likes it. Quiet office.")
    student.unfold("By question")
    student.unfold("How it was")
    student.picture(f"{name}-17-lines")
    presses_of_line(student, "Count something", "Advice")
    presses_of_line(student, "Send her my table", "My promise")
    student.choose("4", within=student.page.get_by_role("group", name="Energy"))
    student.choose("Yes", within=student.page.get_by_role("group", name="on a Monday?"))
    student.picture(f"{name}-18-debrief-full")
    student.press("Finished: write the thank-you note")
    student.stands_at("To Dana Whitfield")


def presses_of_line(student, words, use):
    student.presses += 1
    line = student.page.locator("[id^=note-]", has_text=words)
    line.get_by_role("button", name=re.compile(f"^{use}")).first.click()
    expect(line.get_by_role("button", name=re.compile("^Take back"))).to_have_count(1)


def gives_thanks(student, name):
    student.picture(f"{name}-20-thanks")
    student.press("Next blank (2)")
    student.type("I laughed about the report that you threw away")
    student.press("Fill in the blank")
    student.type("That sounds like a week I could like")
    expect(student.page.get_by_label("Text")).to_have_value(re.compile(THANKS, re.DOTALL))
    expect(student.control("Open in mail, mark as sent")).to_be_visible()
    student.picture(f"{name}-21-filled-in")
    student.press("Open in mail, mark as sent")
    student.stands_at("What is next?")
    student.reads("You thanked them")
    student.reads("Count something of your own for a month", "Send her my table of insects")
    student.picture(f"{name}-22-next")


def sees_what_is_next(student, name):
    """Her part is done, so the next step is somebody else; the advice and the promise are kept."""
    student.go_to("Today")
    student.reads("Nothing is waiting for you today", "somebody who may know")
    student.picture(f"{name}-23-today-next")
    student.go_to("Conversations")
    student.page.locator("main").get_by_role("link", name="Dana Whitfield").click()
    student.press("Thank and follow up")
    student.reads("Count something of your own for a month", "Send her my table of insects")
    student.picture(f"{name}-24-follow-up")
