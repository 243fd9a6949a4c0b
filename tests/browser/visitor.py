"""Somebody at the screen, who acts by the words that stand there."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.program import Program


class Visitor:
    """A page, in the words of the one who uses it.

    ``presses``, ``fields`` and ``typed`` count what hands do: a press or a tick, a field that is
    filled in, and the characters that are written there.
    ``troubles`` collects what nobody should ever meet: errors of scripts, refused styles, and
    requests to anywhere but the program.
    """

    def __init__(self, page: Page, program: Program, pictures: Path | None):
        self.page = page
        self.presses = self.fields = self.typed = 0
        self.troubles: list[str] = []
        self._foreseen: set[str] = set()
        self.program = program
        self._pictures = pictures
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        page.on("request", self._requested)

    @property
    def acts(self) -> int:
        return self.presses + self.fields

    def enter(self) -> None:
        """Come in by the address that the program printed: once, as each serves once."""
        if not self.program.cookies:
            self.open(self.program.way_in)
            self.program.cookies = self.page.context.cookies()
        else:
            self.page.context.add_cookies(self.program.cookies)
            self.open("/")

    def open(self, path: str) -> None:
        """Go to an address of the program, as by a bookmark."""
        self.page.goto(self.program.address + path)

    def foresees(self, *marks: str) -> None:
        """Know of an error that the browser is going to write, by what stands in it."""
        self._foreseen.update(marks)

    def loses_network(self) -> None:
        """Be without network; that requests fail then is no trouble, whenever that is written."""
        self.foresees("ERR_INTERNET_DISCONNECTED")
        self.page.context.set_offline(True)

    def finds_network(self) -> None:
        self.page.context.set_offline(False)

    def settle(self) -> None:
        """Wait for the parts of a page that are asked for once it stands."""
        expect(self.page.locator("[hx-trigger~=load], .htmx-request")).to_have_count(0)

    def press(self, words: str, *, within: Locator | None = None) -> None:
        """Press the only button or link that says this."""
        self.presses += 1
        self.control(words, within=within).click()

    def unfold(self, words: str) -> None:
        """Press what opens a menu or a part of the page."""
        self.presses += 1
        self.page.locator("summary", has_text=words).filter(visible=True).click()

    def go_to(self, place: str) -> None:
        """Press the name of a place at the head of the page."""
        self.press(place, within=self.page.get_by_role("banner"))

    def control(self, words: str, *, within: Locator | None = None) -> Locator:
        """Return the button or link with these words: all of them, but not those it hides."""
        said = re.compile(rf"^\s*{re.escape(words)}\s*$")
        place = within or self.page.locator("body")
        named = place.get_by_role("button", name=said).or_(place.get_by_role("link", name=said))
        return named.filter(visible=True)

    def write(self, label: str, text: str, *, within: Locator | None = None) -> None:
        self.fields += 1
        self.typed += len(text)
        (within or self.page).get_by_label(label).filter(visible=True).fill(text)

    def type(self, text: str) -> None:
        """Write where the cursor is, over what is selected."""
        self.fields += 1
        self.typed += len(text)
        self.page.keyboard.insert_text(text)

    def choose(self, label: str, *, within: Locator | None = None) -> None:
        """Tick a box, or press one of several chips."""
        self.presses += 1
        (within or self.page).locator("label", has_text=label).filter(visible=True).first.click()

    def part(self, heading: str) -> Locator:
        """Return the section under this heading."""
        return (
            self.page.locator("section, aside")
            .filter(has=self.page.get_by_role("heading", name=heading, exact=True))
            .last
        )

    def reads(self, *sentences: str) -> None:
        """Wait until each sentence can be read somewhere on the page."""
        for sentence in sentences:
            expect(self.page.locator("body")).to_contain_text(sentence)

    def stands_at(self, heading: str) -> None:
        expect(self.page.locator("h1")).to_have_text(heading)

    def picture(self, name: str) -> None:
        """Keep what is seen, where pictures are wanted (`make screenshots`)."""
        if self._pictures is not None:
            self.settle()
            self.page.screenshot(
                path=self._pictures / f"{name}.png",
                full_page=True,
                caret="initial",  # hiding it needs a style that the security policy refuses
            )

    def _heard(self, message) -> None:
        if any(mark in message.text for mark in self._foreseen):
            return
        if message.type in {"error", "warning"}:
            self.troubles.append(f"console: {message.text} ({self.page.url})")

    def _requested(self, request) -> None:
        if not request.url.startswith((self.program.address, "data:", "blob:", "mailto:")):
            self.troubles.append(f"left the machine: {request.url}")
