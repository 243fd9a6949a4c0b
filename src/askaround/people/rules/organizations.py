"""When two spellings name one organization, and when a text names none."""

import re
from functools import cache, lru_cache

from askaround.core.text import fold
from askaround.people.rules.words import word_lists

PUNCTUATION = re.compile(r"[^\w&+/-]+")
LEGAL_FORM_WORDS = 4  # at most: "gmbh & co kg"


MOST_REMEMBERED = 20_000  # names; an import asks for each of its organizations several times


@lru_cache(maxsize=MOST_REMEMBERED)
def organization_key(name: str) -> str:
    """Return the form by which spellings of one organization meet; empty where it names none.

    Case, accents, full stops, a leading article and legal forms do not count. Two companies of
    one name in different countries share a key, so a key proposes and never decides.

    >>> {organization_key(each) for each in ("Stripe", "Stripe Inc", "Stripe, Inc.")}
    {'stripe'}
    >>> organization_key("Self-employed")
    ''
    """
    plain = _plain(name)
    if plain in _listed("not_organizations"):
        return ""
    for joined in _listed("joined_legal_forms"):
        plain = plain.replace(joined, " ")
    words = _plain(plain).split()
    while len(words) > 1 and words[0] in _listed("articles"):
        words = words[1:]
    return " ".join(_without_legal_forms(words))


def is_legal_form(text: str) -> bool:
    """Say whether a text is a legal form and nothing else, such as "Inc." behind a comma."""
    return _plain(text) in _listed("legal_forms")


def has_legal_form(name: str) -> bool:
    """Say whether a name carries a legal form, as only organizations do."""
    words = _plain(name).split()
    return len(_without_legal_forms(words)) < len(words) or any(
        joined in name for joined in _listed("joined_legal_forms")
    )


def is_organization_by_ending(text: str) -> bool:
    """Recognise an organization in a script that writes without spaces: 東京大学, 삼성전자."""
    return text.endswith(tuple(_listed("organization_endings")))


def is_job_by_ending(text: str) -> bool:
    """Recognise a job in a script that writes without spaces: データエンジニア, 数据分析师."""
    return text.endswith(tuple(_listed("job_endings")))


def _without_legal_forms(words: list[str]) -> list[str]:
    """Drop legal forms from the end, then one from the front, but never the whole name."""
    for count in range(min(LEGAL_FORM_WORDS, len(words) - 1), 0, -1):
        if " ".join(words[-count:]) in _listed("legal_forms"):
            return _without_legal_forms(_without_and(words[:-count]))
        if " ".join(words[:count]) in _listed("legal_forms_in_front"):
            return _without_legal_forms(words[count:])
    return words


def _without_and(words: list[str]) -> list[str]:
    """Drop the "&" that "McKinsey & Company" leaves behind."""
    return words[:-1] if len(words) > 1 and words[-1] == "&" else words


def _plain(name: str) -> str:
    return " ".join(PUNCTUATION.sub(" ", fold(name).replace(".", "")).split())


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word_lists("organizations.toml")[name])
