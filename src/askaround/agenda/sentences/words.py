"""What a row of Today is made of, and how long it has stood there."""

from datetime import date
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOST_DAYS = 13
"""Up to here an age reads best as a number of days; beyond, as the date it goes back to."""


class Words(NamedTuple):
    """``verb`` and ``text`` read as one sentence; ``action`` is the label of the first button.

    ``why`` has no full stop at its end, because the age of the row follows.
    """

    verb: str
    text: str
    why: str
    action: str


def age(since: date, today: date) -> str:
    """Say how long it has been my turn: "today", "for 3 days", "since 3 February"."""
    days = (today - since).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("since yesterday")
    if days <= MOST_DAYS:
        return ngettext("for %(days)d day", "for %(days)d days", days) % {"days": days}
    return _("since %s") % date_format(since, "F j" if since.year == today.year else "F j, Y")
