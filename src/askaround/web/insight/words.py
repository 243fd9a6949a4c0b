"""Numbers of what was heard, in sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askaround.insight.queries.heard import Voices
from askaround.insight.queries.matrix import Row
from askaround.insight.rules.next import Need
from askaround.insight.rules.saturation import Saturation, Stage
from askaround.people.names import function_names, level_names
from askaround.people.rules.levels import Level
from askaround.people.rules.sampling import Cell


def in_percent(number: object) -> str:
    """Write a share, or from which to which: "65%" in English, with a space where others have one.

    >>> in_percent(65), in_percent("40–80")
    ('65%', '40–80%')
    """
    return _("%(number)s%%") % {"number": number}


def learned(saturation: Saturation) -> str:
    """Say how much the last two conversations taught."""
    match saturation.stage:
        case Stage.NOTHING:
            return _("Nothing is written down yet.")
        case Stage.EARLY:
            text = ngettext(
                "It is too early to say whether people still tell you anything new. Have one more "
                "conversation about it.",
                "It is too early to say whether people still tell you anything new. Have %d more "
                "conversations about it.",
                saturation.missing,
            )
            return text % saturation.missing if saturation.missing > 1 else text
        case _learning if not saturation.new:
            text = ngettext(
                "The last two conversations taught you nothing new; you know %d thing.",
                "The last two conversations taught you nothing new; you know %d things.",
                saturation.claims,
            )
            return text % saturation.claims
        case _learning:
            text = ngettext(
                "The last two conversations taught you %(new)d new thing of %(all)d.",
                "The last two conversations taught you %(new)d new things of %(all)d.",
                saturation.new,
            )
            return text % {"new": saturation.new, "all": saturation.claims}


def advised(saturation: Saturation) -> str:
    """Say what follows from it; "" where nothing does yet."""
    match saturation.stage:
        case Stage.SATURATED:
            return _("You could stop asking: people repeat each other.")
        case Stage.LEARNING:
            return _("It is still worth asking.")
        case _early:
            return ""


def voices(count: int) -> str:
    """Say how many independent voices there are."""
    return ngettext("%d independent voice", "%d independent voices", count) % count


def sides(found: Voices) -> str:
    """Say how many independent voices stand on each side of a claim."""
    agree, disagree = found
    if not agree and not disagree:
        return _("Nobody backs it up yet.")
    if not disagree:
        return _("Rests on one voice.") if agree == 1 else voices(agree) + "."
    if not agree:
        text = ngettext(
            "%d independent voice against it.", "%d independent voices against it.", disagree
        )
        return text % disagree
    words = {"agree": voices(agree), "disagree": disagree}
    return _("They disagree: %(agree)s for it, %(disagree)d against.") % words


def level(code: str) -> str:
    """Return the name of a level; "" for none, and the code itself for one that nobody named."""
    known = set(Level)
    return level_names()[Level(code)] if code in known else code


def function(code: str) -> str:
    return function_names().get(code, code)


def kind_of_person(cell: Cell) -> str:
    """Say what kind of person fills a place of the plan."""
    parts = [
        level(cell.level) if cell.level else "",
        function(cell.function) if cell.function else "",
        _("at %s") % cell.organization if cell.organization else "",
    ]
    return ", ".join(filter(None, parts))


def why_ask(why: Need, row: Row) -> str:
    """Say why a question wants another voice."""
    match why:
        case Need.UNASKED:
            return _("Nobody has told you anything about it yet.")
        case Need.DISPUTED:
            text = ngettext(
                "People disagree about one thing here.",
                "People disagree about %d things here.",
                row.disputed,
            )
            return text % row.disputed if row.disputed > 1 else text
        case Need.ONE_VOICE:
            return _("What you know about it rests on one voice.")
        case _open:
            return learned(row.saturation)
