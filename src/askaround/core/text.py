"""Plain-text questions that every step asks: words, sentences, and one form for comparing."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|\n\s*\n|\n(?=\s*[-*•\d])")
INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
"""Marks that nobody typed. The joiners U+200C and U+200D stay: they spell Persian names."""
ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u200c\u200d]")
"""Accents, Hebrew points, Arabic vowel marks, joiners; not the vowel signs of Thai or Hindi."""


def is_web_address(text: str) -> bool:
    """Tell whether a browser may follow this: http and https only, no script and no file.

    >>> is_web_address("HTTPS://acme.example"), is_web_address("javascript:alert(1)//http://")
    (True, False)
    """
    return WEB_ADDRESS.match(text) is not None


def words(text: str) -> list[str]:
    """Return the words of ``text`` in order, as written.

    >>> words("Don't rush, Ana: take 20 minutes.")
    ["Don't", 'rush', 'Ana', 'take', '20', 'minutes']
    """
    return WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Split on sentence ends, blank lines and list items; abbreviations may split too.

    >>> sentences("Thank you! Could we talk? I am free on Monday.")
    ['Thank you!', 'Could we talk?', 'I am free on Monday.']
    """
    return [part.strip() for part in SENTENCE_END.split(text) if part.strip()]


def fold(text: str) -> str:
    """Return ``text`` in the form used to compare: no case, no accents, single spaces.

    Letters that have no decomposition (ø, ł, ß) are mapped by hand, so that a name typed on
    another keyboard still meets its owner.

    >>> fold("  José   Łukasz-Ørsted ")
    'jose lukasz-orsted'
    """
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", INVISIBLE.sub("", text).casefold())
    return " ".join(ACCENTS.sub("", decomposed).translate(_UNDECOMPOSED).split())


_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)


def has_letters(text: str) -> bool:
    """Tell whether ``text`` can be read aloud: a name can, in any script, "???" cannot.

    >>> has_letters("Ng"), has_letters("李"), has_letters("??? 1234")
    (True, True, False)
    """
    return any(letter.isalpha() or letter > "\x7f" for letter in text)


def one_line(text: str) -> str:
    """Return ``text`` on one line, without control or zero-width characters.

    >>> one_line(" Dana\\x00\\n Whitfield\\u200b ")
    'Dana Whitfield'
    """
    if not text.isprintable():
        text = "".join(
            " " if unicodedata.category(letter) == "Cc" else letter
            for letter in INVISIBLE.sub("", text)
        )
    return " ".join(text.split())


def many_lines(text: str) -> str:
    """Return ``text`` with line breaks kept, other control characters dropped, ends trimmed."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        letter for letter in unified if letter in "\n\t" or unicodedata.category(letter) != "Cc"
    ).strip()
