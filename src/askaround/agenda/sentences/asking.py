"""Rows of Today about requests, introductions and open questions."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from askaround.accounts.rules import Days, Wait
from askaround.agenda.rules import Kind
from askaround.agenda.sentences.words import Words


def of_reply(kind: Kind, person: str) -> Words:
    """Say what their answer asks of me."""
    if kind is Kind.AGREE:
        why = _("They said yes. Offer two or three times soon, “or any time that works for you”")
        return Words(_("Agree"), _("on a time with %s") % person, why, _("Write to them"))
    if kind is Kind.ANSWER:
        why = _("They wrote back, and it is your turn")
        return Words(_("Answer"), person, why, _("Read and answer"))
    why = _("They took the time to answer. One kind line is enough, and it asks for nothing")
    return Words(_("Thank"), _("%s for the answer") % person, why, _("Write a line"))


def of_reminder(person: str, *, days: int, earlier: int, wait: Wait) -> Words:
    """Say that ``days`` of silence are enough, after so many ``earlier`` reminders."""
    rule = _("your playbook says to remind them after %s")
    if earlier:
        rule = _("your playbook says to remind them once more after %s")
    why = f"{_silence(days)} {rule % _wait(wait)}"
    return Words(pgettext("Today", "Remind"), person, why, _("Write the reminder"))


def of_second_person(person: str, *, days: int, wait: Wait) -> Words:
    rule = _("your playbook suggests asking a second person after %s, ideally on another team")
    why = f"{_silence(days)} {rule % _wait(wait)}"
    return Words(_("Think of"), _("somebody besides %s") % person, why, _("See the request"))


def of_rest(person: str, *, days: int) -> Words:
    rule = _("your playbook has no reminders left. Silence is an answer too, and that is fine")
    why = f"{_silence(days)} {rule}"
    return Words(_("Let rest"), _("the request to %s") % person, why, _("See the request"))


def of_asking_again(person: str, day: date) -> Words:
    """Say that the day has come on which I meant to ask again."""
    why = _("They said “not now”. The day you chose to ask again: %s") % date_format(day, "F j")
    return Words(pgettext("Today", "Ask"), _("%s again") % person, why, _("Ask again"))


def of_draft(person: str) -> Words:
    why = _("Nobody has seen it yet. Short and honest is enough")
    return Words(_("Finish"), _("your request to %s") % person, why, _("Keep writing"))


def of_introduction(kind: Kind, *, introducer: str, person: str) -> Words:
    """Say what an introduction by ``introducer`` to ``person`` needs next."""
    both = {"introducer": introducer, "person": person}
    if kind is Kind.FINISH_INTRODUCTION:
        text = _("%(introducer)s to introduce you to %(person)s") % both
        why = _("It is ready, but you have not asked yet. People like to be asked through a friend")
        return Words(pgettext("Today", "Ask"), text, why, _("Keep writing"))
    if kind is Kind.INTRODUCE:
        text = _("%(introducer)s the lines that bring you and %(person)s together") % both
        why = _("Both agree. Now one message addressed to everybody is enough")
        return Words(_("Send"), text, why, _("See the lines"))
    text = _("%(introducer)s for introducing you to %(person)s") % both
    why = _("Answer everybody soon, move %(introducer)s to Bcc, and say thank you") % both
    return Words(_("Thank"), text, why, _("Write to them"))


def of_silent_introducer(*, introducer: str, person: str, days: int, wait: Wait) -> Words:
    both = {"introducer": introducer, "person": person}
    rule = _("your playbook says to remind them after %s") % _wait(wait)
    text = _("%(introducer)s, who could introduce you to %(person)s") % both
    return Words(
        pgettext("Today", "Remind"), text, f"{_silence(days)} {rule}", _("See the request")
    )


def of_question(person: str, question: str, because: str) -> Words:
    """Say who may know about an open question, and ``because`` of what."""
    why = _("Still open: “%s”") % question
    return Words(pgettext("Today", "Ask"), person, f"{why} {because}".strip(), _("Start a request"))


def _silence(days: int) -> str:
    return ngettext("No answer for %(days)d day;", "No answer for %(days)d days;", days) % {
        "days": days
    }


def _wait(wait: Wait) -> str:
    if wait.days is Days.BUSINESS:
        text = ngettext("%(days)d working day", "%(days)d working days", wait.amount)
    elif wait.amount == 7:
        return _("a week")
    else:
        text = ngettext("%(days)d day", "%(days)d days", wait.amount)
    return text % {"days": wait.amount}
