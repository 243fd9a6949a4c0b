"""What the checks know about a message besides its text."""

from dataclasses import dataclass
from enum import StrEnum

from askaround.preparation.rules.drafts import DraftKind


class Purpose(StrEnum):
    REQUEST = "request"
    FOLLOW_UP = "follow-up"
    INTRODUCTION_REQUEST = "introduction-request"
    FORWARDABLE = "forwardable"
    INTRODUCTION = "introduction"
    INTRODUCER_REPLY = "introducer-reply"
    THANKS = "thanks"
    ANSWER = "answer"
    ARRANGEMENT = "arrangement"  # a time offered, confirmed, late or called off
    OPENING = "opening"  # the note of the day after
    NEWS = "news"  # what became of something, or a reason to be in touch
    SEARCH = "search"  # my job search begins, said openly


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """A message and what is known about it. Empty means: not known.

    ``channel`` is a `Channel`, or another form of a letter ("text", "paper", "card").
    ``person_name`` is the full name of whoever receives it, as in the record; ``addressed_as`` is
    how I address them. ``others`` are further names that belong in it (the introducer, myself).
    ``why_you`` is my reason for asking them, ``learned`` what a thank-you is for.
    ``papers_wanted``: they asked for my resume.
    """

    channel: str
    purpose: Purpose
    body: str
    subject: str = ""
    person_name: str = ""
    addressed_as: str = ""
    others: tuple[str, ...] = ()
    why_you: str = ""
    connection: str = ""
    referrer: str = ""
    learned: str = ""
    has_attachment: bool = False
    papers_wanted: bool = False
    first_message: bool = True


def purpose_of(kind: DraftKind) -> Purpose:
    """Return what a draft of this kind is for."""
    special = {
        DraftKind.VOICEMAIL: Purpose.REQUEST,
        DraftKind.SOUGHT_REQUEST: Purpose.INTRODUCTION_REQUEST,
        DraftKind.FOLLOW_UP_1: Purpose.FOLLOW_UP,
        DraftKind.FOLLOW_UP_2: Purpose.FOLLOW_UP,
    }
    return special.get(kind) or Purpose(kind.value)
