"""My search begins: whom to tell, in which order, and why. One by one, never all at once."""

from dataclasses import dataclass
from enum import StrEnum


class Tell(StrEnum):
    """Why somebody hears that my search begins, the closest first."""

    MENTOR = "mentor"
    ALLY = "ally"
    ADVICE_WORKED = "advice-worked"
    REFERRER = "referrer"  # they sent me on to somebody
    MET = "met"
    TIE = "tie"  # we keep in touch, and never had a conversation here


ORDER = {why: place for place, why in enumerate(Tell)}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of somebody who may be told."""

    name: str
    stage: str = ""
    advice_worked: bool = False
    referred: bool = False
    met: bool = False
    never_again: bool = False


def why_tell(known: Known) -> Tell | None:
    """Return why this person is told, None where they are not.

    >>> why_tell(Known("Ana", stage="mentor", met=True))
    <Tell.MENTOR: 'mentor'>
    >>> why_tell(Known("Ben", met=True, never_again=True)) is None
    True
    """
    if known.never_again or known.stage == "resting":
        return None
    holds = {
        Tell.MENTOR: known.stage == "mentor",
        Tell.ALLY: known.stage == "ally",
        Tell.ADVICE_WORKED: known.advice_worked,
        Tell.REFERRER: known.referred,
        Tell.MET: known.met,
        Tell.TIE: bool(known.stage),
    }
    return next((why for why in Tell if holds[why]), None)
