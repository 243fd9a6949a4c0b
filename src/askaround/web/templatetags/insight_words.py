"""Words for what was heard: who speaks, what they said, and how many stand on which side."""

from django import template
from django.utils.safestring import SafeString

from askaround.insight.queries.claims import Voice
from askaround.web.insight import markup, words
from askaround.web.insight.addresses import address

register = template.Library()

register.filter("in_percent", words.in_percent)
register.filter("voices_of", words.sides)
register.filter("far_along", markup.speaker)
register.filter("lines_of", markup.lines)
register.simple_tag(address)


@register.simple_tag
def voices(among: list[Voice], *, shows_all: bool = False) -> SafeString:
    """Return the voices on one side of a claim."""
    return markup.voices(among, shows_all=bool(shows_all))
