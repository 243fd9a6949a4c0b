"""A conversation from the first thought of a time to its removal."""

from django.utils.translation import gettext as _

from askaround.journal.author import Author
from askaround.outreach.models import Ask
from askaround.people.models import Person
from askaround.research.models import Exploration
from askaround.scheduling.actions.times import usual_minutes
from askaround.scheduling.models import Conversation


def begin_conversation(
    *, by: Author, person: Person, exploration: Exploration, ask: Ask | None = None
) -> Conversation:
    """Begin to look for a time with somebody.

    It takes as long as the request asked for, which is what they said yes to. Where one is being
    looked for, or was agreed on through the same request, that conversation is returned; it
    belongs to the request from then on.
    """
    existing = _standing(by, person, exploration, ask)
    with by.change(_("Started looking for a time with %s") % person) as change:
        if existing is None:
            minutes = ask.minutes if ask is not None else usual_minutes(by.space)
            return change.add(
                Conversation(person=person, exploration=exploration, ask=ask, minutes=minutes)
            )
        if ask is not None and existing.ask_id != ask.pk:
            existing.ask, existing.minutes = ask, ask.minutes
            change.save(existing)
    return existing


def _standing(
    by: Author, person: Person, exploration: Exploration, ask: Ask | None
) -> Conversation | None:
    """Return the conversation of this request, or one about the same that has no time yet."""
    to_come = Conversation.objects.filter(
        space=by.space, person=person, started_at__isnull=True, cancelled_at__isnull=True
    ).order_by("id")
    own = to_come.filter(ask=ask).last() if ask is not None else None
    return own or to_come.filter(exploration=exploration, agreed_at__isnull=True).last()


def remove_conversation(*, by: Author, conversation: Conversation) -> None:
    """Remove a conversation with all that was offered, planned and noted for it."""
    with by.change(_("Removed the conversation with %s") % conversation.person) as change:
        change.remove(conversation)
