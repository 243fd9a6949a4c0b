"""First drafts: what is known, set into sentences of ours, with a blank for everything else.

Sentences live in ``preparation/languages/<language>/drafts.toml``. Their slots are written
``{slot}``. Phrases of ours are put in first and the user's words last, in one pass that never
reads them again: braces and brackets in somebody's own text are text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from askaround.accounts.rules import Channel
from askaround.core.text import one_line, words
from askaround.preparation.languages import Page, language_page

SLOT = re.compile(r"\{([a-z_]+)\}")
BLANK = re.compile(r"\[(?!\w+:\S)(?=[^\[\]\n]*[^\W\d_])([^\[\]\n]{2,160})\](?!\()")
NOT_BLANKS = frozenset({"sic"})
EMPTY_LINES = re.compile(r"\n{3,}")
SENTENCES = frozenset(
    {"synopsis", "why_you", "why_them", "connection", "since_we_last_spoke", "own_line", "why_meet"}
)
SUBJECT_WORDS = (3, 4)  # the fewest and the most; check M14 says the same
SENTENCE_END = (".", "!", "?", "…", ".”", ".)", "!”", "?”")


class DraftKind(StrEnum):
    REQUEST = "request"
    FOLLOW_UP_1 = "follow-up-1"
    FOLLOW_UP_2 = "follow-up-2"
    VOICEMAIL = "voicemail"
    INTRODUCTION_REQUEST = "introduction-request"  # to the contact who knows us both
    SOUGHT_REQUEST = "sought-request"  # the same, where no name is known yet
    FORWARDABLE = "forwardable"  # what that contact can pass on
    INTRODUCTION = "introduction"  # from that contact, to both of us
    INTRODUCER_REPLY = "introducer-reply"  # my answer, with the contact in Bcc


class Goal(StrEnum):
    """What an exploration is for. The values are those that are stored."""

    OCCUPATION = "occupation"
    ORGANIZATION = "organization"
    PROGRAM = "program"
    SWITCH = "switch"
    COMPARE = "compare"


class Mode(StrEnum):
    """How we could meet, in the order in which they are offered."""

    VIDEO = "video"
    PHONE = "phone"
    IN_PERSON = "in-person"


class Disclaimer(StrEnum):
    """What the message says about jobs. Only a true one is a good one."""

    NONE = "none"
    LEARNING = "learning"
    NOT_LOOKING = "not-looking"
    SEARCHING = "searching"


@dataclass(frozen=True, slots=True)
class DraftSlots:
    """What is known. Anything left empty becomes a blank with a hint, or is left out.

    ``person`` is how they are addressed, ``me`` how I am. ``why_you``, ``connection``,
    ``why_them`` and ``since_we_last_spoke`` are sentences; ``hope`` ("how a week really goes")
    and ``about`` ("museum conservation", "Morgan Library") stand inside one. ``why_you`` speaks
    to the person, ``why_them`` about them to the contact who could introduce us.
    """

    my_name: str = ""
    me: str = ""
    my_link: str = ""
    my_phone: str = ""
    synopsis: str = ""
    person: str = ""
    person_full_name: str = ""
    why_you: str = ""
    why_them: str = ""
    hope: str = ""
    about: str = ""
    goal: Goal = Goal.OCCUPATION
    connection: str = ""
    referrer: str = ""
    introducer: str = ""
    since_we_last_spoke: str = ""
    minutes: int = 20
    window: str = ""
    modes: frozenset[Mode] = frozenset(Mode)
    disclaimer: Disclaimer = Disclaimer.LEARNING
    earlier_subject: str = ""


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


def channels_of(kind: DraftKind, *, language: str = "en") -> list[Channel]:
    """Return the channels on which there is a draft of this kind."""
    page = language_page(language, "drafts")
    return [channel for channel in Channel if _template(page, channel, kind) is not None]


def window_words(days: int, *, language: str = "en") -> str:
    """Say how far ahead a time is asked for.

    >>> window_words(14)
    'in the next two weeks'
    """
    windows = language_page(language, "drafts").table("windows")
    return windows.text(str(days), windows.text("other").replace("{days}", str(days)))


def compose(slots: DraftSlots, *, channel: Channel, kind: DraftKind, language: str = "en") -> Draft:
    """Return the first draft of a message. Raises KeyError where the channel has no such kind."""
    page = language_page(language, "drafts")
    template = _template(page, channel, kind)
    if template is None:
        raise KeyError(f"There is no {kind} for {channel}.")
    values = _values(slots, page)
    phrases = _phrases(slots, values, page, template)
    hints = page.table("hints")
    subject, missing = _fill(template.text("subject", ""), phrases, values, hints)
    body, more_missing = _fill(template.text("body"), phrases, values, hints)
    return Draft(one_line(subject), _tidy(body), (*missing, *more_missing))


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


def _template(page: Page, channel: Channel, kind: DraftKind) -> Page | None:
    written = page.table(channel)
    if kind in written.texts("kinds", ()):
        return page.table(written.text("like")).table(kind)
    return written.table(kind) if kind in written.keys else None


def _phrases(
    slots: DraftSlots, values: dict[str, str], page: Page, template: Page
) -> dict[str, str]:
    """Choose the phrases of ours that fit what is known. They may hold slots, but no user text."""
    beginning = next((known for known in ("referrer", "connection") if known in values), "cold")
    familiarity = "known" if "since_we_last_spoke" in values else "new"
    subjects, pieces = page.table("subjects"), page.table("pieces")
    topic = _subject(("about", "plain"), values, subjects)
    modes = "-".join(mode for mode in Mode if mode in slots.modes)
    return {
        "opening": page.table("openings").text(beginning),
        "short_opening": page.table("short_openings").text(beginning),
        "aim": page.table("aims").text(slots.goal),
        "modes": page.table("modes").text(modes) if modes else "",
        "disclaimer": page.table("disclaimers").text(slots.disclaimer, ""),
        "about_me": page.table("about_me").text(familiarity),
        "subject": _subject(("referrer", "about", "plain"), values, subjects),
        "topic": topic,
        "reply_subject": (
            "Re: {earlier_subject}"
            if "earlier_subject" in values
            else template.text("no_earlier_subject", "")
        ),
        "forwardable": pieces.text("forwardable").strip(),
        "forwardable_to_anybody": pieces.text("forwardable_to_anybody").strip(),
    }


def _subject(choices: tuple[str, ...], values: dict[str, str], subjects: Page) -> str:
    """Return the first subject that is known and has neither too few words nor too many.

    The last choice is taken whatever it is. Choices but the last are named like their one slot.
    """
    fewest, most = SUBJECT_WORDS
    for choice in choices[:-1]:
        phrase = subjects.text(choice)
        written = words(phrase.replace(f"{{{choice}}}", values.get(choice, "")))
        if choice in values and fewest <= len(written) <= most:
            return phrase
    return subjects.text(choices[-1])


def _values(slots: DraftSlots, page: Page) -> dict[str, str]:
    """Return what the user's words become inside a sentence; a missing key becomes a blank."""
    small, repeated = page.texts("small_inside"), "|".join(page.texts("hope_openings"))
    hope = re.sub(rf"^(?:{repeated}) ", "", one_line(slots.hope), flags=re.IGNORECASE)
    values = {
        "my_name": slots.my_name,
        "me": slots.me or slots.my_name,
        "my_phone": slots.my_phone,
        "person": slots.person,
        "person_full_name": slots.person_full_name or slots.person,
        "referrer": slots.referrer,
        "introducer": slots.introducer,
        "window": slots.window,
        "minutes": str(slots.minutes),
        "earlier_subject": _bare_subject(slots.earlier_subject),
        "hope": _inside_a_sentence(hope, small),
        "about": _inside_a_sentence(slots.about, small),
        "synopsis": " ".join(_as_sentence(line) for line in slots.synopsis.splitlines()),
        "why_you": _as_sentence(slots.why_you),
        "why_them": _as_sentence(slots.why_them),
        "connection": _as_sentence(slots.connection),
        "since_we_last_spoke": _as_sentence(slots.since_we_last_spoke),
    }
    known = {slot: one_line(text) for slot, text in values.items() if one_line(text)}
    return {"my_link": one_line(slots.my_link), **known}


