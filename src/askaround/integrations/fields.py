"""What a column can mean, and the values that any format shares: names, keys, addresses."""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from askaround.core.language import gettext as _
from askaround.core.text import fold
from askaround.integrations.links import profile_key
from askaround.integrations.reading import clean_line


class Field(StrEnum):
    """What a column can mean. Several columns may mean the same: two phones, street and city."""

    KEY = "key"
    NAME = "full_name"
    GIVEN = "given_name"
    MIDDLE = "middle_name"
    FAMILY = "family_name"
    SUFFIX = "suffix"
    TITLE = "title"
    ORGANIZATION = "organization"
    STARTED = "started"
    ENDED = "ended"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    LOCATION = "location"
    KNOWN_SINCE = "known_since"
    MET_ON = "met_on"
    HOW_I_KNOW = "how_i_know"
    CIRCLE = "circle"
    TAGS = "tags"
    NOTE = "note"


FieldMap = Mapping[int, Field]  # column index, counted from 0 → what it means

# What spreadsheets and data tools write for "nothing". "Null" and "NA" can be names.
NOTHING = frozenset({
    "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>",
    "N/A", "NULL", "NaN", "n/a", "nan", "none", "null", "#REF!", "#VALUE!",
    "#NAME?", "(null)", "undefined",
})  # fmt: skip
NO_DETAIL = NOTHING | {"NA", "None", "-", "--", "—", "?"}
NAME_FIELDS = frozenset({Field.NAME, Field.GIVEN, Field.MIDDLE, Field.FAMILY, Field.SUFFIX})
_BETWEEN_EMAILS = re.compile(r"[\s;,]+|:::")
_EMAIL = re.compile(r"[^\s@<>(),;:\"]+@[^\s@<>(),;:\"]+", re.UNICODE)
_EAST_ASIAN_NAME = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")


def join_name(given: str, middle: str, family: str, suffix: str = "") -> str:
    """Return the parts of a name as one, family name first where the script writes it so.

    >>> join_name("Dana", "", "Whitfield", "PhD"), join_name("明", "", "李")
    ('Dana Whitfield PhD', '李明')
    """
    if _EAST_ASIAN_NAME.fullmatch(given) and _EAST_ASIAN_NAME.fullmatch(family):
        return family + given
    return " ".join(part for part in (given, middle, family, suffix) if part)


def person_key(
    *, full_name: str, organization: str, emails: Sequence[str], links: Sequence[str], own: str = ""
) -> str:
    """Return the steadiest name a record has: its own, its profile, its address, its name."""
    if own:
        return own
    for link in links:
        if key := profile_key(link):
            return key
    if emails:
        return f"{emails[0].casefold()}"
    return f"{fold(full_name)} | {fold(organization)}"


def split_emails(text: str, notices: list[str]) -> list[str]:
    """Return the addresses in one cell; what is none is left out with a notice."""
    if _EMAIL.fullmatch(text):
        return [text]
    found = []
    for part in _BETWEEN_EMAILS.split(text):
        address = part.strip("<>\"'(),").removeprefix("mailto:")
        if _EMAIL.fullmatch(address):
            found.append(address)
    if not found:
        notices.append(_("“%s” is not an e-mail address and was left out.") % shown(text))
    return found


def shown(text: str) -> str:
    """Return ``text`` short enough to stand inside a sentence.

    >>> shown("a" * 100)[-3:]
    'aa…'
    """
    text = clean_line(text)
    return text if len(text) <= 60 else text[:59] + "…"


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """Return what is not empty, each value once, in order."""
    if not values:  # the usual case, made cheap
        return ()
    return tuple(dict.fromkeys(value for value in values if value))
