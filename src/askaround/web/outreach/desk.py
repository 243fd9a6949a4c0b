"""What lies on the desk while somebody writes: the draft, its checks, the thread, the parts."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from askaround.accounts.rules import Channel
from askaround.integrations.mail_files import (
    Correspondent,
    NotAnAddress,
    OutgoingMail,
    is_too_long,
    mailto_url,
    message_id,
)
from askaround.outreach.drafting import facts_of, playbook_in_force
from askaround.outreach.queries import standing
from askaround.preparation.actions import own_profile
from askaround.preparation.rules.findings import Finding, Level
from askaround.preparation.rules.messages import check_message, measure
from askaround.web.http import SpaceRequest
from askaround.web.outreach.forms import AskForm, MessageForm, ReplyForm

if TYPE_CHECKING:
    from askaround.outreach.models import Ask, Message
    from askaround.people.models import Person
    from askaround.preparation.models import Profile

NO_RECIPIENT = "recipient"
WORDS_SHOWN = 150
"""The meter ends where the warning begins (M1)."""
GOOD_FROM, GOOD_TO = 60, 100


def desk(
    request: SpaceRequest,
    ask: "Ask",
    *,
    draft_form: MessageForm | None = None,
    parts: AskForm | None = None,
    reply: ReplyForm | None = None,
) -> dict[str, Any]:
    """Return everything the page of one request shows; forms that came back go in as they are."""
    thread = list(ask.messages.all())
    draft = next((message for message in thread if message.sent_at is None), None)
    context: dict[str, Any] = {
        "ask": ask,
        "thread": [message for message in thread if message.sent_at],
        "standing": standing(ask, space=request.space, today=request.author.today),
        "reply_form": reply or ReplyForm(initial={"on": request.author.today}),
        "draft": draft,
    }
    if draft is not None:
        profile = own_profile(by=request.author)
        form = draft_form or MessageForm(instance=draft)
        context |= {"form": form, "parts": parts or AskForm(instance=ask)}
        context["knows_me"] = bool(profile.name and profile.synopsis)
        subject = form["subject"].value() if "subject" in form.fields else ""
        body = form["body"].value() or ""
        context |= reading(request, ask, draft, profile, subject=subject or "", body=body)
    return context


def reading(
    request: SpaceRequest,
    ask: "Ask",
    draft: "Message",
    profile: "Profile",
    *,
    subject: str,
    body: str,
) -> dict[str, Any]:
    """Check a text as it stands: remarks, stops, meters, and the ways to hand it over."""
    facts = facts_of(ask, profile, kind=draft.kind, subject=subject, body=body)
    rules = playbook_in_force(request.space, ask.playbook_changes)
    findings = check_message(facts, language=request.space.language, playbook=rules)
    to = addresses(ask.person, "email")
    if ask.channel == Channel.EMAIL and not to:
        findings.insert(0, _no_recipient(ask))
    stops = [finding for finding in findings if finding.level is Level.STOP]
    draft.subject, draft.body = subject, body
    return {
        "findings": findings,
        "stops": stops,
        "measure": measure(body, language=request.space.language),
        "words_shown": WORDS_SHOWN,
        "good_from": GOOD_FROM,
        "good_to": GOOD_TO,
        "to": to,
        "mail_link": "" if stops else _mail_link(ask, draft, profile),
        "profile_link": next(iter(addresses(ask.person, "link")), ""),
        "phone": next(iter(addresses(ask.person, "phone")), ""),
    }


def mail_of(ask: "Ask", draft: "Message", profile: "Profile") -> OutgoingMail:
    """Return the draft as a mail, in the thread of what was sent before it."""
    earlier = [
        message_id(message.pk)
        for message in ask.messages.all()
        if message.sent_at and not message.incoming
    ]
    to = addresses(ask.person, "email")[:1]
    return OutgoingMail(
        to=tuple(Correspondent(address, ask.person.full_name) for address in to),
        sender=Correspondent(profile.email, profile.name) if profile.email else None,
        subject=draft.subject,
        body=draft.body,
        message_id=message_id(draft.pk),
        in_reply_to=earlier[-1] if earlier else "",
        references=tuple(earlier),
    )


def _mail_link(ask: "Ask", draft: "Message", profile: "Profile") -> str:
    """Return a mailto address; "" on other channels, and where programs would cut the text."""
    if ask.channel != Channel.EMAIL:
        return ""
    try:
        url = mailto_url(mail_of(ask, draft, profile))
    except NotAnAddress:
        return ""
    return "" if is_too_long(url) else url


def _no_recipient(ask: "Ask") -> Finding:
    reason = _(
        "There is no e-mail address of %s yet. Add one on their page, or choose another channel."
    )
    return Finding(NO_RECIPIENT, Level.STOP, reason % ask.person)


def addresses(person: "Person", kind: str) -> list[str]:
    """Return the ways to reach somebody that are of this kind, the oldest first."""
    return [point.value for point in person.contact_points.all() if point.kind == kind]
