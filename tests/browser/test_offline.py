"""A conversation without network: no character is lost once it is "saved on this device"."""

from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Error, expect

from tests.browser import chromium
from tests.browser.a_device import everything_is_saved, is_kept, opened, stored, write
from tests.browser.a_talk import made
from tests.browser.conftest import PATIENCE_MS, PHONE, WIDE

pytestmark = pytest.mark.browser
LINES = ["They hire in März, “by hand”.", "A second line 🙂", "x" * 3_900]


@pytest.fixture
def browser(chrome, tmp_path):
    """Start a browser with a profile that outlives it."""
    folder = tmp_path / "profile"
    running = []

    def start():
        context = chrome.browser_type.launch_persistent_context(
            folder, executable_path=chromium.find(), args=chromium.FLAGS, **PHONE
        )
        context.set_default_timeout(PATIENCE_MS)
        running.append(context)
        return context.pages[0] if context.pages else context.new_page()

    yield start
    for context in running:
        with suppress(Error):
            context.close()


def kill(folder):
    """End the browser with this profile as a dead battery would."""
    for process in psutil.process_iter(["cmdline"]):
        if any(str(folder) in word for word in process.info["cmdline"] or []):
            with suppress(psutil.NoSuchProcess):
                process.kill()


def test_nothing_is_lost_when_network_program_and_browser_die(browser, mortal, tmp_path):
    [talk] = made(mortal)
    address = mortal.address + talk
    page = browser()
    page.goto(mortal.address + mortal.way_in)
    is_kept(opened(page, address))
    page.get_by_role("button", name="Start").click()
    everything_is_saved(page)
    mortal.stop()
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
    mortal.start(port=int(mortal.address.rsplit(":", 1)[1]))
    page.goto(mortal.address + mortal.way_in)  # a killed browser may have lost its session
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
        visitor.loses_network()
        visitor.page.get_by_role("link", name="Change").click()
        write(visitor.page, text)
        expect(visitor.page.get_by_text("saved on this device")).to_have_count(1)

    for visitor in (one, other):
        visitor.finds_network()
        everything_is_saved(visitor.page)

    other.reads("They hire in May", "They hire in March", "two versions: both are kept")
    assert stored(one.page, address) == ["They hire in May", "They hire in March"]


def test_other_pages_say_that_they_are_not_here(visit, talk):
    phone = visit(PHONE)
    is_kept(opened(phone.page, phone.program.address + talk))
    phone.loses_network()

    phone.open("/people/")

    phone.stands_at("Askaround cannot be reached")
    phone.press("Talk with Grace Hopper · Askaround")
    phone.stands_at("Talk with Grace Hopper")


def test_storage_that_refuses_says_so_and_offers_the_lines_as_a_file(visit, talk):
    full = visit(PHONE)
    full.page.add_init_script(
        "IDBObjectStore.prototype.put ="
        " () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    page = opened(full.page, full.program.address + talk)
    full.loses_network()
    write(page, "They hire in May.")

    full.reads("This device has no room left", "1 line could not be saved on this device")
    with page.expect_download() as download:
        page.get_by_role("alert").get_by_role("link", name="Download as a file").tap()
    assert "They hire in May." in Path(download.value.path()).read_text(encoding="utf-8")
    full.finds_network()
    everything_is_saved(page)
    assert stored(page, full.program.address + talk) == ["They hire in May."]


def test_logged_out_without_network_the_lines_stay_until_one_comes_back(visit, talk):
    phone = visit(PHONE)
    page = opened(phone.page, phone.program.address + talk)
    phone.loses_network()
    write(page, "They hire in May.")
    expect(page.get_by_text("saved on this device")).to_have_count(1)
    phone.foresees("403")
    page.context.clear_cookies()
    phone.finds_network()

    phone.reads("Askaround no longer recognizes this browser", "1 line is on this device only")

    page.context.add_cookies(phone.program.cookies)
    opened(page, phone.program.address + talk)
    everything_is_saved(page)
    assert stored(page, phone.program.address + talk) == ["They hire in May."]


def test_a_browser_that_keeps_nothing_says_so_and_sends_at_once(visit, talk):
    private = visit(PHONE)
    private.page.add_init_script(
        "for (const name of ['indexedDB', 'localStorage'])"
        " Object.defineProperty(window, name, { get: () => { throw new Error('private'); } });"
    )
    page = opened(private.page, private.program.address + talk)
    private.reads("This browser keeps nothing on this device")

    write(page, "They hire in May.")

    everything_is_saved(page)
    assert stored(page, private.program.address + talk) == ["They hire in May."]


def test_looking_back_sends_what_the_talk_left_on_this_device(visit, talk):
    phone = visit(PHONE)
    page = opened(phone.page, phone.program.address + talk)
    phone.loses_network()
    write(page, "They hire in May.")
    expect(page.get_by_text("saved on this device")).to_have_count(1)
    phone.foresees("ERR_FAILED")
    page.route("**/lines/", lambda route: route.abort())
    phone.finds_network()
    phone.open(talk.replace("/talk/", "/debrief/"))
    phone.reads("1 line on this device is not sent yet")
    expect(page.get_by_role("link", name="Go to the talk")).to_have_attribute("href", talk)

    page.unroute("**/lines/")
    phone.loses_network()
    phone.finds_network()

    phone.reads("What you wrote during the talk has arrived")
    assert stored(page, phone.program.address + talk) == ["They hire in May."]


LANGUAGES_KEPT = """async () => {
  const told = [];
  for (const name of (await caches.keys()).filter((each) => each.startsWith("askaround-files-")))
    for (const { url } of await (await caches.open(name)).keys())
      if (url.endsWith("/offline/")) {
        const page = await caches.match(url, { cacheName: name }); // none: cleared at this moment
        if (page) told.push((await page.text()).match(/lang="(\\w+)/)[1]);
      }
  return told;
}"""


def comes_to_speak(page, language):
    """Wait until the worker has made way for the one of this language."""
    page.evaluate(
        f"""async () => {{
          while (String(await ({LANGUAGES_KEPT})()) !== "{language}")
            await new Promise((resolve) => setTimeout(resolve, 100));
        }}"""
    )


def test_another_language_is_spoken_without_network_too_and_nothing_is_lost(mortal, chrome):
    [talk] = made(mortal)
    context = chrome.new_context(**PHONE)
    page = context.new_page()
    page.goto(mortal.address + mortal.way_in)
    is_kept(opened(page, mortal.address + talk))
    page.goto(f"{mortal.address}/settings/me/")
    page.locator("[name=language]").select_option("es")
    page.locator("form[action$='/language/'] button").click()
    page.goto(mortal.address + "/")

    comes_to_speak(page, "es")
    context.set_offline(True)
    page.goto(mortal.address + "/people/")

    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(opened(page, mortal.address + talk).locator("html")).to_have_attribute("lang", "es")

    context.set_offline(False)
    context.clear_cookies()  # signed out, it speaks the language of the browser again
    page.goto(mortal.address + "/")
    comes_to_speak(page, "en")
    context.set_offline(True)

    opened(page, mortal.address + talk)
    context.close()
