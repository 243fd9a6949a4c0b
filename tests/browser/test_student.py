"""A student with no contacts: from "what do I want to know?" to a reply, with nobody's help."""

import re
import sys
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WIDE

pytestmark = pytest.mark.browser

MOST_ACTS = 40
"""Presses and fields from the first screen to the first draft (R120: a small step each time)."""
WHY_HER = "Your talk at the career fair on moving from nursing to health data stayed with me"
HOPE = "what a first year in health data is really like"
SYNOPSIS = [
    "I study biology in my second year at Mapleton.",
    "Last summer I counted insects and found that I liked the tables best.",
    "Now I want to know whether health data is for me.",
]


@pytest.fixture
def program(program_on_monday):
    return program_on_monday


@pytest.mark.parametrize("device", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_student_with_no_contacts_asks_somebody_and_hears_back(
    visit, program, monday, device, request
):
    student = visit(device)
    name = f"student-{request.node.callspec.id}"

    begins_with_a_question(student, name)
    remembers_people(student, name)
    adds_a_person_in_one_line(student, name)
    says_who_she_is(student, name)
    reaches_the_first_draft(student, name)
    sys.stdout.write(f"{name}: {student.acts} presses and fields to the first draft\n")
    assert student.acts <= MOST_ACTS
    fills_the_blanks(student, name)
    sends_it_herself(student, name)

    program.stop()
    program.start(at=monday + timedelta(days=8))

    reminds_kindly(student, name)
    notes_the_reply(student, name)


def begins_with_a_question(student, name):
    student.stands_at("What are you trying to find out, and by when?")
    student.picture(f"{name}-01-start")
    student.write("What are you trying to find out?", "Would I like working with health data?")
    student.write("What are you considering?", "Health data analyst\nEpidemiologist")
    student.press("Choose my questions")
    student.stands_at("Five questions to begin with")
    student.picture(f"{name}-02-questions")
    student.press("Take these questions")
    student.stands_at("Would I like working with health data?")
    student.reads("0 of 5 settled")
    student.picture(f"{name}-03-exploration")


def remembers_people(student, name):
    student.press("Think of some")
    student.picture(f"{name}-04-first-circle")
    student.write("Who comes to mind?", "Aunt Grete Hartmere\nJonas Fairgate, nurse")
    student.press("Write them down")
    student.reads("Jonas Fairgate", "Wrote down 2 people")
    student.press("Next circle")
    student.write("Who comes to mind?", "Meera Kingsley, professor at Mapleton University")
    student.press("Write them down")
    student.reads("Meera Kingsley")
    student.picture(f"{name}-05-second-circle")


def adds_a_person_in_one_line(student, name):
    student.go_to("People")
    student.press("Add somebody")
    student.write(
        "Who, what they do and where, how you know them",
        "Dana Whitfield, health data lead at Northwind Health, met at the career fair,"
        " dana@northwind.example",
    )
    student.reads("Northwind Health", "dana@northwind.example")
    student.picture(f"{name}-06-understood")
    student.press("Add Dana Whitfield")
    student.reads("Added Dana Whitfield")


def says_who_she_is(student, name):
    student.go_to("Settings")
    student.write("Name", "Ada Reyes")
    student.write("Me in three lines", "\n".join(SYNOPSIS))
    student.press("Save")
    student.picture(f"{name}-07-me")


def reaches_the_first_draft(student, name):
    student.go_to("Explorations")
    student.press("Would I like working with health data?")
    student.reads("Ask these first", "Dana Whitfield")
    student.picture(f"{name}-08-ask-these-first")
    student.press("Ask Dana Whitfield")
    student.stands_at("Ask Dana Whitfield")
    student.picture(f"{name}-09-draft")


def fills_the_blanks(student, name):
    """The two things that only she can know: each blank is found and written over."""
    letter = student.page.get_by_label("Text")
    checks = student.page.locator("#checks")
    expect(student.page.locator("a[href^=mailto]")).to_have_count(0)
    student.press("Next blank (2)")
    student.type(WHY_HER)
    student.press("Fill in the blank")
    student.type(HOPE)
    expect(student.control("Open in mail, mark as sent")).to_be_enabled()
    expect(checks.locator(".finding-stop, .finding-warn")).to_have_count(0)
    assert "[" not in letter.input_value()
    student.picture(f"{name}-10-filled-in")


def sends_it_herself(student, name):
    """The mail program gets the whole letter; that it went is for the student to say."""
    link = urlsplit(student.control("Open in mail, mark as sent").get_attribute("href"))
    assert (link.scheme, link.path) == ("mailto", "dana@northwind.example")
    letter = parse_qs(link.query)
    assert letter["subject"] == [student.page.get_by_label("Subject").input_value()]
    assert letter["body"][0].startswith("Hi Dana,\r\n")
    assert WHY_HER in letter["body"][0]
    assert letter["body"][0].endswith("Ada Reyes")

    student.press("I sent it")
    student.reads("It is their turn")
    student.picture(f"{name}-11-sent")
    student.go_to("Today")
    student.reads("One person has your request")
    student.settle()
    student.picture(f"{name}-12-today-waiting")


def reminds_kindly(student, name):
    student.enter()
    student.reads("Dana Whitfield")
    student.picture(f"{name}-13-today-due")
    student.page.get_by_role("link", name=re.compile("Dana Whitfield")).first.click()
    student.reads("A short, kind reminder is due")
    student.press("Write a reminder")
    expect(student.page.get_by_label("Subject")).to_have_value(re.compile("^Re: "))
    student.picture(f"{name}-14-reminder")
    student.press("I sent it")
    student.reads("It is their turn")


def notes_the_reply(student, name):
    """A yes leads on to the time; their words stay with the request."""
    student.write("Their words, if you want to keep them", "Happy to talk. Thursday at four?")
    student.press("They said yes")
    student.reads("No time yet")
    student.picture(f"{name}-15-yes")
    student.go_to("Asks")
    student.press("Dana Whitfield", within=student.page.locator("main"))
    student.reads("They said yes", "Happy to talk. Thursday at four?")
    student.go_to("Today")
    student.reads("Dana Whitfield")
    student.picture(f"{name}-16-today-after")
