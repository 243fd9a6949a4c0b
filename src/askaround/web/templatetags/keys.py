"""The keys of the program, for the list behind "?"."""

from django import template

from askaround.web.keys import KEYS, Key

register = template.Library()


@register.simple_tag
def general_keys() -> tuple[Key, ...]:
    """Return the keys that mean the same on every page."""
    return KEYS
