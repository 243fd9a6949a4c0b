"""The words of the live page that depend on the moment; a script shows them, so it is told them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time
from functools import cache, wraps
from typing import NamedTuple, TypeVar

from django.utils.formats import time_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from askaround.conversations.models import Note, PlannedQuestion
from askaround.conversations.queries import LineInShort
from askaround.conversations.rules.timer import Cue, CueName

Words = TypeVar("Words")


def once_a_language(say: Callable[[], Words]) -> Callable[[], Words]:
    """Let words be put together once for each language; nobody may change them."""
    said = cache(lambda _language: say())

    @wraps(say)
    def words() -> Words:
        return said(get_language())

    return words


class Clocks(NamedTuple):
    """How times are written: each hour as it strikes, and with ``{mm}`` for the minutes after it.

    So a script writes the times of a language as Django does, without knowing how.
    """

    hours: tuple[str, ...]
    minutes: tuple[str, ...]

    def write(self, at: datetime) -> str:
        if at.minute == 0:
            return self.hours[at.hour]
        return self.minutes[at.hour].replace("{mm}", f"{at.minute:02}")


@once_a_language
def clocks() -> Clocks:
    after = "34"  # minutes that no hour has
    return Clocks(
        tuple(time_format(time(hour)) for hour in range(24)),
        tuple(time_format(time(hour, int(after))).replace(after, "{mm}") for hour in range(24)),
    )


class KindOfLine(NamedTuple):
    """``key`` is the one letter that chooses it."""

    value: str
    key: str
    name: str


@once_a_language
def kinds() -> Sequence[KindOfLine]:
    """Return the kinds of lines in the order of their buttons, with short names."""
    kind = Note.Kind
    return [
        KindOfLine(str(value), key, name)
        for value, key, name in [
            (kind.FACT, "f", _("Fact")),
            (kind.OPINION, "o", _("Opinion")),
            (kind.QUOTE, "q", _("Quote")),
            (kind.STORY, "y", _("Story")),
            (kind.NUMBER, "n", _("Number")),
            (kind.SURPRISE, "s", _("Surprise")),
            (kind.ADVICE, "a", _("Advice")),
            (kind.REFERRAL, "r", _("Referral")),
            (kind.PATH, "p", _("Path")),
            (kind.OPENING, "w", _("Opening")),
            (kind.MY_PROMISE, "m", _("My promise")),
            (kind.THEIR_PROMISE, "t", _("Their promise")),
        ]
    ]


@once_a_language
def cue_words() -> Mapping[str, str]:
    """Return what each quiet cue says; the second one has the words to say aloud."""
    return {
        CueName.TWO_THIRDS: _("Two thirds of the time is gone. What do you still have to ask?"),
        CueName.LAST_MINUTES: _(
            "“We are at {n} minutes: shall I let you go, or do you have five more?”"
        ),
        CueName.OVER: _("{n} minutes are up. Thank them, and read out what you will do."),
    }


def cue_line(cue: Cue) -> str:
    return cue_words()[cue.name].replace("{n}", str(cue.after))


@once_a_language
def priorities() -> Mapping[str, str]:
    return {value: str(label) for value, label in PlannedQuestion.Priority.choices}


def marks(line: LineInShort, said: Mapping[str, str]) -> str:
    """Return what stands beside a line, in the words that ``said`` holds."""
    if not (line.off_record or line.volunteered or line.replaces_id):
        return ""
    found = [
        said["off_record"] if line.off_record else "",
        said["volunteered"] if line.volunteered else "",
        said["rival"] if line.has_rival else said["corrected"] if line.corrects else "",
    ]
    return " · ".join(filter(None, found))


@once_a_language
def script_words() -> Mapping[str, str]:
    """Return the sentences that a script needs; ``{n}`` stands for a number."""
    return _of_saving() | _of_trouble() | _of_the_talk()


def _of_saving() -> dict[str, str]:
    """Return how it stands with a line, and with all of them."""
    return {
        "all": _("Everything is saved"),
        "one": _("1 line is on this device only"),
        "many": _("{n} lines are on this device only"),
        "sending": _("Sending …"),
        "saving": _("Saving …"),
        "device": _("saved on this device"),
        "kept": _("saved"),
        "unsaved": _("not saved"),
        "unsaved_one": _(
            "1 line could not be saved on this device. Leave this page open, or save it as a file."
        ),
        "unsaved_many": _(
            "{n} lines could not be saved on this device. Leave this page open, or save them as a "
            "file."
        ),
        "refused": _("not kept"),
        "refused_many": _("{n} lines were not kept. They stay here, each with its reason."),
    }


def _of_trouble() -> dict[str, str]:
    """Return why lines stay on the device, and what to do about it."""
    return {
        "quota": _("This device has no room left. Save your lines as a file now."),
        "no_store": _(
            "This browser keeps nothing on this device, as in a private window. Your lines go "
            "straight to Askaround. If it cannot be reached, save them as a file before you close "
            "the page."
        ),
        "offline": _(
            "Askaround cannot be reached. Keep writing: your lines will be sent later on their own."
        ),
        "signed_out": _(
            "Askaround no longer recognizes this browser. Your lines stay on this device. Open the "
            "address that Askaround prints when it starts, then come back to this page."
        ),
        "gone": _("This conversation is no longer in Askaround. Save your lines as a file."),
        "trouble": _("Askaround could not take the lines just now. It will try again on its own."),
    }


def _of_the_talk() -> dict[str, str]:
    """Return what stands beside lines, questions and goals."""
    return {
        "rival": _("two versions: both are kept"),
        "corrected": _("corrected"),
        "off_record": _("off the record"),
        "volunteered": _("they brought it up"),
        "minutes": _("{n} min"),
        "minutes_of": _("of {n} min"),
        "remaining": _("{n} min of questions left, {left} of time"),
        "goals": _("{n} of {all}"),
        "dense": _(
            "{n} main questions asked. Stay with this one: how did that come about, and what "
            "happened then?"
        ),
        "no_lines": _("Nothing written yet."),
    }
