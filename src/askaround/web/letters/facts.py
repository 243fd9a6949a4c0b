"""What is known for a letter, gathered from what it is about. Off-record lines are never read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from askaround import access
from askaround.conversations.models import Note
from askaround.core.text import one_line
from askaround.followup.models import Advice
from askaround.letters.rules.drafts import LetterFacts, TouchReason, Where
from askaround.letters.rules.kinds import LetterKind
from askaround.preparation.languages import written_in
from askaround.scheduling.models import Conversation
from askaround.scheduling.rules.offers import Offered, city, window_words
from askaround.scheduling.rules.wall_time import is_zone
from askaround.web.http import SpaceRequest
from askaround.web.letters.on_record import Spoken

if TYPE_CHECKING:
    from askaround.followup.models import Opening, Referral
    from askaround.letters.models import Letter
    from askaround.outreach.models import Introduction
    from askaround.people.models import Person
    from askaround.scheduling.models import AtWallTime

MOST_MINUTES_LATE = 120


@dataclass(frozen=True, slots=True)
class Matter:
    """The thing that a letter is about, where it is still there."""

    conversation: Conversation | None = None
    advice: Advice | None = None
    referral: "Referral | None" = None
    opening: "Opening | None" = None
    introduction: "Introduction | None" = None

    def __bool__(self) -> bool:
        """Say whether there is anything."""
        things = (self.conversation, self.advice, self.referral, self.opening, self.introduction)
        return any(thing is not None for thing in things)

    @property
    def talk(self) -> Conversation | None:
        """The conversation that it goes back to."""
        left = self.advice or self.referral or self.opening
        return self.conversation or (left.conversation if left else None)


def matter_of(request: SpaceRequest, about: UUID | None) -> Matter:
    """Look up what a letter is about among everything it can be about."""
    if about is None:
        return Matter()
    space = request.space
    conversation = access.conversations(space).filter(pk=about).select_related("person").first()
    if conversation is not None:
        return Matter(conversation=conversation)
    return Matter(
        advice=access.advice(space).filter(pk=about).select_related("conversation").first(),
        referral=access.referrals(space)
        .filter(pk=about)
        .select_related("conversation", "to")
        .first(),
        opening=access.openings(space).filter(pk=about).select_related("conversation").first(),
        introduction=access.introductions(space).filter(pk=about).select_related("person").first(),
    )


def facts_for(
    request: SpaceRequest, *, kind: str, person: "Person", about: UUID | None = None
) -> LetterFacts:
    """Gather what a letter of this kind can say, about that thing, to that person."""
    matter = matter_of(request, about)
    talk = matter.talk if matter.talk and matter.talk.person_id == person.pk else None
    spoken = Spoken(request, talk)
    facts = LetterFacts(person=person.greeting_name)
    if talk is not None:
        facts = _of_conversation(request, facts, talk)
    if kind == LetterKind.THANKS:
        facts = _of_notes(request, facts, talk, spoken)
    if matter.advice is not None and spoken.may_say(matter.advice):
        facts = replace(facts, advice=matter.advice.text, result=matter.advice.result)
    if matter.opening is not None and spoken.may_say(matter.opening):
        said, kept = matter.opening.text, matter.opening.confidential
        facts = replace(facts, opening=said, is_confidential=kept)
    return _of_suggestion(request, facts, matter, spoken, to=person)


def facts_of(request: SpaceRequest, letter: "Letter") -> LetterFacts:
    """Gather what is known for a letter that has been begun."""
    return facts_for(request, kind=letter.kind, person=letter.person, about=letter.about)


def papers_wanted(request: SpaceRequest, letter: "Letter") -> bool:
    """Say whether they asked for my resume."""
    if letter.about is None:
        return False
    among = access.conversations(request.space).filter(pk=letter.about)
    return among.filter(resume_wanted=True).exists()


def with_reason(facts: LetterFacts, *, reason: str, text: str) -> LetterFacts:
    """Add why I write again; an unknown reason is none."""
    known = next((each for each in TouchReason if each == reason), None)
    return replace(facts, reason=known, reason_text=one_line(text)) if known else facts


def with_minutes_late(facts: LetterFacts, typed: str) -> LetterFacts:
    """Add by how much I am late, where it is a number that a person would write."""
    short = typed.strip()[:4]
    minutes = int(short) if short.isascii() and short.isdigit() else 0
    fits = 0 < minutes <= MOST_MINUTES_LATE
    return replace(facts, minutes_late=minutes) if fits else facts


def _of_conversation(request: SpaceRequest, facts: LetterFacts, talk: Conversation) -> LetterFacts:
    where, text = _where(talk)
    return replace(
        facts,
        windows=_windows(request, talk),
        time=_time_words(request, talk, talk.person) if talk.agreed_at else "",
        where=where,
        where_text=text,
        minutes=talk.minutes,
        topics=_topics(request, talk),
    )


def _where(talk: Conversation) -> tuple[Where, str]:
    if talk.mode == Conversation.Mode.VIDEO and talk.link:
        return Where.LINK, talk.link
    if talk.mode == Conversation.Mode.PHONE and talk.phone:
        return Where.CALL, talk.phone
    if talk.mode in {Conversation.Mode.IN_PERSON, Conversation.Mode.MEAL}:
        return (Where.PLACE, talk.place) if talk.place else (Where.THEIRS, "")
    return Where.OPEN, ""


def _windows(request: SpaceRequest, talk: Conversation) -> tuple[str, ...]:
    """Say the windows that I chose and that are still to come, in both clocks."""
    open_ones = access.windows(request.space).filter(
        conversation=talk, by_them=False, answer="", starts_at__gt=request.author.now
    )
    said = (_time_words(request, window, talk.person) for window in open_ones.order_by("starts_at"))
    return tuple(filter(None, said))


def _time_words(request: SpaceRequest, row: "AtWallTime", person: "Person") -> str:
    """Say a time in both clocks; with the place of mine where theirs is not known."""
    if row.wall_time is None:
        return ""
    mine = request.space.time_zone
    knows_theirs = is_zone(person.time_zone)
    said = window_words(
        Offered(row.wall_time, row.minutes),
        mine=mine,
        theirs=person.time_zone if knows_theirs else mine,
        language=request.space.language,
    )
    if knows_theirs or not said:
        return said
    with override(written_in(request.space.language)):
        return _("%(time)s in %(place)s") % {"time": said, "place": city(mine)}


def _topics(request: SpaceRequest, talk: Conversation) -> tuple[str, ...]:
    """Return the topics of what must be asked, in the order of the plan; letters name them."""
    plan = access.planned_questions(request.space).filter(
        conversation=talk, parent=None, priority="must"
    )
    topics = plan.exclude(topic="").order_by("position", "id").values_list("topic", flat=True)
    return tuple(dict.fromkeys(topics))


def _of_notes(
    request: SpaceRequest, facts: LetterFacts, talk: Conversation | None, spoken: Spoken
) -> LetterFacts:
    """Add one thing learned and one thing I will do."""
    best = next(iter(spoken.lessons), None)
    if best is not None:
        quoted = best.kind == Note.Kind.QUOTE
        facts = replace(facts, learned=one_line(best.text), learned_is_quote=quoted)
    return replace(facts, will_do=next(_to_do(request, talk, spoken), ""))


def _to_do(request: SpaceRequest, talk: Conversation | None, spoken: Spoken) -> Iterator[str]:
    """Give what I promised them, then the advice that I will try."""
    if talk is None:
        return
    promises = access.promises(request.space).filter(
        conversation=talk, mine=True, dropped_on__isnull=True, kept_on__isnull=True
    )
    for promise in promises.select_related("note").order_by("id"):
        if spoken.may_say(promise):
            yield promise.text
    yield from (note.text for note in spoken.lines if note.kind == Note.Kind.MY_PROMISE)
    advice = access.advice(request.space).filter(conversation=talk, answer=Advice.Answer.TRY)
    for each in advice.select_related("note").order_by("id"):
        if spoken.may_say(each):
            yield each.act or each.text


def _of_suggestion(
    request: SpaceRequest, facts: LetterFacts, matter: Matter, spoken: Spoken, *, to: "Person"
) -> LetterFacts:
    """Add whom they suggested, or brought me together with, and whether we have talked.

    A conversation with somebody else is about that person, and nothing of it is repeated.
    """
    if matter.referral is not None and spoken.may_say(matter.referral):
        met, name = matter.referral.to, matter.referral.sought
    elif matter.introduction is not None:
        met, name = matter.introduction.person, matter.introduction.sought
    elif matter.conversation is not None and matter.conversation.person_id != to.pk:
        met, name = matter.conversation.person, ""
    else:
        return facts
    talked = met is not None and _have_talked(request, met)
    return replace(facts, referral=met.full_name if met else name, talked=talked)


def _have_talked(request: SpaceRequest, person: "Person") -> bool:
    held = access.conversations(request.space).filter(person=person, cancelled_at=None)
    over = request.author.now - timedelta(minutes=1)
    return held.filter(ended_at__isnull=False).exists() or held.filter(starts_at__lt=over).exists()
