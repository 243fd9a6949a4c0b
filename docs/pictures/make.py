"""Take the pictures of the documentation from the real program: ``make pictures``.

A student of nineteen goes her way from a question to the thanks, as the tutorial tells it, in an
empty place that is thrown away; what takes many conversations is shown in the worked example. What
is pressed here is what the tutorial says to press, so a button that is gone stops this script.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser import chromium
from tests.browser.program import Program
from tests.browser.visitor import Visitor

FOLDER = Path(__file__).parent
WIDE = {"viewport": {"width": 1100, "height": 760}}
PHONE = {"viewport": {"width": 390, "height": 760}, "is_mobile": True, "has_touch": True}
CALM = {"color_scheme": "light", "reduced_motion": "reduce", "locale": "en-US"}
LARGEST = 150_000
"""Bytes of one picture: a page of documentation should open at once."""

TITLE = "Would I like working with health data?"
WHY_HER = "Your talk at the career fair on moving from nursing to health data stayed with me."
HOPE = "what a first year in health data is really like"
THREE_LINES = """I study biology in my second year at Mapleton.
Last summer I counted insects and found that I liked the tables best.
Now I want to know whether health data is for me."""
PASTED = """Priya Kingsley, data analyst, Northwind Health
Henrik Hale, epidemiologist, Lakeside Clinic
Inga Fairgate, product manager, Harbor Software"""
HER_DAY = "Walk me through your last working day, from start to finish."
RECALL = "Tables all day, and she likes it. A quiet office."
ENJOYED = "I laughed about the report that you threw away"
VIEW = "That sounds like a week I could like"
ROOM = "https://meet.northwind.example/dana"
NOTES = [
    ("Story", "The night before a launch she threw the report away and began again."),
    ("Number", "Half of the week is cleaning data."),
    ("Advice", "Count something of your own for a month"),
    ("My promise", "Send her my table of insects"),
]
EXAMPLE = "Could I be patient enough for city planning?"
UNTIL_THEY_TALK = timedelta(days=2, hours=3, minutes=55)
"""From Monday noon to Wednesday at four, five minutes before."""
TO_THE_TOP = "(it, below) => window.scrollBy(0, it.getBoundingClientRect().top - below)"
QUIET = "document.querySelectorAll('#toasts').forEach(it => it.hidden = true)"


class Camera(Visitor):
    """A visitor who keeps what is seen, as large as the window, in the folder of the docs."""

    def take(self, name: str, *, at: str = "") -> None:
        """Keep what is seen as ``name``.png, with the heading ``at`` moved to the top."""
        if at:
            place = self.page.get_by_role("heading", name=at).first
            place.evaluate(TO_THE_TOP, self._below())
        self.page.wait_for_load_state("networkidle")
        self.page.evaluate(QUIET)
        path = FOLDER / f"{name}.png"
        self.page.screenshot(path=path)
        size = path.stat().st_size
        sys.stdout.write(f"{path.name}: {size // 1000} kB\n")
        if size > LARGEST:
            sys.exit(f"{path.name} is larger than {LARGEST // 1000} kB.")

    def _below(self) -> int:
        """How many pixels the head of a page may need: more where it breaks into two lines."""
        return 90 if self.page.viewport_size["width"] > PHONE["viewport"]["width"] else 130


def main() -> None:
    found = chromium.find()
    if found is None:
        sys.exit("The pictures need Chromium; `make test` says how to install it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=chromium.FLAGS)
        monday = _monday()
        with _program(monday) as program:
            student = _enter(browser, program, WIDE)
            the_first_ten_minutes(student, browser, program)
            from_a_yes_to_thanks(student, browser, program, monday)
        with _program(monday) as program:
            the_worked_example(_enter(browser, program, WIDE), browser, program)
        browser.close()


def _monday() -> datetime:
    """The coming Monday at noon: a working week lies before it."""
    today = datetime.now(UTC).date()
    return datetime.combine(today + timedelta(days=7 - today.weekday()), time(12), UTC)


@contextmanager
def _program(at: datetime) -> Iterator[Program]:
    """Run Askaround on an empty folder that is thrown away, with its clock set to ``at``."""
    with tempfile.TemporaryDirectory() as folder:
        program = Program(Path(folder) / "data").start(at=at)
        try:
            yield program
        finally:
            program.stop()


def _enter(browser: Browser, program: Program, device: dict[str, object]) -> Camera:
    context: BrowserContext = browser.new_context(**device | CALM)
    context.set_default_timeout(30_000)
    camera = Camera(context.new_page(), program, FOLDER)
    camera.enter()
    return camera


def the_first_ten_minutes(student: Camera, browser: Browser, program: Program) -> None:
    begins_with_a_question(student)
    brings_people_in_three_ways(student)
    says_who_she_is(student)
    asks(student)
    student.go_to("Today")
    student.take("after-sending")
    phone = _enter(browser, program, PHONE)
    phone.open("/explorations/")
    phone.press(TITLE)
    phone.take("phone", at="Ask these first")


def begins_with_a_question(student: Camera) -> None:
    student.write("What are you trying to find out?", TITLE)
    student.write("What are you considering?", "Health data analyst\nEpidemiologist")
    student.page.evaluate("scrollTo(0, 0)")
    student.take("question")
    student.press("Choose my questions")
    student.take("five-questions")
    student.control("Take these questions").first.click()
    student.write("Another question", "Do you like your job?")
    student.reads("What do you like about your job?")
    student.take("question-check", at="Questions to settle")


def brings_people_in_three_ways(student: Camera) -> None:
    student.open("/people/circles/?circle=teacher")
    student.write(
        "Who comes to mind?", "Meera Kingsley, professor at Mapleton University\nMr Ostrander"
    )
    student.take("from-memory")
    student.press("Write them down")
    student.open("/people/import/")
    student.write("Or paste", PASTED)
    student.press("Show me what is in it")
    student.reads("Nothing has been written yet")
    student.take("import-plan")
    student.press("Import 3 people")
    student.open("/people/add/")
    student.write(
        "Who, what they do and where, how you know them",
        "Dana Whitfield, health data lead at Northwind Health, met at the career fair,"
        " dana@northwind.example",
    )
    student.reads("Northwind Health", "dana@northwind.example")
    student.take("one-line")
    student.press("Add Dana Whitfield")


def says_who_she_is(student: Camera) -> None:
    student.go_to("Settings")
    student.write("Name", "Ada Reyes")
    student.write("Me in three lines", THREE_LINES)
    student.page.get_by_label("My time zone").select_option("America/Chicago")
    student.take("me")
    student.press("Save")


def asks(student: Camera) -> None:
    student.go_to("Explorations")
    student.press(TITLE)
    student.press("More, and why")
    student.take("ask-first")
    student.press("Ask Dana Whitfield")
    student.take("draft")
    student.write("Why you write to them", WHY_HER)
    student.write("What I most want to understand", HOPE)
    student.press("Put into the draft")
    student.page.evaluate("scrollTo(0, 0)")
    student.take("ready")
    student.press("I sent it")
    student.take("sent")


def from_a_yes_to_thanks(
    student: Camera, browser: Browser, program: Program, monday: datetime
) -> None:
    agrees_on_a_time(student)
    prepares(student)
    student.page.wait_for_load_state("networkidle")
    port = urlsplit(program.address).port or 0
    program.stop()
    program.start(at=monday + UNTIL_THEY_TALK, port=port)
    phone = _enter(browser, program, PHONE)
    phone.page.clock.install(time=monday + UNTIL_THEY_TALK)
    phone.open("/")
    talks(phone)
    looks_back(student)
    gives_thanks(student)


def agrees_on_a_time(student: Camera) -> None:
    student.open("/asks/")
    student.page.locator("main").get_by_role("link", name="Dana Whitfield").first.click()
    student.press("They said yes")
    student.press("Set their time zone")
    student.page.get_by_label("Time zone").select_option("America/Denver")
    student.press("Save")
    student.press("Choose times to offer")
    student.press("Suggest three for me")
    student.reads("3 times")
    student.take("times", at="Chosen")
    student.press("These are my times")
    student.press("Write the offer")
    student.take("offer")
    student.press("I sent it")
    student.page.get_by_role("button", name="They took this one").first.click()
    student.choose("Video call")
    student.write("Link to the video call", ROOM)
    student.press("Save")
    student.reads("Agreed. You talk")
    student.take("agreed")


def prepares(student: Camera) -> None:
    student.press("Prepare", within=student.page.get_by_label("This conversation"))
    student.press("Propose a plan")
    student.reads("15 of 15 minutes")
    student.take("plan", at="Questions")


def talks(phone: Camera) -> None:
    phone.press("Start")
    phone.page.locator("[data-ready]").wait_for(state="attached")
    phone.press("Start")
    phone.press(f"Asked: {HER_DAY}")
    for kind, line in NOTES:
        phone.choose(kind)
        phone.write("What they said", line)
        phone.press("Keep")
    phone.reads("Everything is saved")
    phone.page.clock.fast_forward("08:00")
    phone.take("talk", at="Lines")
    phone.page.clock.fast_forward("09:00")
    phone.press("We are done")


def looks_back(student: Camera) -> None:
    student.open("/conversations/")
    student.page.locator("main").get_by_role("link", name="Dana Whitfield").first.click()
    student.press("Debrief", within=student.page.get_by_label("This conversation"))
    student.write("Everything I remember", RECALL)
    student.unfold("By question")
    _becomes(student, "Count something", "Advice")
    _becomes(student, "Send her my table", "My promise")
    student.take("debrief", at=HER_DAY)
    student.press("Finished: write the thank-you note")


def _becomes(student: Camera, words: str, use: str) -> None:
    line = student.page.locator("[id^=note-]", has_text=words)
    line.get_by_role("button", name=re.compile(f"^{use}")).first.click()
    line.get_by_role("button", name=re.compile("^Take back")).wait_for()


def gives_thanks(student: Camera) -> None:
    student.press("Next blank (2)")
    student.type(ENJOYED)
    student.press("Fill in the blank")
    student.type(VIEW)
    student.control("Open in mail, mark as sent").wait_for()
    student.page.evaluate("scrollTo(0, 0)")
    student.take("thanks")
    student.press("I sent it")
    student.stands_at("What is next?")
    student.take("next")


def the_worked_example(visitor: Camera, browser: Browser, program: Program) -> None:
    visitor.press("Show me the example")
    visitor.open("/")
    visitor.take("today")
    phone = _enter(browser, program, PHONE)
    phone.take("today-phone")
    visitor.go_to("Explorations")
    visitor.press(EXAMPLE)
    for part, name in (("What I heard", "heard"), ("Paths", "paths")):
        _turns_to(visitor, part)
        visitor.page.evaluate("scrollTo(0, 0)")
        visitor.take(name)
    _turns_to(visitor, "Decide")
    visitor.page.get_by_role("link", name=re.compile("^For now: one summer")).click()
    visitor.take("decision")


def _turns_to(visitor: Camera, part: str) -> None:
    visitor.press(part, within=visitor.page.get_by_label("This exploration"))


if __name__ == "__main__":
    main()
