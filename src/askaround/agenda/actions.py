"""Setting rows of Today aside. Undo brings them back, as it does everything else."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from askaround.agenda.models import SetAside
from askaround.core.text import one_line
from askaround.journal.author import Author


class CannotSnooze(Exception):
    """The message is written for the person at the screen."""


def snooze(*, by: Author, row: str, what: str, until: date, reason: str) -> None:
    """Put a row off until a day. ``what`` is the row in words, for the journal.

    Raises :class:`CannotSnooze` without a reason, or where the day is not to come.
    """
    reason = one_line(reason)[:200]
    if not reason:
        raise CannotSnooze(
            _("Say why in a few words. It will help you decide when this comes back.")
        )
    if until <= by.today:
        raise CannotSnooze(_("Choose a day after today."))
    day = date_format(until, "l, F j")
    _set_aside(by, row, until, reason, _("Until %(day)s: %(what)s") % {"day": day, "what": what})


def skip(*, by: Author, row: str, what: str) -> None:
    """Say that a row is not needed. It stays away until its reason changes."""
    _set_aside(by, row, None, "", _("Not needed: %s") % what)


def _set_aside(by: Author, row: str, until: date | None, reason: str, sentence: str) -> None:
    """Remember the row once; a row that came back and is put off again is the same one."""
    kept = SetAside.objects.filter(space=by.space, row=row).first()
    with by.change(sentence) as change:
        if kept is None:
            change.add(SetAside(row=row, until=until, reason=reason))
            return
        kept.until, kept.reason = until, reason
        change.save(kept)
