"""Every page, with the worked example in it: for eyes, for ears and for keys."""

import gzip
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WIDE, visiting
from tests.browser.pages import every_page

pytestmark = pytest.mark.browser

HEAVIEST = 100_000
"""Bytes of a first visit, compressed: the page, its styles and its scripts."""
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
MAIN_ACTION = ".button-main:enabled, a.button-main"
TABS_TO_MAIN_ACTION = 60
TABS_AT_ONCE = 6
WATCH_FOR_MAIN_ACTION = f"""
    addEventListener("focusin", (event) => {{
      window.mainActionReached ||= event.target.matches("{MAIN_ACTION}");
    }})
"""
LIVING_PAGE = "design:design"
"""Every component in every guise: axe reads it in `test_design.py`, where it takes long enough."""
UNKNOWN_TABLE = {
    "name": "fair.csv",
    "mimeType": "text/csv",
    "buffer": b"Wer,Woher,Was\nLena Meadow,Juniper Labs,Chemist\nOtto Quarry,Cedar Bank,Actuary\n",
}


@dataclass
class Look:
    """What was noticed on one page."""

    name: str
    title: str
    headings: int
    weight: int
    is_too_wide: bool
    main_action_is_far: bool
    remarks: list[str]


class Scales:
    """Weighs what travels to a page, with nothing kept from the page before.

    A program on one's own machine compresses its styles and scripts, but not its pages: that is
    for the server in front of a shared one, so their weight is what such a server would send.
    """

    def __init__(self, page):
        self._page = page
        self._documents: set[str] = set()
        self._brought_along = 0
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})
        network.on("Network.responseReceived", self._announced)
        network.on("Network.loadingFinished", self._loaded)

    def empty(self) -> None:
        self._brought_along = 0

    def bytes(self) -> int:
        return self._brought_along + len(gzip.compress(self._page.content().encode()))

    def _announced(self, response) -> None:
        if response["type"] == "Document":
            self._documents.add(response["requestId"])

    def _loaded(self, load) -> None:
        if load["requestId"] not in self._documents:
            self._brought_along += load["encodedDataLength"]


@pytest.fixture(scope="module")
def guest(chrome, program, pictures):
    """Open windows for the whole file; see :func:`visiting`."""
    with visiting(chrome, program, pictures) as visit:
        yield visit


@pytest.fixture(scope="module")
def pages(guest):
    """The address of every page: of the example, two files not yet taken in, and a double."""
    visitor = guest()
    visitor.press("Show me the example")
    visitor.open("/people/import/")
    visitor.page.get_by_label("Or paste").fill("Wanda Ironford, nurse at Cedar Health")
    visitor.press("Show me what is in it")
    for _ in range(2):
        visitor.open("/people/add/")
        visitor.write("Who, what they do and where", "Otto Quarry, actuary at Cedar Bank")
        visitor.page.get_by_role("button", name=re.compile("^Add (Otto Quarry|anyway)$")).click()
        visitor.reads("Added Otto Quarry")
    visitor.open("/people/import/")
    visitor.page.locator("input[type=file]").set_input_files(UNKNOWN_TABLE)
    visitor.press("Show me what is in it")
    visitor.stands_at("What do the columns mean?")
    leaves_a_trace(visitor)
    return every_page(visitor.page.context.request, visitor.program.address)


def leaves_a_trace(visitor):
    """A card that is being written, a time to offer, a resume, and an address of a calendar."""
    visitor.open("/settings/resumes/")
    visitor.page.locator("main form [name=name]").fill("Analyst, one page")
    visitor.press("Add this version")
    visitor.reads("Nobody has it yet")
    visitor.open("/settings/calendars/")
    visitor.page.get_by_label("Which program it is for").fill("Thunderbird")
    visitor.press("Make an address")
    visitor.reads("The address for")
    visitor.go_to("Conversations")
    visitor.page.locator("main .row-link").first.click()
    visitor.unfold("They would like another time")
    visitor.press("Offer other times")
    visitor.press("Suggest three for me")
    visitor.press("These are my times")
    visitor.reads("Copy these words")
    visitor.open("/after/")
    visitor.page.get_by_role("button", name="Write the thank-you note").first.click()
    visitor.page.get_by_label("How it goes out").select_option("card")
    visitor.press("Change")
    visitor.reads("A card is plenty")
    expect(visitor.page.get_by_label("How it goes out")).to_have_value("card")


