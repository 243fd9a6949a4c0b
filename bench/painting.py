"""How soon a page is seen, whether it jumps, and what travels to it: read from the browser itself.

The processor is slowed down fourfold, as Lighthouse does it for a phone, and nothing is kept from
the page before. Goals: 2.5 seconds until the largest part is painted and 0.1 of layout shift are
what the Web Vitals call good (web.dev/articles/vitals); ours are tighter, as nothing travels far.
"""

import gzip
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django
from playwright.sync_api import BrowserContext, Page, ViewportSize, sync_playwright

from bench.figures import Figure
from tests.browser import chromium
from tests.browser.pages import linked_pages
from tests.browser.program import Program

PAGES = {
    "agenda:today": "Today",
    "research:exploration": "an exploration",
    "people:list": "people",
    "people:person": "a person",
    "outreach:asks": "asks",
    "outreach:ask": "a draft",
    "scheduling:conversation": "a conversation",
    "prepare:plan": "preparing",
    "live:live": "talking",
    "debrief:debrief": "looking back",
    "followup:ledger": "what is owed",
    "insight:matrix": "what was heard",
}
SLOWER = 4
"""Times that the processor is slowed down."""
LARGEST_PAINT = 1_000.0  # milliseconds
SHIFT = 0.01
TRANSFER = 100.0  # kilobytes, compressed
PHONE: ViewportSize = {"width": 360, "height": 740}
WATCH = """
window.seen = {paint: 0, shift: 0};
new PerformanceObserver((list) => list.getEntries().forEach((it) => { seen.paint = it.startTime; }))
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((list) => list.getEntries().forEach((it) => {
  if (!it.hadRecentInput) seen.shift += it.value;
})).observe({type: "layout-shift", buffered: true});
"""


@dataclass
class Sight:
    """What the browser measured on one page: milliseconds, a share of the screen, kilobytes."""

    page: str
    paint: float
    shift: float
    transfer: float


def figures() -> list[Figure]:
    django.setup()
    with _example() as (context, program):
        paths = linked_pages(context.request, program.address)
        floor = _sight(context, "the closed door", program.address + "/offline/")
        sights = [
            _sight(context, name, program.address + paths[key]) for key, name in PAGES.items()
        ]
    slowest = max(sights, key=lambda sight: sight.paint)
    restless = max(sights, key=lambda sight: sight.shift)
    heaviest = max(sights, key=lambda sight: sight.transfer)
    among = f"of {len(sights)} main pages on a phone, processor {SLOWER} × slower"
    return [
        Figure(
            "largest part painted (LCP)",
            slowest.paint,
            LARGEST_PAINT,
            "ms",
            f"the plainest page {floor.paint:.0f} ms",
            f"the slowest {among}: {slowest.page}",
        ),
        Figure(
            "layout shift (CLS)",
            restless.shift,
            SHIFT,
            "",
            "",
            f"the most restless {among}: {restless.page}",
        ),
        Figure(
            "first visit, compressed",
            heaviest.transfer,
            TRANSFER,
            "kB",
            f"the plainest page {floor.transfer:.0f} kB",
            f"the heaviest {among}: {heaviest.page}",
        ),
    ]


@contextmanager
def _example() -> Iterator[tuple[BrowserContext, Program]]:
    """Open a phone's browser before the worked example."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        program = Program(Path(folder) / "data").start()
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        context = browser.new_context(
            viewport=PHONE, is_mobile=True, has_touch=True, service_workers="block"
        )
        page = context.new_page()
        page.goto(program.address + program.way_in)
        page.get_by_role("button", name="Show me the example").click()
        page.wait_for_load_state("networkidle")
        page.close()
        try:
            yield context, program
        finally:
            browser.close()
            program.stop()


def _sight(context: BrowserContext, name: str, address: str) -> Sight:
    page = context.new_page()
    page.add_init_script(WATCH)
    bytes_of = _Scales(page)
    page.goto(address, wait_until="networkidle")
    seen = page.evaluate("seen")
    weight = bytes_of.total + len(gzip.compress(page.content().encode()))
    page.close()
    return Sight(name, seen["paint"], seen["shift"], weight / 1000)


class _Scales:
    """Adds up what travels beside the page itself, which the program does not compress."""

    def __init__(self, page: Page):
        self.total = 0.0
        self._documents: set[str] = set()
        devtools = page.context.new_cdp_session(page)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        devtools.send("Network.enable")
        devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
        devtools.on("Network.responseReceived", self._announced)
        devtools.on("Network.loadingFinished", self._loaded)

    def _announced(self, response: dict[str, str]) -> None:
        if response["type"] == "Document":
            self._documents.add(response["requestId"])

    def _loaded(self, load: dict[str, object]) -> None:
        if load["requestId"] not in self._documents:
            self.total += float(str(load["encodedDataLength"]))
