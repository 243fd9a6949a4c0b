"""Ways to reach somebody: what kind a text is, how it is kept, and the form used to compare.

E-mail addresses are checked for their spelling only, never on the network. Phone numbers are
kept in international form where the country is known; a number without one is kept as typed.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from askaround.core.text import one_line

LONGEST = 500  # characters, as many as are stored
FEWEST_DIGITS, MOST_DIGITS = 5, 15
"""Of a phone number: E.164 (ITU-T) allows 15, and the shortest with an area code have 5."""

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?")
PHONE = re.compile(r"[+(]?[\d\s().\-/–]+(?:\s*(?:ext|x|#)\.?\s*\d+)?", re.IGNORECASE)
LINKEDIN = re.compile(r"linkedin\.com/(?:mwlite/)?(?:in|pub)/([^/?#]+)", re.IGNORECASE)


class Kind(StrEnum):
    """The same codes as are stored."""

    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Address:
    """One way to reach somebody. Two of a kind are the same one where their ``key`` is equal."""

    kind: Kind
    value: str
    key: str


class NotAnAddress(ValueError):
    """``kind`` is what the text was taken for."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind)
        self.kind = kind


def read_address(text: str, *, kind: str = "", country: str = "") -> Address:
    """Return ``text`` as an address; without ``kind`` its shape decides.

    ``country`` (two letters, or nothing) says how a phone number without "+" is dialled.
    Raises :class:`NotAnAddress`.

    >>> read_address("Dana@Example.org").key
    'dana@example.org'
    >>> read_address("020 7946 0000", country="GB").value
    '+44 20 7946 0000'
    >>> read_address("www.linkedin.com/in/Dana-W/?trk=x").key
    'linkedin.com/in/dana-w'
    """
    text = one_line(text)
    chosen = Kind(kind) if kind else kind_of(text)
    if len(text) > LONGEST:
        raise NotAnAddress(chosen)
    return READERS[chosen](text, country.upper())


def kind_of(text: str) -> Kind:
    """Return what ``text`` looks like.

    >>> [kind_of(text).value for text in ("a@b.org", "+49 30 1234", "acme.com/dana")]
    ['email', 'phone', 'link']
    """
    if PHONE.fullmatch(text):
        return Kind.PHONE
    looks_like_link = SCHEME.match(text) or "/" in text or ("@" not in text and "." in text)
    return Kind.LINK if looks_like_link and not text.lower().startswith("mailto:") else Kind.EMAIL


def _email(text: str, country: str) -> Address:
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 (30 ms)

    bare = text.removeprefix("mailto:").strip("<>")
    try:
        found = validate_email(bare, check_deliverability=False)
    except EmailNotValidError as problem:
        raise NotAnAddress(Kind.EMAIL) from problem
    return Address(Kind.EMAIL, found.normalized, found.normalized.casefold())


def _phone(text: str, country: str) -> Address:
    import phonenumbers  # noqa: PLC0415 (80 ms, for the few pages that need it)

    digits = "".join(letter for letter in text if letter.isdecimal())
    try:
        number = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException as problem:
        if not text.startswith("+") and FEWEST_DIGITS <= len(digits) <= MOST_DIGITS:
            return Address(Kind.PHONE, text, digits)
        raise NotAnAddress(Kind.PHONE) from problem
    if not phonenumbers.is_possible_number(number):
        raise NotAnAddress(Kind.PHONE)
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    plain = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    extension = f"x{number.extension}" if number.extension else ""
    return Address(Kind.PHONE, shown, plain + extension)


def _link(text: str, country: str) -> Address:
    """Keep http(s) addresses only: nothing that a press could run."""
    whole = text if SCHEME.match(text) and not HOST.match(text) else f"https://{text}"
    try:
        parts = urlsplit(whole)
    except ValueError as problem:
        raise NotAnAddress(Kind.LINK) from problem
    right = parts.scheme.lower() in {"http", "https"} and HOST.fullmatch(parts.netloc)
    if not right or " " in whole:
        raise NotAnAddress(Kind.LINK)
    return Address(Kind.LINK, whole, link_key(whole))


def link_key(link: str) -> str:
    """Return the form in which two spellings of one page are equal.

    Scheme, "www." and the last slash fall away; of a LinkedIn profile only its name is left.
    """
    host_and_path = re.sub(r"^[a-z]+://(?:www\.)?", "", link, flags=re.IGNORECASE).rstrip("/")
    profile = LINKEDIN.search(host_and_path)
    if profile:
        name = unicodedata.normalize("NFC", unquote(profile[1]))
        return f"linkedin.com/in/{name.casefold()}"[:LONGEST]
    host, slash, path = host_and_path.partition("/")
    return (host.casefold() + slash + path)[:LONGEST]


READERS: dict[Kind, Callable[[str, str], Address]] = {
    Kind.EMAIL: _email,
    Kind.PHONE: _phone,
    Kind.LINK: _link,
}
