"""From what is stored about a request to what the drafts and the checks need to know."""

from collections.abc import Iterable

from askaround.accounts.models import Space
from askaround.accounts.rules import Channel, Playbook, playbook
from askaround.outreach.models import Ask, Introduction, Message
from askaround.outreach.rules.states import AskState, ask_state
from askaround.preparation.models import Profile
from askaround.preparation.rules.drafts import (
    Disclaimer,
    Draft,
    DraftKind,
    DraftSlots,
    Goal,
    compose,
)
from askaround.preparation.rules.messages import MessageFacts, Purpose

CONTINUED = {DraftKind.FOLLOW_UP_1, DraftKind.FOLLOW_UP_2}


def state(ask: Ask) -> AskState:
    """Return where a request stands, from the facts that are stored."""
    return ask_state(
        sent=ask.sent_at is not None, answer=ask.answer, closed=ask.closed_at is not None
    )


def playbook_in_force(space: Space, changes: dict[str, object] | None = None) -> Playbook:
    """Return the rules of a space, with the changes of one request."""
    return playbook(
        space.playbook, {**space.playbook_changes, **(changes or {})}, language=space.language
    )


def earlier_subject(messages: Iterable[Message]) -> str:
    """Return the subject of the thread: that of the first message that was sent."""
    return next((each.subject for each in messages if each.sent_at and each.subject), "")


def slots_of(ask: Ask, profile: Profile) -> DraftSlots:
    """Collect what is known for a draft; what is empty becomes a blank in it."""
    return DraftSlots(
        my_name=profile.name,
        my_link=profile.link,
        my_phone=profile.phone,
        synopsis=profile.synopsis,
        person=ask.person.greeting_name,
        person_full_name=ask.person.full_name,
        why_you=ask.why_you,
        hope=ask.hope,
        about=ask.topic,
        goal=Goal(ask.exploration.goal),
        connection=ask.connection,
        referrer=ask.referrer.full_name if ask.referrer else "",
        since_we_last_spoke=ask.news,
        minutes=ask.minutes,
        window=ask.window,
        disclaimer=Disclaimer(ask.disclaimer),
        earlier_subject=earlier_subject(ask.messages.all()),
    )


def draft_of(ask: Ask, profile: Profile, kind: DraftKind) -> Draft:
    """Compose the text of a request or follow-up on the channel of the ask."""
    channel = Channel(ask.channel)
    language = ask.space.language
    if channel is Channel.LINKEDIN_NOTE and kind in CONTINUED:
        channel = Channel.LINKEDIN  # a note can be sent once; whoever accepted gets a message
    if channel is Channel.PHONE and kind is DraftKind.FOLLOW_UP_2:
        kind = DraftKind.FOLLOW_UP_1
    return compose(slots_of(ask, profile), channel=channel, kind=kind, language=language)


def facts_of(ask: Ask, profile: Profile, *, kind: str, subject: str, body: str) -> MessageFacts:
    """Collect what the checks need to know about a text of this ask."""
    purposes = {Message.Kind.REQUEST: Purpose.REQUEST, Message.Kind.FOLLOW_UP: Purpose.FOLLOW_UP}
    return MessageFacts(
        channel=Channel(ask.channel),
        purpose=purposes.get(Message.Kind(kind), Purpose.ANSWER),
        body=body,
        subject=subject,
        person_name=ask.person.full_name,
        addressed_as=ask.person.greeting_name,
        others=tuple(filter(None, [profile.name])),
        why_you=ask.why_you,
        connection=ask.connection,
        referrer=ask.referrer.full_name if ask.referrer else "",
        first_message=kind == Message.Kind.REQUEST,
    )


def introduction_slots(introduction: Introduction, profile: Profile) -> DraftSlots:
    """Collect what is known for the messages of an introduction."""
    person = introduction.person
    return DraftSlots(
        my_name=profile.name,
        my_link=profile.link,
        my_phone=profile.phone,
        synopsis=profile.synopsis,
        person=person.greeting_name if person else introduction.sought,
        person_full_name=person.full_name if person else introduction.sought,
        why_you=introduction.why_them,
        why_them=introduction.why_them,
        hope=introduction.hope,
        about=introduction.topic,
        goal=Goal(introduction.exploration.goal),
        introducer=introduction.introducer.greeting_name,
        window="",
    )
