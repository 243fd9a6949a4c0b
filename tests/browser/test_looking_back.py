"""The page that looks back keeps what is written with every field that is left."""

import pytest
from playwright.sync_api import expect

from tests.browser.a_talk import made

pytestmark = pytest.mark.browser


@pytest.fixture
def program(program_on_monday):
    """On Monday what was agreed for today has taken place, whatever hour it is now."""
    return program_on_monday


def test_who_finishes_while_words_are_being_kept_meets_no_older_words(wide, program):
    [talk] = made(program)
    wide.open(talk.replace("/talk/", "/debrief/"))
    wide.unfold("How it was")
    answers = []

    def answer_late(route):
        answers.append((route, route.fetch()))

    wide.page.route("**/debrief/", answer_late, times=1)
    wide.write("Everything I remember", "Tables all day, and she likes it.")
    with wide.page.expect_request("**/debrief/"):
        wide.page.get_by_label("Everything I remember").blur()
    expect(wide.page.locator(".htmx-request")).to_have_count(1)
    while not answers:  # the server has kept the words, and the page does not know it yet
        wide.page.wait_for_timeout(50)
    wide.choose("4", within=wide.page.get_by_role("group", name="Energy"))
    wide.press("Finished: write the thank-you note")
    [(route, answer)] = answers
    route.fulfill(response=answer)

    wide.stands_at("To Grace Hopper")
    wide.page.go_back()
    expect(wide.page.get_by_label("Everything I remember")).to_have_value(
        "Tables all day, and she likes it."
    )
