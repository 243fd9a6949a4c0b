"""Without scripts, the way from a question to a sent request is the same, in plain forms."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDE

pytestmark = pytest.mark.browser

LINE = "Dana Whitfield, nurse at Northwind Health, met at the fair, dana@northwind.example"
LETTER = "Hi Dana,\n\nyour talk at the fair stayed with me. Could you spare 20 minutes?\n\nAda"


@pytest.fixture
def plain(visit):
    """Somebody whose browser runs no scripts."""
    return visit(WIDE, java_script_enabled=False)


def test_somebody_without_scripts_asks_and_notes_that_it_is_sent(plain):
    plain.write("What are you trying to find out?", "Would I like nursing?")
    plain.write("What are you considering?", "Nurse")
    plain.press("Choose my questions")
    plain.press("Take these questions")
    plain.reads("0 of 5 settled")

    plain.open("/people/add/")
    plain.write("Who, what they do and where, how you know them", LINE)
    plain.press("Add")
    plain.reads("Northwind Health")  # what was understood is shown before it is kept
    plain.press("Add Dana Whitfield")
    plain.reads("Added Dana Whitfield")

    plain.go_to("Explorations")
    plain.press("Would I like nursing?")
    plain.press("See who could tell you, and why")
    plain.press("Ask Dana Whitfield")
    plain.stands_at("Ask Dana Whitfield")
    plain.write("Text", LETTER)
    plain.press("Save")
    plain.reads("A draft. Nobody has seen it.")
    expect(plain.page.get_by_label("Text")).to_have_value(LETTER)
    plain.press("I sent it")
    plain.reads("It is their turn")
    plain.picture("without-script")
