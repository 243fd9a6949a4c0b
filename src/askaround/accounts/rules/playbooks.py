"""Playbooks: named, versioned sets of the numbers that the process runs by.

A number is a default of a playbook, never a constant elsewhere. Why each is what it is, with
its source and grade, stands in ``accounts/languages/<language>/playbooks.toml``.
"""

from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    """The ways to reach somebody in words. The values are those that are stored."""

    EMAIL = "email"
    LINKEDIN_NOTE = "linkedin-note"
    LINKEDIN = "linkedin"
    LINKEDIN_INMAIL = "linkedin-inmail"
    X = "x"
    PHONE = "phone"


class ChannelChoice(StrEnum):
    """One step in choosing a channel: somebody's word for it, or a channel that is there."""

    PREFERRED = "preferred"  # by the person asked
    ADVISED = "advised"  # by whoever introduces us
    EMAIL = "email"
    LINKEDIN = "linkedin"
    PHONE = "phone"


class IntroductionMode(StrEnum):
    ASK_FIRST = "ask-first"  # both sides agree before one message brings everybody together
    AT_ONCE = "at-once"  # one message to everybody


class Days(StrEnum):
    CALENDAR = "calendar"
    BUSINESS = "business"  # working days of the recipient's country


@dataclass(frozen=True, slots=True)
class Wait:
    """How long silence may last before the next move."""

    amount: int
    days: Days = Days.CALENDAR


@dataclass(frozen=True, slots=True)
class Playbook:
    """The rules in force for one request.

    Each wait of ``reminders`` is counted from my own last message; no wait, no reminder.
    ``second_person_after`` and ``rest_after`` are counted likewise; ``rest_after`` follows the last
    reminder. ``window_days`` is how far ahead a time is asked for ("in the next two weeks").
    ``early_minutes`` is how long before a meeting one arrives, ``test_minutes`` before a video call
    one tries it; ``thanks_hour`` is a clock time where they live, on the day after.
    """

    name: str
    version: int = 1
    minutes_asked: int = 20
    meeting_minutes: int = 30
    maximum_minutes: int = 60
    window_days: int = 14
    reminders: tuple[Wait, ...] = (Wait(7),)
    reminders_at_most: int = 2
    second_person_after: Wait | None = None
    rest_after: Wait = Wait(14)
    resume_with_first_message: bool = False
    channel_order: tuple[ChannelChoice, ...] = (
        ChannelChoice.PREFERRED,
        ChannelChoice.ADVISED,
        ChannelChoice.EMAIL,
        ChannelChoice.LINKEDIN,
    )
    introduction_mode: IntroductionMode = IntroductionMode.ASK_FIRST
    open_asks_per_person: int = 1
    asks_per_organization_per_month: int = 4
    windows_offered: int = 3
    confirm_days_before: int = 1
    early_minutes: int = 15
    test_minutes: int = 10
    thanks_hour: int = 10
    first_view_after: int = 5
    decision_after: int = 12
    stay_in_touch_months: int = 4
    look_again_days: int = 90


GUIDES = Playbook("guides")
WEEK_AND_A_HALF = Playbook("week-and-a-half", reminders=(Wait(11),))
THREE_B_SEVEN = Playbook(
    "3b7",
    reminders=(Wait(7, Days.BUSINESS),),
    second_person_after=Wait(3, Days.BUSINESS),
)
ACADEMIC = Playbook(
    "academic",
    window_days=21,
    reminders=(Wait(10, Days.BUSINESS),),
    rest_after=Wait(28),
    channel_order=(ChannelChoice.PREFERRED, ChannelChoice.ADVISED, ChannelChoice.EMAIL),
    stay_in_touch_months=6,
)
CUSTOM = Playbook("custom")
PRESETS = {
    preset.name: preset for preset in (GUIDES, WEEK_AND_A_HALF, THREE_B_SEVEN, ACADEMIC, CUSTOM)
}
