"""The living page of the interface: every component in every look, with no row of a database."""

from typing import NamedTuple

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_GET

from askaround.web.design.english import ENGLISH
from askaround.web.design.looks import LOOKS, UNDO_SAMPLE, WITHOUT_FAULT, Look

PAGE = "design/design.html"
RIGHT_TO_LEFT = "ar"  # any language that Django knows to be written from right to left


class Part(NamedTuple):
    """One component: its template in ``design/parts/``, what it is, and how it is shown."""

    name: str
    title: str
    looks: tuple[Look, ...] = WITHOUT_FAULT

    @property
    def template(self) -> str:
        return f"design/parts/{self.name}.html"


PARTS = (
    Part("type", "Type"),
    Part("buttons", "Buttons and menus"),
    Part("chips", "Chips and tags"),
    Part("next_steps", "Next steps"),
    Part("rows", "Rows"),
    Part("form", "Form and live check", LOOKS),
    Part("findings", "Remarks"),
    Part("card", "Card and facts"),
    Part("meters", "Meter"),
    Part("matrix", "Matrix"),
    Part("tree", "Tree"),
    Part("timeline", "Timeline"),
    Part("week", "Week to choose from"),
    Part("figures", "Picture and table"),
    Part("funnel", "From asking to meeting"),
    Part("paths", "Paths side by side"),
    Part("notices", "Notices"),
    Part("empty", "Empty place"),
    Part("steps", "First steps"),
    Part("navigation", "Navigation inside a thing"),
    Part("sides", "Two sides", LOOKS),
    Part("dialog", "Dialog"),
    Part("finding", "Find or do anything"),
    Part("toast", "Toast with undo", LOOKS),
)


@require_GET
def design(request: HttpRequest) -> HttpResponse:
    """Show the components in every look; ``?theme=dark`` and ``?dir=rtl`` turn the whole page."""
    context = {
        "theme": request.GET.get("theme", ""),
        "parts": PARTS,
        "english": ENGLISH,
        "messages": [Message(messages.SUCCESS, ENGLISH.done, extra_tags=UNDO_SAMPLE)],
    }
    language = RIGHT_TO_LEFT if request.GET.get("dir") == "rtl" else translation.get_language()
    with translation.override(language):
        return render(request, PAGE, context)
