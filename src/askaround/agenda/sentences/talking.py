"""Rows of Today about conversations: the next one, and what follows it."""

from datetime import date, datetime, timedelta

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askaround.agenda.sentences.words import Words

HOUR = timedelta(hours=1)
HOURS_SHOWN = 24


def of_talk(
    person: str, *, when: datetime, today: date, questions: int, where: str, starts_soon: bool
) -> Words:
    """Say when the next conversation is; ``when`` is the moment where the user lives."""
    text = _("with %(person)s %(day)s at %(time)s") % {
        "person": person,
        "day": _day(when.date(), today),
        "time": time_format(when),
    }
    ready = ngettext("%d question is ready", "%d questions are ready", questions) % questions
    why = ready if questions else _("No questions are planned yet")
    action = _("Start") if starts_soon else _("Prepare")
    return Words(_("Talk"), text, f"{where}. {why}" if where else why, action)


def of_confirmation(person: str) -> Words:
    why = _("The day before, one short note: when, where and how long")
    return Words(_("Confirm"), _("your conversation with %s") % person, why, _("Write the note"))


def of_offer(person: str) -> Words:
    why = _(
        "They have no times from you yet. Offer two or three soon, “or any time that works for you”"
    )
    return Words(_("Offer"), _("%s times to choose from") % person, why, _("Choose times"))


def of_debrief(person: str) -> Words:
    why = _("Ten minutes now. In a week, hardly any details will be left")
    return Words(_("Write down"), _("what %s told you") % person, why, _("Start"))


def of_thanks(person: str, *, due_at: datetime, now: datetime) -> Words:
    """Say how many hours are left until ``due_at``, the morning after, where they live."""
    return Words(
        _("Thank"),
        _("%s for the conversation") % person,
        _left(due_at, now),
        _("Write the thank-you note"),
    )


def _left(due_at: datetime, now: datetime) -> str:
    hours = round((due_at - now) / HOUR)
    if hours < 0:
        return _("It was due the day after. A thank-you is still welcome, and one line is enough")
    if hours == 0:
        return _("Due within the hour: it is the next morning where they live")
    if hours <= HOURS_SHOWN:
        text = ngettext("%d hour is left", "%d hours are left", hours) % hours
        return _("%s, until ten the next morning where they live") % text
    return _("Due the next morning where they live. Today it is still fresh")


def _day(day: date, today: date) -> str:
    days = (day - today).days
    if days == 0:
        return _("today")
    return _("tomorrow") if days == 1 else _("on %s") % date_format(day, "l")
