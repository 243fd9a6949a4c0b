"""What a letter is for, how it goes out, and who may be written to. The values are stored."""

from enum import StrEnum

from askaround.preparation.rules.messages import Purpose


class LetterKind(StrEnum):
    OFFER = "offer"
    CONFIRMATION = "confirmation"
    LATE = "late"
    CANCELLATION = "cancellation"
    THANKS = "thanks"
    OPENING = "opening"
    OUTCOME = "outcome"
    REFERRER_NEWS = "referrer-news"
    TOUCH = "touch"
    SEARCH = "search"


class LetterForm(StrEnum):
    EMAIL = "email"
    LINKEDIN = "linkedin"
    TEXT = "text"
    PAPER = "paper"
    CARD = "card"
    PHONE = "phone"


PRINTED = frozenset({LetterForm.PAPER, LetterForm.CARD})
OWED = frozenset(
    {LetterKind.CONFIRMATION, LetterKind.LATE, LetterKind.CANCELLATION, LetterKind.THANKS}
)
"""What I owe to somebody whom I decided never to ask again: they hold an agreement with me, or
gave me their time. Nothing else is written to them."""
WITH_RESUME = frozenset(
    {LetterKind.CONFIRMATION, LetterKind.OPENING, LetterKind.TOUCH, LetterKind.SEARCH}
)
"""Letters that a resume may go along with; the others would turn into an application (M6)."""

_PURPOSES = {
    LetterKind.OFFER: Purpose.ARRANGEMENT,
    LetterKind.CONFIRMATION: Purpose.ARRANGEMENT,
    LetterKind.LATE: Purpose.ARRANGEMENT,
    LetterKind.CANCELLATION: Purpose.ARRANGEMENT,
    LetterKind.THANKS: Purpose.THANKS,
    LetterKind.OPENING: Purpose.OPENING,
    LetterKind.SEARCH: Purpose.SEARCH,
}


def purpose_of(kind: LetterKind) -> Purpose:
    """Return what the checks take a letter for."""
    return _PURPOSES.get(kind, Purpose.NEWS)


def may_write(kind: LetterKind, *, never_again: bool) -> bool:
    return kind in OWED or not never_again


def choose_form(
    kind: LetterKind, *, reachable: frozenset[LetterForm], possible: list[LetterForm]
) -> LetterForm:
    """Return the form to begin with, of those that are ``possible``; somebody who is waiting for
    me looks at their phone first.

    >>> choose_form(LetterKind.LATE, reachable=frozenset(LetterForm), possible=list(LetterForm))
    <LetterForm.TEXT: 'text'>
    """
    liked = (
        [LetterForm.TEXT, LetterForm.EMAIL, LetterForm.LINKEDIN]
        if kind is LetterKind.LATE
        else [LetterForm.EMAIL, LetterForm.LINKEDIN, LetterForm.TEXT]
    )
    there = [form for form in liked if form in possible]
    return next((form for form in there if form in reachable), (there or possible)[0])
