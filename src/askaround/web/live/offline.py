"""What a device may keep to work without network: which pages, which files, of which version."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypedDict
from uuid import UUID

from django.conf import settings
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

SCRIPTS = Path(__file__).parents[1] / "static" / "askaround" / "js" / "live"
_MODULES = {each.stem for each in SCRIPTS.glob("*.js")} - {"worker", "waiting"}
FILES = (
    "askaround/favicon.svg",
    "askaround/css/tokens.css",
    "askaround/css/base.css",
    "askaround/css/layout.css",
    *(
        f"askaround/css/components/{name}.css"
        for name in ("controls", "lists", "notes", "layers", "figures")
    ),
    "askaround/css/palette.css",
    "askaround/css/pages/live.css",
    "askaround/js/keyboard.js",
    "askaround/js/dialogs.js",
    "askaround/js/forms.js",
    "askaround/js/copy.js",
    "askaround/js/toasts.js",
    "askaround/js/forgetting.js",
    *(
        f"askaround/js/keys/{name}.js"
        for name in ("grid", "help", "palette", "rows", "switch", "undo")
    ),
    "django_htmx/htmx-2.min.js",
    *(f"askaround/js/live/{name}.js" for name in sorted(_MODULES)),
)
"""Everything that the live page and the page for "no network" load."""
PAGES = ("live:live", "prepare:sheet")
"""The pages that are kept once they were visited: what one needs in the conversation itself."""
NOBODY = UUID(int=0)
ANY_KEY = "[0-9a-f-]{36}"


class Told(TypedDict):
    """What the service worker is told."""

    folder: str
    version: str
    language: str
    files: list[str]
    static: str
    pages: list[str]
    offline: str


def worker() -> str:
    """Return the script of the service worker, with what it is told before it."""
    return f"self.TOLD = {json.dumps(_told())};\n{_script()}"


def version() -> str:
    """Return the name of this state of scripts and styles, in the language that is spoken now.

    It begins with that of the data folder, of which a device keeps the pages. The addresses of
    files carry hashes. What was kept in another language is fetched anew.
    """
    return f"{settings.FOLDER}-{_version(_language())}"


@cache
def _version(language: str) -> str:
    return sha256("".join([language, *_files(), _script()]).encode()).hexdigest()[:12]


def _language() -> str:
    return get_language() or "en"


def _told() -> Told:
    return Told(
        folder=settings.FOLDER,
        version=version(),
        language=_language(),
        files=_files(),
        static=static("askaround/").removesuffix("askaround/"),
        pages=[f"^{path}$" for path in _paths()],
        offline=reverse("live:offline"),
    )


@cache
def _files() -> list[str]:
    return [static(name) for name in FILES]


@cache
def _script() -> str:
    return (SCRIPTS / "worker.js").read_text(encoding="utf-8")


def _paths() -> list[str]:
    found = []
    for name in PAGES:
        try:
            found.append(reverse(name, args=[NOBODY]).replace(str(NOBODY), ANY_KEY))
        except NoReverseMatch:
            continue
    return found
