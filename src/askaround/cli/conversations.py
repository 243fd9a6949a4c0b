"""``askaround conversations``: what is planned, what needs a time, and what took place."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from askaround.cli import opened, options, printing
from askaround.core.language import gettext as _
from askaround.core.language import gettext_noop
from askaround.core.started import command

if TYPE_CHECKING:
    from askaround.scheduling.models import Conversation

STATES = {
    "agreed": gettext_noop("agreed"),
    "now": gettext_noop("going on"),
    "to-agree": gettext_noop("no time yet"),
    "held": gettext_noop("held"),
    "called-off": gettext_noop("called off"),
}


@click.command()
@click.option("--past", is_flag=True, help="Those that took place, the latest first.")
@options.wants_json
@options.limit
def conversations(*, past: bool, wants_json: bool, limit: int) -> None:
    """List your conversations: the next one first, then those that need a time.

    Times are those of the clock where you live. `askaround export planned.ics` writes what is
    planned for a calendar program.

    \b
    Examples:
      askaround conversations
      askaround conversations --past --limit 100
      askaround conversations --json
    """
    opened.open_data()
    found = list(_found(past=past, limit=limit))
    if wants_json:
        printing.as_json([_entry(each) for each in found])
        return
    printing.table([_("When"), _("With"), _("How"), _("Minutes"), ""], map(_line, found))
    if not found:
        printing.remark(
            _("No conversation took place yet.")
            if past
            else _("No conversation is planned. `%s today` says what comes next.") % command()
        )


def _found(*, past: bool, limit: int) -> Iterator["Conversation"]:
    from askaround import access
    from askaround.scheduling import queries

    by = opened.author()
    mine = queries.in_rows(access.conversations(by.space))
    if past:
        yield from queries.past(mine, by.now)[:limit]
        return
    planned = list(queries.upcoming(mine, by.now)[:limit])
    yield from planned
    yield from queries.to_agree(mine)[: limit - len(planned)]


def _state(conversation: "Conversation") -> str:
    from askaround.scheduling import queries

    return queries.state(conversation, opened.author().now).value


def _line(conversation: "Conversation") -> list[str]:
    began = conversation.started_at or conversation.starts_at
    zone = ZoneInfo(opened.author().space.time_zone)
    return [
        f"{began.astimezone(zone):%Y-%m-%d %H:%M}" if began else "",
        conversation.person.full_name,
        str(conversation.get_mode_display()),
        str(conversation.minutes),
        _(STATES[_state(conversation)]),
    ]


def _entry(conversation: "Conversation") -> dict[str, Any]:
    def moment(name: str) -> str | None:
        at = getattr(conversation, name)
        return at.isoformat() if at else None

    return {
        "id": str(conversation.pk),
        "person": conversation.person.full_name,
        "person_id": str(conversation.person_id),
        "exploration": conversation.exploration.title,
        "state": _state(conversation),
        "starts_at": moment("starts_at"),
        "time_zone": conversation.time_zone,
        "minutes": conversation.minutes,
        "mode": conversation.mode,
        "place": conversation.place,
        "started_at": moment("started_at"),
        "ended_at": moment("ended_at"),
    }
