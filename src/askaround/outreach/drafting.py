"""From what is stored about a request to what the drafts and the checks need to know."""

from collections.abc import Iterable
from dataclasses import replace

from askaround.accounts.queries import playbook_in_force
from askaround.accounts.rules import Channel
from askaround.outreach.models import Ask, Introduction, Message
from askaround.people.rules.names import guess_parts
from askaround.preparation.models import Profile
from askaround.preparation.rules.drafts import (
    Disclaimer,
    Draft,
    DraftKind,
    DraftSlots,
    Goal,
    channels_of,
    compose,
    window_words,
    with_blanks_filled,
)
from askaround.preparation.rules.messages import MessageFacts, Purpose

CONTINUED = {DraftKind.FOLLOW_UP_1, DraftKind.FOLLOW_UP_2}


def earlier_subject(messages: Iterable[Message]) -> str:
    """Return the subject of the thread: that of the first message that was sent."""
    return next((each.subject for each in messages if each.sent_at and each.subject), "")


def slots_of(ask: Ask, profile: Profile) -> DraftSlots:
    """Collect what is known for a draft; what is empty becomes a blank in it."""
    introducer = ask.introduction.introducer if ask.introduction else None
    return replace(
        _about_me(profile),
        person=ask.person.greeting_name,
        person_full_name=ask.person.full_name,
        why_you=ask.why_you,
        hope=ask.hope,
        about=ask.topic,
        goal=Goal(ask.exploration.goal),
        connection=ask.connection,
        referrer=ask.referrer.full_name if ask.referrer else "",
        introducer=introducer.greeting_name if introducer else "",
        since_we_last_spoke=ask.news,
        minutes=ask.minutes,
        window=ask.window,
        disclaimer=Disclaimer(ask.disclaimer),
        earlier_subject=earlier_subject(ask.messages.all()),
    )


def draft_of(ask: Ask, profile: Profile, kind: DraftKind) -> Draft:
    """Compose the text of a request or follow-up on the channel of the ask."""
    language = ask.space.language
    channel, kind = _as_written(ask, kind)
    return compose(slots_of(ask, profile), channel=channel, kind=kind, language=language)


def fill_blanks(draft: Message | Introduction, slots: DraftSlots, *, language: str) -> None:
    """Put what is known by now into the blanks that still stand in a text changed by hand."""
    draft.subject = with_blanks_filled(draft.subject, slots, language=language)
    draft.body = with_blanks_filled(draft.body, slots, language=language)


def _as_written(ask: Ask, kind: DraftKind) -> tuple[Channel, DraftKind]:
    """Return the channel and kind of text that there is for what is meant."""
    channel, language = Channel(ask.channel), ask.space.language
    if kind is DraftKind.REQUEST and ask.introduction:
        answers = channel in channels_of(DraftKind.INTRODUCER_REPLY, language=language)
        return channel, DraftKind.INTRODUCER_REPLY if answers else kind
    if channel is Channel.LINKEDIN_NOTE and kind in CONTINUED:
        return Channel.LINKEDIN, kind  # a note can be sent once; whoever accepted gets a message
    if channel is Channel.PHONE and kind is DraftKind.FOLLOW_UP_2:
        return channel, DraftKind.FOLLOW_UP_1
    return channel, kind


def voicemail_of(ask: Ask, profile: Profile) -> str:
    """Compose what to say after the tone."""
    language = ask.space.language
    slots = slots_of(ask, profile)
    kind = DraftKind.VOICEMAIL
    return compose(slots, channel=Channel.PHONE, kind=kind, language=language).body


def facts_of(ask: Ask, profile: Profile, *, kind: str, subject: str, body: str) -> MessageFacts:
    """Collect what the checks need to know about a text of this ask."""
    introducer = ask.introduction.introducer.full_name if ask.introduction else ""
    return MessageFacts(
        channel=Channel(ask.channel),
        purpose=_purpose(ask, kind),
        body=body,
        subject=subject,
        person_name=ask.person.full_name,
        addressed_as=ask.person.greeting_name,
        others=tuple(filter(None, [profile.name, introducer])),
        why_you=ask.why_you,
        connection=ask.connection,
        referrer=ask.referrer.full_name if ask.referrer else "",
        first_message=kind == Message.Kind.REQUEST,
    )


def _purpose(ask: Ask, kind: str) -> Purpose:
    if kind == Message.Kind.REQUEST:
        return Purpose.INTRODUCER_REPLY if ask.introduction else Purpose.REQUEST
    return Purpose.FOLLOW_UP if kind == Message.Kind.FOLLOW_UP else Purpose.ANSWER


def introduction_slots(introduction: Introduction, profile: Profile) -> DraftSlots:
    """Collect what is known for the messages of an introduction."""
    person, space = introduction.person, introduction.space
    rules = playbook_in_force(space)
    return replace(
        _about_me(profile),
        person=person.greeting_name if person else "",
        person_full_name=person.full_name if person else introduction.sought,
        why_you=introduction.why_you,
        why_them=introduction.why_them,
        hope=introduction.hope,
        about=introduction.topic,
        goal=Goal(introduction.exploration.goal),
        introducer=introduction.introducer.greeting_name,
        minutes=rules.minutes_asked,
        window=window_words(rules.window_days, language=space.language),
    )


def introduction_facts(
    introduction: Introduction, profile: Profile, *, subject: str, body: str
) -> MessageFacts:
    """Collect what the checks need to know about the request to the introducer."""
    introducer, person = introduction.introducer, introduction.person
    sought = person.full_name if person else introduction.sought
    return MessageFacts(
        channel=Channel(introduction.channel),
        purpose=Purpose.INTRODUCTION_REQUEST,
        body=body,
        subject=subject,
        person_name=introducer.full_name,
        addressed_as=introducer.greeting_name,
        others=tuple(filter(None, [profile.name, sought])),
        why_you=introduction.why_them,
    )


def _about_me(profile: Profile) -> DraftSlots:
    return DraftSlots(
        my_name=profile.name,
        me=guess_parts(profile.name).given,
        my_link=profile.link,
        my_phone=profile.phone,
        synopsis=profile.synopsis,
    )
