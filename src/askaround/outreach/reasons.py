"""The terms of the ranking in sentences: why somebody stands where they stand."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from askaround.people.names import function_names, level_names
from askaround.people.rules.levels import Level
from askaround.people.rules.ranking import About, Term, TermCode

NAMES = {
    TermCode.TIE: gettext_lazy("How well you know each other"),
    TermCode.DORMANT: gettext_lazy("Long silence"),
    TermCode.WARM_ROUTE: gettext_lazy("Somebody could introduce you"),
    TermCode.CELL: gettext_lazy("A voice that is missing"),
    TermCode.FIT: gettext_lazy("Fits your question"),
    TermCode.YES: gettext_lazy("Chance of a yes"),
    TermCode.EFFORT: gettext_lazy("Easy to reach"),
}
BARELY = 0.01
"""A term that adds less than a hundredth is no reason to name."""


@dataclass(frozen=True)
class Reason:
    """One term as people read it. ``points`` are hundredths of the highest possible score.

    ``is_neutral`` says that it holds for anybody of whom nothing is known: it has its share of
    the score, but is no reason to ask this person.
    """

    name: str
    sentence: str
    points: int
    is_neutral: bool


def reasons(terms: tuple[Term, ...]) -> list[Reason]:
    """Return the terms that add to a score, the strongest first and the neutral ones last."""
    adding = [term for term in terms if term.contribution >= BARELY]
    in_order = sorted(adding, key=lambda term: (_is_neutral(term), -term.contribution))
    return [
        Reason(
            name=str(NAMES[term.code]),
            sentence=SENTENCES[term.code](term.about),
            points=round(100 * term.contribution),
            is_neutral=_is_neutral(term),
        )
        for term in in_order
    ]


def strongest_reasons(terms: tuple[Term, ...], *, limit: int) -> list[Reason]:
    """Return what speaks for this person in particular, for a short list."""
    return [reason for reason in reasons(terms) if not reason.is_neutral][:limit]


def _is_neutral(term: Term) -> bool:
    match term.code:
        case TermCode.TIE:
            return not term.about
        case TermCode.YES:
            return not term.about["agreed"]
    return False


def _tie(about: About) -> str:
    if "guess" in about:
        return _guess(int(about["guess"]))
    if "closeness" not in about:
        return _("How well you know each other: not said yet, so counted as halfway.")
    return {
        0: _("You have never spoken."),
        1: _("You met once: enough for a friendly letter."),
        2: _("You know each other a little: people like that know things you do not."),
        3: _("You know each other well."),
        4: _("You are close: easy to ask, though you hear a lot of the same news."),
    }[int(about["closeness"])]


def _guess(closeness: int) -> str:
    return {
        1: _("Going by their circle, you have met."),
        2: _("Going by their circle, you know each other a little."),
        3: _("Going by their circle, you know each other well."),
        4: _("Going by their circle, you are close."),
    }[closeness]


def _dormant(about: About) -> str:
    years = int(about["years"])
    return ngettext(
        "No contact for %(years)d year: they have seen other things since.",
        "No contact for %(years)d years: they have seen other things since.",
        years,
    ) % {"years": years}


def _warm_route(about: About) -> str:
    return _("%(name)s could introduce you.") % {"name": about["introducer"]}


def _cell(about: About) -> str:
    if about.get("level") == Level.LEFT:
        return _("They left the field: they can say what others do not.")
    if about.get("level") == Level.EARLY:
        return _("In their first two years: they remember what starting is like.")
    new = [
        level_names().get(Level(str(about["level"])), "") if "level" in about else "",
        function_names().get(str(about.get("function", "")), ""),
        str(about.get("organization", "")),
    ]
    return _("You have not asked anybody like this yet: %(new)s.") % {
        "new": ", ".join(filter(None, new))
    }


def _fit(about: About) -> str:
    return _("Their work touches your question: %(words)s.") % {"words": about["words"]}


def _yes(about: About) -> str:
    asked = int(about["asked"])
    if not asked:
        return _("People say yes more often than you fear.")
    return ngettext(
        "Said yes %(agreed)s time out of %(asked)s.",
        "Said yes %(agreed)s times out of %(asked)s.",
        int(about["agreed"]),
    ) % {"agreed": about["agreed"], "asked": asked}


def _effort(about: About) -> str:
    channels = {
        "email": _("You have their e-mail address."),
        "phone": _("You have their phone number."),
        "linkedin": _("You have their LinkedIn profile."),
    }
    return channels.get(str(about["channel"]), _("You know how to reach them."))


SENTENCES: dict[TermCode, Callable[[About], str]] = {
    TermCode.TIE: _tie,
    TermCode.DORMANT: _dormant,
    TermCode.WARM_ROUTE: _warm_route,
    TermCode.CELL: _cell,
    TermCode.FIT: _fit,
    TermCode.YES: _yes,
    TermCode.EFFORT: _effort,
}
