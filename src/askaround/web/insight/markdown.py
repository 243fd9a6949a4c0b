"""The brief as Markdown, for whatever other program reads it."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from askaround.insight.queries.brief import Brief
from askaround.insight.queries.claims import ClaimShown, Voice
from askaround.web.insight import words

SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
AT_LINE_START = re.compile(r"^(\s*)([-+=~]|\d+[.)])", re.MULTILINE)


def as_markdown(title: str, brief: Brief) -> str:
    """Return the whole brief as one text that ends with a line break."""
    return "\n".join(_lines(title, brief)) + "\n"


def _lines(title: str, brief: Brief) -> Iterator[str]:
    yield f"# {_plain(title)}"
    for about in brief.about:
        heading = about.path.name if about.path else _("Besides the paths")
        yield f"\n## {_plain(heading)}"
        for claim in about.claims:
            yield from _claim(claim)
    if brief.stories:
        yield "\n## " + _("Stories")
        for story in brief.stories:
            yield ""
            yield _quoted(story.text)
            yield f"\n— {_plain(story.name)}"
    if brief.needed:
        yield "\n## " + _("What it takes, in their words")
        yield ""
        yield from (f"- {_plain(line.text)} ({_plain(line.name)})" for line in brief.needed)
    if brief.keywords:
        yield "\n## " + _("Words for a resume")
        yield ""
        yield _table_row(_("Word"), _("Said by"), _("I have it"))
        yield "| --- | ---: | --- |"
        for each in brief.keywords:
            mine = _("yes") if each.mine else _("no")
            yield _table_row(_plain(each.word), str(each.people), mine)


def _table_row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _claim(claim: ClaimShown) -> Iterator[str]:
    yield f"\n### {_plain(claim.claim.text)}"
    yield "\n" + words.sides(claim.voices)
    for heading, voices in (
        (_("Says so too"), claim.agree),
        (_("Sees it differently"), claim.disagree),
    ):
        if voices and claim.disagree:
            yield f"\n{heading}:"
        for voice in voices:
            yield from _voice(voice)


def _voice(voice: Voice) -> Iterator[str]:
    yield ""
    if voice.quote:
        yield _quoted(voice.quote)
        yield ">"
    parts = [voice.speaker.name, voice.speaker.work]
    yield f"> — {_plain(', '.join(filter(None, parts)))}"


def _quoted(text: str) -> str:
    """Return a text as a quotation: every line of it, also the empty ones."""
    return "\n".join(f"> {line}".rstrip() for line in _plain(text, keep_lines=True).split("\n"))


def _plain(text: str, *, keep_lines: bool = False) -> str:
    """Return a text whose letters mean nothing to Markdown."""
    escaped = AT_LINE_START.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", text))
    return escaped if keep_lines else " ".join(escaped.split())
