"""That a conversation took place."""

from datetime import datetime

from django.utils.translation import gettext as _

from askaround.journal.author import Author
from askaround.people.actions import add_event
from askaround.people.models import Event
from askaround.scheduling.models import Conversation


def mark_held(
    *, by: Author, conversation: Conversation, started_at: datetime, ended_at: datetime
) -> Conversation:
    """Record when we really talked. It becomes one line of their timeline, however often said.

    Raises ``ValueError`` where it would have ended before it began.
    """
    if ended_at < started_at:
        raise ValueError("A conversation ends after it began.")
    row = Conversation.objects.select_related("person").get(pk=conversation.pk, space=by.space)
    row.started_at, row.ended_at = started_at, ended_at
    row.cancelled_at, row.cancelled_by, row.cancel_reason = None, "", ""
    with by.change(_("Talked with %s") % row.person) as change:
        change.save(row)
        met = Event.objects.filter(space=by.space, about=row.pk, kind=Event.Kind.MET)
        if not met.exists():
            add_event(
                by=by,
                person=row.person,
                kind=Event.Kind.MET,
                direction=Event.Direction.BOTH,
                at=started_at,
                text=row.get_mode_display(),
                about=row.pk,
            )
    return row
