"""Times as they may be stored: in a zone we know, at a time that its clock shows."""

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from askaround.accounts.models import Space
from askaround.accounts.queries import playbook_in_force
from askaround.scheduling.models import AtWallTime
from askaround.scheduling.rules.offers import city
from askaround.scheduling.rules.wall_time import ClockTime, WallTime, clock_time, moment, nearest

SHORTEST_MINUTES, LONGEST_MINUTES = 5, 480
FIRST_YEAR, LAST_YEAR = 1970, 2200


class CannotAgree(Exception):
    """The message is written for the person at the screen."""


class ImpossibleTime(CannotAgree):
    """The clock never shows that time. ``nearest`` are the times before and after it."""

    def __init__(self, sentence: str, nearest: tuple[WallTime, ...] = ()) -> None:
        super().__init__(sentence)
        self.nearest = nearest


def set_time(row: AtWallTime, when: WallTime, minutes: int) -> None:
    """Write a time into a row. Raises :class:`ImpossibleTime`, or `CannotAgree` for its length."""
    refuse_impossible(when)
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        raise CannotAgree(
            _("A conversation takes between %(least)d and %(most)d minutes.")
            % {"least": SHORTEST_MINUTES, "most": LONGEST_MINUTES}
        )
    row.day, row.clock, row.time_zone, row.clock_repeats = when
    row.minutes = minutes
    row.starts_at = moment(when)


def refuse_impossible(when: WallTime) -> None:
    """Raise :class:`ImpossibleTime` where the clock never shows this time."""
    kind = clock_time(when)
    if not FIRST_YEAR <= when.day.year <= LAST_YEAR or kind is ClockTime.UNKNOWN:
        raise ImpossibleTime(
            _("Askaround does not know that day or time zone. Please choose another one.")
        )
    if kind is ClockTime.NEVER:
        near = nearest(when) or ()
        raise ImpossibleTime(_never(when, near), near)


def _never(when: WallTime, near: tuple[WallTime, ...]) -> str:
    before, after = (time_format(each.clock) for each in near)
    return _(
        "On %(day)s there is no %(clock)s in %(place)s, because the clocks move forward. The "
        "nearest times are %(before)s and %(after)s."
    ) % {
        "day": date_format(when.day, "F j"),
        "clock": time_format(when.clock),
        "place": city(when.zone),
        "before": before,
        "after": after,
    }


def zone_words(zone: str) -> str:
    """Write the name of a zone as people read it.

    >>> zone_words("America/New_York")
    'America/New York'
    """
    return zone.replace("_", " ")


def time_words(row: AtWallTime) -> str:
    """Say when something is, in its own zone, for the sentence of a change."""
    if row.day is None or row.clock is None:
        return ""
    return f"{date_format(row.day, 'l, F j')}, {time_format(row.clock)}"


def usual_minutes(space: Space) -> int:
    """Return the time that the playbook in force keeps free for a meeting.

    What they are told is shorter where a request asked for less: hello and thanks take time too.
    """
    return playbook_in_force(space).meeting_minutes
