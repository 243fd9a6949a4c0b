"""A phone that is only touched: half hours are chosen, and a talk is looked back on."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.a_talk import made

pytestmark = pytest.mark.browser


@pytest.fixture
def program(program_on_monday):
    """On Monday what was agreed for today has taken place, whatever hour it is now."""
    return program_on_monday


def test_half_hours_are_chosen_and_offered(phone, program, monday):
    made(program)
    phone.open("/people/")
    phone.page.locator("main .row-link", has_text="Grace Hopper").first.tap()
    phone.control("Agree on a time").tap()
    phone.control("Look for a time").tap()
    phone.control("Choose times to offer").tap()
    phone.stands_at("Times to offer")
    phone.page.goto(f"{phone.page.url}?week={monday:%Y-%m-%d}")
    tuesday = monday + timedelta(days=1)
    said = f"Tuesday, {tuesday:%B} {tuesday.day}, 4 p.m."
    half_hour = phone.page.locator(f".week .slot[aria-label^='{said}']")
    half_hour.tap()
    expect(half_hour).to_have_attribute("aria-pressed", "true")

    phone.control("These are my times").tap()
    phone.control("Write the offer").tap()

    expect(phone.page.get_by_label("Text")).to_have_value(re.compile("Tuesday"))


def test_a_talk_is_looked_back_on(phone, program):
    [talk] = made(program)
    page = phone.page
    phone.open(talk.replace("/talk/", "/debrief/"))
    page.locator("summary", has_text="How it was").tap()
    page.get_by_role("group", name="Energy").locator("label", has_text="4").tap()
    expect(page.locator("#saved")).to_contain_text("Saved at")

    page.locator("summary", has_text="By question").tap()
    for said in ("Tables all day.", "The tables come from Lyon."):
        group = page.locator(".debrief-group", has_text="What did last Tuesday look like?")
        group.locator("summary", has_text="Add a line").tap()
        group.get_by_label("What they said").fill(said)
        group.get_by_role("button", name="Keep this line").tap()
        phone.reads(said)
    first, second = page.locator(".debrief-line").all()
    first.get_by_role("button", name="Claim").first.tap()
    toast = page.locator("[data-toast]", has_text="Tables all day.")
    expect(toast).to_be_visible()
    assert _foot(toast) <= second.bounding_box()["y"]
    second.get_by_role("button", name="Claim").first.tap()
    expect(page.locator(".debrief-became")).to_have_count(2)

    phone.control("Finished").tap()

    expect(page.locator("h1")).not_to_have_text("Looking back")
    page.go_back()
    expect(page.get_by_role("group", name="Energy").get_by_label("4")).to_be_checked()


def _foot(part) -> float:
    box = part.bounding_box()
    return box["y"] + box["height"]
