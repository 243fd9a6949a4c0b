"""Every page that the program has, found as a reader would: by following its links."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from django.views.generic import RedirectView
from playwright.sync_api import APIRequestContext, APIResponse

LINK = re.compile(r'(?:href|action|hx-get|hx-post)="(/[^"#]*)"')
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
WAY_IN = "accounts"
"""The closed door and the address with the token: nobody who is in sees them."""
METHOD_NOT_ALLOWED = 405
SECRET = "<str:token>"
SIBLINGS = 4
"""How many pages of one name are read for links: one person has a note, another has none."""


def every_page(http: APIRequestContext, home: str) -> dict[str, str]:
    """Return an address for each named page. What takes only a form, or gives a file, is none.

    Where no link leads to a name, the keys that stand on other pages are tried in its address.
    Raises ``AssertionError`` where a name can be reached in no way, for then nothing tests it.
    """
    reader = _Reader(http, home)
    reader.follow_links()
    missing = [name for name, route in _routes() if not reader.reaches(name, route)]
    assert not missing, f"no way was found to {', '.join(missing)}"
    return reader.pages


def linked_pages(http: APIRequestContext, home: str) -> dict[str, str]:
    """Return an address for each named page to which a link leads."""
    reader = _Reader(http, home)
    reader.follow_links()
    return reader.pages


class _Reader:
    """Remembers the pages it has seen, the other answers, and every key that stood on a page."""

    def __init__(self, http: APIRequestContext, home: str):
        self.pages: dict[str, str] = {}
        self._http, self._home = http, home
        self._others: set[str] = set()
        self._keys: dict[str, None] = {}

    def follow_links(self) -> None:
        waiting, known, read = ["/"], {"/"}, Counter[str]()
        while waiting:
            path = waiting.pop(0)
            name = _name(path)
            if name is None or read[name] >= SIBLINGS:
                continue
            read[name] += 1
            text = self._look(path)
            self._keys |= dict.fromkeys(KEY.findall(text))
            links = dict.fromkeys(link.replace("&amp;", "&") for link in LINK.findall(text))
            waiting += [link for link in links if link not in known]
            known |= links.keys()

    def reaches(self, name: str, route: str) -> bool:
        route = route.replace("<str:direction>", "up")
        for key in self._keys:
            if name in self.pages or name in self._others:
                return True
            self._look("/" + route.replace("<uuid:pk>", key))
        return False

    def _look(self, path: str) -> str:
        """Ask for an address, note what answers there or where it leads; return a page's text."""
        answer = self._http.get(self._home + path)
        path = answer.url.removeprefix(self._home)
        name = _name(path)
        if name is None:
            return ""
        if answer.status == METHOD_NOT_ALLOWED or (answer.ok and not _is_page(answer)):
            self._others.add(name)
        if not answer.ok or not _is_page(answer):
            return ""
        self.pages.setdefault(name, path)
        return answer.text()


def _is_page(answer: APIResponse) -> bool:
    """Tell a whole page from a file, and from a piece that belongs into a page."""
    is_html = answer.headers["content-type"].startswith("text/html")
    return is_html and "<title>" in answer.text()


def _name(path: str) -> str | None:
    try:
        found = resolve(urlsplit(path).path)
    except Resolver404:
        return None
    return None if found.namespace == WAY_IN else found.view_name


def _routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, str]]:
    """Give the name and the route of every address there is, but for two kinds.

    A secret is shown once and goes into another program: the page that shows it is the way to it.
    A shortened address only leads on, to a page with a name of its own.
    """
    resolver = resolver or get_resolver()
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLPattern):
            leads_on = getattr(each.callback, "view_class", None) is RedirectView
            if SECRET not in route and not leads_on:
                yield f"{resolver.namespace}:{each.name}", route
        elif each.namespace != WAY_IN:
            yield from _routes(each, route)
