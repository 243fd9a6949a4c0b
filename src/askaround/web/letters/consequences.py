"""What else is true once a letter went out: times are offered, advice is reported back, and so on.

The letter itself is the line of the timeline, so nothing here adds another where it need not.
"""

from datetime import date
from typing import TYPE_CHECKING

from askaround.followup.actions import edit_advice, edit_referral
from askaround.letters.rules.kinds import LetterKind
from askaround.outreach.actions import CannotIntroduce, move_introduction
from askaround.outreach.rules.states import IntroductionState
from askaround.scheduling.actions import CannotOffer, offer
from askaround.web.http import SpaceRequest
from askaround.web.letters.facts import matter_of

if TYPE_CHECKING:
    from askaround.followup.models import Advice, Referral
    from askaround.letters.models import Letter
    from askaround.outreach.models import Introduction
    from askaround.scheduling.models import Conversation


def follow(request: SpaceRequest, letter: "Letter", *, on: date) -> None:
    """Keep what a letter that went out on a day makes true."""
    matter = matter_of(request, letter.about)
    if letter.kind == LetterKind.OFFER and matter.conversation is not None:
        _offered(request, matter.conversation)
    if letter.kind == LetterKind.OUTCOME and matter.advice is not None:
        _reported(request, matter.advice, on)
    if letter.kind == LetterKind.REFERRER_NEWS and matter.referral is not None:
        _told(request, matter.referral, on)
    if letter.kind == LetterKind.REFERRER_NEWS and matter.introduction is not None:
        _thanked(request, matter.introduction)


def _offered(request: SpaceRequest, conversation: "Conversation") -> None:
    try:
        offer(by=request.author, conversation=conversation)
    except CannotOffer:
        return  # no window was chosen: the letter names its own times


def _reported(request: SpaceRequest, advice: "Advice", on: date) -> None:
    if advice.reported_on is None:
        advice.tried_on = advice.tried_on or on
        advice.reported_on = on
        edit_advice(by=request.author, advice=advice)


def _told(request: SpaceRequest, referral: "Referral", on: date) -> None:
    if referral.told_on is None:
        referral.told_on = on
        edit_referral(by=request.author, referral=referral)


def _thanked(request: SpaceRequest, introduction: "Introduction") -> None:
    try:
        move_introduction(
            by=request.author, introduction=introduction, to=IntroductionState.THANKED
        )
    except CannotIntroduce:
        return  # not introduced yet, or thanked already
