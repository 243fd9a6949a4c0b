"""What a row of Today says: a verb, whom it is about, and the rule in plain words."""

from askaround.agenda.sentences.asking import (
    of_asking_again,
    of_draft,
    of_introduction,
    of_question,
    of_reminder,
    of_reply,
    of_rest,
    of_second_person,
    of_silent_introducer,
)
from askaround.agenda.sentences.owing import of_owed
from askaround.agenda.sentences.talking import (
    of_confirmation,
    of_debrief,
    of_offer,
    of_talk,
    of_thanks,
)
from askaround.agenda.sentences.words import Words, age

__all__ = [
    "Words",
    "age",
    "of_asking_again",
    "of_confirmation",
    "of_debrief",
    "of_draft",
    "of_introduction",
    "of_offer",
    "of_owed",
    "of_question",
    "of_reminder",
    "of_reply",
    "of_rest",
    "of_second_person",
    "of_silent_introducer",
    "of_talk",
    "of_thanks",
]
