"""The page of a conversation: with one thumb, with keys, and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.a_device import everything_is_saved, is_kept, opened, stored, write
from tests.browser.conftest import PHONE, WIDE

pytestmark = pytest.mark.browser


def test_a_thumb_reaches_everything(visit, talk, axe):
    phone = visit(PHONE)
    page = opened(phone.page, phone.program.address + talk)
    page.get_by_role("button", name="Start").tap()
    page.get_by_role("button", name="Asked: What did last Tuesday look like?").tap()
    page.locator("summary", has_text="last Tuesday").tap()
    phone.reads("Which part was dull?", "Wait three to five seconds first")
    page.locator(".live-kind", has_text="Their promise").tap()
    write(page, "They send me the plan.")
    page.locator(".live-kind", has_text="Taps only").tap()
    page.locator(".live-kind", has_text="Surprise").tap()
    everything_is_saved(page)

    assert stored(page, phone.program.address + talk) == ["They send me the plan.", "Surprise"]
    expect(page.locator("[data-read-out]")).to_contain_text("They send me the plan.")
    assert axe(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_one_key_says_what_a_line_is(visit, talk):
    desk = visit(WIDE)
    page = opened(desk.page, desk.program.address + talk)
    page.get_by_label("What they said").press("Escape")
    page.keyboard.press("a")
    page.keyboard.insert_text("Talk to the union.")
    page.keyboard.press("Enter")

    expect(page.locator("[data-lines] [data-kind]")).to_have_text("Advice")
    everything_is_saved(page)


def test_without_scripts_a_line_is_a_form(visit, talk):
    plain = visit(WIDE, java_script_enabled=False)
    plain.open(talk)
    plain.press("Start")
    plain.write("What they said", "They hire in March.")
    plain.press("Keep")

    plain.reads("They hire in March.")
    plain.press("We are done")
    expect(plain.control("We go on")).to_be_visible()


def test_askaround_can_be_installed(visit, talk):
    desk = visit(WIDE)
    page = opened(desk.page, desk.program.address + talk)
    is_kept(page)
    manifest = page.context.request.get(page.locator("link[rel=manifest]").evaluate("e => e.href"))

    said = manifest.json()
    assert said["display"] == "standalone"
    sizes = {icon["sizes"] for icon in said["icons"]}
    assert {"192x192", "512x512"} <= sizes
    for icon in said["icons"]:
        assert page.context.request.get(desk.program.address + icon["src"]).ok


def test_the_goals_stay_in_sight_and_the_pen_leaves_the_closing_free(visit, talk):
    phone = visit(PHONE)
    page = opened(phone.page, phone.program.address + talk)
    for number in range(12):
        write(page, f"Line {number}")
    everything_is_saved(page)
    page.mouse.wheel(0, 50_000)

    goals = page.locator("summary", has_text="What I want to come away with")
    expect(goals).to_contain_text("0 of 1")
    expect(goals).to_be_in_viewport(ratio=1)
    goals.tap()
    page.get_by_role("button", name="Reached: Know what a week looks like").tap()
    expect(goals).to_contain_text("1 of 1")
    goals.tap()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    foot = page.get_by_label("Their card").bounding_box()
    pen = page.locator("[data-composer]").bounding_box()
    assert foot["y"] + foot["height"] <= pen["y"]
    assert page.evaluate("document.documentElement.scrollHeight - scrollY - innerHeight") <= 1
    assert pen["y"] + pen["height"] >= 740 - 24, "nothing but the pen stands at the foot"


def test_what_is_left_stands_as_a_number_and_follows(visit, talk):
    desk = visit(WIDE)
    page = opened(desk.page, desk.program.address + talk)
    desk.reads("3 min of questions left, 30 of time")
    page.get_by_role("button", name="Asked: What did last Tuesday look like?").click()
    desk.reads("0 min of questions left, 30 of time")
    page.get_by_role("button", name="10 min").click()
    desk.reads("0 min of questions left, 40 of time")
    everything_is_saved(page)


def test_what_is_written_after_a_tick_answers_that_question(visit, talk):
    desk = visit(WIDE)
    page = opened(desk.page, desk.program.address + talk)
    page.get_by_role("button", name="Asked: What did last Tuesday look like?").click()
    chosen = page.locator("#note-about option:checked")
    expect(chosen).to_have_text("What did last Tuesday look like?")
    everything_is_saved(page)


def test_a_question_that_came_up_is_ticked_and_opened_like_the_others(visit, talk):
    desk = visit(WIDE)
    page = opened(desk.page, desk.program.address + talk)
    desk.write("A question that came up", "Who decides?")
    page.keyboard.press("Enter")

    tick = page.get_by_role("button", name="Asked: Who decides?")
    expect(tick).to_have_attribute("aria-pressed", "true")
    everything_is_saved(page)
    tick.click()
    expect(tick).to_have_attribute("aria-pressed", "false")
    page.locator("summary", has_text="Who decides?").click()
    expect(page.locator("#note-about option:checked")).to_have_text("Who decides?")
    expect(page.locator("details[open] .live-probe-list")).to_be_visible()
    everything_is_saved(page)


def test_the_list_of_keys_knows_the_letters_of_the_lines(visit, talk):
    desk = visit(WIDE)
    page = opened(desk.page, desk.program.address + talk)
    page.get_by_label("What they said").press("Escape")
    page.keyboard.press("?")

    for letter, kind in [("f", "Fact"), ("m", "My promise")]:
        expect(page.locator("#keys dd span", has_text=kind).locator("kbd")).to_have_text(letter)
    desk.reads("Leave the line, so that letters are keys again")


def test_on_a_wide_screen_everything_stays_in_sight_while_lines_grow(visit, talk, axe):
    desk = visit(WIDE)
    page = opened(desk.page, desk.program.address + talk)
    for number in range(15):
        write(page, f"Line {number}")
    everything_is_saved(page)

    for part in ("What I want to come away with", "Before you leave", "Line 14"):
        expect(page.locator(".live").get_by_text(part, exact=True)).to_be_in_viewport(ratio=1)
    pen = page.locator("[data-composer]").bounding_box()
    newest = page.get_by_text("Line 14", exact=True).bounding_box()
    assert newest["y"] + newest["height"] <= pen["y"]
    assert axe(page) == []


def test_a_line_on_this_device_has_its_time_in_the_words_of_the_program(visit, talk):
    desk = visit(WIDE, timezone_id="Asia/Kolkata")
    page = opened(desk.page, desk.program.address + talk)
    desk.loses_network()
    write(page, "They hire in May.")
    held = page.locator("[data-lines] [data-at]").text_content()
    desk.finds_network()
    everything_is_saved(page)

    answer = page.context.request.get(desk.program.address + talk).text()

    assert f"data-at>{held}</time>" in answer
    assert re.fullmatch(r"\d+(:\d\d)? [ap]\.m\.|noon|midnight", held)
