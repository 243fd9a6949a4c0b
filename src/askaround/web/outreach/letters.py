"""From a text to a mail: who gets it, what stops it, how long it may be, how it goes out."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askaround.accounts.rules import Channel
from askaround.core.text import is_web_address
from askaround.integrations.mail_files import (
    Correspondent,
    NotAnAddress,
    OutgoingMail,
    is_too_long,
    mailto_url,
    message_id,
)
from askaround.preparation.rules.findings import Finding, Level
from askaround.preparation.rules.messages import measure
from askaround.preparation.rules.messages.wording import wording

if TYPE_CHECKING:
    from askaround.outreach.models import Ask, Message
    from askaround.people.models import Person
    from askaround.preparation.models import Profile

NO_RECIPIENT = "recipient"
BLANKS, REASON = "M12", "M9"
WORDS_SHOWN = 150
"""The meter of a letter ends where the warning begins (M1)."""
GOOD_FROM, GOOD_TO = 60, 100
SHORT = 500
"""Where a channel takes no more characters than this, characters are counted, not words."""
SITES = {Channel.X: ("://x.com/", "twitter.com/")}


@dataclass(frozen=True, slots=True)
class Length:
    """What the meter beside a text shows; ``high`` is 0 where no zone is the good one."""

    words: str
    value: int
    whole: int
    low: int = 0
    high: int = 0
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Handover:
    """How a mail reaches the mail program: by a link, or as a file where a link would be cut."""

    link: str = ""
    is_too_long: bool = False


def length(body: str, *, channel: str, language: str) -> Length | None:
    """Measure a text as its channel does; what is said aloud has no length."""
    limits = wording(language).channels[channel]
    if limits.is_spoken:
        return None
    measured = measure(body, language=language)
    if 0 < limits.characters <= SHORT:
        return _in_characters(measured.characters, limits.characters, limits.paid_characters)
    words = ngettext("%d word", "%d words", measured.words) % measured.words
    if limits.characters:
        left = limits.characters - measured.characters
        words = f"{words} · {_left(left)}"
    return Length(words, measured.words, WORDS_SHOWN, GOOD_FROM, GOOD_TO)


def _in_characters(count: int, limit: int, paid: int) -> Length:
    """Say how many characters are left; a paid account may have more of them."""
    words = _left(limit - count)
    if paid:
        words = _("%(words)s of %(limit)s (%(paid)s with Premium)") % {
            "words": words,
            "limit": limit,
            "paid": paid,
        }
    tone = "" if count <= limit else "note" if count <= paid else "warn"
    return Length(words, count, max(limit, paid), tone=tone)


def _left(characters: int) -> str:
    if characters < 0:
        text = ngettext("%d character too many", "%d characters too many", -characters)
        return text % -characters
    return ngettext("%d character left", "%d characters left", characters) % characters


def addresses(person: "Person", kind: str) -> list[str]:
    """Return the ways to reach somebody that are of this kind, the oldest first."""
    return [point.value for point in person.contact_points.all() if point.kind == kind]


def recipient(ask: "Ask") -> str:
    """Return where an e-mail goes: to the chosen address while it is there, else to the first."""
    known = addresses(ask.person, "email")
    return ask.address if ask.address in known else next(iter(known), "")


def profile_link(ask: "Ask") -> str:
    """Return where somebody is found on the channel of an ask; "" on channels without pages."""
    if ask.channel in {Channel.EMAIL, Channel.PHONE}:
        return ""
    sites = SITES.get(Channel(ask.channel), ("linkedin.com/",))
    links = filter(is_web_address, addresses(ask.person, "link"))
    return next((link for link in links if any(site in link for site in sites)), "")


def mail_of(ask: "Ask", draft: "Message", profile: "Profile") -> OutgoingMail:
    """Return the draft as a mail, in the thread of what was sent before it.

    Whoever introduced us stands in Bcc of the first answer, so that we two can go on alone.
    """
    earlier = [
        message_id(message.pk)
        for message in ask.messages.all()
        if message.sent_at and not message.incoming
    ]
    to = recipient(ask)
    return OutgoingMail(
        to=(Correspondent(to, ask.person.full_name),) if to else (),
        bcc=() if earlier else introducer_of(ask),
        sender=Correspondent(profile.email, profile.name) if profile.email else None,
        subject=draft.subject,
        body=draft.body,
        message_id=message_id(draft.pk),
        in_reply_to=earlier[-1] if earlier else "",
        references=tuple(earlier),
    )


def introducer_of(ask: "Ask") -> tuple[Correspondent, ...]:
    """Return whoever introduced us, where they have an address."""
    if ask.introduction is None:
        return ()
    introducer = ask.introduction.introducer
    return tuple(
        Correspondent(address, introducer.full_name)
        for address in addresses(introducer, "email")[:1]
    )


def handover(mail: OutgoingMail) -> Handover:
    """Return how a mail program gets this; nothing where somebody has no usable address."""
    if not mail.to:
        return Handover()
    try:
        url = mailto_url(mail)
    except NotAnAddress:
        return Handover()
    too_long = is_too_long(url)
    return Handover("" if too_long else url, too_long)


def missing_recipient(ask: "Ask") -> list[Finding]:
    """Stop an e-mail that has nobody to go to."""
    if ask.channel != Channel.EMAIL or recipient(ask):
        return []
    reason = _(
        "There is no e-mail address of %s yet. Add one on their page, or choose another channel."
    )
    return [Finding(NO_RECIPIENT, Level.STOP, reason % ask.person)]


def gathered(findings: list[Finding]) -> list[Finding]:
    """Say once that there are blanks, however many: the button beside the text leads to each."""
    left = sum(finding.check == BLANKS for finding in findings)
    if not left:
        return findings
    reason = ngettext(
        "One blank is left. Only you know what belongs there.",
        "%d blanks are left. Only you know what belongs there.",
        left,
    )
    told = reason % left if left > 1 else reason
    others = [finding for finding in findings if finding.check != BLANKS]
    return [Finding(BLANKS, Level.STOP, told), *others]
