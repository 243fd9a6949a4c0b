"""Why a question stands in a plan, so that nobody has to trust a proposal blindly.

Pure: codes only; the words stand in `web.prepare.words`.
"""

from enum import StrEnum

from askaround.conversations.rules.occasions import Occasion, is_due
from askaround.conversations.rules.plan_questions import Asking, Role

MOST_NAMED = 2
"""One reason convinces, three are an excuse."""


class Why(StrEnum):
    """One reason, weightiest first."""

    SERVES = "serves"
    ESSENTIAL = "essential"
    NOT_ASKED = "not-asked"
    REFERRAL = "referral"
    BUILDS_ON = "builds-on"
    DISCONFIRMING = "disconfirming"
    OWN_SKILLS = "own-skills"
    COMPANY = "company"
    COMPARE = "compare"
    OPENING = "opening"
    LEVEL = "level"
    FUNCTION = "function"
    STAGE = "stage"
    INCIDENT = "incident"
    TOUR = "tour"
    CONTRAST = "contrast"
    ADVICE = "advice"
    SENSITIVE = "sensitive"
    OWN_WORDS = "own-words"


def whys(question: Asking, occasion: Occasion) -> list[Why]:
    """Return at most two reasons for a question, the weightiest first."""
    roles = question.roles
    is_company = occasion.goal == "organization" and Role.ORGANIZATION in roles
    compared = bool(question.bank_key) and question.bank_key in occasion.earlier
    holds = {
        Why.SERVES: bool(question.serves),
        Why.ESSENTIAL: is_due(question, occasion),
        Why.NOT_ASKED: Role.NOT_ASKED in roles,
        Why.REFERRAL: Role.REFERRAL in roles,
        Why.BUILDS_ON: bool(question.parent),
        Why.DISCONFIRMING: Role.DISCONFIRMING in roles,
        Why.OWN_SKILLS: Role.OWN_SKILLS in roles,
        Why.COMPANY: is_company,
        Why.COMPARE: compared and not question.is_frame,
        Why.OPENING: Role.OPENING in roles,
        Why.LEVEL: bool(occasion.level) and occasion.level in question.levels,
        Why.FUNCTION: bool(occasion.function) and occasion.function in question.functions,
        Why.STAGE: bool(occasion.stage) and occasion.stage in question.stages,
        Why.INCIDENT: Role.INCIDENT in roles,
        Why.TOUR: Role.TOUR in roles,
        Why.CONTRAST: Role.CONTRAST in roles,
        Why.ADVICE: Role.ADVICE in roles,
        Why.SENSITIVE: question.is_sensitive,
        Why.OWN_WORDS: not (question.bank_key or question.serves),
    }
    return [why for why in Why if holds[why]][:MOST_NAMED]
