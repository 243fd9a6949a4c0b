"""First drafts of letters: what is known, set into sentences of ours, blanks for everything else.

Sentences live in ``preparation/languages/<language>/letters.toml``. Every draft of thanks or news
leaves a place or two that only the writer can fill, however much is known.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from askaround.core.text import one_line
from askaround.letters.rules.kinds import LetterForm, LetterKind
from askaround.preparation.languages import Page, language_page
from askaround.preparation.rules.filling import (
    Draft,
    as_sentence,
    ended,
    fill,
    fill_blanks,
    hi,
    inside_a_sentence,
    tidy,
)

SENTENCES = frozenset(
    {
        "own_line",
        "own_view",
        "own_word",
        "own_thanks",
        "learned",
        "result",
        "reason_text",
        "no_reason",
        "why_not",
        "why_it_fits",
        "what_it_gave",
    }
)
TOPIC_SLOTS = ("first_topic", "second_topic", "third_topic")
MOST_TOPICS = len(TOPIC_SLOTS)
"""Of a confirmation (domain rules, playbooks: at most three topics)."""
MINUTES_LATE = 10


class Where(StrEnum):
    """How a conversation takes place, as far as a letter has to say it."""

    LINK = "link"
    CALL = "call"  # I call their number
    PLACE = "place"
    THEIRS = "theirs"  # in person, and the place is theirs to choose
    OPEN = "open"  # nothing is said yet


class TouchReason(StrEnum):
    """Why I write to somebody again. Without one of these I do not (R110)."""

    OUTCOME = "outcome"
    ARTICLE = "article"
    CONGRATULATION = "congratulation"
    SEASON = "season"


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What is known for a letter. Anything left empty becomes a blank, or is left out.

    ``person`` is how they are addressed. ``windows`` and ``time`` are times in words, in both
    zones. ``where_text`` is the link, number or place of ``where``. ``topics`` are keys of the
    question bank, or words. ``learned`` is a line I wrote down (``learned_is_quote``: their
    words), and ``will_do`` what I will do because of it. None of these may be off the record.
    ``talked``: whether I have spoken with ``referral``, whom this person suggested.
    """

    person: str = ""
    my_name: str = ""
    my_link: str = ""
    my_phone: str = ""
    windows: tuple[str, ...] = ()
    time: str = ""
    where: Where = Where.OPEN
    where_text: str = ""
    minutes: int = 20
    minutes_late: int = MINUTES_LATE
    topics: tuple[str, ...] = ()
    learned: str = ""
    learned_is_quote: bool = False
    will_do: str = ""
    advice: str = ""
    result: str = ""
    referral: str = ""
    talked: bool = True
    opening: str = ""
    is_confidential: bool = False
    looking_for: str = ""
    reason: TouchReason | None = None
    reason_text: str = ""
    with_resume: bool = False


def forms_of(kind: LetterKind, *, language: str = "en") -> list[LetterForm]:
    """Return the forms that a letter of this kind can have, the usual ones first."""
    written = language_page(language, "letters").table(kind)
    return [form for form in LetterForm if form in written.keys]


def compose(
    kind: LetterKind, form: LetterForm, facts: LetterFacts, *, language: str = "en"
) -> Draft:
    """Return the first draft of a letter. Raises KeyError where the kind has no such form."""
    page = language_page(language, "letters")
    written = page.table(kind)
    if form not in written.keys:
        raise KeyError(f"There is no {kind} as {form}.")
    template = written.table(form)
    text = written.table(template.text("like")) if "like" in template.keys else template
    setting = partial(
        fill,
        phrases=_phrases(facts, page),
        values=_values(facts, page),
        hints=page.table("hints"),
        sentences=SENTENCES,
    )
    subject, missing = setting(text.text("subject", "") if form is LetterForm.EMAIL else "")
    body, more_missing = setting(text.text("body"))
    return Draft(one_line(subject), tidy(body), (*missing, *more_missing))


