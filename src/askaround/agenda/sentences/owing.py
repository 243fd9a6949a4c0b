"""Rows of Today about what a conversation left behind, and about a decision."""

from datetime import date

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from askaround.agenda.rules import Kind
from askaround.agenda.sentences.words import Words

LONGEST = 90  # characters of somebody's words in a row


def of_owed(kind: Kind, *, person: str, text: str, said_on: date) -> Words:
    """Say what is mine to do about ``text``, which ``person`` and I spoke of."""
    return SENTENCES[kind](person, Truncator(text).chars(LONGEST), date_format(said_on, "F j"))


def _promise(person: str, text: str, day: str) -> Words:
    why = _("You promised it on %(day)s: %(text)s") % {"day": day, "text": text}
    return Words(
        pgettext("Today", "Keep"), _("your promise to %s") % person, why, _("See the promise")
    )


def _opening(person: str, text: str, day: str) -> Words:
    why = (
        _(
            "“%s” Write a separate note the day after: say thanks, show interest, and say that you "
            "would like to apply"
        )
        % text
    )
    return Words(_("Write"), _("to %s about the opening") % person, why, _("See the opening"))


def _weigh(person: str, text: str, day: str) -> Words:
    why = _("“%s” A note about it is best written the day after, or not at all") % text
    return Words(_("Decide"), _("about the opening from %s") % person, why, _("See the opening"))


def _referrer(person: str, text: str, day: str) -> Words:
    why = _("You have talked since. They lent you their name, and would like to hear how it went")
    what = _("%(person)s how it went with %(text)s") % {"person": person, "text": text}
    return Words(_("Tell"), what, why, _("Write to them"))


def _try(person: str, text: str, day: str) -> Words:
    return Words(_("Try"), _("what %s advised") % person, f"“{text}”", _("See the advice"))


def _report(person: str, text: str, day: str) -> Words:
    why = _("“%s” You tried it, and they do not know yet. People like to hear how it went") % text
    return Words(_("Tell"), _("%s what came of their advice") % person, why, _("Write to them"))


def _consider(person: str, text: str, day: str) -> Words:
    why = _("“%s” Try it or let it be: both are fine answers") % text
    return Words(_("Decide"), _("about advice from %s") % person, why, _("See the advice"))


def _decision(person: str, text: str, day: str) -> Words:
    why = _("“%(text)s” You decided this on %(day)s, and wanted to see what you think now") % {
        "text": text,
        "day": day,
    }
    return Words(_("Look again"), _("at your decision"), why, _("See the decision"))


SENTENCES = {
    Kind.PROMISE: _promise,
    Kind.OPENING: _opening,
    Kind.WEIGH: _weigh,
    Kind.TELL_REFERRER: _referrer,
    Kind.TRY: _try,
    Kind.REPORT: _report,
    Kind.CONSIDER: _consider,
    Kind.LOOK_AGAIN: _decision,
}
