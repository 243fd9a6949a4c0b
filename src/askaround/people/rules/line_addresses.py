"""Find e-mail addresses, links, phone numbers and tags anywhere in a line."""

import re
from collections.abc import Iterator

from askaround.people.rules.pieces import Part, Piece

EMAIL = re.compile(r"(?:mailto:|<)?([\w.+%'-]+@[\w-]+(?:\.[\w-]+)+)>?")
LINK_END = r"[^\s,;|<>()（），；、]+"
TOP_LEVEL = "com|org|net|io|edu|co|me|dev|app|de|uk|fr|eu|ch|nl|social"
LINK = re.compile(
    rf"((?:https?://|www\.){LINK_END}"
    rf"|(?<![\w@.])[\w-]+(?:\.[\w-]+)*\.(?:{TOP_LEVEL})/{LINK_END})",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"(?<![\w/.#+-])(?:(?:tel|phone|cell|mobile|ph)\b[.:]?\s*)?"
    r"(\+?\(?\d[\d \t().-]{5,}\d)(?![\w/-])",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[.-]\d{1,2}[.-]\d{2,4}|(?:19|20)\d\d\s*-\s*(?:19|20)\d\d"
)
TAG = re.compile(r"(?<!\w)#(\w*[^\W\d_](?:[\w-]*\w)?)")
PHONE_DIGITS = range(7, 16)  # E.164 allows 15
DIGITS_OF_A_PLAIN_NUMBER = 9  # fewer need a plus, brackets, a label or a gap
SENTENCE_END = ".'!?:"


def addresses(line: str) -> Iterator[Piece]:
    """Yield every address and tag; pieces do not overlap."""
    for part, pattern in ((Part.LINK, LINK), (Part.EMAIL, EMAIL), (Part.TAG, TAG)):
        for found in pattern.finditer(line):
            text = found[1].rstrip(SENTENCE_END)
            yield Piece(part, text, found.start(), found.end() - (len(found[1]) - len(text)))
        line = pattern.sub(lambda read: "\n" * len(read[0]), line)
    for found in PHONE.finditer(line):
        if _is_phone(found):
            yield Piece(Part.PHONE, found[1], *found.span())


def _is_phone(found: re.Match[str]) -> bool:
    """Tell a phone number from a date, a span of years and a count."""
    number = found[1]
    digits = sum(letter.isdigit() for letter in number)
    is_marked = found[0] != number or not number.isdigit()
    return (
        digits in PHONE_DIGITS
        and (is_marked or digits >= DIGITS_OF_A_PLAIN_NUMBER)
        and not DATE.fullmatch(number)
    )
