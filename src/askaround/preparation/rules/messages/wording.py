"""Reads ``<language>/messages.toml`` into the patterns and sentences that the checks use."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from askaround.core.text import fold
from askaround.preparation.languages import Page, language_page, own_reasons


@dataclass(frozen=True, slots=True)
class Lengths:
    """Words of a body: good from ``few`` to ``good``, remarks from ``note`` and ``warn``."""

    few: int
    good: int
    note: int
    warn: int


@dataclass(frozen=True, slots=True)
class ChannelLimits:
    """What a channel takes, in characters; 0 where there is no limit or no subject line."""

    name: str
    characters: int
    paid_characters: int
    subject: int
    is_spoken: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """Word lists (folded), patterns, lengths, limits and reasons of one language."""

    words: Mapping[str, frozenset[str]]
    abbreviations: tuple[str, ...]
    endings: tuple[str, ...]
    patterns: Mapping[str, re.Pattern[str]]
    lengths: Mapping[str, Lengths]
    channels: Mapping[str, ChannelLimits]
    reasons: Mapping[str, str]

    def stem(self, word: str) -> str:
        """Return a rough stem, so that "conserving" meets "conservation"."""
        word = fold(word)
        for ending in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                return word.removesuffix(ending)
        return word


@lru_cache
def wording(language: str) -> Wording:
    page = language_page(language, "messages")
    lists, patterns = page.table("words"), page.table("patterns")
    lengths, channels, reasons = page.table("length"), page.table("channels"), page.table("reasons")
    return Wording(
        words={key: frozenset(map(fold, lists.texts(key))) for key in lists.keys},
        abbreviations=lists.texts("abbreviations"),
        endings=tuple(sorted(lists.texts("endings"), key=len, reverse=True)),
        patterns={key: _pattern(patterns.texts(key)) for key in patterns.keys},
        lengths={purpose: _lengths(lengths.table(purpose)) for purpose in lengths.keys},
        channels={channel: _limits(channels.table(channel)) for channel in channels.keys},
        reasons={
            **{key: reasons.text(key) for key in reasons.keys},
            **own_reasons(language, "messages"),
        },
    )


def _pattern(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    joined = "|".join(alternatives).replace(" ", r"\s")
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def _lengths(page: Page) -> Lengths:
    return Lengths(*(page.number(key) for key in ("few", "good", "note", "warn")))


def _limits(page: Page) -> ChannelLimits:
    return ChannelLimits(
        page.text("name"),
        page.number("characters"),
        page.number("paid_characters", 0),
        page.number("subject"),
        bool(page.number("spoken", 0)),
    )
