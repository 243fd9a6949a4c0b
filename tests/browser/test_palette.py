"""One field that finds anything and does anything: by keys, by touch, and without script."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, visiting

pytestmark = pytest.mark.browser

SELECTED = "[role=option][aria-selected=true]"


@pytest.fixture(scope="module")
def example(chrome, program, pictures):
    """The worked example, and somebody whose name is easy to mistype."""
    with visiting(chrome, program, pictures) as visit:
        visitor = visit()
        visitor.press("Show me the example")
        visitor.open("/people/add/")
        visitor.write("Who, what they do and where", "Zoë Whitfield, planner at Lakeside")
        visitor.page.get_by_role("button", name=re.compile("^Add Zoë Whitfield")).click()
        visitor.reads("Added Zoë Whitfield")


@pytest.fixture
def desk(example, wide):
    wide.open("/people/")
    return wide


@pytest.fixture
def opened(desk):
    """The palette, opened by its key, with what it offers before anything is typed."""
    desk.page.keyboard.press("Control+k")
    expect(options(desk).first).to_be_visible()
    return desk


def options(visitor):
    return visitor.page.locator("#palette [role=option]")


def field(visitor):
    return visitor.page.get_by_role("combobox", name="A name, a word, or what you want to do")


def typed(visitor, text):
    """Type quickly, and wait until the list answers the last letter."""
    field(visitor).press_sequentially(text)
    expect(visitor.page.locator("#palette #more-1")).to_contain_text(f"“{text}”")


def option(visitor, words):
    return options(visitor).filter(has_text=words).first


def test_it_opens_by_its_keys_and_by_the_field_at_the_head(desk):
    for opening in (
        lambda: desk.page.keyboard.press("/"),
        lambda: desk.page.keyboard.press("Control+k"),
        lambda: desk.press("Find or do anything"),
    ):
        opening()
        expect(field(desk)).to_be_focused()
        desk.page.keyboard.press("Escape")
        expect(field(desk)).to_be_hidden()


def test_its_key_works_while_somebody_writes_and_brings_them_back(desk):
    search = desk.page.locator("#q")
    search.fill("half a wor")

    desk.page.keyboard.press("Control+k")
    expect(field(desk)).to_be_focused()
    desk.page.keyboard.press("Control+k")

    expect(search).to_be_focused()
    expect(search).to_have_value("half a wor")


def test_arrows_choose_and_the_field_says_which(opened):
    first = opened.page.locator(SELECTED).get_attribute("id")
    expect(field(opened)).to_have_attribute("aria-activedescendant", first)
    expect(field(opened)).to_have_attribute("aria-expanded", "true")

    opened.page.keyboard.press("ArrowDown")
    expect(opened.page.locator(SELECTED)).to_have_count(1)
    second = opened.page.locator(SELECTED).get_attribute("id")
    assert second != first
    expect(field(opened)).to_have_attribute("aria-activedescendant", second)

    opened.page.keyboard.press("ArrowUp")
    opened.page.keyboard.press("ArrowUp")
    expect(options(opened).last).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("slip", ["zoe whit", "ZOË", "whitfeild", "whittfield"])
def test_a_person_is_found_and_opened_whatever_the_fingers_did(opened, slip):
    typed(opened, slip)
    expect(opened.page.locator(SELECTED)).to_contain_text("Zoë Whitfield")

    opened.page.keyboard.press("Enter")

    opened.stands_at("Zoë Whitfield")


def test_enter_waits_for_what_was_typed_last(opened):
    field(opened).press_sequentially("zoë")
    opened.page.keyboard.press("Enter")

    opened.stands_at("Zoë Whitfield")


def test_a_verb_before_a_name_does_it(opened):
    typed(opened, "ask zoe")
    expect(opened.page.locator(SELECTED)).to_contain_text("Ask Zoë Whitfield")

    opened.page.keyboard.press("Enter")

    expect(opened.page).to_have_url(re.compile(r"/asks/new/\?person="))


def test_help_opens_the_list_of_keys_in_place_of_the_palette(opened):
    typed(opened, "help")
    expect(opened.page.locator(SELECTED)).to_contain_text("Keys")

    opened.page.keyboard.press("Enter")

    expect(opened.page.get_by_role("dialog", name="Keys")).to_be_visible()
    expect(field(opened)).to_be_hidden()
    expect(opened.page).to_have_url(re.compile("/people/$"))


def test_what_the_page_offers_can_be_pressed_by_name(opened):
    typed(opened, "add some")
    expect(options(opened).filter(has_text="Add somebody")).to_have_count(1)

    option(opened, "Add somebody").click()

    expect(opened.page).to_have_url(re.compile("/people/add/$"))


def test_the_last_change_is_taken_back_by_name(opened):
    opened.open("/people/add/")
    opened.write("Who, what they do and where", "Mistaken Identity")
    opened.page.get_by_role("button", name="Add Mistaken Identity").click()
    opened.reads("Added Mistaken Identity")
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("Control+k")
    typed(opened, "undo the last")
    expect(option(opened, "Undo the last change")).to_contain_text("Added Mistaken Identity")

    option(opened, "Undo the last change").click()

    opened.reads("Undone: Added Mistaken Identity")


def test_what_has_no_name_leads_to_the_page_of_the_search(opened):
    typed(opened, "qqqqq")
    expect(options(opened)).to_have_count(1)

    opened.page.keyboard.press("Enter")

    opened.stands_at("Search")
    opened.reads("Nothing found.")


def test_a_program_that_does_not_answer_is_told(opened):
    opened.page.route("**/search/options/**", lambda route: route.abort())
    opened.troubles, troubles = [], opened.troubles
    field(opened).press_sequentially("zo")

    expect(opened.page.locator("#palette [data-told]")).to_have_text(
        "Askaround does not answer. Is it still running?"
    )
    opened.page.unroute("**/search/options/**")
    opened.troubles = troubles  # the browser itself complains of what was cut off


def test_a_program_that_knows_this_browser_no_more_says_how_to_come_back(opened):
    opened.foresees("403")
    cookies = opened.page.context.cookies()
    opened.page.context.clear_cookies()
    field(opened).press_sequentially("zo")

    expect(opened.page.locator("#palette [data-told]")).to_contain_text(
        "Open the address that Askaround prints when it starts"
    )
    opened.page.context.add_cookies(cookies)


def test_by_touch_it_opens_finds_and_closes(example, phone):
    phone.open("/people/")
    phone.page.locator("[data-palette]").tap()
    expect(options(phone).first).to_be_visible()
    typed(phone, "zoe")
    root = "document.documentElement"
    assert phone.page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    small = phone.page.locator("#palette [role=option], #palette button").evaluate_all(
        "all => all.filter(each => each.getBoundingClientRect().height < 40).length"
    )
    assert small == 0

    option(phone, "Zoë Whitfield").tap()
    phone.stands_at("Zoë Whitfield")

    phone.page.locator("[data-palette]").tap()
    phone.page.locator("#palette [data-closes]").tap()
    expect(field(phone)).to_be_hidden()


@pytest.mark.parametrize(
    "window", [{}, {"color_scheme": "dark"}, PHONE], ids=["wide", "dark", "phone"]
)
def test_the_rules_of_accessibility_find_nothing(example, visit, axe, window):
    visitor = visit(window) if "viewport" in window else visit(**window)
    visitor.open("/people/")
    visitor.page.locator("[data-palette]").click()
    expect(options(visitor).first).to_be_visible()
    assert axe(visitor.page) == []
    visitor.picture("palette")

    typed(visitor, "whitfeild")
    assert axe(visitor.page) == []
    visitor.picture("palette-slip")


def test_without_script_the_field_leads_to_a_page_that_offers_the_same(example, visit):
    plain = visit(java_script_enabled=False)
    plain.open("/asks/")
    expect(plain.page.locator("[data-palette]")).to_be_hidden()
    plain.page.get_by_label("Search everything").fill("ask whitfeild")
    plain.page.keyboard.press("Enter")

    plain.stands_at("Search")
    plain.press("Ask Zoë Whitfield")
    expect(plain.page).to_have_url(re.compile(r"/asks/new/\?person="))
