"""Introductions: asking somebody who knows us both, and what comes of it."""

from django.utils.translation import gettext as _

from askaround.accounts.rules import Channel
from askaround.core.text import many_lines
from askaround.journal.author import Author
from askaround.outreach.actions.asking import begin_ask, reshape, topic_of
from askaround.outreach.drafting import fill_blanks, introduction_slots
from askaround.outreach.models import Ask, Introduction
from askaround.outreach.rules.states import IntroductionState, introduction_may_become
from askaround.people.actions import add_event
from askaround.people.models import Event, Person
from askaround.preparation.actions import own_profile
from askaround.preparation.models import Profile
from askaround.preparation.rules.drafts import Draft, DraftKind, compose
from askaround.research.models import Exploration


class CannotIntroduce(Exception):
    """The message is written for the person at the screen."""


def begin_introduction(
    *,
    by: Author,
    introducer: Person,
    exploration: Exploration,
    person: Person | None = None,
    sought: str = "",
    why_them: str = "",
    why_you: str = "",
) -> Introduction:
    """Prepare to ask ``introducer``; ``sought`` describes somebody whose name is not known yet."""
    if introducer.never_again or (person and person.never_again):
        name = introducer if introducer.never_again else person
        raise CannotIntroduce(
            _("You decided never to ask %s again. Change that on their page first.") % name
        )
    if person == introducer or not (person or sought):
        raise CannotIntroduce(_("Say who you would like to meet, and who could introduce you."))
    introduction = Introduction(
        exploration=exploration,
        introducer=introducer,
        person=person,
        sought=sought,
        why_them=why_them,
        why_you=why_you,
        topic=topic_of(exploration, language=by.space.language),
        channel=_channel(introducer),
        state_at=by.now,
    )
    _compose_into(introduction, own_profile(by=by), by)
    with by.change(_("Started to ask %s for an introduction") % introducer) as change:
        return change.add(introduction)


def edit_introduction(
    *, by: Author, introduction: Introduction, version: int | None = None
) -> None:
    """Store what was written; where only its parts changed, the text is made from them again.

    A text changed by hand is left as it is, but for blanks that can be filled now.
    """
    profile = own_profile(by=by)
    introduction.body = many_lines(introduction.body)
    before = Introduction.objects.select_related(
        "introducer", "person", "exploration", "space"
    ).get(pk=introduction.pk)
    made = request_for(before, profile)
    if (introduction.subject, introduction.body) == (made.subject, made.body):
        _compose_into(introduction, profile, by)
    else:
        slots = introduction_slots(introduction, profile)
        fill_blanks(introduction, slots, language=by.space.language)
    with by.change(_("Changed the request to %s") % introduction.introducer) as change:
        change.save(introduction, version=version)


def move_introduction(*, by: Author, introduction: Introduction, to: str) -> None:
    """Record the next step of an introduction: asked, agreed, introduced, thanked, or declined."""
    here, there = IntroductionState(introduction.state), IntroductionState(to)
    if not introduction_may_become(here, there):
        raise CannotIntroduce(_("That step does not fit where this introduction is now."))
    introduction.state, introduction.state_at = there.value, by.now
    with by.change(_step_sentence(introduction)) as change:
        change.save(introduction)
        is_mine = there in {IntroductionState.ASKED, IntroductionState.THANKED}
        is_request = there is IntroductionState.ASKED
        add_event(
            by=by,
            person=introduction.introducer,
            kind=Event.Kind.MESSAGE,
            direction=Event.Direction.OUT if is_mine else Event.Direction.IN,
            at=by.now,
            text=introduction.body if is_request else _step_sentence(introduction),
            about=introduction.pk,
        )


def attach_person(*, by: Author, introduction: Introduction, person: Person) -> None:
    """Say who it is, where only a description was known."""
    if person == introduction.introducer:
        raise CannotIntroduce(_("People do not introduce you to themselves. Choose somebody else."))
    introduction.person = person
    with by.change(_("Noted that you will meet %s") % person) as change:
        change.save(introduction)


def begin_reply(*, by: Author, introduction: Introduction) -> Ask:
    """Begin the request to the person I was introduced to, which answers the introduction.

    A request to them that stands as a draft becomes that answer. Raises `CannotAsk`.
    """
    person = introduction.person
    if person is None:
        raise CannotIntroduce(_("First say who it is."))
    begun = Ask.objects.filter(person=person, sent_at__isnull=True, closed_at__isnull=True).first()
    if begun is None:
        return begin_ask(
            by=by,
            person=person,
            exploration=introduction.exploration,
            channel=introduction.channel,
            referrer=introduction.introducer,
            why_you=introduction.why_you,
            introduction=introduction,
        )
    begun.introduction, begun.referrer = introduction, introduction.introducer
    reshape(by=by, ask=begun)
    return begun


def remove_introduction(*, by: Author, introduction: Introduction) -> None:
    with by.change(_("Removed the introduction by %s") % introduction.introducer) as change:
        change.remove(introduction)


def request_for(introduction: Introduction, profile: Profile) -> Draft:
    """Compose the request to the introducer, for somebody with a name or with a description."""
    kind = DraftKind.INTRODUCTION_REQUEST if introduction.person else DraftKind.SOUGHT_REQUEST
    return draft_for(introduction, profile, kind)


def draft_for(introduction: Introduction, profile: Profile, kind: DraftKind) -> Draft:
    """Compose one of the texts of an introduction; by mail where its channel has none."""
    slots, language = introduction_slots(introduction, profile), introduction.space.language
    try:
        return compose(slots, channel=Channel(introduction.channel), kind=kind, language=language)
    except KeyError:
        return compose(slots, channel=Channel.EMAIL, kind=kind, language=language)


def _compose_into(introduction: Introduction, profile: Profile, by: Author) -> None:
    introduction.space = by.space
    draft = request_for(introduction, profile)
    introduction.subject, introduction.body = draft.subject, draft.body


def _channel(introducer: Person) -> str:
    return introducer.preferred_channel or Channel.EMAIL.value


def _step_sentence(introduction: Introduction) -> str:
    return _("Introduction by %(who)s: %(step)s") % {
        "who": introduction.introducer,
        "step": introduction.get_state_display(),
    }
