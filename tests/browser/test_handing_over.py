"""A text that is copied: marked as sent in the same press, and only where it was copied."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import visiting

pytestmark = pytest.mark.browser

BODY = (
    "Hi,\n\nYour talk on maps made me curious about your work. I am looking into planning, and you"
    " could help me understand what a week is like.\n\nCould you spare 20 minutes in the next two"
    " weeks? This is to learn from you, not to ask for a job.\n\nThank you,\nAda"
)


@pytest.fixture(scope="module")
def example(chrome, program, pictures):
    """The worked example, in which a request is being written."""
    with visiting(chrome, program, pictures) as visit:
        visitor = visit()
        visitor.press("Show me the example")


@pytest.fixture
def written(example, wide):
    """A finished request on LinkedIn to somebody whose page there is not known."""
    wide.open("/asks/")
    wide.part("Drafts").locator(".row-link").first.click()
    wide.page.locator("[name=channel]").select_option("linkedin")
    wide.press("Save")
    wide.page.locator("#id_body").fill(BODY)
    expect(wide.control("Copy, mark as sent")).to_be_visible()
    return wide


def test_what_could_not_be_copied_is_not_marked_as_sent(written):
    marked = []
    written.page.on("request", lambda asked: marked.append(asked.url))
    written.page.evaluate("delete Navigator.prototype.clipboard")  # as over plain HTTP

    written.press("Copy, mark as sent")

    selected = written.page.locator("#id_body").evaluate("f => f.selectionEnd - f.selectionStart")
    assert selected == len(BODY), "Ctrl+C does it"
    assert [url for url in marked if url.endswith("/sent/")] == []


def test_a_message_at_the_head_is_seen_before_the_first_blank(written):
    """Two windows with one draft: whoever saves second is told so, where they look."""
    body = written.page.locator("#id_body")
    body.fill("Hi, I read [something of theirs].")
    other = written.page.context.new_page()
    other.goto(written.page.url)
    other.locator("#id_body").fill("Hi there, I saw [something else].")
    other.get_by_role("button", name="Save", exact=True).click()
    other.wait_for_load_state()
    other.close()

    written.press("Save")

    expect(written.page.get_by_role("alert")).to_be_in_viewport()
    expect(body).not_to_be_focused()
    assert "409 (Conflict)" in written.troubles.pop()  # which the browser calls an error


def test_what_was_copied_is_marked_as_sent_in_the_same_press(written):
    written.page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    written.press("Copy, mark as sent")

    written.reads("Marked as sent. Now send it there.")
    assert written.page.evaluate("navigator.clipboard.readText()") == BODY