def with_blanks_filled(text: str, facts: LetterFacts, *, language: str = "en") -> str:
    """Return a text of one's own with what is known where a blank of ours still stands in it."""
    page = language_page(language, "letters")
    values, hints = _values(facts, page), page.table("hints")
    return fill_blanks(text, values=values, hints=hints, sentences=SENTENCES)


def _phrases(facts: LetterFacts, page: Page) -> dict[str, str]:
    """Choose the phrases of ours that fit what is known. They may hold slots, but no user text."""

    def phrase(table: str, choice: str) -> str:
        return page.table(table).text(choice, "")

    learned = "quote" if facts.learned_is_quote else "line"
    topics = _topics(facts, page)
    return {
        "hi_person": hi(facts.person, page),
        "lesson": phrase("lessons", learned if one_line(facts.learned) else "unknown"),
        "next": phrase("next", "act" if _is_act(facts.will_do, page) else "thing"),
        "where_line": phrase("where", facts.where if _has_where(facts) else Where.OPEN),
        "topics_line": phrase("topics", str(len(topics))),
        "cancel_line": phrase("cancel", "phone" if one_line(facts.my_phone) else "plain"),
        "windows_line": phrase("windows", "some" if facts.windows else "none"),
        "referral_line": phrase("referral", "talked" if facts.talked else "written"),
        "confidence": phrase("confidence", "kept" if facts.is_confidential else "open"),
        "reason_line": phrase("reasons", facts.reason or "none"),
        "resume_line": phrase("resume", "sent" if facts.with_resume else "none"),
    }


def _values(facts: LetterFacts, page: Page) -> dict[str, str]:
    """Return what the user's words become inside a sentence; a missing key becomes a blank."""
    small = page.texts("small_inside")
    learned = one_line(facts.learned).strip('“”" ')
    values = {
        "person": facts.person,
        "my_name": facts.my_name,
        "time": facts.time,
        "where_text": facts.where_text,
        "minutes": str(facts.minutes),
        "minutes_late": str(facts.minutes_late),
        "learned": as_sentence(learned),
        "quoted": ended(learned),
        "will_do": ended(_to_them(facts.will_do, page)),
        "advice": one_line(facts.advice).rstrip(".!? "),
        "result": as_sentence(facts.result),
        "referral": facts.referral,
        "opening": inside_a_sentence(facts.opening, small),
        "looking_for": inside_a_sentence(facts.looking_for, small),
        "reason_text": as_sentence(facts.reason_text),
        "reason_inside": inside_a_sentence(facts.reason_text, small),
    }
    values |= {
        slot: inside_a_sentence(topic, small)
        for slot, topic in zip(TOPIC_SLOTS, _topics(facts, page), strict=False)
    }
    known = {slot: one_line(text) for slot, text in values.items() if one_line(text)}
    windows = "\n".join(f"- {one_line(window)}" for window in facts.windows)
    below = {"my_link": one_line(facts.my_link), "my_phone": one_line(facts.my_phone)}
    return {**below, "windows": windows, **known}


def _topics(facts: LetterFacts, page: Page) -> list[str]:
    """Return the first few topics as they read to that person; some are no matter for a letter."""
    names = page.table("topic_words")
    named = (one_line(names.text(topic, topic)) for topic in facts.topics)
    return list(filter(None, named))[:MOST_TOPICS]


def _has_where(facts: LetterFacts) -> bool:
    return bool(one_line(facts.where_text)) or facts.where is Where.THEIRS


def _is_act(text: str, page: Page) -> bool:
    """Say whether a text goes on after "I will": "write to the archive"."""
    return one_line(text).partition(" ")[0].lower() in page.texts("acts")


def _to_them(text: str, page: Page) -> str:
    """Return what I will do as I say it to them: "Send her the article" is "send you the article".

    Only a first word that is something to do loses its capital, and only a word right after it
    that means this person is turned.
    """
    first, _, rest = one_line(text).partition(" ")
    if first.lower() not in page.texts("acts"):
        return one_line(text)
    second, _, others = rest.partition(" ")
    turned = page.table("turned").text(second.lower(), second)
    return " ".join(filter(None, [first.lower(), turned, others]))
