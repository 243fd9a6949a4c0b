"""The filters that hold on the list of people, each with the way to take it off."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from askaround.people.queries import Order
from askaround.web.people.listing_forms import FilterForm

PAGING = "after"
USUAL = {"sort": Order.NAME.value}
"""What holds where nothing is said."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in words; ``without`` is the query string of the list that lacks it."""

    label: str
    without: str


NOT_FILTERS = {"q", "sort", PAGING}


def chips(form: FilterForm, asked: QueryDict, organization: str) -> list[Chip]:
    """Return a chip for every filter that holds, in the order of the form."""
    said = {name: value for name, value in form.values().items() if name not in NOT_FILTERS}
    return [Chip(_label(form, name, organization), query(asked, name)) for name in said]


def _label(form: FilterForm, name: str, organization: str) -> str:
    if name == "organization":
        return _("At %s") % organization
    field = form.fields[name]
    choices = dict(getattr(field, "choices", []))
    chosen = next((text for key, text in choices.items() if str(key) == form[name].value()), "")
    return f"{field.label}: {chosen}" if choices else str(field.label)


def query(asked: QueryDict, *without: str) -> str:
    """Return the query string of the first page, with some values left out.

    It says no more than what was chosen.
    """
    wanted = asked.copy()
    for name in (*without, PAGING):
        wanted.pop(name, None)
    for name in [name for name, value in wanted.items() if not value or value == USUAL.get(name)]:
        del wanted[name]
    return wanted.urlencode()
