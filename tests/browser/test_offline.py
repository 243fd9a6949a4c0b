"""A conversation without network: no character is lost once it is "saved on this device"."""

import json
import subprocess
import sys
from contextlib import suppress

import psutil
import pytest
from playwright.sync_api import Error, expect

from tests.browser import chromium
from tests.browser.conftest import PHONE, WIDE
from tests.browser.program import PROJECT, Program

pytestmark = pytest.mark.browser
LINES = ["They hire in März, “by hand”.", "A second line 🙂", "x" * 3_900]


@pytest.fixture
def program(tmp_path):
    """A program that may be stopped and started again on its own port."""
    running = Program(tmp_path / "data").start()
    yield running
    running.stop()
    assert running.complaints() == ""


@pytest.fixture
def talk(program):
    """The path of the page of a conversation."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.browser.a_talk"],
        cwd=PROJECT,
        env=program._environment() | {"PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=True,
    )
    return f"/conversations/{made.stdout.strip()}/talk/"


@pytest.fixture
def browser(chrome, tmp_path):
    """Start a browser with a profile that outlives it."""
    folder = tmp_path / "profile"
    running = []

    def start():
        context = chrome.browser_type.launch_persistent_context(
            folder, executable_path=chromium.find(), args=chromium.FLAGS, **PHONE
        )
        context.set_default_timeout(15_000)
        running.append(context)
        return context.pages[0] if context.pages else context.new_page()

    yield start
    for context in running:
        with suppress(Error):
            context.close()


def opened(page, address):
    page.goto(address)
    expect(page.locator("[data-ready]")).to_be_attached()
    return page


def is_kept(page):
    """Wait until the worker has this page and all that it needs."""
    page.evaluate(
        """async () => {
          while (!(navigator.serviceWorker.controller && (await caches.match(location.pathname))))
            await new Promise((resolve) => setTimeout(resolve, 100));
        }"""
    )


def write(page, text):
    page.get_by_label("What they said").fill(text)
    page.get_by_label("What they said").press("Enter")


def stored(page, address):
    """The lines that the program has."""
    answer = page.context.request.get(f"{address}lines/")
    return [line["text"] for line in json.loads(answer.text())["lines"]]


def everything_is_saved(page):
    expect(page.locator("[data-saved]")).to_have_text("Everything is saved", timeout=30_000)


def kill(folder):
    """End the browser with this profile as a dead battery would."""
    for process in psutil.process_iter(["cmdline"]):
        if any(str(folder) in word for word in process.info["cmdline"] or []):
            with suppress(psutil.NoSuchProcess):
                process.kill()


def test_nothing_is_lost_when_network_program_and_browser_die(browser, program, talk, tmp_path):
    address = program.address + talk
    page = browser()
    page.goto(program.address + program.way_in)
    is_kept(opened(page, address))
    page.get_by_role("button", name="Start").click()
    everything_is_saved(page)
    program.stop()
    page.context.set_offline(True)
    for number, line in enumerate(LINES, start=1):
        write(page, line)
        expect(page.get_by_text("saved on this device")).to_have_count(number)
    page.get_by_label("What they said").press_sequentially("half a thou")
    page.wait_for_timeout(500)

    kill(tmp_path / "profile")
    page = opened(browser(), address)  # the program is down: this comes from the device

    expect(page.get_by_text("saved on this device")).to_have_count(len(LINES))
    expect(page.get_by_label("What they said")).to_have_value("half a thou")
    program.start(port=int(program.address.rsplit(":", 1)[1]))
    page.goto(program.address + program.way_in)  # a killed browser may have lost its session
    opened(page, address)
    everything_is_saved(page)
    expect(page.get_by_label("What they said")).to_have_value("half a thou")
    assert stored(page, address) == LINES


def test_two_devices_that_correct_the_same_line_keep_both(visit, talk):
    one, other = visit(WIDE), visit(PHONE)
    address = one.program.address + talk
    opened(one.page, address)
    write(one.page, "They hire in Mai")
    everything_is_saved(one.page)
    opened(other.page, address)
    for visitor, text in [(one, "They hire in May"), (other, "They hire in March")]:
        visitor.page.context.set_offline(True)
        visitor.page.get_by_role("link", name="Change").click()
        write(visitor.page, text)
        expect(visitor.page.get_by_text("saved on this device")).to_have_count(1)

    for visitor in (one, other):
        visitor.page.context.set_offline(False)
        everything_is_saved(visitor.page)

    other.reads("They hire in May", "They hire in March", "two versions: both are kept")
    assert stored(one.page, address) == ["They hire in May", "They hire in March"]


def test_other_pages_say_that_they_are_not_here(visit, talk):
    phone = visit(PHONE)
    is_kept(opened(phone.page, phone.program.address + talk))
    phone.page.context.set_offline(True)

    phone.open("/people/")

    phone.stands_at("Askaround cannot be reached")
    phone.press("Talk with Grace Hopper · Askaround")
    phone.stands_at("Talk with Grace Hopper")
    phone.page.context.set_offline(False)
    phone.troubles = [each for each in phone.troubles if "ERR_INTERNET_DISCONNECTED" not in each]
