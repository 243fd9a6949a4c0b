"""Reading a message before it goes out: checks M1 to M16, and the meters beside the text."""

from askaround.preparation.rules.messages.body import measure
from askaround.preparation.rules.messages.checks import check_message
from askaround.preparation.rules.messages.facts import MessageFacts, Purpose, purpose_of

__all__ = [
    "MessageFacts",
    "Purpose",
    "check_message",
    "measure",
    "purpose_of",
]
