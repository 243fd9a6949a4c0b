"""What a device shows and holds of a talk, and writing on it."""

import json

from playwright.sync_api import expect


def opened(page, address):
    page.goto(address)
    expect(page.locator("[data-ready]")).to_be_attached()
    return page


def is_kept(page):
    """Wait until the worker has this page and all that it needs."""
    page.evaluate(
        """async () => {
          while (!(navigator.serviceWorker.controller && (await caches.match(location.pathname))))
            await new Promise((resolve) => setTimeout(resolve, 100));
        }"""
    )


def write(page, text):
    page.get_by_label("What they said").fill(text)
    page.get_by_label("What they said").press("Enter")


def stored(page, address):
    """The lines that the program has."""
    answer = page.context.request.get(f"{address}lines/")
    return [line["text"] for line in json.loads(answer.text())["lines"]]


def everything_is_saved(page):
    expect(page.locator("[data-saved]")).to_have_text("Everything is saved", timeout=30_000)
