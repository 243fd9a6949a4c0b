"""The one next thing with somebody: from a first request to the thanks, and on to the next."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from askaround import access
from askaround.agenda.rules.talking import DEBRIEF_WITHIN, THANKS_WITHIN
from askaround.letters.models import Letter
from askaround.scheduling.queries import state
from askaround.scheduling.rules.states import ConversationState
from askaround.web.http import SpaceRequest

if TYPE_CHECKING:
    from askaround.outreach.models import Ask
    from askaround.people.models import Person
    from askaround.scheduling.models import Conversation

GOING_ON = {ConversationState.TO_AGREE, ConversationState.AGREED, ConversationState.NOW}


@dataclass(frozen=True, slots=True)
class NextStep:
    """A button: a link, or what it sends where it begins something (``fields``)."""

    label: str
    url: str
    icon: str
    fields: dict[str, str] = field(default_factory=dict)


def is_going_on(conversations: "Iterable[Conversation]", now: datetime) -> bool:
    """Say whether a time is being looked for, or is still to come: one at a time is enough."""
    return any(state(talk, now) in GOING_ON for talk in conversations)


def next_step(
    request: SpaceRequest,
    person: "Person",
    *,
    asks: "Iterable[Ask]",
    conversations: "Iterable[Conversation]",
) -> NextStep | None:
    """Return what comes next with somebody.

    Whoever shall never be asked again is only looked back on, and thanked; None after that.
    ``asks`` and ``conversations`` are theirs, the newest first.
    """
    talks, asked = list(conversations), list(asks)
    for talk in talks:
        step = _of_conversation(request, talk, only_afterwards=person.never_again)
        if step is not None:
            return step
    if person.never_again:
        return None
    step = _of_ask(asked[0], talks) if asked else None
    if step is not None:
        return step
    label = _("Ask %s") % person.greeting_name
    return NextStep(label, reverse("outreach:new"), "send", {"person": str(person.pk)})


def _of_conversation(
    request: SpaceRequest, talk: "Conversation", *, only_afterwards: bool
) -> NextStep | None:
    stands = state(talk, request.author.now)
    if only_afterwards and stands is not ConversationState.HELD:
        return None
    match stands:
        case ConversationState.TO_AGREE:
            return _page(_("Agree on a time"), "scheduling:conversation", talk.pk, "calendar-plus")
        case ConversationState.AGREED:
            return _page(_("Prepare"), "prepare:plan", talk.pk, "list-checks")
        case ConversationState.NOW:
            return _page(_("Start"), "live:live", talk.pk, "message-circle")
        case ConversationState.HELD:
            return _afterwards(request, talk)
    return None


def _afterwards(request: SpaceRequest, talk: "Conversation") -> NextStep | None:
    """Return the debrief, then the thanks; what is long past is not asked for any more."""
    held_at = talk.ended_at or talk.started_at or talk.starts_at
    since = request.author.now - held_at if held_at else None
    if since is None or since > THANKS_WITHIN:
        return None
    written = access.debriefs(request.space).filter(conversation=talk, finished_at__isnull=False)
    if since <= DEBRIEF_WITHIN and not written.exists():
        return _page(_("Look back"), "debrief:debrief", talk.pk, "pen-line")
    letters = access.letters(request.space).filter(kind=Letter.Kind.THANKS, about=talk.pk)
    letter = letters.order_by("-id").first()
    if letter is None:
        return NextStep(
            _("Write the thank-you note"),
            reverse("letters:begin"),
            "mail",
            {
                "person": str(talk.person_id),
                "kind": Letter.Kind.THANKS.value,
                "about": str(talk.pk),
            },
        )
    if letter.sent_at is None:
        return _page(_("Finish the thank-you note"), "letters:letter", letter.pk, "mail")
    return None


def _of_ask(ask: "Ask", talks: "list[Conversation]") -> NextStep | None:
    """Return what the newest request wants; none where its conversation says it already."""
    if ask.closed_at is not None:
        return None
    if ask.sent_at is None:
        return _page(_("Finish your request"), "outreach:ask", ask.pk, "send")
    if not ask.answer:
        return _page(_("Did they answer?"), "outreach:ask", ask.pk, "mail-open")
    if ask.answer == ask.Answer.YES and all(talk.ask_id != ask.pk for talk in talks):
        fields = {"ask": str(ask.pk)}
        return NextStep(_("Agree on a time"), reverse("scheduling:new"), "calendar-plus", fields)
    return None


def _page(label: str, page: str, key: UUID, icon: str) -> NextStep:
    return NextStep(label, reverse(page, args=[key]), icon)
