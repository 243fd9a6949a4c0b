"""The keys of the program, for the list behind "?"."""

from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from askaround.web.keys import KEYS

register = template.Library()


@register.simple_tag
def general_keys(*, of_the_page: bool) -> SafeString:
    """Return the keys that mean the same on every page: for what stands on some, or for all."""
    return _drawn(get_language() or "", of_the_page=of_the_page)


@cache
def _drawn(_language: str, *, of_the_page: bool) -> SafeString:
    """Draw them once in each language: they stand on every page."""
    keys = [key for key in KEYS if bool(key.needs) is of_the_page]
    rows = [render_to_string("components/key.html", {"key": key}) for key in keys]
    return mark_safe("".join(rows))  # noqa: S308 (templates have escaped it)
