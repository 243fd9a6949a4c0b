"""Words for what was heard: levels, and how many voices stand on which side."""

from uuid import UUID

from django import template

from askaround.web.insight import words
from askaround.web.insight.addresses import address

register = template.Library()

register.filter("level_name", words.level)
register.filter("function_name", words.function)
register.filter("voices_of", words.sides)


@register.filter("address")
def address_of(key: UUID, name: str) -> str:
    """Return the address of a page that takes one key; much quicker than ``url``."""
    return address(name, key)


@register.filter
def multiplied(number: int, factor: int) -> int:
    """Return how high so many rows of a picture are."""
    return number * factor
