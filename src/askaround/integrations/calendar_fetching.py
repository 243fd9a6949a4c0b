"""Opening the address of a calendar once, because somebody pressed a button.

Only http and https, never a file of this machine; webcal is https by another name. Nothing but the
calendar's bytes comes back: no cookies are kept, and no page behind a redirect is followed into
the own network. What goes wrong is a sentence.
"""

import base64
import ipaddress
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse
from typing import IO
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
SECONDS_TO_WAIT = 10.0  # for the next bytes
SECONDS_IN_ALL = 25.0
MOST_REDIRECTS = 4
CHUNK = 64 * 1024
SCHEMES = {"http": "http", "https": "https", "webcal": "https", "webcals": "https"}
CONTROLS_OR_SPACE = frozenset(map(chr, [*range(33), 127]))
LEAST_MISTAKE = 400  # codes below it, among those that stop us, are redirects
ANSWERS = {
    401: gettext_noop(
        "It asks for a password. Look for an address that is called secret or private."
    ),
    403: gettext_noop(
        "It is not shown to everybody. Look for an address that is called secret or private."
    ),
    404: gettext_noop(
        "There is nothing at that address. Copy it again from your calendar program."
    ),
    410: gettext_noop(
        "There is no longer anything at that address. Copy it again from your calendar program."
    ),
    429: gettext_noop("It has been asked too often. Try again in an hour."),
}


class CannotFetch(Exception):
    """The text says what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a calendar lies: a whole address without a password, and the password apart."""

    url: str
    user: str = ""
    password: str = ""

    @property
    def origin(self) -> tuple[str, str]:
        parts = urlsplit(self.url)
        return parts.scheme, parts.netloc

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""


def parse_address(text: str) -> Address:
    """Return the address that somebody typed. Raises :class:`CannotFetch`.

    >>> parse_address("webcal://ada:secret@calendar.example/a.ics").url
    'https://calendar.example/a.ics'
    """
    whole = text.strip()
    try:
        parts = urlsplit(whole)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, SplitResult("", "", "", "", "")
    if parts.scheme.lower() not in SCHEMES:
        raise CannotFetch(
            _("Write the whole address of the calendar. It starts with https:// or webcal://.")
        )
    if not host or CONTROLS_OR_SPACE & set(whole):
        raise CannotFetch(
            _("This address names no site. Copy it again from your calendar program.")
        )
    scheme = SCHEMES[parts.scheme.lower()]
    bare = f"[{host}]" if ":" in host else host
    site = f"{bare}:{port}" if port else bare
    url = urlunsplit((scheme, site, parts.path or "/", parts.query, ""))
    if not url.isascii():
        raise CannotFetch(_("This address has letters that no address has. Copy it again."))
    return Address(url, unquote(parts.username or ""), unquote(parts.password or ""))


def site_of(address: str) -> str:
    """Return the site of a stored address: all of it that is shown, for the rest is a secret.

    >>> site_of("https://ada:secret@calendar.example/private-key/basic.ics")
    'calendar.example'
    """
    try:
        return parse_address(address).host
    except CannotFetch:
        return ""


def fetch(
    text: str,
    *,
    most_bytes: int = MOST_BYTES,
    seconds: float = SECONDS_IN_ALL,
    clock: Callable[[], float] = time.monotonic,
) -> bytes:
    """Return what lies at an address. Raises :class:`CannotFetch` with a sentence."""
    address = parse_address(text)
    request = urllib.request.Request(address.url, headers=_headers(address))  # noqa: S310 (checked)
    until = clock() + seconds
    try:
        with _opener(address).open(request, timeout=SECONDS_TO_WAIT) as answer:
            return _content(answer, most_bytes, until, clock)
    except urllib.error.HTTPError as error:
        error.close()
        raise CannotFetch(_at(address, _answered(error.code))) from error
    except (urllib.error.URLError, OSError, HTTPException, ValueError) as error:
        raise CannotFetch(_at(address, _why(error))) from error


def _answered(code: int) -> str:
    if code in ANSWERS:
        return _(ANSWERS[code])
    if code < LEAST_MISTAKE:
        return _("It leads to something that is not a web address, or in a circle.")
    return _("It answered with the code %d. Try again later.") % code


def _headers(address: Address) -> dict[str, str]:
    headers = {"Accept": "text/calendar, */*;q=0.1", "User-Agent": "Askaround"}
    if address.user or address.password:
        pair = f"{address.user}:{address.password}".encode()
        headers["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
    return headers


def _content(
    answer: HTTPResponse, most_bytes: int, until: float, clock: Callable[[], float]
) -> bytes:
    """Read to the end, unless it is too much or takes too long."""
    parts, size = [], 0
    while part := answer.read1(CHUNK):
        size += len(part)
        if size > most_bytes:
            raise CannotFetch(
                _(
                    "This calendar has more than %d MB, so it was not read. Look for the address "
                    "of a single calendar."
                )
                % (most_bytes // MEGABYTE)
            )
        if clock() > until:
            raise TimeoutError
        parts.append(part)
    return b"".join(parts)


def _opener(address: Address) -> urllib.request.OpenerDirector:
    """Return an opener that knows http and https and nothing else; no files, no ftp, no data."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _CarefulRedirects(address),
    ):
        opener.add_handler(handler)
    return opener


class _CarefulRedirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, and none that leads out of the web or into the own network."""

    max_redirections = MOST_REDIRECTS
    max_repeats = 2

    def __init__(self, first: Address) -> None:
        self.first = first

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> urllib.request.Request:
        fp.close()
        if urlsplit(newurl).scheme.lower() not in {"http", "https"}:
            what = _("It leads to something that is not a web address.")
            raise CannotFetch(_at(self.first, what))
        there = parse_address(urljoin(req.full_url, newurl))
        if there.origin[0] == "http" and self.first.origin[0] == "https":
            raise CannotFetch(_at(self.first, _("It leads to a page that is not encrypted.")))
        if there.host != self.first.host and is_private(there.host):
            raise CannotFetch(_at(self.first, _("It leads into your own network.")))
        same = there.origin == self.first.origin
        headers_on = _headers(self.first if same else there)
        return urllib.request.Request(there.url, headers=headers_on)  # noqa: S310 (checked)


def is_private(host: str) -> bool:
    """Say whether a host is this machine or one of its network; an unknown one is not."""
    try:
        found = socket.getaddrinfo(host, None)
        addresses = {ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found}
    except (OSError, ValueError):
        return False
    return any(not address.is_global for address in addresses)


def _at(address: Address, what: str) -> str:
    unread = _("%s could not be read.") % address.host
    return f"{unread} {what}"


def _why(error: Exception) -> str:
    """Return what is wrong with the way to a site, and what to do."""
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return _("It did not answer in time. Try again later.")
    if isinstance(reason, socket.gaierror):
        return _("There is no such site, or this computer is not connected to the internet.")
    if isinstance(reason, ssl.SSLError):
        return _("It cannot prove that it is who it says. Check the address.")
    if isinstance(reason, ConnectionError):
        return _("Nobody answers there. Check the address, or try again later.")
    return _("The connection broke. Try again later.")
