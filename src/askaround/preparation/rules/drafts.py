"""First drafts: what is known, set into sentences of ours, with a blank for everything else.

Sentences live in ``preparation/languages/<language>/drafts.toml``; `filling` sets them.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from askaround.accounts.rules import Channel
from askaround.core.text import one_line, words
from askaround.preparation.languages import Page, language_page
from askaround.preparation.rules.filling import (
    Blank,
    Draft,
    as_sentence,
    blanks,
    fill,
    fill_blanks,
    hi,
    inside_a_sentence,
    tidy,
)

__all__ = [
    "Blank",
    "Disclaimer",
    "Draft",
    "DraftKind",
    "DraftSlots",
    "Goal",
    "Mode",
    "blanks",
    "channels_of",
    "compose",
    "window_words",
    "with_blanks_filled",
]

SENTENCES = frozenset(
    {"synopsis", "why_you", "why_them", "connection", "since_we_last_spoke", "own_line", "why_meet"}
)
SUBJECT_WORDS = (3, 4)  # the fewest and the most; check M14 says the same


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
    setting = partial(
        fill, phrases=phrases, values=values, hints=page.table("hints"), sentences=SENTENCES
    )
    subject, missing = setting(template.text("subject", ""))
    body, more_missing = setting(template.text("body"))
    return Draft(one_line(subject), tidy(body), (*missing, *more_missing))


def with_blanks_filled(text: str, slots: DraftSlots, *, language: str = "en") -> str:
    """Return a text of one's own with what is known where a blank of ours still stands in it."""
    page = language_page(language, "drafts")
    values, hints = _values(slots, page), page.table("hints")
    return fill_blanks(text, values=values, hints=hints, sentences=SENTENCES)


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
        "hi_person": hi(slots.person, page),
        "hi_introducer": hi(slots.introducer, page),
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
    unknown_paths = page.table("unknown_paths")
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
        "hope": inside_a_sentence(hope, small),
        "about": inside_a_sentence(slots.about, small) or unknown_paths.text(slots.goal),
        "synopsis": " ".join(as_sentence(line) for line in slots.synopsis.splitlines()),
        "why_you": as_sentence(slots.why_you),
        "why_them": as_sentence(slots.why_them),
        "connection": as_sentence(slots.connection),
        "since_we_last_spoke": as_sentence(slots.since_we_last_spoke),
    }
    known = {slot: one_line(text) for slot, text in values.items() if one_line(text)}
    return {"my_link": one_line(slots.my_link), **known}


def _bare_subject(subject: str) -> str:
    return re.sub(r"^(?:re:\s*)+", "", one_line(subject), flags=re.IGNORECASE)
