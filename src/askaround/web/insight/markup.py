"""Lines of the notes and voices about claims as markup, each with the way back to the notes.

One page may show five hundred of them, and a template takes ten times as long. Whatever somebody
wrote is escaped here; addresses are made of keys.
"""

from functools import lru_cache
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from askaround.conversations.models import Note
from askaround.insight.queries.claims import Voice
from askaround.insight.queries.lines import Line
from askaround.insight.queries.speakers import Speaker
from askaround.insight.queries.told import LineShown, Told
from askaround.web.insight import words
from askaround.web.insight.addresses import address


def speaker(found: Speaker) -> SafeString:
    """Say how far along somebody is; "" where nothing is known."""
    text = _far_along(found.level, found.years, get_language() or "")
    return mark_safe(f'<span class="small soft">{text}</span>' if text else "")  # noqa: S308 (escaped)


@lru_cache(maxsize=256)
def _far_along(level: str, years: int | None, language: str) -> str:
    """Return a level and years in words. ``language`` only tells texts apart."""
    parts = [words.level(level)] if level else []
    if years is not None:
        there = ngettext("%d year there", "%d years there", years) % years
        parts.append(there if years else _("less than a year there"))
    return escape(", ".join(parts))


def voices(among: list[Voice], *, shows_all: bool) -> SafeString:
    """Return the voices on one side of a claim, each with its quote."""
    said = _words(get_language() or "")
    shown = "".join(_voice(each, said, shows_all=shows_all) for each in among)
    return mark_safe(f'<ul class="plain voices">{shown}</ul>')  # noqa: S308 (escaped part by part)


def lines(told: Told) -> SafeString:
    """Return what one conversation says to a question, line by line."""
    said = _words(get_language() or "")
    notes = address("debrief:debrief", told.conversation)
    shown = "".join(_line(each, notes, said) for each in told.lines)
    return mark_safe(shown)  # noqa: S308 (escaped part by part)


class _Words(NamedTuple):
    """The fixed words, in one language and ready to be put into a page."""

    secret: str
    tag: str
    in_the_notes: str
    make_something: str
    told_unasked: str
    unasked: str
    asked: str
    opinion: str
    struck: str
    kinds: dict[str, str]


@lru_cache
def _words(_language: str) -> _Words:
    off_record = {"text": _("Off the record"), "tone": "warn"}
    return _Words(
        secret=escape(_("Said off the record.")),
        tag=render_to_string("components/tag.html", off_record).strip(),
        in_the_notes=escape(_("In the notes")),
        make_something=escape(_("Turn it into a claim")),
        told_unasked=escape(_("told without being asked")),
        unasked=escape(_("without being asked")),
        asked=escape(_("when asked")),
        opinion=escape(_("an opinion")),
        struck=escape(_("the line has since been struck out")),
        kinds={kind.value: escape(str(kind.label)) for kind in Note.Kind},
    )


def _voice(voice: Voice, said: _Words, *, shows_all: bool) -> str:
    name = escape(voice.speaker.name)
    parts = [
        f'<span><a href="{address("people:person", voice.speaker.pk)}">{name}</a></span>',
        speaker(voice.speaker),
        *_how_they_know(voice, said, name),
    ]
    if voice.off_record and shows_all:
        parts.append(said.tag)
    quote = _quote(voice, said, shows_all=shows_all)
    return f'<li>{quote}<p class="small dotted">{"".join(parts)}</p></li>'


def _quote(voice: Voice, said: _Words, *, shows_all: bool) -> str:
    if voice.off_record and not shows_all:
        return f'<p class="soft">{said.secret}</p>'
    if not voice.quote:
        return ""
    return f'<blockquote><p class="serif keep-lines">{escape(voice.quote)}</p></blockquote>'


def _how_they_know(voice: Voice, said: _Words, name: str) -> list[str]:
    line = voice.line
    if line is None:
        return [_soft(said.struck)] if voice.note else []
    kind = said.opinion if voice.is_opinion else said.kinds.get(line.kind, "")
    there = f"{address('debrief:debrief', line.conversation)}#note-{line.pk}"
    whose = f'<span class="visually-hidden">: {name}</span>'
    return [
        _soft(kind),
        _soft(said.unasked if voice.volunteered else said.asked),
        f'<a href="{there}">{said.in_the_notes}{whose}</a>',
    ]


def _soft(text: str) -> str:
    return f'<span class="soft">{text}</span>'


def _line(each: LineShown, notes: str, said: _Words) -> str:
    line = each.line
    parts = [
        f"<span>{said.kinds.get(line.kind, '')}</span>",
        f"<span>{said.told_unasked}</span>" if line.volunteered else "",
        said.tag if line.off_record else "",
        *_claims(each, said),
        f'<a href="{notes}#note-{line.pk}"{_of(line)}>{said.in_the_notes}</a>',
    ]
    text = f'<p class="keep-lines" id="said-{line.pk}">{escape(line.text)}</p>'
    return f'<li>{text}<p class="small soft dotted">{"".join(parts)}</p></li>'


def _claims(each: LineShown, said: _Words) -> list[str]:
    """Return the claims that rest on a line, or the way to make one."""
    if not each.claims:
        url = address("insight:line", each.line.pk)
        return [f'<span><a href="{url}"{_of(each.line)}>{said.make_something}</a></span>']
    return [
        f'<span><a href="#claim-{shown.claim.pk}">{escape(shown.claim.text)}</a></span>'
        for shown in each.claims
    ]


def _of(line: Line) -> str:
    """Say, to whoever hears the page, of which line a link is."""
    return f' aria-describedby="said-{line.pk}"'
