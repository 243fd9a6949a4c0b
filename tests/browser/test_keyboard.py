"""Whoever never touches a mouse: every list, every place, every way back, by one letter."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import visiting

pytestmark = pytest.mark.browser

HERE = "document.activeElement"
LISTS = ["/", "/people/", "/asks/", "/conversations/", "/explorations/", "/letters/", "/after/"]


@pytest.fixture(scope="module")
def example(chrome, program, pictures):
    """The worked example, loaded once for all of these."""
    with visiting(chrome, program, pictures) as visit:
        visit().press("Show me the example")


@pytest.fixture
def desk(example, wide):
    return wide


def line_here(visitor):
    """Which line has the focus, counted from the top; -1 for none."""
    return visitor.page.evaluate(
        f"[...document.querySelectorAll('[data-list] [data-row]')].filter(r => r.checkVisibility())"
        f".findIndex(row => row.contains({HERE}))"
    )


def press(visitor, *keys):
    """Press keys where the page that is seen has its scripts."""
    visitor.page.wait_for_load_state()
    for key in keys:
        visitor.page.keyboard.press(key)


@pytest.mark.parametrize("path", [*LISTS, "/changes/", "/search/?q=plan", "/library/playbooks/"])
def test_j_and_k_walk_every_list_and_the_line_is_seen(desk, path):
    desk.open(path)
    desk.settle()

    press(desk, "j", "j", "k")

    assert line_here(desk) == 0
    assert desk.page.evaluate(f"{HERE}.matches(':focus-visible')")


@pytest.mark.parametrize("path", ["/people/", "/asks/", "/explorations/", "/letters/", "/after/"])
def test_enter_opens_the_line(desk, path):
    desk.open(path)
    desk.settle()
    press(desk, "j")
    leads_to = desk.page.evaluate(f"{HERE}.href")

    press(desk, "Enter")

    expect(desk.page).to_have_url(leads_to)


@pytest.mark.parametrize(
    ("path", "first"), [("/changes/", "button"), ("/library/playbooks/", "input")]
)
def test_enter_goes_into_a_line_that_has_no_page_and_presses_nothing(desk, path, first):
    desk.open(path)
    desk.settle()
    press(desk, "j", "Enter")

    assert desk.page.evaluate(f"{HERE}.localName") == first
    assert line_here(desk) == 0
    expect(desk.page).to_have_url(re.compile(f"{path}$"))


def test_x_ends_a_line_of_what_was_left_behind_and_the_list_of_keys_says_how(desk):
    desk.open("/after/")
    ends = desk.page.locator("[data-row]:has([data-key=x])")
    before = ends.count()
    press(desk, "?")
    told = desk.page.locator("[data-keys-here] > div").filter(visible=True)
    expect(told.filter(has=desk.page.locator("kbd", has_text="x"))).to_contain_text(" · ")
    press(desk, "Escape")

    ends.first.locator("a").first.focus()
    press(desk, "x")

    desk.reads("Undo")
    expect(ends).to_have_count(before - 1)


def test_x_chooses_people_and_the_choice_is_acted_on_by_keys(desk):
    desk.open("/people/")
    press(desk, "j", "x", "j", "x")

    expect(desk.page.locator(".row-check:checked")).to_have_count(2)


def test_x_chooses_where_a_line_has_a_box(desk):
    desk.open("/explorations/")
    press(desk, "j", "Enter")
    desk.press("Choose questions")
    desk.unfold("Skills")
    press(desk, "j", "x")

    expect(desk.page.locator("[data-row] input[type=checkbox]:checked")).to_have_count(1)


@pytest.mark.parametrize(
    ("letter", "heading"),
    [("t", "Today"), ("e", "Explorations"), ("p", "People"), ("a", "Asks"), ("m", "Letters")],
)
def test_g_and_a_letter_lead_to_a_place(desk, letter, heading):
    desk.open("/settings/me/")
    press(desk, "g", letter)

    expect(desk.page).to_have_title(re.compile(f"^{heading} "))


def test_g_waits_a_moment_only_and_then_a_letter_is_itself_again(desk):
    desk.open("/people/")
    desk.page.clock.install()
    press(desk, "g")
    desk.page.clock.fast_forward(3_000)
    press(desk, "n")

    expect(desk.page).to_have_url(re.compile("/people/add/$"))


def test_digits_open_the_parts_and_m_the_main_action(desk):
    desk.open("/explorations/")
    press(desk, "j", "Enter")
    expect(desk.page.get_by_label("This exploration", exact=True)).to_be_visible()
    press(desk, "2")
    desk.stands_at("What I heard")
    press(desk, "m")

    expect(desk.page).to_have_url(re.compile("/heard/new/$"))


NAMED = "Press z again to undo the last change: Added "


def add_somebody(visitor, name):
    visitor.open("/people/add/")
    visitor.write("Who, what they do and where", name)
    visitor.page.get_by_role("button", name=f"Add {name}").click()
    visitor.reads(f"Added {name}")
    visitor.page.evaluate(f"{HERE}.blur()")


def test_z_names_the_last_change_and_a_second_one_a_moment_later_undoes_it(desk):
    add_somebody(desk, "Second Thought")
    desk.open("/explorations/")

    press(desk, "z")
    desk.reads(f"{NAMED}Second Thought")
    desk.page.wait_for_timeout(1_100)
    press(desk, "z")

    desk.reads("Undone: Added Second Thought")
    expect(desk.page).to_have_url(re.compile("/explorations/$"))
    desk.page.get_by_role("button", name="Do it again").click()
    desk.reads("Redid: Added Second Thought")


def test_z_takes_back_another_playbook_too(desk):
    desk.open("/library/playbooks/")
    desk.page.get_by_label("Academic ·").check()
    desk.press("Use this playbook")
    desk.reads("Chose the playbook “Academic”")
    desk.page.evaluate(f"{HERE}.blur()")

    press(desk, "z")
    desk.reads("Press z again to undo the last change: Chose the playbook “Academic”")
    desk.page.wait_for_timeout(1_100)
    press(desk, "z")

    desk.reads("Undone: Chose the playbook “Academic”")
    expect(desk.page.get_by_label("Guides ·")).to_be_checked()


@pytest.mark.parametrize(("name", "pause"), [("Still Here", 0), ("Nobody Lost", 150)])
def test_no_words_typed_where_no_field_is_ready_undo_anything(desk, name, pause):
    add_somebody(desk, name)
    keys = [*"u undo uuu zzz", "z", "z", " ", *"zz ", "Shift", "z"]

    for key in keys:
        desk.page.keyboard.press(key)
        desk.page.wait_for_timeout(pause)
    desk.reads(f"{NAMED}{name}")
    desk.page.wait_for_timeout(1_100)
    press(desk, "u", "z")
    desk.settle()
    for _repeat in range(25):
        desk.page.keyboard.down("z")  # held: the browser repeats it
        desk.page.wait_for_timeout(60)

    expect(desk.page.get_by_text(f"Undone: Added {name}")).to_have_count(0)
    desk.open("/changes/")
    press(desk, *"just u")
    expect(desk.page.locator("[data-row]").first).to_contain_text(f"Added {name}")
    expect(desk.page.get_by_role("button", name=f"Undo Added {name}")).to_be_visible()


def test_no_letter_acts_while_somebody_writes(desk):
    desk.open("/people/add/")
    line = desk.page.get_by_label("Who, what they do and where")
    line.click()
    desk.page.keyboard.type("zoe, jkx? gp/umn1")

    expect(line).to_have_value("zoe, jkx? gp/umn1")
    expect(desk.page).to_have_url(re.compile("/people/add/$"))
    expect(desk.page.locator("dialog[open]")).to_have_count(0)


def test_the_list_of_keys_is_that_of_the_page(desk):
    desk.open("/people/")
    press(desk, "?")
    here = desk.page.locator("[data-keys-here] > div").filter(visible=True)
    expect(here.filter(has_text="Add somebody").locator("kbd")).to_have_text("n")
    expect(here.filter(has_text="Search on this page").locator("kbd")).to_have_text("f")
    expect(here.filter(has_text="Choose the line")).to_have_count(1)
    expect(here.filter(has_text="blank")).to_have_count(0)
    expect(desk.page.locator("[data-keys-go]")).to_contain_text("Organizations")

    press(desk, "Escape")
    desk.open("/settings/leave/")
    press(desk, "?")
    expect(here.filter(has_text="Next line of a list")).to_have_count(0)


def test_f_puts_the_cursor_into_the_search_of_the_page(desk):
    desk.open("/people/")
    press(desk, "f")

    expect(desk.page.locator("[data-search]")).to_be_focused()


def test_letters_are_switched_off_in_the_settings_for_every_page(desk):
    desk.open("/settings/me/")
    desk.page.locator("#keys-in-settings").uncheck()
    desk.open("/people/")
    press(desk, "j", "n", "?", "g", "t", "z")

    expect(desk.page).to_have_url(re.compile("/people/$"))
    assert line_here(desk) == -1
    expect(desk.page.locator("dialog[open]")).to_have_count(0)
    press(desk, "Control+k")
    expect(desk.page.locator("#palette")).to_be_visible()


def test_the_lines_go_on_where_something_was_done(desk):
    desk.open("/")
    rows = desk.page.locator("[data-list] [data-row]")
    press(desk, "j", "j")
    second, third = (rows.nth(n).locator(".row-link").inner_text() for n in (1, 2))
    press(desk, "s")
    desk.page.wait_for_url("**/today/snooze/**")
    desk.open("/")
    press(desk, "j")

    assert desk.page.evaluate(f"{HERE}.innerText") in {second, third}


def test_arrows_move_in_the_week_which_is_one_stop_for_tab(desk, axe):
    desk.open("/conversations/")
    desk.page.locator("main .row-link").first.click()
    key = desk.page.url.rstrip("/").rsplit("/", 1)[-1]
    desk.open(f"/conversations/{key}/times/")
    stops = desk.page.locator("[data-grid] td button[tabindex='0']")
    expect(stops).to_have_count(1)
    assert axe(desk.page) == []

    stops.focus()
    start = desk.page.evaluate(f"{HERE}.id")
    press(desk, "ArrowRight")
    tomorrow = desk.page.evaluate(f"{HERE}.id")
    press(desk, "ArrowDown", "ArrowLeft", "ArrowUp")
    assert desk.page.evaluate(f"{HERE}.id") == start != tomorrow
    expect(stops).to_have_count(1)

    press(desk, "Enter")
    desk.settle()
    expect(desk.page.locator("[data-grid] button[aria-pressed=true]").first).to_be_visible()
    expect(stops).to_have_count(1)


def test_ctrl_enter_saves_from_a_field_that_stands_outside_its_form(desk):
    desk.open("/asks/")
    desk.part("Drafts").locator(".row-link").first.click()
    field = desk.page.locator("[name=hope]")
    expect(field).to_have_attribute("form", "draft")
    field.fill("what a slow month is like")

    with desk.page.expect_navigation():
        press(desk, "Control+Enter")

    expect(field).to_have_value("what a slow month is like")


@pytest.mark.parametrize("path", ["/", "/people/"])
def test_the_rules_of_accessibility_find_nothing_in_the_list_of_keys(desk, axe, path):
    desk.open(path)
    press(desk, "?")
    expect(desk.page.get_by_role("dialog", name="Keys")).to_be_visible()

    assert axe(desk.page) == []
    desk.picture("keys")
