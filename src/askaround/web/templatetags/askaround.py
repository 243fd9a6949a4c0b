"""What templates may ask of a value: small words and shares, never decisions."""

from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from askaround.core.text import is_web_address
from askaround.preparation.rules.drafts import blanks
from askaround.web.letter_language import letter_language

register = template.Library()

PLACES = {
    "agenda": "today",
    "research": "explorations",
    "people": "people",
    "imports": "people",
    "outreach": "asks",
    "letters": "asks",
    "scheduling": "conversations",
    "prepare": "conversations",
    "live": "conversations",
    "debrief": "conversations",
    "followup": "conversations",
    "insight": "explorations",
    "calendars": "settings",
    "library": "library",
    "settings": "settings",
}
"""Which entry of the main navigation is open, by URL namespace."""


@register.simple_tag(takes_context=True)
def open_place(context: dict[str, Any]) -> str:
    """Return the navigation entry that this page belongs to, or "".

    A view may name it as ``place`` in its context; otherwise the URL decides.
    """
    if place := context.get("place"):
        return str(place)
    match = getattr(context.get("request"), "resolver_match", None)
    return PLACES.get(match.namespace, "") if match else ""


@register.simple_tag
def data_folder() -> str:
    """Return the name by which a browser keeps what belongs to this data folder."""
    return str(settings.FOLDER)


register.filter("is_web_address", is_web_address)
register.simple_tag(letter_language)


@register.filter
def offers(message: Message, act: str) -> str:
    """Return the id of what ``message`` offers to "undo", "redo" or "take-back", or "".

    >>> offers(Message(25, "Saved.", extra_tags="undo:0193c1d2"), "undo")
    '0193c1d2'
    """
    tags = (message.extra_tags or "").split()
    prefix = f"{act}:"
    return next((tag.removeprefix(prefix) for tag in tags if tag.startswith(prefix)), "")


@register.filter
def initials(name: str) -> str:
    """Return the first letters of the first and the last word of ``name``.

    >>> initials("Ana Lucía de la Vega"), initials("Cher"), initials("")
    ('AV', 'C', '')
    """
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def relative_day(day: date, today: date | None = None) -> str:
    """Say how far ``day`` is from today: "yesterday", "in 3 days", "12 March", "12 March 2024".

    Beyond a week the date itself reads better; the year appears when it is another one.
    """
    today = today or localdate()
    if isinstance(day, datetime):
        day = localtime(day).date()
    distance = (day - today).days
    if -1 <= distance <= 1:
        return {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}[distance]
    if 1 < distance <= 7:
        return ngettext("in %(days)d day", "in %(days)d days", distance) % {"days": distance}
    if -7 <= distance < -1:
        return ngettext("%(days)d day ago", "%(days)d days ago", -distance) % {"days": -distance}
    said = date_format(day, "F j" if day.year == today.year else "F j, Y")
    # Translators: a day in the middle of a sentence, as in "You thanked them 12 March."
    return pgettext("a day beyond a week", "%s") % said


@register.filter
def share(value: float, whole: float) -> str:
    """Return ``value`` as a percentage of ``whole`` between 0 and 100, for an SVG attribute.

    >>> share(72, 150), share(200, 150), share(3, 0)
    ('48.0', '100.0', '0.0')
    """
    portion = value / whole if whole else 0.0
    return f"{100 * min(max(portion, 0.0), 1.0):.1f}"


@register.filter
def with_blanks(text: str) -> SafeString:
    """Return ``text`` with every blank in it marked.

    >>> with_blanks("Hi [their name] & all")
    'Hi <span class="blank">[their name]</span> &amp; all'
    """
    pieces, here = [], 0
    for blank in blanks(text):
        marked = format_html('<span class="blank">{}</span>', text[blank.start : blank.end])
        pieces += [(text[here : blank.start],), (marked,)]
        here = blank.end
    return format_html_join("", "{}", [*pieces, (text[here:],)])


@register.filter
def first_line(text: str) -> str:
    """Return the first line of a letter that says something: the one after the greeting.

    >>> first_line("Hi Grace,\\n\\nYour talk stayed with me.\\n\\nThank you")
    'Your talk stayed with me.'
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[1] if len(lines) > 1 and lines[0].endswith(",") else (lines or [""])[0]
