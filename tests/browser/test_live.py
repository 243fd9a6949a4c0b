"""The page of a conversation: with one thumb, with keys, and without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WIDE
from tests.browser.test_offline import everything_is_saved, opened, program, stored, talk, write

pytestmark = pytest.mark.browser
__all__ = ["program", "talk"]


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
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    manifest = page.context.request.get(page.locator("link[rel=manifest]").evaluate("e => e.href"))

    said = manifest.json()
    assert said["display"] == "standalone"
    sizes = {icon["sizes"] for icon in said["icons"]}
    assert {"192x192", "512x512"} <= sizes
    for icon in said["icons"]:
        assert page.context.request.get(desk.program.address + icon["src"]).ok
