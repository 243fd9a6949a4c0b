"""The keys that mean the same on every page: the only list of them.

The list behind "?" is made from it, the script learns from that list what each key does, and a
test compares it with ``docs/reference/keyboard.md``. What belongs to one page is said there, on
the link or button itself (``data-page-key``, ``data-key`` in a row, ``data-go`` for a place).
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Key:
    """One or more keys that do the same.

    ``shown`` are the names on the keys, ``pressed`` what the browser calls those that
    ``js/keyboard.js`` listens to, ``does`` the name of the act there. ``needs`` is what must be
    on the page for it (a CSS selector); then the key is listed with those of the page.
    """

    shown: tuple[str, ...]
    words: str | Promise
    does: str = ""
    pressed: tuple[str, ...] = ()
    needs: str = ""

    @property
    def names(self) -> str:
        return " ".join(self.pressed)


LIST = "[data-list] [data-row]"
MAIN = "main:not(.page-live) .button-main"
PARTS = "main:not(.page-live) .subnav a"
KEYS = (
    Key(("j",), _("Next line of a list"), "next", ("j",), LIST),
    Key(("k",), _("Previous line"), "previous", ("k",), LIST),
    Key(("Enter",), _("Open the line, or go into it"), "enter", ("Enter",), LIST),
    Key(("x",), _("Choose the line"), "choose", ("x",), "[data-row] input[type=checkbox]"),
    Key(("f",), _("Search on this page"), "find", ("f",), "[data-search]"),
    Key(("m",), _("The main action"), "main", ("m",), MAIN),
    Key(("1", "…", "9"), _("The parts of this, in order"), "part", tuple("123456789"), PARTS),
    Key(
        ("←", "↑", "↓", "→"),
        _("Move in the week; Home and End: first and last day"),
        needs="[data-grid]",
    ),
    Key(("F8",), _("The next blank of the draft"), needs="[data-next-blank]"),
    Key(
        ("Ctrl", "Enter"),
        _("Save the form you are writing in"),
        needs="main form[method=post]",
    ),
    Key(("/",), _("Search everything"), "search", ("/",)),
    Key(("Ctrl", "K"), _("Find or do anything, even while you write")),
    Key(("g",), _("Go to a place: press its letter next"), "go", ("g",)),
    Key(("z",), _("Show the last change; a moment later, undo it"), "undo", ("z",)),
    Key(("?",), _("This list"), "keys", ("?",)),
    Key(("Esc",), _("Close what is open")),
)
