"""Web addresses: one spelling to keep, and one form to recognize a LinkedIn profile by."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?", re.UNICODE)
_PROFILE = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://)?(?:[\w-]+\.)*linkedin\.com/(?:mwlite/)?in/([^/?#\s]+)", re.IGNORECASE
)
_UNSAFE = re.compile(r"[\s/?#\x00-\x1f\x7f]")


def tidy_link(text: str) -> str:
    """Return ``text`` as an http(s) address, or nothing where it is none.

    A LinkedIn profile loses what follows the name (``?trk=...``); a bare host gets a scheme.

    >>> tidy_link("linkedin.com/in/alex-johnson?trk=x"), tidy_link("javascript:alert(1)")
    ('https://www.linkedin.com/in/alex-johnson', '')
    """
    text = text.strip()
    if match := _PROFILE.match(text):
        return f"https://www.linkedin.com/in/{match[1]}"
    if not _SCHEME.match(text) or re.match(r"[\w.-]+:\d", text):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    right = parts.scheme.lower() in {"http", "https"} and _HOST.fullmatch(parts.netloc)
    return text if right and " " not in text else ""


def profile_key(text: str) -> str:
    """Return the form in which two spellings of one LinkedIn profile are equal, else nothing.

    Scheme, host, query, trailing slash and case fall away; percent signs are decoded where the
    result is text that cannot be mistaken for another part of an address.

    >>> profile_key("http://de.LinkedIn.com/in/Jos%C3%A9/?trk=x")
    'linkedin.com/in/josé'
    """
    match = _PROFILE.match(text.strip())
    if not match:
        return ""
    name = match[1]
    try:
        decoded = unquote(name, errors="strict")
    except UnicodeDecodeError:
        decoded = name
    if not _UNSAFE.search(decoded):
        name = decoded
    return "linkedin.com/in/" + unicodedata.normalize("NFC", name).casefold()
