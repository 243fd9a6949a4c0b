"""What lies on the desk while somebody writes: the draft, its checks, the thread, the parts."""

from typing import TYPE_CHECKING, Any

from askaround import access
from askaround.accounts.queries import playbook_in_force
from askaround.accounts.rules import Channel, Playbook, rules
from askaround.outreach import queries
from askaround.outreach.actions import why_not_send
from askaround.outreach.drafting import facts_of, fill_blanks, slots_of, voicemail_of
from askaround.outreach.rules.pace import Move
from askaround.outreach.rules.states import AskState
from askaround.preparation.actions import own_profile
from askaround.preparation.rules.drafts import blanks
from askaround.preparation.rules.findings import Finding, Level
from askaround.preparation.rules.messages import check_message
from askaround.web.handing_over import (
    addresses,
    gathered,
    handover,
    length,
    missing_recipient,
    profile_link,
    refusal,
)
from askaround.web.http import SpaceRequest
from askaround.web.outreach.forms import AskForm, MessageForm, PaceForm, PutOffForm, ReplyForm
from askaround.web.outreach.letters import mail_of, recipient
from askaround.web.scheduling.yes import NamedTimeForm

if TYPE_CHECKING:
    from askaround.outreach.models import Ask, Message
    from askaround.preparation.models import Profile
    from askaround.preparation.rules.messages.facts import MessageFacts

REASON = "M9"


def desk(
    request: SpaceRequest,
    ask: "Ask",
    *,
    draft_form: MessageForm | None = None,
    parts: AskForm | None = None,
    reply: ReplyForm | None = None,
    named: NamedTimeForm | None = None,
    pace: PaceForm | None = None,
    put_off: PutOffForm | None = None,
) -> dict[str, Any]:
    """Return everything the page of one request shows; forms that came back go in as they are."""
    thread = list(ask.messages.all())
    draft = next((message for message in thread if message.sent_at is None), None)
    standing = queries.standing(ask, space=request.space, today=request.author.today)
    context: dict[str, Any] = {
        "ask": ask,
        "thread": [message for message in thread if message.sent_at],
        "standing": standing,
        "reply_form": reply or ReplyForm(),
        "time_form": named or NamedTimeForm(ask=ask),
        "draft": draft,
        "attempts": queries.attempts(access.events(request.space), ask),
        "is_silent": standing.state is AskState.SENT and standing.move.move is Move.WAIT,
        "waits": standing.move.move not in {Move.REMIND, Move.REST},
        **_next(request, standing, pace, put_off),
    }
    if draft is not None:
        context |= _writing(request, ask, draft, draft_form, parts)
    return context


def _next(
    request: SpaceRequest,
    standing: queries.Standing,
    pace: PaceForm | None,
    put_off: PutOffForm | None,
) -> dict[str, Any]:
    """Return what may follow from where a request stands: a reminder, a day, somebody else."""
    ask = standing.ask
    found: dict[str, Any] = {}
    in_force = playbook_in_force(request.space, ask.playbook_changes)
    if standing.state in {AskState.DRAFT, AskState.SENT}:
        found = _pace(in_force, pace, language=request.space.language)
        found["may_remind"] = queries.may_remind(ask, in_force)
    if ask.answer == ask.Answer.YES:
        talks = access.conversations(request.space).filter(ask=ask)
        found["talk"] = talks.order_by("-id").first()
    if standing.state is AskState.NOT_NOW:
        found["put_off_form"] = put_off or PutOffForm(initial={"until": ask.ask_again_on})
    if standing.move.move is Move.SECOND_PERSON:
        found["others"] = queries.second_people(access.people(request.space), ask)
    return found


def _writing(
    request: SpaceRequest,
    ask: "Ask",
    draft: "Message",
    draft_form: MessageForm | None,
    parts: AskForm | None,
) -> dict[str, Any]:
    """Return what belongs to the draft: its form, its parts, and what the checks say."""
    profile = own_profile(by=request.author)
    fill_blanks(draft, slots_of(ask, profile), language=ask.space.language)
    form = draft_form or MessageForm(instance=draft)
    subject = form["subject"].value() if "subject" in form.fields else ""
    body = form["body"].value() or ""
    known = {
        "form": form,
        "parts": parts or AskForm(instance=ask),
        "knows_me": bool(profile.name and profile.synopsis),
        "is_first": draft.kind == draft.Kind.REQUEST,
        "voicemail": voicemail_of(ask, profile) if ask.channel == Channel.PHONE else "",
    }
    return known | reading(request, ask, draft, profile, subject=subject or "", body=body)


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
    findings = _findings(request, ask, draft, facts)
    draft.subject, draft.body = subject, body
    mail = mail_of(ask, draft, profile)
    return {
        "findings": gathered(findings),
        "stops": [finding for finding in findings if finding.level is Level.STOP],
        "blanks": len(blanks(body)),
        "length": length(body, channel=ask.channel, language=request.space.language),
        "mail": mail,
        "handover": handover(mail),
        "profile_link": profile_link(ask.person, ask.channel),
        "phone": next(iter(addresses(ask.person, "phone")), ""),
    }


def _findings(
    request: SpaceRequest, ask: "Ask", draft: "Message", facts: "MessageFacts"
) -> list[Finding]:
    """Return what speaks against a message, and what could be better in it."""
    in_force = playbook_in_force(request.space, ask.playbook_changes)
    remarks = check_message(facts, language=request.space.language, playbook=in_force)
    if not ask.why_you:  # the panel beside the text asks for it already
        remarks = [each for each in remarks if each.check != REASON]
    return [
        *refusal(why_not_send(by=request.author, message=draft)),
        *missing_recipient(ask.person, ask.channel, recipient(ask)),
        *remarks,
    ]


def _pace(in_force: Playbook, form: PaceForm | None, *, language: str) -> dict[str, Any]:
    """Return when a reminder is due after the last message, in words and as a form."""
    wait = next(iter(in_force.reminders), None)
    said = {rule.key: rule.value for rule in rules(in_force, language=language)}
    initial = {"amount": wait.amount, "days": wait.days} if wait else {}
    return {
        "pace_form": form or PaceForm(initial=initial),
        "pace_words": said["reminders"] if wait else "",
    }
