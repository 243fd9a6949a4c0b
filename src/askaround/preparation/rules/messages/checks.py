"""The sixteen checks of a message. They advise; only an unfilled blank holds a message back."""

from askaround.accounts.rules import Playbook
from askaround.preparation.rules.findings import Finding
from askaround.preparation.rules.messages import form, intent, person
from askaround.preparation.rules.messages.body import Body
from askaround.preparation.rules.messages.facts import MessageFacts
from askaround.preparation.rules.messages.reading import Reading

CHECKS = (
    form.length,  # M1
    form.reading_grade,  # M2
    intent.one_ask,  # M3
    person.connection_first,  # M4
    intent.job_words,  # M5
    intent.attachment,  # M6
    intent.duration_and_window,  # M7
    person.about_them,  # M8
    person.why_them,  # M9
    person.flattery,  # M10
    person.their_name,  # M11
    form.unfilled_blanks,  # M12
    intent.content_questions,  # M13
    form.subject_line,  # M14
    form.channel_limit,  # M15
    intent.thanks,  # M16
)


def check_message(
    message: MessageFacts, *, language: str = "en", playbook: Playbook
) -> list[Finding]:
    """Return what could be better about a message, in the order of the checks.

    Spans are offsets into the body; a finding about the subject or the whole has none. A rewrite
    is a whole new body.
    """
    reading = Reading(message, Body(message.body, language), playbook)
    return [finding for check in CHECKS for finding in check(reading)]
