"""Setting what is known into sentences of ours, with a [blank] for everything else.

Slots are written ``{slot}``. Phrases of ours are put in first and the user's words last, in one
pass that never reads them again: braces and brackets in somebody's own text are text.
"""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from askaround.core.text import one_line
from askaround.people.rules.names import has_title
from askaround.preparation.languages import Page

SLOT = re.compile(r"\{([a-z_]+)\}")
BLANK = re.compile(r"\[(?!\w+:\S)(?=[^\[\]\n]*[^\W\d_])([^\[\]\n]{2,160})\](?!\()")
NOT_BLANKS = frozenset({"sic"})
EMPTY_LINES = re.compile(r"\n{3,}")
ENDS = (".", "!", "?", "…", ".”", ".)", "!”", "?”")


@dataclass(frozen=True, slots=True)
class Blank:
    """A place that only the writer can fill, from ``start`` to ``end`` of a text."""

    hint: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """``blanks`` are the hints of what is missing in subject and body, in order."""

    subject: str
    body: str
    blanks: tuple[str, ...] = ()


def blanks(text: str, *, own_words: Iterable[str] = ()) -> list[Blank]:
    """Return the blanks left in ``text``: words in square brackets.

    What stands in brackets in ``own_words`` too (a person's reason, say) is text, not a blank;
    so are addresses, links written as in Markdown, footnote numbers and [sic].
    """
    own = {inside.casefold() for words in own_words for inside in BLANK.findall(words)} | NOT_BLANKS
    return [
        Blank(found[1], found.start(), found.end())
        for found in BLANK.finditer(text)
        if found[1].casefold() not in own
    ]


def fill(
    template: str,
    *,
    phrases: Mapping[str, str],
    values: Mapping[str, str],
    hints: Page,
    sentences: Container[str],
) -> tuple[str, list[str]]:
    """Return the text and the hints of its blanks.

    ``phrases`` may hold slots, but no user text. A slot without a value becomes a blank, with a
    full stop where its value would have been one of the ``sentences``.
    """
    missing: list[str] = []

    def word(slot: re.Match[str]) -> str:
        if slot[1] in values:
            return values[slot[1]]
        hint = hints.text(slot[1])
        missing.append(hint)
        return f"[{hint}]." if slot[1] in sentences else f"[{hint}]"

    return SLOT.sub(word, with_phrases(template, phrases)), missing


def fill_blanks(
    text: str, *, values: Mapping[str, str], hints: Page, sentences: Container[str]
) -> str:
    """Put the values into those blanks of ours that still stand in a text changed by hand."""
    known = {hints.text(slot): slot for slot in hints.keys if values.get(slot)}

    def word(blank: re.Match[str]) -> str:
        slot = known.get(blank[1])
        if slot is None:
            return blank[0]
        return values[slot] + ("" if slot in sentences else blank[2])

    return re.sub(rf"{BLANK.pattern}(\.?)", word, text)


def with_phrases(template: str, phrases: Mapping[str, str]) -> str:
    """Put phrases into ``template``, and phrases into those."""

    def phrase(slot: re.Match[str]) -> str:
        return with_phrases(phrases[slot[1]], phrases) if slot[1] in phrases else slot[0]

    return SLOT.sub(phrase, template)


def as_sentence(text: str) -> str:
    """Return ``text`` with a capital at its start and a full stop at its end."""
    text = one_line(text)
    if not text:
        return ""
    first = text.split(maxsplit=1)[0]
    if first.islower() and first.isalpha():
        text = text[0].upper() + text[1:]
    return ended(text)


def ended(text: str) -> str:
    """Return ``text`` with a full stop, where it says something and has no end yet."""
    return text if not text or text.endswith(ENDS) else f"{text}."


def inside_a_sentence(text: str, small: Container[str]) -> str:
    """Return ``text`` as it reads in the middle of a sentence: "how a week goes".

    Only a first word of ``small`` loses its capital; any other may be a name.
    """
    text = one_line(text).rstrip(".!?… ")
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in small else text


def hi(name: str, page: Page) -> str:
    """Return the word before a name in a greeting: "Hi" Dana, "Dear" Mrs. Okafor."""
    return page.table("greetings").text("titled" if has_title(name) else "plain")


def tidy(text: str) -> str:
    """Close the gaps that empty slots leave."""
    lines = (re.sub(r" {2,}", " ", line).strip() for line in text.splitlines())
    return EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()
