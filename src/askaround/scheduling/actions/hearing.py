"""What came back about a time, on their timeline."""

from askaround.journal.author import Author
from askaround.people.actions import add_event
from askaround.people.models import Event
from askaround.scheduling.models import Conversation


def note_what_they_said(*, by: Author, conversation: Conversation, text: str) -> None:
    """Add what they answered, in whatever way, to their timeline."""
    add_event(
        by=by,
        person=conversation.person,
        kind=Event.Kind.MESSAGE,
        direction=Event.Direction.IN,
        at=by.now,
        text=text,
        about=conversation.pk,
    )
