"""The whole job with few presses: somebody is added, asked, talked with, thanked, and it goes on.

Counted is what hands do: a press on a button or a link, a field that is filled in, and what is
typed besides the notes. Nothing is only ticked off: at the end every step lies in the data.
"""

import re
import sqlite3
import sys
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WIDE
from tests.browser.test_first_conversation import DAY_OF_IT, the_day_comes, wants_to_know

pytestmark = pytest.mark.browser

MOST_PRESSES, MOST_FIELDS, MOST_TYPED = 10, 9, 400

LINE = "Dana Whitfield, health data lead at Northwind Health, dana@northwind.example"
WHY = "Your talk on moving from nursing to health data stayed with me"
HOPE = "what a first year is really like"
NOTES = [
    ("f", "Half of the week is cleaning data."),
    ("a", "Learn SQL before anything else."),
    ("m", "Send her my table of insects"),
]
"""Each with the letter that says, with Alt, what kind of line it is: the last is my promise."""
RECALL = "Tables all day, and a quiet office."
ENJOYED = "I laughed about the report that you threw away"
VIEW = "That sounds like a week I could like"


@pytest.fixture
def program(program_on_monday):
    return program_on_monday


@pytest.mark.parametrize("device", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_whole_job_takes_few_presses(visit, program, monday, device, request):
    student = visit(device)
    name = f"job-{request.node.callspec.id}"
    wants_to_know(student)
    student.go_to("Today")
    student.presses = student.fields = student.typed = 0

    adds_and_asks_her(student, name)
    sends_it(student, name)
    hears_yes_and_when(student, name, monday)
    the_day_comes(student, program, monday + DAY_OF_IT)
    talks_and_looks_back(student, name)
    gives_thanks(student, name)
    says_how_it_goes_on(student, name)

    counted = f"{student.presses} presses, {student.fields} fields, {student.typed} characters"
    sys.stdout.write(f"{name}: {counted}\n")
    assert student.presses <= MOST_PRESSES
    assert student.fields <= MOST_FIELDS
    assert student.typed <= MOST_TYPED
    every_step_is_kept(program.folder)


def adds_and_asks_her(student, name):
    student.picture(f"{name}-01-today")
    student.press("Add somebody")
    student.write("Who, what they do and where, how you know them", LINE)
    student.reads("Northwind Health")
    student.picture(f"{name}-02-understood")
    student.press("Add and ask")
    student.stands_at("Ask Dana Whitfield")
    student.picture(f"{name}-03-draft")


def sends_it(student, name):
    fills_blanks(student, WHY, HOPE)
    opens_in_mail(student, "dana@northwind.example", WHY, HOPE, name=f"{name}-04-ready")
    student.reads("It is their turn")
    student.picture(f"{name}-05-sent")


def fills_blanks(student, first, second):
    """Where there is a keyboard, the first blank waits selected, and Tab leads to the second.

    Elsewhere it is selected by pressing into the text, as one does to write, and "next" leads on.
    """
    page = student.page
    with_keys = page.evaluate("matchMedia('(hover: hover) and (pointer: fine)').matches")
    if not with_keys:
        x, y = page.get_by_label("Text").evaluate(WHERE_THE_BLANK_IS)
        page.touchscreen.tap(x, y)
    student.type(first)
    expect(page.get_by_role("button", name="Fill in the blank")).to_be_visible()
    page.keyboard.press("Tab" if with_keys else "Enter")
    student.type(second)


WHERE_THE_BLANK_IS = """(field) => {
  field.scrollIntoView({ block: "center" });
  const { left, right, top, bottom } = field.getBoundingClientRect();
  const inside = (at) => field.value.indexOf("[") + 2 < at && at < field.value.indexOf("]") - 2;
  for (let y = top; y < bottom; y += 4)
    for (let x = left; x < right; x += 8) {
      const found = document.caretPositionFromPoint(x, y);
      if (found?.offsetNode === field && inside(found.offset)) return [x, y];
    }
}"""


def opens_in_mail(student, to, *words, name):
    """The mail program gets the whole letter; in the same press it is marked as sent."""
    button = student.control("Open in mail, mark as sent")
    expect(button).to_be_visible()
    expect(button).to_have_attribute("href", re.compile("^mailto:"))
    link = urlsplit(button.get_attribute("href"))
    body = parse_qs(link.query)["body"][0]
    assert link.path == to
    assert all(each in body for each in words)
    assert "[" not in body
    student.picture(name)
    student.press("Open in mail, mark as sent")


def hears_yes_and_when(student, name, monday):
    """What they answer, and the time that they name, go into one form."""
    student.write("Day", f"{monday.date() + timedelta(days=2)}")
    student.write("Time", "16:00")
    student.picture(f"{name}-06-answer")
    student.press("They said yes")
    student.reads("Agreed. You talk in 2 days", "Video call")
    student.picture(f"{name}-07-agreed")


def talks_and_looks_back(student, name):
    student.picture(f"{name}-08-today-talk")
    student.press("Start")
    page = student.page
    expect(page.locator("[data-ready]")).to_be_attached()
    student.press("Start")
    page.get_by_label("What they said").click()
    for kind, line in NOTES:  # the notes themselves are not counted
        page.keyboard.press(f"Alt+{kind}")
        page.keyboard.insert_text(line)
        page.keyboard.press("Enter")
    expect(page.locator("[data-lines] > li")).to_have_count(len(NOTES))
    student.reads("Everything is saved")
    page.clock.fast_forward("35:00")
    student.picture(f"{name}-09-talk")
    student.press("Debrief", within=page.get_by_label("This conversation"))
    student.stands_at("Looking back")
    student.write("Everything I remember", RECALL)
    student.picture(f"{name}-10-looking-back")
    student.press("Finished: write the thank-you note")
    student.stands_at("To Dana Whitfield")


def gives_thanks(student, name):
    student.picture(f"{name}-11-thanks")
    fills_blanks(student, ENJOYED, VIEW)
    mine = "send you my table of insects"
    opens_in_mail(
        student, "dana@northwind.example", ENJOYED, VIEW, mine, name=f"{name}-12-thanks-ready"
    )


def says_how_it_goes_on(student, name):
    student.stands_at("What is next?")
    student.picture(f"{name}-13-next")
    student.press("Write again in 4 months")
    student.reads("The next day to write", "if there is a reason")
    student.picture(f"{name}-14-onward")


STEPS = {
    "the person": "askaround_person where full_name = 'Dana Whitfield'",
    "how to reach her": "askaround_contactpoint where value = 'dana@northwind.example'",
    "the request that went out": "askaround_ask where sent_at is not null and answer = 'yes'",
    "its words": f"askaround_message where sent_at is not null and body like '%{WHY}%'",
    "the time": "askaround_conversation where agreed_at is not null and clock like '16:00%'",
    "that it took place": "askaround_conversation where ended_at is not null and minutes > 0",
    "what was remembered": f"askaround_debrief where recall = '{RECALL}'",
    "that it was looked back at": "askaround_debrief where finished_at is not null",
    "the thank-you note": f"askaround_letter where sent_at is not null and body like '%{VIEW}%'",
    "how it goes on": "askaround_tie where stage = 'connection'",
}


def every_step_is_kept(folder):
    """Each step is a row of its own, not a tick."""
    stored = sqlite3.connect(f"file:{folder / 'askaround.sqlite3'}?mode=ro", uri=True)
    found = {
        step: stored.execute(f"select count(*) from {rows}").fetchone()[0]
        for step, rows in STEPS.items()
    }
    notes = stored.execute("select text from askaround_note order by at, id").fetchall()
    stored.close()
    assert found == dict.fromkeys(STEPS, 1)
    assert [text for (text,) in notes] == [line for _kind, line in NOTES]
