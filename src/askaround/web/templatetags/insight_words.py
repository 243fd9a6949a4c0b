"""Words for what was heard: levels, and how many voices stand on which side."""

from django import template

from askaround.insight.queries.claims import ClaimShown
from askaround.web.insight import words

register = template.Library()

register.filter("level_name", words.level)
register.filter("function_name", words.function)


@register.filter
def voices_of(shown: ClaimShown) -> str:
    """Say how many independent voices say so, and how many otherwise."""
    return words.sides(shown)


@register.filter
def multiplied(number: int, factor: int) -> int:
    """Return how high so many rows of a picture are."""
    return number * factor
