"""A career changer with 3,000 connections: they come in, are found, put in order, and may go."""

import csv
import io
import re
from collections import Counter

import pytest
from playwright.sync_api import expect

from bench.synthetic import connections, connections_file
from tests.browser.conftest import PHONE, WIDE
from tests.browser.program import Program

pytestmark = pytest.mark.browser

A_MOMENT_MS = 1_100
"""After so long a second `z` is meant."""
MANY = 3000


@pytest.fixture
def program(fresh, tmp_path):
    """A program that nobody has used before."""
    running = Program(fresh(tmp_path / "data")).start()
    yield running
    running.stop()
    assert running.complaints() == ""


@pytest.fixture(scope="module")
def somebody():
    """A connection whose name only one person bears, and another one who could introduce her."""
    rows = list(connections(MANY))
    times = Counter(f"{row[0]} {row[1]}" for row in rows)
    one, other = [row for row in rows if times[f"{row[0]} {row[1]}"] == 1][:2]
    return {
        "given": one[0],
        "whole": f"{one[0]} {one[1]}",
        "place": one[4],
        "title": one[5],
        "other": f"{other[0]} {other[1]}",
        "other_given": other[0],
    }


@pytest.mark.parametrize("device", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_career_changer_brings_three_thousand_connections(visit, device, somebody, request):
    changer = visit(device)
    name = f"changer-{request.node.callspec.id}"

    brings_everybody(changer, name)
    brings_them_again(changer, name)
    finds_somebody_by_typing(changer, somebody, name)
    keeps_a_view(changer, name)
    tags_and_introduces(changer, somebody, name)
    puts_two_records_together(changer, somebody, name)
    takes_everybody_along(changer)
    takes_the_import_back(changer, name)


def brings_everybody(changer, name):
    changer.go_to("People")
    changer.press("Bring in a file")
    changer.picture(f"{name}-01-choose")
    hands_in_the_file(changer)
    changer.stands_at("Connections.csv")
    changer.reads(f"{MANY:,} new", "Nothing has been written yet")
    changer.picture(f"{name}-02-plan")
    changer.press(f"Import {MANY:,} people")
    changer.reads("Imported today")
    changer.picture(f"{name}-03-done")
    changer.press("See your people")
    changer.picture(f"{name}-04-people")


def brings_them_again(changer, name):
    changer.open("/people/import/")
    hands_in_the_file(changer)
    changer.reads("Everything in this file is here already")
    changer.picture(f"{name}-05-again")
    changer.press("Remove this file")


def hands_in_the_file(changer):
    file = {"name": "Connections.csv", "mimeType": "text/csv", "buffer": connections_file(MANY)}
    changer.page.locator("input[type=file]").set_input_files(file)
    changer.press("Show me what is in it")


def finds_somebody_by_typing(changer, somebody, name):
    """The list follows each letter; nothing is pressed."""
    changer.go_to("People")
    search = changer.page.locator("#q")
    search.press_sequentially(somebody["whole"][:-3], delay=30)
    found = changer.page.locator("#results").get_by_role("link", name=somebody["whole"])
    expect(found).to_have_count(1)
    changer.picture(f"{name}-06-found")
    search.fill("")
    search.press_sequentially("zzzz")
    changer.reads("Nobody fits.")


def keeps_a_view(changer, name):
    changer.go_to("People")
    changer.unfold("Filter and sort")
    changer.page.get_by_label("Level").select_option(label="Executive")
    changer.reads("Take this filter off")
    changer.picture(f"{name}-07-filtered")
    changer.unfold("Save this view")
    changer.write("Name of the view", "People who decide")
    changer.press("Keep")
    changer.go_to("People")
    changer.press("People who decide")
    changer.picture(f"{name}-08-view")


def tags_and_introduces(changer, somebody, name):
    opens(changer, somebody)
    changer.picture(f"{name}-09-person")
    tags = changer.page.locator("#tags")
    changer.write("A tag", "made my move", within=tags)
    changer.press("Add", within=tags)
    expect(tags.get_by_role("link", name="made my move")).to_be_visible()

    changer.press("Add", within=changer.page.locator("#introductions"))
    changer.page.locator("#content #q").press_sequentially(somebody["other"], delay=30)
    changer.picture(f"{name}-10-introducers")
    sentence = f"{somebody['other_given']} could introduce me to {somebody['given']}"
    changer.page.get_by_role("button", name=sentence).first.click()
    changer.reads("Could introduce me to them", somebody["other"])
    changer.picture(f"{name}-11-introduced")


def opens(changer, somebody):
    changer.open("/people/")
    changer.page.locator("#q").fill(somebody["whole"])
    changer.page.locator("#results").get_by_role("link", name=somebody["whole"]).click()
    changer.stands_at(somebody["whole"])


def puts_two_records_together(changer, somebody, name):
    """The same person, met again: noticed while typing, compared, joined, and taken apart."""
    changer.open("/people/add/")
    changer.write(
        "Who, what they do and where, how you know them",
        f"{somebody['whole']}, {somebody['title']} at {somebody['place']}, +1 202 555 0143",
    )
    changer.reads(f"{somebody['whole']} is here already")
    changer.picture(f"{name}-12-here-already")
    changer.press("Add anyway")
    changer.open("/people/duplicates/")
    changer.picture(f"{name}-13-twice")
    changer.page.get_by_role("link", name=re.compile("^Compare")).click()
    changer.picture(f"{name}-14-compare")
    changer.press("Merge them")
    changer.stands_at(somebody["whole"])
    changer.reads("+1 202-555-0143", "made my move")
    changer.picture(f"{name}-15-together")
    changer.page.keyboard.press("z")
    changer.reads("Press z again to undo the last change: ")
    changer.page.wait_for_timeout(A_MOMENT_MS)
    changer.page.keyboard.press("z")
    changer.reads("Undone")
    changer.open(f"/people/?q={somebody['whole']}")
    expect(changer.page.locator("#results .row-link")).to_have_count(2)


def takes_everybody_along(changer):
    changer.go_to("Settings")
    changer.press("My data")
    with changer.page.expect_download() as download:
        changer.page.locator("a[href$='people.csv']").click()
    table = csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig")))
    assert len(list(table)) == MANY + 1


def takes_the_import_back(changer, name):
    """Whom she has worked with stays; all others go as they came."""
    changer.open("/people/import/")
    changer.page.get_by_role("button", name=re.compile("^Take back")).click()
    changer.page.wait_for_url("**/people/import/*/")
    changer.reads("people were removed", "Stayed, because you have worked with them since")
    changer.picture(f"{name}-16-taken-back")
