"""What matters to me, and what speaks for or against a path by that measure."""

from django.db.models import Max
from django.utils.translation import gettext as _

from askaround.core.text import one_line
from askaround.insight.models import Claim, Fit, Value
from askaround.journal.author import Author
from askaround.research.models import Path

LIGHTEST, HEAVIEST = 1, 3
LONGEST_VALUE = 80
LONGEST_REASON = 300


class CannotWeigh(Exception):
    """The message is written for the person at the screen."""


def add_value(*, by: Author, name: str, weight: int = 2) -> Value:
    """Write down one thing that matters to me, after those that are there."""
    name = one_line(name)[:LONGEST_VALUE]
    if not name:
        raise CannotWeigh(_("Write down what matters to you, in a word or two."))
    mine = Value.objects.filter(space=by.space)
    if mine.filter(name__iexact=name).exists():
        raise CannotWeigh(_("“%s” is on your list already.") % name)
    last = mine.aggregate(last=Max("position"))["last"] or 0
    with by.change(_("Added what matters to you: %s") % name) as change:
        return change.add(Value(name=name, weight=_bounded(weight), position=last + 1))


def edit_value(*, by: Author, value: Value, version: int | None = None) -> None:
    """Store the changed columns of ``value``. Raises `StaleWrite` for an old version."""
    value.name = one_line(value.name)
    value.weight = _bounded(value.weight)
    others = Value.objects.filter(space=by.space, name__iexact=value.name).exclude(pk=value.pk)
    if others.exists():
        raise CannotWeigh(_("“%s” is on your list already.") % value.name)
    with by.change(_("Changed what matters to you: %s") % value.name) as change:
        change.save(value, version=version)


def move_value(*, by: Author, value: Value, places: int) -> None:
    """Move a value up (negative) or down in my order."""
    order = list(Value.objects.filter(space=by.space).order_by("position", "id"))
    here = next(place for place, each in enumerate(order) if each.pk == value.pk)
    order.insert(max(0, min(len(order) - 1, here + places)), order.pop(here))
    with by.change(_("Reordered what matters to you")) as change:
        for position, each in enumerate(order, start=1):
            each.position = position
            change.save(each)


def remove_value(*, by: Author, value: Value) -> None:
    with by.change(_("Removed what mattered to you: %s") % value) as change:
        change.remove(value)


def set_fit(
    *,
    by: Author,
    value: Value,
    path: Path,
    sign: int,
    claim: Claim | None = None,
    reason: str = "",
) -> Fit | None:
    """Say that a claim, or a reason of mine, speaks for a path (1), against it (-1), or neither.

    A claim counts once for each value and path; saying something else replaces it.
    """
    present = claim.fits.filter(value=value, path=path).first() if claim else None
    words = {"value": value, "path": path}
    if sign == 0:
        if present is not None:
            remove_fit(by=by, fit=present)
        return None
    sentence = _("%(path)s: good for “%(value)s”")
    if sign < 0:
        sentence = _("%(path)s: bad for “%(value)s”")
    fit = present or Fit(value=value, path=path, claim=claim, reason=_because(claim, reason))
    fit.sign = 1 if sign > 0 else -1
    with by.change(sentence % words) as change:
        if present is None:
            return change.add(fit)
        change.save(fit)
    return fit


def remove_fit(*, by: Author, fit: Fit) -> None:
    words = {"value": fit.value, "path": fit.path}
    with by.change(_("%(path)s: says nothing about “%(value)s”") % words) as change:
        change.remove(fit)


def _because(claim: Claim | None, reason: str) -> str:
    reason = one_line(reason)[:LONGEST_REASON]
    if claim is None and not reason:
        raise CannotWeigh(_("Choose something you heard, or say why in your own words."))
    return reason


def _bounded(weight: int) -> int:
    return max(LIGHTEST, min(HEAVIEST, weight))
