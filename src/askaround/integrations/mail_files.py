"""Handing a message to the user's own mail program: a mailto address or an .eml file to open.

Nothing is sent from here. RFC 6068 (mailto), RFC 5322 (messages, threads); ``X-Unsent`` makes
Outlook and others open the file as a draft.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote
from uuid import UUID

from django.utils.translation import gettext as _

from askaround.core.text import many_lines, one_line

LONGEST_SAFE_URL = 2000  # characters; Windows cuts at 2,046, and Gmail in a browser earlier
MESSAGE_ID = re.compile(r"<[^<>\s@]+@[^<>\s@]+>")
EMAIL = re.compile(r"[^\s@<>(),;:\\\"\[\]\x00-\x1f]+@[^\s@<>(),;:\\\"\[\]\x00-\x1f]+")
LONGEST_PLAIN_WORD = 60  # characters; header lines break at spaces only
FOLD = "\r\n "
FOLD_AFTER_COMMA = "," + FOLD
IN_ADDRESS = "@!$*+'"  # may stand unescaped in the address part, besides letters, digits and -._~


class NotAnAddress(ValueError):
    """An e-mail address cannot be used. The text names it."""


@dataclass(frozen=True, slots=True)
class Correspondent:
    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """A message as it shall stand in the mail program.

    ``message_id`` is its own identifier; ``in_reply_to`` and ``references`` are those of the
    messages before it, oldest first, which put a follow-up into the same thread. ``calendar`` is a
    calendar file that goes along, and ``calendar_method`` what it wants (RFC 6047).
    """

    to: tuple[Correspondent, ...]
    subject: str
    body: str
    sender: Correspondent | None = None
    cc: tuple[Correspondent, ...] = ()
    bcc: tuple[Correspondent, ...] = ()
    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    calendar: bytes = b""
    calendar_method: str = ""


def message_id(key: UUID) -> str:
    """Return the identifier of the message that is stored under ``key``.

    >>> message_id(UUID(int=1))
    '<00000000-0000-0000-0000-000000000001@askaround.invalid>'
    """
    return f"<{key}@askaround.invalid>"


def mailto_url(mail: OutgoingMail) -> str:
    """Return the address that opens the message in the mail program.

    Names of people have no place in it, and neither has the sender. See `is_too_long`.
    """
    fields = {
        "cc": _bare_addresses(mail.cc),
        "bcc": _bare_addresses(mail.bcc),
        "subject": _escaped(one_line(mail.subject)),
        "in-reply-to": _escaped(" ".join(_identifiers(mail.in_reply_to))),
        "body": _escaped(many_lines(mail.body).replace("\n", "\r\n")),
    }
    query = "&".join(f"{name}={value}" for name, value in fields.items() if value)
    return f"mailto:{_bare_addresses(mail.to)}" + (f"?{query}" if query else "")


def is_too_long(url: str) -> bool:
    """Say whether some systems would cut the message short; then offer the file or a copy."""
    return len(url) > LONGEST_SAFE_URL


def eml_bytes(mail: OutgoingMail) -> bytes:
    """Return the message as a file that mail programs open as an unsent draft.

    It has no date: the mail program sets it when the message goes out.
    """
    people = {"From": (mail.sender,) if mail.sender else (), "To": mail.to}
    people |= {"Cc": mail.cc, "Bcc": mail.bcc}
    headers = {"X-Unsent": "1"}
    headers |= {name: FOLD_AFTER_COMMA.join(map(_mailbox, who)) for name, who in people.items()}
    headers |= {"Subject": _encoded(one_line(mail.subject), "Subject"), **_thread(mail)}
    # The library folds long lists of names in other scripts wrongly, so headers are ours.
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value)
    content = EmailMessage(policy=SMTP)
    content.set_content(many_lines(mail.body), cte="quoted-printable")
    if mail.calendar:
        _add_calendar(content, mail)
    return head.encode() + content.as_bytes()


def _add_calendar(content: EmailMessage, mail: OutgoingMail) -> None:
    """Put the calendar beside the text, where programs offer “Accept”, and add it as a file."""
    said = {"method": mail.calendar_method, "charset": "utf-8"}
    content.add_alternative(mail.calendar, maintype="text", subtype="calendar", params=said)
    content.add_attachment(
        mail.calendar,
        maintype="application",
        subtype="ics",
        filename="invitation.ics",
    )


def _thread(mail: OutgoingMail) -> dict[str, str]:
    parents = _identifiers(mail.in_reply_to)
    earlier = [each for each in _identifiers(*mail.references) if each not in parents]
    return {
        "Message-ID": " ".join(_identifiers(mail.message_id)),
        "In-Reply-To": " ".join(parents),
        "References": FOLD.join([*earlier, *parents]),
    }


def _identifiers(*texts: str) -> list[str]:
    """Return the message identifiers in ``texts``; anything else is dropped."""
    return [found for text in texts for found in MESSAGE_ID.findall(text) if found.isascii()]


def _checked(person: Correspondent) -> str:
    email = person.email.strip()
    if not EMAIL.fullmatch(email):
        raise NotAnAddress(_("“%s” is not an e-mail address.") % person.email)
    return email


def _mailbox(person: Correspondent) -> str:
    email, name = _checked(person), one_line(person.name)
    if not name:
        return email
    if not _is_plain(name):
        return f"{_encoded(name, 'To')} <{email}>"
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" <{email}>'


def _encoded(text: str, header: str) -> str:
    """Return ``text`` as the words of RFC 2047 where it needs them, folded."""
    charset = "us-ascii" if _is_plain(text) else "utf-8"
    return Header(text, charset, header_name=header).encode(linesep="\r\n")


def _is_plain(text: str) -> bool:
    """Say whether ``text`` may stand in a header as it is."""
    longest = max(map(len, text.split()), default=0)
    return text.isascii() and "=?" not in text and longest <= LONGEST_PLAIN_WORD


def _bare_addresses(people: Iterable[Correspondent]) -> str:
    return ",".join(quote(_checked(person), safe=IN_ADDRESS) for person in people)


def _escaped(text: str) -> str:
    return quote(text, safe="")
