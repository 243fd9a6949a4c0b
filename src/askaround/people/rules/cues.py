"""The words of one language that give pieces of a line about a person away, ready to match."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from askaround.people.rules.circles import Circle, circles
from askaround.people.rules.words import word_lists

NOTHING_MATCHES = r"(?!)"
NOT_SMALL = r"[^\W\d_a-zß-öø-ÿа-яёα-ωά-ώ]"  # a capital letter, or one of a script without capitals


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled word lists of ``quick_add.toml`` and ``circles.toml``; all ignore case.

    Those named for a start are meant for ``Pattern.match``; ``cut`` finds, in lower case only,
    where a new phrase begins inside another ("data lead | met at a fair"); the first group of
    ``head_of`` is the "of" in "CEO of Initech".
    """

    remark_start: re.Pattern[str]
    via_start: re.Pattern[str]
    met_start: re.Pattern[str]
    cut: re.Pattern[str]
    person_of_mine_start: re.Pattern[str]
    of_mine_start: re.Pattern[str]
    from_small_start: re.Pattern[str]
    occasion: re.Pattern[str]
    works_at_start: re.Pattern[str]
    works_as_start: re.Pattern[str]
    with_start: re.Pattern[str]
    between: re.Pattern[str]
    head_of: re.Pattern[str]
    as_role: re.Pattern[str]
    behind_organization: re.Pattern[str]
    organization_word: re.Pattern[str]
    circle_words: dict[str, str]
    circle: re.Pattern[str]
    closeness_words: dict[str, str]
    closeness: re.Pattern[str]


@cache
def cues_of(language: str) -> Cues:
    lists, known = word_lists("quick_add.toml", language=language), circles(language=language)
    circle_words = {word: each.code for each in known for word in each.words}
    closeness_words = {
        word: str(each["value"]) for each in lists["closeness"] for word in each["words"]
    }
    met = rf"(?:{_any(lists['subjects'])}\s+)?{_any(lists['met'])}"
    return Cues(
        remark_start=_compile(rf"{_any(lists['remarks'])}|\d"),
        via_start=_compile(rf"{_any(lists['via'])}\s+"),
        met_start=_compile(met),
        cut=re.compile(rf"\s+(?P<cue>{_any(lists['via'])}|{met})(?=\s|$)"),
        person_of_mine_start=_compile(_person_of_mine(lists, known)),
        of_mine_start=_compile(_any(lists["of_mine"])),
        from_small_start=re.compile(rf"(?i:{_any(lists['from'])})\s+(?!{NOT_SMALL})"),
        occasion=re.compile(_any(word for each in known for word in each.occasions)),
        works_at_start=_compile(rf"{_any(lists['works_at'])}\s*"),
        works_as_start=_compile(rf"{_any(lists['works_as'])}\s+"),
        with_start=_before_a_name(lists["with"]),
        between=_between(lists),
        head_of=re.compile(
            rf"(?i:{_any(lists['heads'])})(\s+(?i:{_any(lists['of'])})\s+){NOT_SMALL}"
        ),
        as_role=_compile(rf"\s+{_any(lists['as_role'])}\s+"),
        behind_organization=_behind_organization(lists),
        organization_word=_compile(_any(lists["organization_words"])),
        circle_words=circle_words,
        circle=_compile(_any(circle_words)),
        closeness_words=closeness_words,
        closeness=_compile(_any(closeness_words)),
    )


def _person_of_mine(lists: dict[str, list[str]], known: Iterable[Circle]) -> str:
    """Match "my aunt", "old colleague", "alumna"; "my professor", yet not "professor"."""
    people = [word for each in known for word in each.people]
    titled = [word for each in known for word in each.people_after_my]
    mine, before = _any(lists["of_mine"]), _any(lists["before_people"])
    anybody, unmistakable = _any([*people, *titled]), _any(people)
    my_own = rf"{mine}[\s-]+(?:{before}\s+|{mine}[\s-]+)*{anybody}"
    theirs = rf"(?:['’]s\s+{anybody})?"
    return rf"(?:{before}\s+)*(?:{my_own}|{unmistakable}){theirs}"


def _between(lists: dict[str, list[str]]) -> re.Pattern[str]:
    """Match what stands between a role and an organization: " at ", "@", " with Acme"."""
    idiom, at, with_ = (_any(lists[key]) for key in ("at_idioms", "at", "with"))
    return re.compile(rf"\s+(?!(?i:{idiom}))(?i:{at})\s*(?=\S)|\s+(?i:{with_})\s+(?={NOT_SMALL})")


def _behind_organization(lists: dict[str, list[str]]) -> re.Pattern[str]:
    """Match the gap before a place or a time: "Acme| in Berlin", "Acme| since 2019"."""
    place, time = _any(lists["before_place"]), _any(lists["before_time"])
    return re.compile(rf"\s+(?=(?i:{place})\s+{NOT_SMALL}|(?i:{time})\s+\d)")


def _before_a_name(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?i:{_any(words)})\s+(?={NOT_SMALL})")


def _any(words: Iterable[str]) -> str:
    """Match any of the words as whole words, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    choices = "|".join(_whole(word) for word in longest_first)
    return rf"(?:{choices or NOTHING_MATCHES})"


def _whole(word: str) -> str:
    spaced = re.escape(word).replace(r"\ ", r"\s+")
    return (
        (r"(?<!\w)" if word[0].isalnum() else "")
        + spaced
        + (r"(?!\w)" if word[-1].isalnum() else "")
    )


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
