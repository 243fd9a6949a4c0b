"""Asking somebody: from the first draft to "I sent it"."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from askaround.accounts.queries import playbook_in_force
from askaround.accounts.rules import Channel
from askaround.core.text import many_lines, one_line
from askaround.journal.author import Author, Recorder
from askaround.outreach.drafting import draft_of, fill_blanks, slots_of
from askaround.outreach.models import Ask, Introduction, Message
from askaround.outreach.queries import may_remind, reminded_at, with_everything
from askaround.outreach.rules.limits import PastAsk, Refusal, RefusalCode, choose_channel, may_ask
from askaround.people.actions import add_event, day_of
from askaround.people.models import Event, Person
from askaround.people.queries import channels_to
from askaround.preparation.actions import own_profile
from askaround.preparation.models import Profile
from askaround.preparation.rules.drafts import DraftKind, window_words
from askaround.preparation.rules.prefills import connection_from, topic_of_path
from askaround.research.models import Exploration, Organization, Path


class CannotAsk(Exception):
    """The message is written for the person at the screen."""


def begin_ask(
    *,
    by: Author,
    person: Person,
    exploration: Exploration,
    channel: str = "",
    referrer: Person | None = None,
    why_you: str = "",
    introduction: Introduction | None = None,
) -> Ask:
    """Make a request to somebody, with a first draft made from everything that is known.

    After an ``introduction`` the draft answers it. Raises :class:`CannotAsk` where the rules in
    force speak against it.
    """
    refusal = why_not(by=by, person=person)
    if refusal is not None:
        raise CannotAsk(_sentence(by, person, refusal))
    rules, language = playbook_in_force(by.space), by.space.language
    profile = own_profile(by=by)
    ask = Ask(
        person=person,
        exploration=exploration,
        channel=channel or _channel_for(person, by),
        referrer=referrer,
        introduction=introduction,
        why_you=why_you,
        topic=topic_of(exploration, language=language),
        connection=connection_from(person.how_i_know, language=language),
        news=profile.news if person.last_contact_at or person.closeness else "",
        minutes=rules.minutes_asked,
        window=window_words(rules.window_days, language=language),
    )
    with by.change(_("Started a request to %s") % person) as change:
        change.add(ask)
        text = draft_of(ask, profile, DraftKind.REQUEST)
        write_draft(change, ask, kind=Message.Kind.REQUEST, subject=text.subject, body=text.body)
    return ask


def topic_of(exploration: Exploration, *, language: str) -> str:
    """Return what a request is about: the oldest path not ruled out, as a sentence has it."""
    path = exploration.paths.exclude(state=Path.State.RULED_OUT).order_by("id").first()
    if path is None:
        return ""
    named = {Exploration.Goal.ORGANIZATION, Exploration.Goal.PROGRAM}
    is_name = exploration.goal in named or path.kind in {Path.Kind.ORGANIZATION, Path.Kind.PROGRAM}
    return topic_of_path(path.name, is_proper_name=is_name, language=language)


def why_not(*, by: Author, person: Person, besides: Ask | None = None) -> Refusal | None:
    """Return what speaks against asking ``person`` today: never again, an open ask, or the cap."""
    places = set(
        person.roles.filter(ended="", organization__isnull=False).values_list(
            "organization_id", flat=True
        )
    )
    others = Ask.objects.filter(space=by.space).select_related("person")
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    near = others.filter(_near(person, places)).distinct()
    return may_ask(
        person=person.pk,
        organizations=places,
        never_again=person.never_again,
        others=[_past(other, places, by) for other in near],
        today=by.today,
        playbook=playbook_in_force(by.space),
    )


def why_not_send(*, by: Author, message: Message) -> str:
    """Return the sentence that speaks against sending this today; "" where nothing does.

    A request keeps to the rules of asking, a follow-up to the most reminders there may be, and
    both to "never again". An answer to somebody who wrote is always welcome.
    """
    ask = message.ask
    if message.kind == Message.Kind.FOLLOW_UP:
        return why_not_remind(by=by, ask=ask)
    if message.kind != Message.Kind.REQUEST:
        return ""
    refusal = why_not(by=by, person=ask.person, besides=ask)
    return _sentence(by, ask.person, refusal) if refusal else ""


def why_not_remind(*, by: Author, ask: Ask) -> str:
    """Return the sentence that speaks against one more reminder; "" where nothing does."""
    if ask.person.never_again:
        return _sentence(by, ask.person, Refusal(RefusalCode.NEVER_AGAIN))
    if may_remind(ask, playbook_in_force(by.space, ask.playbook_changes)):
        return ""
    return _("You have reminded %s often enough. Silence is an answer too.") % ask.person


def edit_draft(
    *, by: Author, message: Message, subject: str, body: str, version: int | None = None
) -> None:
    """Keep what was written. Raises `StaleWrite` where another window wrote it first."""
    if message.sent_at is not None:
        raise CannotAsk(_("This message was already sent, so it can no longer be changed."))
    message.subject, message.body = one_line(subject), many_lines(body)
    with by.change(_("Saved the draft to %s") % message.ask.person) as change:
        change.save(message, version=version)


def reshape(*, by: Author, ask: Ask, version: int | None = None) -> bool:
    """Store what an ask is made from, and make its draft again from that.

    A draft that the user has changed by hand is left as it is, but for blanks that can be filled
    now; the answer says whether it was made again.
    """
    profile = own_profile(by=by)
    before = with_everything(Ask.objects.all()).get(pk=ask.pk)
    draft = ask.messages.filter(sent_at__isnull=True).first()
    untouched = draft is not None and _is_untouched(draft, before, profile)
    with by.change(_("Changed the request to %s") % ask.person) as change:
        change.save(ask, version=version)
        if draft is not None:
            draft.channel = ask.channel
            if untouched:
                fresh = draft_of(ask, profile, _draft_kind(draft))
                draft.subject, draft.body = fresh.subject, fresh.body
            else:
                fill_blanks(draft, slots_of(ask, profile), language=ask.space.language)
            change.save(draft)
    return untouched


def name_referrer(*, by: Author, ask: Ask, referrer: Person | None) -> bool:
    """Say who suggested that I ask; the answer says whether the draft begins with their name."""
    if referrer is not None and referrer.pk == ask.person_id:
        raise CannotAsk(
            _("People do not suggest themselves. Choose who sent you to %s.") % ask.person
        )
    ask.referrer = referrer
    return reshape(by=by, ask=ask)


def start_over(*, by: Author, ask: Ask) -> None:
    """Make the draft again from what the ask says, in place of what was written."""
    draft = ask.messages.get(sent_at__isnull=True)
    fresh = draft_of(ask, own_profile(by=by), _draft_kind(draft))
    draft.subject, draft.body = fresh.subject, fresh.body
    with by.change(_("Wrote the draft to %s again") % ask.person) as change:
        change.save(draft)


def mark_sent(
    *,
    by: Author,
    message: Message,
    at: datetime | None = None,
    event: str = "",
    text: str = "",
) -> None:
    """Record that I sent this, or said it on the phone; it becomes a line of the timeline.

    ``event`` and ``text`` say what stands there where it is not the message itself.
    """
    if message.sent_at is not None:
        raise CannotAsk(_("This was marked as sent already."))
    reason = why_not_send(by=by, message=message)
    if reason:
        raise CannotAsk(reason)
    ask, moment = message.ask, at or by.now
    by_phone = message.channel == Channel.PHONE
    sentence = _("Called %s") if by_phone else _("Sent to %s")
    with by.change(sentence % ask.person) as change:
        message.sent_at = moment
        change.save(message)
        if ask.sent_at is None:
            ask.sent_at = moment
            change.save(ask)
        add_event(
            by=by,
            person=ask.person,
            kind=event or (Event.Kind.CALL if by_phone else Event.Kind.MESSAGE),
            direction=Event.Direction.OUT,
            at=moment,
            text=text or message.body,
            about=ask.pk,
        )


def drop_draft(*, by: Author, message: Message) -> None:
    """Throw a draft away; a request that was never sent goes with it."""
    with by.change(_("Threw away the draft to %s") % message.ask.person) as change:
        change.remove(message.ask if message.ask.sent_at is None else message)


def remove_ask(*, by: Author, ask: Ask) -> None:
    """Remove a request with its messages; the timeline keeps what was sent."""
    with by.change(_("Removed the request to %s") % ask.person) as change:
        change.remove(ask)


def _near(person: Person, places: set[UUID]) -> Q:
    """The requests that limits care about: to this person, or to the same organizations."""
    return Q(person=person) | Q(
        person__roles__organization__in=places, person__roles__ended="", sent_at__isnull=False
    )


def _past(ask: Ask, places: set[UUID], by: Author) -> PastAsk:
    there = set(
        ask.person.roles.filter(ended="", organization__in=places).values_list(
            "organization_id", flat=True
        )
    )
    sent_on = day_of(by=by, at=ask.sent_at) if ask.sent_at else None
    return PastAsk(ask.person_id, frozenset(there), ask.state, sent_on)


def _sentence(by: Author, person: Person, refusal: Refusal) -> str:
    if refusal.code is RefusalCode.NEVER_AGAIN:
        return _("You decided never to ask %s again. Change that on their page first.") % person
    if refusal.code is RefusalCode.ALREADY_OPEN:
        return _("There is an open request to %s already. One at a time is courteous.") % person
    place = Organization.objects.filter(space=by.space, pk=str(refusal.organization)).first()
    return _(
        "%(place)s has had enough requests from you this month. From %(day)s there is room again. "
        "Until then, ask somebody elsewhere."
    ) % {"place": place, "day": date_format(refusal.free_on or by.today, "F j")}


def _channel_for(person: Person, by: Author) -> str:
    """Return the channel to begin with: as they like it, else by what there is."""
    preferred = Channel(person.preferred_channel) if person.preferred_channel else None
    reachable = channels_to(person) | ({preferred} if preferred else set())
    chosen = choose_channel(
        reachable=reachable, playbook=playbook_in_force(by.space), preferred=preferred
    )
    return (chosen or Channel.EMAIL).value


def write_draft(change: Recorder, ask: Ask, *, kind: str, subject: str, body: str) -> Message:
    """Store a new draft."""
    return change.add(Message(ask=ask, kind=kind, channel=ask.channel, subject=subject, body=body))


def _draft_kind(draft: Message) -> DraftKind:
    """Return which text a draft began as."""
    return follow_up_kind(draft.ask) if draft.kind == Message.Kind.FOLLOW_UP else DraftKind.REQUEST


def follow_up_kind(ask: Ask) -> DraftKind:
    """Return which text the next reminder begins as."""
    return DraftKind.FOLLOW_UP_2 if reminded_at(ask) else DraftKind.FOLLOW_UP_1


def _is_untouched(draft: Message, ask: Ask, profile: Profile) -> bool:
    if draft.kind == Message.Kind.ANSWER:
        return False
    made = draft_of(ask, profile, _draft_kind(draft))
    return (draft.subject, draft.body) == (made.subject, made.body)
