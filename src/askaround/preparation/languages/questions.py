"""Reads ``<language>/questions.toml`` into the patterns that the question checks use.

A pattern is a regular expression in which ``<word>`` stands for the list of that name in
``[lists]``. Patterns ignore case and see straight apostrophes only.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import lru_cache

from askaround.core.text import fold
from askaround.preparation.languages.page import Page
from askaround.preparation.languages.reading import language_page, own_reasons
from askaround.preparation.rules.questions.language import (
    Openings,
    QuestionLanguage,
    Remark,
    Rewrite,
)

LIST_NAME = re.compile(r"(?<!\(\?P)(?<!\(\?)<([a-z_]+)>")
GAP = re.compile(r"\{(\w+)\}")
NEEDED = (
    "L1", "L1-statement", "L1-permission", "L2", "L3", "L4", "L5", "L6", "L7", "L7-agree", "L8",
    "L9", "L9-nouns", "L10", "L11", "L12", "L13", "L14", "L16", "L17-long", "L17-jargon",
    "L18", "L19",
)  # fmt: skip
"""Remarks that the checks name. Those of L15 may be any number of ``L15-…``."""

Lists = Mapping[str, str]


@lru_cache
def question_language(code: str) -> QuestionLanguage:
    """Return the language ``code``, such as ``en``. Raises `FaultyPage`."""
    language = read_question_language(code, language_page(code, "questions"))
    said = own_reasons(code, "questions")
    remarks = {
        key: replace(remark, reason=said.get(key, remark.reason))
        for key, remark in language.remarks.items()
    }
    return replace(language, remarks=remarks)


def read_question_language(code: str, page: Page) -> QuestionLanguage:
    """Check and compile one page."""
    lists = _lists(page.table("lists"))
    words = page.table("words")
    return QuestionLanguage(
        code=code,
        name=page.text("name"),
        abbreviations=frozenset(words.texts("abbreviations")),
        openings=_openings(page.table("openings"), lists),
        stop_words=_folded(words.texts("stop")),
        endings=words.texts("endings"),
        self_words=_folded(words.texts("self")),
        other_words=_folded(words.texts("other")),
        jargon=_folded(words.texts("jargon")),
        acronyms=_folded(words.texts("acronyms")),
        jargon_of_levels=_jargon_of_levels(words.table("jargon_of_levels")),
        tag=_pattern(page, "tag", lists),
        spare=_pattern(page, "spare", lists),
        joint=_pattern(page, "joint", lists),
        remarks=_remarks(page.table("remarks"), lists),
    )


def _lists(page: Page) -> dict[str, str]:
    """Join each list into one alternative, the longest first so that it wins."""
    return {
        key: "(?:" + "|".join(sorted(page.texts(key), key=len, reverse=True)) + ")"
        for key in page.keys
    }


def _openings(page: Page, lists: Lists) -> Openings:
    return Openings(**{field.name: _pattern(page, field.name, lists) for field in fields(Openings)})


def _jargon_of_levels(page: Page) -> dict[str, frozenset[str]]:
    return {level: _folded(page.texts(level)) for level in page.keys}


def _remarks(page: Page, lists: Lists) -> dict[str, Remark]:
    for key in NEEDED:
        page.table(key)
    if not any(key.startswith("L15-") for key in page.keys):
        raise page.fault("L15-…", "is missing: name at least one private matter")
    return {key: _remark(page.table(key), lists, page.keys) for key in page.keys}


def _remark(page: Page, lists: Lists, remarks: tuple[str, ...]) -> Remark:
    return Remark(
        reason=page.text("reason"),
        finds=_pattern(page, "finds", lists, default=()),
        unless=_pattern(page, "unless", lists, default=()),
        rewrites=tuple(_rewrite(one, lists, remarks) for one in page.tables("rewrites", ())),
    )


def _rewrite(page: Page, lists: Lists, remarks: tuple[str, ...]) -> Rewrite:
    when = _pattern(page, "when", lists) if "when" in page.content else None
    to, then = page.texts("to"), page.text("then", "")
    missing = {gap for text in to for gap in GAP.findall(text)} - set(
        when.groupindex if when else ()
    )
    if missing:
        raise page.fault("to", f"has a gap that `when` does not fill: {', '.join(sorted(missing))}")
    if then and then not in remarks:
        raise page.fault("then", f"names {then}, and there is no such remark")
    return Rewrite(to=to, when=when, then=then)


def _pattern(
    page: Page, key: str, lists: Lists, default: tuple[str, ...] | None = None
) -> re.Pattern[str]:
    """Compile the alternatives under ``key``; none at all never matches."""
    alternatives = [_expanded(page, key, text, lists) for text in page.texts(key, default)]
    try:
        return re.compile("|".join(f"(?:{a})" for a in alternatives) or r"(?!)", re.IGNORECASE)
    except re.error as fault:
        raise page.fault(key, f"is not a pattern: {fault}") from fault


def _expanded(page: Page, key: str, pattern: str, lists: Lists) -> str:
    def listed(name: re.Match[str]) -> str:
        if name[1] not in lists:
            raise page.fault(key, f"uses <{name[1]}>, and [lists] has no {name[1]}")
        return lists[name[1]]

    return LIST_NAME.sub(listed, pattern)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
