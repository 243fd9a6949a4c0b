"""What the page of one introduction shows, by the step that it stands at."""

from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from askaround.accounts.queries import playbook_in_force
from askaround.accounts.rules import Channel
from askaround.integrations.mail_files import Correspondent, OutgoingMail
from askaround.outreach.actions.introducing import draft_for
from askaround.outreach.drafting import introduction_facts
from askaround.outreach.rules.states import IntroductionState
from askaround.preparation.actions import own_profile
from askaround.preparation.languages import written_in
from askaround.preparation.rules.drafts import Draft, DraftKind, blanks
from askaround.preparation.rules.findings import Level
from askaround.preparation.rules.messages import check_message
from askaround.web.handing_over import addresses, gathered, handover, length, mailboxes
from askaround.web.http import SpaceRequest

if TYPE_CHECKING:
    from askaround.outreach.models import Introduction
    from askaround.preparation.models import Profile

ON_THE_WAY = (
    IntroductionState.ASKED,
    IntroductionState.AGREED,
    IntroductionState.INTRODUCED,
    IntroductionState.THANKED,
)


def stepper(introduction: "Introduction") -> list[dict[str, Any]]:
    """Return the four steps, each done, current or to come; none for one that was declined."""
    state = IntroductionState(introduction.state)
    if state is IntroductionState.DECLINED:
        return []
    done = ON_THE_WAY.index(state) + 1 if state in ON_THE_WAY else 0
    labels = [
        (pgettext("a step to take", "Ask"), _("Asked")),
        (_("Both agree"), _("Both agreed")),
        (_("Be introduced"), _("Introduced")),
        (_("Thank"), _("Thanked")),
    ]
    return [
        {"label": after if place < done else before, "done": place < done, "current": place == done}
        for place, (before, after) in enumerate(labels)
    ]


def asking_first(
    request: SpaceRequest, introduction: "Introduction", *, subject: str, body: str
) -> dict[str, Any]:
    """Check the request to the introducer as it stands, and say how it goes out."""
    profile, language = own_profile(by=request.author), request.space.language
    facts = introduction_facts(introduction, profile, subject=subject, body=body)
    findings = check_message(facts, language=language, playbook=playbook_in_force(request.space))
    mail = OutgoingMail(to=mailboxes(introduction.introducer), subject=subject, body=body)
    by_mail = introduction.channel == Channel.EMAIL
    return {
        "findings": gathered(findings),
        "stops": [finding for finding in findings if finding.level is Level.STOP],
        "blanks": len(blanks(body)),
        "length": length(body, channel=introduction.channel, language=language),
        "has_address": bool(mail.to),
        "handover": handover(mail) if by_mail else None,
    }


def everybody(introduction: "Introduction", profile: "Profile") -> list[dict[str, str]]:
    """Return who belongs into the To field, with the page on which a missing address is added."""
    person = introduction.person
    me = {"name": profile.name or _("You"), "email": profile.email, "page": reverse("settings:me")}
    if person is None:
        return [me]
    them = {
        "name": person.full_name,
        "email": next(iter(addresses(person, "email")), ""),
        "page": reverse("people:person", args=[person.pk]),
    }
    return [me, them]


def bringing_together(request: SpaceRequest, introduction: "Introduction") -> dict[str, Any]:
    """Return the one message to both of us, which the introducer sends, ready to be passed on."""
    profile = own_profile(by=request.author)
    text = draft_for(introduction, profile, DraftKind.INTRODUCTION)
    to = everybody(introduction, profile)
    with override(written_in(request.space.language)):  # it goes on to somebody else
        lines = render_to_string(
            "outreach/lines.txt",
            {"introduction": introduction, "to": to, "text": text, "me": profile.name},
        )
        mail = OutgoingMail(
            to=mailboxes(introduction.introducer),
            subject=_("The lines for your introduction"),
            body=lines.strip(),
        )
    return {
        "to": to,
        "text": text,
        "lines": mail.body,
        "handover": handover(mail),
        "is_complete": all(each["email"] for each in to),
    }


def message_to_both(introduction: "Introduction", profile: "Profile") -> OutgoingMail:
    """Return the message that brings us together, as a mail of the introducer."""
    text: Draft = draft_for(introduction, profile, DraftKind.INTRODUCTION)
    sender = next(iter(mailboxes(introduction.introducer)), None)
    to = everybody(introduction, profile)
    return OutgoingMail(
        to=tuple(Correspondent(each["email"], each["name"]) for each in to if each["email"]),
        sender=sender,
        subject=text.subject or _("Introduction"),
        body=text.body,
    )