def _fill(
    template: str, phrases: dict[str, str], values: dict[str, str], hints: Page
) -> tuple[str, list[str]]:
    """Return the text and the hints of its blanks."""
    missing: list[str] = []

    def word(slot: re.Match[str]) -> str:
        if slot[1] in values:
            return values[slot[1]]
        hint = hints.text(slot[1])
        missing.append(hint)
        return f"[{hint}]." if slot[1] in SENTENCES else f"[{hint}]"

    return SLOT.sub(word, _with_phrases(template, phrases)), missing


def _with_phrases(template: str, phrases: dict[str, str]) -> str:
    """Put phrases into ``template``, and phrases into those."""

    def phrase(slot: re.Match[str]) -> str:
        return _with_phrases(phrases[slot[1]], phrases) if slot[1] in phrases else slot[0]

    return SLOT.sub(phrase, template)


def _as_sentence(text: str) -> str:
    """Return ``text`` with a capital at its start and a full stop at its end."""
    text = one_line(text)
    if not text:
        return ""
    first = text.split(maxsplit=1)[0]
    if first.islower() and first.isalpha():
        text = text[0].upper() + text[1:]
    return text if text.endswith(SENTENCE_END) else f"{text}."


def _inside_a_sentence(text: str, small: tuple[str, ...]) -> str:
    """Return ``text`` as it reads in the middle of a sentence: "how a week goes"."""
    text = one_line(text).rstrip(".!?… ")
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in small else text


def _bare_subject(subject: str) -> str:
    return re.sub(r"^(?:re:\s*)+", "", one_line(subject), flags=re.IGNORECASE)


def _tidy(text: str) -> str:
    """Close the gaps that empty slots leave."""
    lines = (re.sub(r" {2,}", " ", line).strip() for line in text.splitlines())
    return EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()
