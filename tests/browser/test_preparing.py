"""Preparing a conversation in a real browser: plan by keys, the clock, the sheet on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WIDE

pytestmark = pytest.mark.browser

PAGE_OF_PDF = re.compile(rb"/Type\s*/Page(?!s)")
PARTS = ["", "read/", "brief/", "rehearse/", "bank/"]


def send(visitor, form):
    visitor.page.locator(form).locator("button[type=submit]").first.click()


@pytest.fixture(scope="module")
def conversation(chrome, program):
    """A conversation with a proposed plan, begun page by page; returns its address."""
    from tests.browser.visitor import Visitor

    context = chrome.new_context(**WIDE)
    visitor = Visitor(context.new_page(), program, None)
    visitor.enter()
    page = visitor.page
    visitor.open("/start/")
    page.fill("[name=title]", "Could I live with data work?")
    send(visitor, "main form")
    visitor.open("/people/add/")
    page.fill("[name=line]", "Grace Hopper, data analyst at Northwind")
    visitor.press("Add Grace Hopper")
    visitor.reads("Added Grace Hopper")
    visitor.open("/people/")
    link = page.locator("main a", has_text="Grace Hopper").first.get_attribute("href")
    person = link.rstrip("/").rsplit("/", 1)[-1]
    visitor.open(f"/conversations/new/?person={person}")
    send(visitor, "main form")
    expect(page).to_have_url(re.compile(r"/conversations/[0-9a-f-]{36}/"))
    address = re.search(r"/conversations/[0-9a-f-]{36}/", page.url).group()
    visitor.open(f"{address}prepare/")
    visitor.press("Propose a plan")
    expect(page.locator(".plan-item").first).to_be_visible()
    assert visitor.troubles == []
    context.close()
    return address


def test_a_question_moves_by_one_key(wide, conversation):
    wide.open(f"{conversation}prepare/")
    lines = wide.page.locator(".plan > .plan-item > .plan-line .row-link")
    second = lines.nth(1).inner_text()

    lines.nth(1).focus()
    wide.page.keyboard.press("Shift+K")

    expect(lines.first).to_have_text(second)


def test_the_clock_runs_stops_and_leads_through_the_questions(wide, conversation):
    wide.open(f"{conversation}prepare/rehearse/")
    plan = wide.page.locator("[data-plan]")
    questions = plan.locator("[data-minutes]")
    expect(questions.first).to_have_attribute("aria-current", "step")

    plan.locator("[data-run]").click()
    expect(plan.locator("[data-time]")).not_to_have_text(re.compile(r"^0:00 "))
    plan.locator("[data-run]").click()
    stopped = plan.locator("[data-time]").inner_text()
    wide.page.wait_for_timeout(1100)
    assert plan.locator("[data-time]").inner_text() == stopped

    plan.locator("[data-step]").click()
    expect(questions.nth(1)).to_have_attribute("aria-current", "step")
    expect(questions.first).not_to_have_attribute("aria-current", "step")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_day_sheet_is_one_page_of_paper(wide, conversation, paper, tmp_path):
    wide.open(f"{conversation}sheet/")

    printed = wide.page.pdf(format=paper)

    assert len(PAGE_OF_PDF.findall(printed)) == 1


@pytest.mark.parametrize("device", [WIDE, PHONE], ids=["wide", "phone"])
def test_every_part_of_a_preparation_suits_everybody(visit, axe, conversation, device):
    visitor = visit(device)
    for path in [*(f"prepare/{part}" for part in PARTS), "sheet/"]:
        visitor.open(conversation + path)
        assert axe(visitor.page) == [], path
        beside = visitor.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert beside <= 0, path
