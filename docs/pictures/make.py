"""Take the pictures of the documentation from the real program: ``make pictures``.

A student of nineteen goes through her first ten minutes, as the tutorial tells them, in an empty
place that is thrown away; the last picture shows Today in the worked example. What is pressed here
is what the tutorial says to press, so a button that is gone stops this script.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
QUIET = "document.querySelectorAll('#toasts').forEach(it => it.hidden = true)"


class Camera(Visitor):
    """A visitor who keeps what is seen, as large as the window, in the folder of the docs."""

    def take(self, name: str, *, at: str = "") -> None:
        """Keep what is seen as ``name``.png, with the heading ``at`` moved to the top."""
        if at:
            place = self.page.get_by_role("heading", name=at).first
            place.evaluate("it => window.scrollBy(0, it.getBoundingClientRect().top - 90)")
        self.page.wait_for_load_state("networkidle")
        self.page.evaluate(QUIET)
        path = FOLDER / f"{name}.png"
        self.page.screenshot(path=path)
        size = path.stat().st_size
        sys.stdout.write(f"{path.name}: {size // 1000} kB\n")
        if size > LARGEST:
            sys.exit(f"{path.name} is larger than {LARGEST // 1000} kB.")


def main() -> None:
    found = chromium.find()
    if found is None:
        sys.exit("The pictures need Chromium; `make test` says how to install it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=chromium.FLAGS)
        with _program() as program:
            the_first_ten_minutes(_enter(browser, program, WIDE), browser, program)
        with _program() as program:
            the_worked_example(_enter(browser, program, WIDE), browser, program)
        browser.close()


@contextmanager
def _program() -> Iterator[Program]:
    """Run Askaround on an empty folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        program = Program(Path(folder) / "data").start()
        try:
            yield program
        finally:
            program.stop()


def _enter(browser: Browser, program: Program, device: dict[str, object]) -> Camera:
    context: BrowserContext = browser.new_context(**device | CALM)
    context.set_default_timeout(5000)
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
    student.take("me")
    student.press("Save")


def asks(student: Camera) -> None:
    student.go_to("Explorations")
    student.press(TITLE)
    student.press("More, and why")
    student.take("ask-first")
    student.press("Ask Dana Whitfield")
    student.press("Write the draft")
    student.take("draft")
    student.write("Why you write to them", WHY_HER)
    student.write("What I most want to understand", HOPE)
    student.press("Put into the draft")
    student.page.evaluate("scrollTo(0, 0)")
    student.take("ready")
    student.press("I sent it")
    student.take("sent")


def the_worked_example(visitor: Camera, browser: Browser, program: Program) -> None:
    visitor.press("Show me the example")
    visitor.open("/")
    visitor.take("today")
    phone = _enter(browser, program, PHONE)
    phone.take("today-phone")


if __name__ == "__main__":
    main()
