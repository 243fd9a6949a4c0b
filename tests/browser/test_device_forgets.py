"""What was erased goes from a device as well; what another data folder holds stays apart."""

import pytest
from playwright.sync_api import expect

from tests.browser.a_device import everything_is_saved, is_kept, opened, stored, write
from tests.browser.a_talk import made
from tests.browser.conftest import PHONE, WIDE
from tests.browser.program import Program

pytestmark = pytest.mark.browser
ON_THE_DEVICE = """async () => {
  const found = [];
  for (const name of await caches.keys())
    if (name.startsWith("askaround-pages-"))
      for (const { url } of await (await caches.open(name)).keys())
        found.push(new URL(url).pathname);
  for (const { name } of await indexedDB.databases()) {
    const opening = indexedDB.open(name);
    const database = await new Promise((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const at = database.transaction(["lines", "drafts"]);
    for (const store of ["lines", "drafts"]) {
      const reading = at.objectStore(store).getAll();
      found.push(...(await new Promise((resolve) => {
        reading.onsuccess = () => resolve(reading.result.map((each) => (each.line ?? each).text));
      })));
    }
    database.close();
  }
  return found.sort();
}"""
"""The paths of the pages that a device keeps, and the words of lines and drafts of all folders."""


def comes_to_hold(page, *things):
    """Wait until this and nothing else is on the device."""
    page.wait_for_function(
        f"async (things) => String(await ({ON_THE_DEVICE})()) === String(things)",
        arg=sorted(things),
    )


def test_erasing_everything_empties_this_device_as_well(mortal, chrome):
    [talk] = made(mortal)
    context = chrome.new_context(**PHONE)
    page = context.new_page()
    page.goto(mortal.address + mortal.way_in)
    is_kept(opened(page, mortal.address + talk))
    context.set_offline(True)
    write(page, "They hire in May.")
    expect(page.get_by_text("saved on this device")).to_have_count(1)
    context.set_offline(False)
    everything_is_saved(page)
    page.get_by_label("What they said").press_sequentially("half a thou")
    page.wait_for_timeout(500)
    page.goto(f"{mortal.address}/settings/leave/erase/")
    assert {talk, "half a thou"} <= set(page.evaluate(ON_THE_DEVICE))

    erase_everything(page)

    comes_to_hold(page)
    context.close()


def erase_everything(page):
    page.locator("[name=typed]").fill("Erase everything")
    page.get_by_role("button", name="Erase everything").click()
    expect(page.locator("body")).to_contain_text("Everything is erased")


def waiting_line(visitor, talk, text):
    """Write a line without network, and leave the page before it can be sent."""
    page = visitor.page
    is_kept(opened(page, visitor.program.address + talk))
    visitor.loses_network()
    write(page, text)
    expect(page.get_by_text("saved on this device")).to_have_count(1)
    page.goto("about:blank")
    visitor.finds_network()


def pages_of(talk):
    return [talk, f"{talk}lines/", talk.replace("/talk/", "/prepare/sheet/")]


def test_whoever_is_erased_elsewhere_goes_from_this_device_with_the_next_page(visit, talks):
    phone, desk = visit(PHONE), visit(WIDE)
    erased, living = next(talks), next(talks)
    waiting_line(phone, erased, "They hire in May.")
    waiting_line(phone, living, "They hire in June.")
    desk.open(erased.removesuffix("talk/"))
    desk.press("Grace Hopper")
    desk.open(desk.page.url.removeprefix(desk.program.address) + "erase/")
    desk.press("Erase for good")
    desk.reads("Nothing here can bring them back")

    phone.open("/people/")

    comes_to_hold(phone.page, *pages_of(living), "They hire in June.")
    opened(phone.page, phone.program.address + living)
    everything_is_saved(phone.page)
    assert stored(phone.page, phone.program.address + living) == ["They hire in June."]


def test_lines_for_what_was_removed_wait_until_it_comes_back(visit, talk):
    phone, desk = visit(PHONE), visit(WIDE)
    waiting_line(phone, talk, "They hire in May.")
    desk.open(talk.removesuffix("talk/"))
    desk.press("Remove this conversation")

    phone.open("/people/")

    comes_to_hold(phone.page, "They hire in May.")
    desk.press("Undo")
    opened(phone.page, phone.program.address + talk)
    everything_is_saved(phone.page)
    assert stored(phone.page, phone.program.address + talk) == ["They hire in May."]


def test_two_data_folders_at_one_address_know_nothing_of_each_other(mortal, chrome, tmp_path):
    [talk] = made(mortal)
    context = chrome.new_context(**PHONE)
    page, left_open = context.new_page(), context.new_page()
    page.goto(mortal.address + mortal.way_in)
    is_kept(opened(page, mortal.address + talk))
    context.set_offline(True)
    write(page, "They hire in May.")
    expect(page.get_by_text("saved on this device")).to_have_count(1)
    mortal.stop()
    opened(left_open, mortal.address + talk)
    handed_out = []
    left_open.on("request", lambda sent: sent.method == "POST" and handed_out.append(sent.url))
    page.goto("about:blank")

    port = int(mortal.address.rsplit(":", 1)[1])
    other = Program(tmp_path / "other").start(port=port)
    [others] = made(other)
    context.set_offline(False)
    page.goto(other.address + other.way_in)
    opened(page, other.address + others)
    comes_to_hold(page, *pages_of(others), "They hire in May.")
    assert stored(page, other.address + others) == []
    with left_open.expect_response("**/lines/"):
        left_open.evaluate("window.dispatchEvent(new Event('online'))")
    expect(left_open.locator("[data-alert]")).to_contain_text("Askaround cannot be reached")
    assert handed_out == []
    page.goto(f"{other.address}/settings/leave/erase/")
    erase_everything(page)
    comes_to_hold(page, "They hire in May.")
    other.stop()

    mortal.start(port=port)
    page.goto(mortal.address + mortal.way_in)
    opened(page, mortal.address + talk)
    everything_is_saved(page)
    assert stored(page, mortal.address + talk) == ["They hire in May."]
    comes_to_hold(page, *pages_of(talk))
    context.close()
