"""Whom one may ask, how often, and by which channel: the protection of the people asked."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from askaround.accounts.rules import Channel, ChannelChoice, Playbook
from askaround.core.text import fold
from askaround.outreach.rules.states import OPEN, AskState

A_MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class PastAsk:
    """An earlier request, as far as limits care. ``person`` and organizations are any keys.

    ``sent_on`` is empty for a draft.
    """

    person: Hashable
    organizations: frozenset[Hashable]
    state: AskState
    sent_on: date | None = None


class RefusalCode(StrEnum):
    """Why a request may not go out. The caller has the sentence."""

    NEVER_AGAIN = "never-again"
    ALREADY_OPEN = "already-open"
    ORGANIZATION_FULL = "organization-full"


@dataclass(frozen=True, slots=True)
class Refusal:
    """``free_on`` is the day from which it is possible; empty where no day will do by itself.

    ``organization`` is the one that has had its share, where that is the reason.
    """

    code: RefusalCode
    free_on: date | None = None
    organization: Hashable = None


def may_ask(
    *,
    person: Hashable,
    organizations: Collection[Hashable],
    never_again: bool,
    others: Iterable[PastAsk],
    today: date,
    playbook: Playbook,
) -> Refusal | None:
    """Return why ``person`` may not be asked today, or None where they may.

    ``others`` are all other requests of the space, without the one that is about to be sent.
    """
    asks = list(others)
    if never_again:
        return Refusal(RefusalCode.NEVER_AGAIN)
    still_open = sum(ask.person == person and ask.state in OPEN for ask in asks)
    if still_open >= playbook.open_asks_per_person:
        return Refusal(RefusalCode.ALREADY_OPEN)
    for organization in organizations:
        free_on = _free_on(organization, asks, today, playbook.asks_per_organization_per_month)
        if free_on > today:
            return Refusal(RefusalCode.ORGANIZATION_FULL, free_on, organization)
    return None


def _free_on(organization: Hashable, asks: list[PastAsk], today: date, cap: int) -> date:
    """Return the first day with fewer than ``cap`` requests to one organization in 30 days.

    Answered ones count: they took somebody's attention all the same.
    """
    sent = sorted(
        ask.sent_on
        for ask in asks
        if ask.sent_on is not None
        and organization in ask.organizations
        and today - A_MONTH < ask.sent_on
    )
    return today if len(sent) < cap else sent[-cap] + A_MONTH


class Caution(StrEnum):
    """What to think of before asking a second person at the same organization."""

    SAME_TEAM = "same-team"
    TEAM_UNKNOWN = "team-unknown"


def second_person_caution(first_team: str, second_team: str) -> Caution | None:
    """Compare the teams of two people of one organization, as written.

    >>> second_person_caution("Paper Lab", "paper lab ")
    <Caution.SAME_TEAM: 'same-team'>
    """
    first, second = fold(first_team), fold(second_team)
    if not first or not second:
        return Caution.TEAM_UNKNOWN
    return Caution.SAME_TEAM if first == second else None


def choose_channel(
    *,
    reachable: Collection[Channel],
    playbook: Playbook,
    preferred: Channel | None = None,
    advised: Channel | None = None,
) -> Channel | None:
    """Return the channel to write on: the first of the playbook's order that is ``reachable``.

    Where the order names none of them, any that is there will do; None where there is none.
    """
    said: Mapping[ChannelChoice, Channel | None] = {
        ChannelChoice.PREFERRED: preferred,
        ChannelChoice.ADVISED: advised,
        ChannelChoice.EMAIL: Channel.EMAIL,
        ChannelChoice.LINKEDIN: Channel.LINKEDIN,
        ChannelChoice.PHONE: Channel.PHONE,
    }
    wished = (said[choice] for choice in playbook.channel_order)
    in_order: list[Channel | None] = [*wished, *Channel]
    for channel in in_order:
        if channel is not None and channel in reachable:
            return channel
    return None
