"""What lies on the desk while a letter is written: the text, its checks, and the ways out."""

from typing import TYPE_CHECKING, Any

from askaround import access
from askaround.accounts.queries import playbook_in_force
from askaround.integrations.mail_files import Correspondent, OutgoingMail, message_id
from askaround.letters.actions import LetterFacts, why_not_write
from askaround.letters.drafting import fill_blanks, message_facts
from askaround.letters.rules.kinds import PRINTED, LetterForm, LetterKind, purpose_of
from askaround.preparation.actions import own_profile
from askaround.preparation.rules.filling import blanks
from askaround.preparation.rules.findings import Finding, Level
from askaround.preparation.rules.messages import check_message
from askaround.preparation.rules.messages.wording import wording
from askaround.web.handing_over import (
    Length,
    addresses,
    gathered,
    handover,
    length,
    mailboxes,
    missing_recipient,
    profile_link,
    refusal,
    text_link,
)
from askaround.web.http import SpaceRequest
from askaround.web.letters.facts import facts_of, papers_wanted
from askaround.web.letters.forms import ReasonForm, ShapeForm, TextForm

if TYPE_CHECKING:
    from askaround.letters.models import Letter
    from askaround.preparation.models import Profile
    from askaround.scheduling.models import Conversation

BESIDE_CONVERSATIONS = frozenset({LetterKind.TOUCH, LetterKind.SEARCH})
"""Every other kind is about a conversation, and stands with the conversations in the navigation."""


def desk(
    request: SpaceRequest,
    letter: "Letter",
    *,
    form: TextForm | None = None,
    shape: ShapeForm | None = None,
    reason: ReasonForm | None = None,
) -> dict[str, Any]:
    """Return everything the page of a letter shows; forms that came back go in as they are."""
    context: dict[str, Any] = {
        "letter": letter,
        "is_draft": letter.sent_at is None,
        "place": "asks" if letter.kind in BESIDE_CONVERSATIONS else "conversations",
    }
    if letter.sent_at is not None:
        return context
    facts, profile = facts_of(request, letter), own_profile(by=request.author)
    fill_blanks(letter, profile, facts)
    text = form or TextForm(instance=letter)
    subject = text["subject"].value() if "subject" in text.fields else ""
    context |= {
        "form": text,
        "shape": shape or shape_form(request, letter),
        "reason_form": (reason or ReasonForm()) if letter.kind == LetterKind.TOUCH else None,
        "knows_me": bool(profile.name),
        "is_thanks": letter.kind == LetterKind.THANKS,
        "conversation": to_confirm(request, letter),
        "way_back": request.POST.get("next") or request.GET.get("next", ""),
    }
    return context | reading(
        request, letter, profile, facts, subject=subject or "", body=text["body"].value() or ""
    )


def shape_form(request: SpaceRequest, letter: "Letter", data: Any = None) -> ShapeForm:
    resumes = access.resumes(request.space).order_by("-made_on", "-id")
    return ShapeForm(data, letter=letter, resumes=resumes)


def reading(
    request: SpaceRequest,
    letter: "Letter",
    profile: "Profile",
    facts: LetterFacts,
    *,
    subject: str,
    body: str,
) -> dict[str, Any]:
    """Check a text as it stands: remarks, stops, meters, and the ways to hand it over."""
    findings = _findings(request, letter, profile, facts, subject=subject, body=body)
    letter.subject, letter.body = subject, body
    mail, phone = mail_of(letter, profile), next(iter(addresses(letter.person, "phone")), "")
    return {
        "findings": gathered(findings),
        "stops": [finding for finding in findings if finding.level is Level.STOP],
        "blanks": len(blanks(body)) + len(blanks(subject)),
        "length": _length(letter, body),
        "mail": mail,
        "handover": handover(mail),
        "profile_link": profile_link(letter.person, letter.form)
        if letter.form == LetterForm.LINKEDIN
        else "",
        "phone": phone,
        "text_link": text_link(phone, body) if letter.form == LetterForm.TEXT else "",
        "is_printed": letter.form in PRINTED,
    }


def mail_of(letter: "Letter", profile: "Profile") -> OutgoingMail:
    """Return a letter as a mail."""
    return OutgoingMail(
        to=mailboxes(letter.person),
        sender=Correspondent(profile.email, profile.name) if profile.email else None,
        subject=letter.subject,
        body=letter.body,
        message_id=message_id(letter.pk),
    )


def _findings(
    request: SpaceRequest,
    letter: "Letter",
    profile: "Profile",
    facts: LetterFacts,
    *,
    subject: str,
    body: str,
) -> list[Finding]:
    to = next(iter(addresses(letter.person, "email")), "")
    told = message_facts(
        letter,
        profile,
        facts,
        subject=subject,
        body=body,
        papers_wanted=papers_wanted(request, letter),
    )
    in_force = playbook_in_force(request.space)
    return [
        *refusal(why_not_write(person=letter.person, kind=letter.kind)),
        *missing_recipient(letter.person, letter.form, to),
        *check_message(told, language=request.space.language, playbook=in_force),
    ]


def _length(letter: "Letter", body: str) -> Length | None:
    """Measure a letter against what is a good length for its purpose."""
    language = letter.space.language
    limits = wording(language).lengths[purpose_of(LetterKind(letter.kind))]
    return length(
        body,
        channel=letter.form,
        language=language,
        good=(limits.few, limits.good),
        whole=limits.warn,
    )


def to_confirm(request: SpaceRequest, letter: "Letter") -> "Conversation | None":
    """Return the conversation whose invitation goes along with its confirmation."""
    if letter.kind != LetterKind.CONFIRMATION or letter.about is None:
        return None
    among = access.conversations(request.space).filter(
        pk=letter.about, agreed_at__isnull=False, cancelled_at__isnull=True
    )
    return among.first()
