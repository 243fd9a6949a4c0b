"""The main pages in a false language: longer, from right to left, and nothing left in English."""

import re
import sqlite3
import tomllib

import pytest

from tests.architecture.test_promises import ROOT
from tests.browser.conftest import PHONE, WIDE, visiting
from tests.browser.pages import linked_pages
from tests.browser.program import Program
from tests.browser.test_every_page import TOO_WIDE
from translating.pseudo import escaped

pytestmark = pytest.mark.browser

SOURCE = ROOT / "src" / "askaround"
MAIN_PAGES = [
    "agenda:today",
    "research:explorations",
    "research:exploration",
    "research:question",
    "research:edit",
    "people:list",
    "people:person",
    "people:add",
    "people:jogger",
    "people:organizations",
    "imports:choose",
    "outreach:asks",
    "outreach:new",
    "outreach:ask",
    "outreach:introductions",
    "letters:letters",
    "letters:letter",
    "scheduling:conversations",
    "scheduling:conversation",
    "scheduling:times",
    "calendars:calendars",
    "prepare:plan",
    "prepare:brief",
    "prepare:dossier",
    "prepare:sheet",
    "live:live",
    "debrief:debrief",
    "debrief:done",
    "followup:conversation",
    "followup:ledger",
    "followup:touch",
    "followup:tree",
    "followup:search",
    "insight:matrix",
    "insight:question",
    "insight:claim",
    "insight:paths",
    "insight:values",
    "insight:next",
    "insight:beliefs",
    "insight:decision",
    "library:questions",
    "library:playbooks",
    "settings:me",
    "settings:leave",
    "journal:changes",
]
SAID_IN_MAIN = """
    () => {
      const said = new Map();
      const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const place = walk.currentNode.parentElement;
        const foreign = place.closest("main [lang], code, kbd, textarea, select, script, style");
        const block = place.closest(
          "p, li, h1, h2, h3, h4, dt, dd, td, th, label, legend, summary, button, figcaption, div",
        );
        if (foreign || !place.checkVisibility()) continue;
        said.set(block, `${said.get(block) ?? ""}\\n${walk.currentNode.data}`);
      }
      return [...said.values()];
    }
"""
"""What can be read in <main>, block by block, but for what is marked as another language."""
PROPER_NAMES = {"Askaround", "LinkedIn", "Google", "Outlook", "Apple", "Thunderbird", "Language"}
BETWEEN = ("\n", " · ", "…", ": ", "(", ", ")
"""What stands between two things that were written, the strongest first."""
LONG_ENOUGH = 12
"""Letters from which on a piece of something that was written down is no accident."""


def of_data_files():
    """Give the words of the data files, of which a language has its own file or none yet."""
    for path in SOURCE.rglob("*.toml"):
        yield from texts_in(tomllib.loads(path.read_text(encoding="utf-8")))


def texts_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)


class Elsewhere(Program):
    """The program in the false language."""

    module = ("tests.browser.pseudo",)


class Written:
    """What people wrote, or the worked example for them: it stays in the language it has."""

    def __init__(self, folder):
        self._values = set()
        database = sqlite3.connect(folder / "askaround.sqlite3")
        for (table,) in database.execute("select name from sqlite_master where type = 'table'"):
            if table.startswith("askaround_") and "search" not in table:
                rows = database.execute(f'select * from "{table}"')
                self._values |= {value for row in rows for value in row if isinstance(value, str)}
        database.close()
        self._values |= set(of_data_files()) | PROPER_NAMES
        self._values |= {line.strip() for each in self._values for line in each.splitlines()}
        self._whole = "\n".join(self._values)
        gaps = (re.sub(r"\\{\w+\\}", ".+", re.escape(each)) for each in self._values if "{" in each)
        self._filled = re.compile("|".join(sorted(gaps)))

    def __contains__(self, piece):
        piece = piece.strip(" \n·,.:…()“”\"'→—–")
        if piece in self._values or (len(piece) >= LONG_ENOUGH and piece in self._whole):
            return True
        parts = next((found for found in map(piece.split, BETWEEN) if len(found) > 1), [])
        if parts:
            return all(part in self for part in parts)
        return not re.search(r"[^\W\d_]{3}", piece) or bool(self._filled.fullmatch(piece))


@pytest.fixture(scope="module")
def program(fresh, tmp_path_factory):
    running = Elsewhere(fresh(tmp_path_factory.mktemp("elsewhere") / "data")).start()
    yield running
    running.stop()
    assert running.complaints() == ""


@pytest.fixture(scope="module")
def guest(chrome, program, pictures):
    """Open windows for the whole file; see :func:`visiting`."""
    with visiting(chrome, program, pictures) as visit:
        yield visit


@pytest.fixture(scope="module")
def pages(guest):
    """Where the pages of the worked example are, in the false language."""
    visitor = guest()
    visitor.press("Show me the example")
    visitor.open("/settings/me/")
    visitor.page.locator("[name=language]").select_option("es")
    visitor.page.locator("form[action$='/language/'] button").click()
    return linked_pages(visitor.page.context.request, visitor.program.address)


@pytest.fixture(scope="module", params=["desk", "phone"])
def looks(request, guest, pages, program):
    """What each page says outside brackets, which way it runs, and whether it is too wide."""
    visitor = guest(WIDE if request.param == "desk" else PHONE)
    written = Written(program.folder)
    found = {}
    for name in MAIN_PAGES:
        visitor.open(pages[name])
        visitor.settle()
        said = [each for text in visitor.page.evaluate(SAID_IN_MAIN) for each in escaped(text)]
        found[name] = (
            visitor.page.locator("html").get_attribute("dir"),
            visitor.page.evaluate(TOO_WIDE),
            [each for each in said if each not in written],
        )
        visitor.picture(f"elsewhere-{name.replace(':', '-')}-{request.param}")
    return found


def test_every_page_runs_from_right_to_left(looks):
    assert [name for name, (direction, _, _) in looks.items() if direction != "rtl"] == []


def test_longer_words_push_no_page_sideways(looks):
    assert [name for name, (_, too_wide, _) in looks.items() if too_wide] == []


def test_no_sentence_escapes_translation(looks):
    assert {name: escaped for name, (_, _, escaped) in looks.items() if escaped} == {}
