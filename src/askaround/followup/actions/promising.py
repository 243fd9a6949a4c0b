"""Promises both ways. Mine I keep; theirs I remember, and nobody is chased."""

from datetime import date

from django.utils.translation import gettext as _

from askaround.conversations.models import Note
from askaround.core.text import one_line
from askaround.followup.models import Promise
from askaround.journal.author import Author
from askaround.people.models import Person
from askaround.scheduling.models import Conversation


def add_promise(
    *,
    by: Author,
    person: Person,
    text: str,
    mine: bool = True,
    due_on: date | None = None,
    conversation: Conversation | None = None,
    note: Note | None = None,
) -> Promise:
    """Keep in mind what I promised them, or they me."""
    promise = Promise(
        person=person,
        conversation=conversation,
        note=note,
        text=one_line(text),
        mine=mine,
        due_on=due_on,
    )
    sentence = _("Noted what you promised %s") if mine else _("Noted what %s promised")
    with by.change(sentence % person) as change:
        return change.add(promise)


def edit_promise(*, by: Author, promise: Promise, version: int | None = None) -> None:
    """Store what was written about it. Raises `StaleWrite` for an old version."""
    with by.change(_("Changed a promise with %s") % promise.person) as change:
        change.save(promise, version=version)


def note_kept(*, by: Author, promise: Promise, on: date | None = None) -> None:
    """Note that it was kept, whoever made it."""
    promise.kept_on, promise.dropped_on = on or by.today, None
    sentence = _("Kept a promise to %s") if promise.mine else _("%s kept their promise")
    with by.change(sentence % promise.person) as change:
        change.save(promise)


def drop_promise(*, by: Author, promise: Promise) -> None:
    """Let it go: it is not needed any more, or will not be."""
    promise.kept_on, promise.dropped_on = None, by.today
    with by.change(_("Let a promise with %s go") % promise.person) as change:
        change.save(promise)


def reopen_promise(*, by: Author, promise: Promise) -> None:
    promise.kept_on = promise.dropped_on = None
    with by.change(_("Opened a promise with %s again") % promise.person) as change:
        change.save(promise)


def remove_promise(*, by: Author, promise: Promise) -> None:
    with by.change(_("Removed a promise with %s") % promise.person) as change:
        change.remove(promise)
