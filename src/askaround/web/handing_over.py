"""From a text to a way out: who gets it, what stops it, how long it may be. Nothing is sent."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askaround.accounts.rules import Channel
from askaround.core.text import is_web_address
from askaround.integrations.mail_files import (
    Correspondent,
    NotAnAddress,
    OutgoingMail,
    eml_bytes,
    is_too_long,
    mailto_url,
)
from askaround.preparation.rules.findings import Finding, Level
from askaround.preparation.rules.messages import measure
from askaround.preparation.rules.messages.wording import wording
from askaround.web.http import SpaceRequest

if TYPE_CHECKING:
    from askaround.people.models import Person

NO_RECIPIENT = "recipient"
RULES = "rules"
"""Where a stop comes from the playbook or from "never again", and not from the text."""
BLANKS = "M12"
WORDS_SHOWN = 150
"""The meter of a letter ends where the warning begins (M1)."""
GOOD_FROM, GOOD_TO = 60, 100
SHORT = 500
"""Where a channel takes no more characters than this, characters are counted, not words."""
SITES = {Channel.X: ("://x.com/", "twitter.com/")}
LINKEDIN = ("linkedin.com/",)


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


def length(
    body: str,
    *,
    channel: str,
    language: str,
    good: tuple[int, int] = (GOOD_FROM, GOOD_TO),
    whole: int = WORDS_SHOWN,
) -> Length | None:
    """Measure a text as its channel does; what is said aloud has no length.

    ``good`` is from where to where a number of words is a good one, ``whole`` the end of the meter.
    """
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
    return Length(words, measured.words, whole, *good)


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


def mailboxes(person: "Person") -> tuple[Correspondent, ...]:
    """Return where a mail to somebody goes: their first address; nothing where there is none."""
    return tuple(Correspondent(each, person.full_name) for each in addresses(person, "email")[:1])


def mail_file(mail: OutgoingMail, name: str) -> HttpResponse:
    """Give a mail as a file that mail programs open as a draft."""
    answer = HttpResponse(eml_bytes(mail), content_type="message/rfc822")
    answer["Content-Disposition"] = f'attachment; filename="{name}.eml"'
    return answer


def text_link(number: str, body: str) -> str:
    """Return the address that opens a text message (RFC 5724); "" without a number."""
    dialed = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return f"sms:{dialed}?body={quote(body, safe='')}" if dialed else ""


def profile_link(person: "Person", channel: str) -> str:
    """Return where somebody is found on a channel; "" on channels without pages."""
    if channel in {Channel.EMAIL, Channel.PHONE}:
        return ""
    sites = SITES.get(Channel(channel), LINKEDIN)
    links = filter(is_web_address, addresses(person, "link"))
    return next((link for link in links if any(site in link for site in sites)), "")


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


def refusal(reason: str) -> list[Finding]:
    """Stop a text that the rules in force speak against; nothing without a reason."""
    return [Finding(RULES, Level.STOP, reason)] if reason else []


def missing_recipient(person: "Person", channel: str, recipient: str) -> list[Finding]:
    """Stop an e-mail that has nobody to go to."""
    if channel != Channel.EMAIL or recipient:
        return []
    reason = _(
        "There is no e-mail address for %s yet. Add one on their page, or choose another channel."
    )
    return [Finding(NO_RECIPIENT, Level.STOP, reason % person)]


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


def tell_the_last(request: SpaceRequest) -> None:
    """Announce that a text went out, and not also that it was kept by the way."""
    del request.author.changes[:-1]


def handed_over(request: SpaceRequest, response: HttpResponse) -> HttpResponse:
    """Tell the script that opened or copied a text, which is marked as sent now, where to go on.

    Only for what was marked: any other answer goes out as it is, and the script presses the plain
    form, which says why. The Undo stays until it is dismissed: whether the text really went out
    shows only later. The answer to a plain form is returned as it is.
    """
    if "handed-over" not in request.POST or not isinstance(response, HttpResponseRedirect):
        return response
    if request.author.changes:
        told = _(
            "Marked as sent. Now send it there. If nothing opened, undo this and copy the text."
        )
        change = request.author.changes[-1]
        messages.info(request, told, extra_tags=f"stays undo:{change.pk}")
    return JsonResponse({"next": response.url})