@pytest.fixture(scope="module", params=["desk", "phone"])
def looks(request, guest, pages, axe):
    """A look at every page: on a desk in the light, and on a phone in the dark.

    The phone finds nothing kept from the page before, and each page is weighed as at a first visit.
    """
    on_desk = request.param == "desk"
    visitor = guest(WIDE) if on_desk else guest(PHONE, color_scheme="dark")
    page = visitor.page
    scales = None if on_desk else Scales(page)
    found = []
    for name, path in pages.items():
        if scales:
            scales.empty()
        visitor.open(path)
        visitor.settle()
        found.append(
            Look(
                name=f"{name} ({request.param})",
                title=page.title().removesuffix(" · Askaround"),
                headings=page.locator("h1").count(),
                weight=scales.bytes() if scales else 0,
                is_too_wide=page.evaluate(TOO_WIDE),
                main_action_is_far=on_desk and is_far(page),
                remarks=[] if name == LIVING_PAGE else axe(page),
            )
        )
        visitor.picture(f"page-{name.replace(':', '-')}-{request.param}")
    return found


def is_far(page) -> bool:
    """Tell whether the main action of a page, where it has one, takes too many tabs."""
    if not page.locator(MAIN_ACTION).filter(visible=True).count():
        return False
    page.evaluate(WATCH_FOR_MAIN_ACTION)
    for _ in range(0, TABS_TO_MAIN_ACTION, TABS_AT_ONCE):
        for _ in range(TABS_AT_ONCE):
            page.keyboard.press("Tab")
        if page.evaluate("window.mainActionReached"):
            return False
    return True


def test_the_rules_of_accessibility_find_nothing(looks):
    assert [f"{look.name}: {remark}" for look in looks for remark in look.remarks] == []


def test_every_page_has_a_title_and_one_heading(looks):
    wrong = [look for look in looks if look.headings != 1 or look.title in {"", "Askaround"}]
    assert [(look.name, look.title, look.headings) for look in wrong] == []


def test_nothing_is_wider_than_the_screen(looks):
    assert [look.name for look in looks if look.is_too_wide] == []


@pytest.mark.parametrize("looks", ["phone"], indirect=True)
def test_a_first_visit_is_light(looks):
    assert [(look.name, look.weight) for look in looks if look.weight > HEAVIEST] == []


@pytest.mark.parametrize("looks", ["desk"], indirect=True)
def test_tab_reaches_the_main_action(looks):
    assert [look.name for look in looks if look.main_action_is_far] == []


def test_no_other_site_may_ask_for_our_files(people):
    page = people.page
    style = page.locator("link[rel=stylesheet]").first.get_attribute("href")

    answer = page.context.request.get(people.program.address + style)

    assert answer.ok
    assert "access-control-allow-origin" not in answer.headers


def test_nothing_goes_wrong_behind_any_page(looks, program):
    assert looks
    assert program.complaints() == ""


@pytest.fixture
def people(pages, wide):
    """The list of people, on a desk."""
    wide.open(pages["people:list"])
    return wide


def test_slash_opens_the_search_of_everything(people):
    people.page.keyboard.press("/")

    expect(people.page.get_by_role("combobox")).to_be_focused()


def test_g_and_p_lead_to_people(pages, wide):
    wide.open(pages["outreach:asks"])

    wide.page.keyboard.press("g")
    wide.page.keyboard.press("p")

    wide.stands_at("People")


def test_j_and_enter_open_a_person(people):
    first = people.page.locator("[data-list][aria-label=People] .row-link").first.inner_text()

    people.page.keyboard.press("j")
    people.page.keyboard.press("Enter")

    people.stands_at(first)


def test_question_mark_opens_the_list_of_keys(people):
    people.page.keyboard.press("?")

    expect(people.page.get_by_role("dialog", name="Keys")).to_be_visible()
