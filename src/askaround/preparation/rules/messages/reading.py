"""One message while it is being checked: its parts, its facts, and how a remark is made."""

from dataclasses import dataclass

from askaround.accounts.rules import Playbook
from askaround.preparation.rules.findings import Finding, Level
from askaround.preparation.rules.messages.body import Body, Span
from askaround.preparation.rules.messages.facts import MessageFacts, Purpose
from askaround.preparation.rules.messages.wording import ChannelLimits, Wording

# Purposes that ask somebody for something.
ASKING = frozenset(
    {
        Purpose.REQUEST,
        Purpose.FOLLOW_UP,
        Purpose.INTRODUCTION_REQUEST,
        Purpose.FORWARDABLE,
        Purpose.INTRODUCER_REPLY,
    }
)
# Purposes that stand before somebody for the first time.
FIRST = frozenset({Purpose.REQUEST, Purpose.FORWARDABLE})
NARROW = 300  # characters; a channel with fewer has no room for who suggested it and a reason too


@dataclass(frozen=True)
class Reading:
    facts: MessageFacts
    body: Body
    playbook: Playbook

    @property
    def wording(self) -> Wording:
        return self.body.wording

    @property
    def channel(self) -> ChannelLimits:
        return self.wording.channels[self.facts.channel]

    @property
    def is_narrow(self) -> bool:
        return 0 < self.channel.characters <= NARROW

    def remark(
        self,
        check: str,
        level: Level,
        reason: str,
        *,
        at: Span | None = None,
        rewrites: tuple[str, ...] = (),
        **values: object,
    ) -> Finding:
        """Return a finding with the sentence ``reason`` of the language."""
        return Finding(
            check=check,
            level=level,
            reason=self.wording.reasons[reason].format_map(values),
            start=at.start if at else 0,
            end=at.end if at else 0,
            rewrites=rewrites,
        )
