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

    Where a time is being looked for already, about the same exploration, that conversation is
    returned and nothing is added.
    """
    open_ones = Conversation.objects.filter(
        space=by.space,
        person=person,
        exploration=exploration,
        agreed_at__isnull=True,
        started_at__isnull=True,
        cancelled_at__isnull=True,
    )
    existing = open_ones.order_by("id").last()
    if existing is not None:
        return existing
    begun = Conversation(
        person=person, exploration=exploration, ask=ask, minutes=usual_minutes(by.space)
    )
    with by.change(_("Began to look for a time with %s") % person) as change:
        return change.add(begun)


def remove_conversation(*, by: Author, conversation: Conversation) -> None:
    """Remove a conversation with all that was offered, planned and noted for it."""
    with by.change(_("Removed the conversation with %s") % conversation.person) as change:
        change.remove(conversation)
