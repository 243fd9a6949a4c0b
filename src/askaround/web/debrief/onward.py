"""What comes after the thanks: whom they suggested, when to write again, or somebody else."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from askaround.accounts.queries import playbook_in_force
from askaround.followup.actions import keep_tie, tie_with
from askaround.followup.models import Referral, Tie
from askaround.followup.queries.facts import day_in
from askaround.followup.rules.states import ReferralState
from askaround.followup.rules.touch import touch_due
from askaround.web.http import SpaceRequest

if TYPE_CHECKING:
    from askaround.followup.queries import After
    from askaround.people.models import Person


@dataclass(frozen=True, slots=True)
class Onward:
    """The ways on from one conversation, the first of which is the main one.

    ``to_ask`` is whom they suggested and nobody has asked yet. ``months``: so long until one
    writes again; ``write_on`` is that day, once it is said that it shall be so.
    """

    to_ask: Referral | None
    months: int
    write_on: date | None
    rests: bool

    @property
    def is_said(self) -> bool:
        return self.rests or self.write_on is not None


def onward(request: SpaceRequest, person: "Person", after: "After") -> Onward:
    """Return what may come next after somebody was thanked."""
    to_ask = (row.referral for row in after.left.referrals if row.state is ReferralState.TO_ASK)
    tie = tie_with(by=request.author, person=person)
    months = tie.months or playbook_in_force(request.space).stay_in_touch_months
    is_kept = tie.stage not in {"", Tie.Stage.RESTING}
    last = _last_heard_of(request, person)
    return Onward(
        to_ask=next(to_ask, None),
        months=months,
        write_on=touch_due(last, months=months) if is_kept else None,
        rests=tie.stage == Tie.Stage.RESTING,
    )


def _last_heard_of(request: SpaceRequest, person: "Person") -> date:
    """Return the day from which the months are counted, as on the page about staying in touch."""
    last = person.last_contact_at
    return day_in(request.space, last) if last else request.author.today


def stay_in_touch(request: SpaceRequest, person: "Person") -> None:
    """Say that I write to somebody again, after as long as the playbook has it."""
    tie = tie_with(by=request.author, person=person)
    if tie.stage in {"", Tie.Stage.RESTING}:
        tie.stage = Tie.Stage.CONNECTION
    keep_tie(by=request.author, tie=tie)
