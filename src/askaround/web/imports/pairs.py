"""Two people beside each other, in words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from askaround.people.joining import SAID_OF_A_PERSON
from askaround.people.likenesses import Pair
from askaround.people.models import Person
from askaround.people.names import function_names, level_names
from askaround.people.rules.duplicates import Likeness, Reason
from askaround.people.rules.merging import Item, Merged

REASONS = {
    Likeness.SAME_LINK: gettext_lazy("the same profile, %(value)s"),
    Likeness.SAME_EMAIL: gettext_lazy("the same e-mail, %(value)s"),
    Likeness.SAME_PHONE: gettext_lazy("the same phone, %(value)s"),
    Likeness.SAME_NAME: gettext_lazy("the same name"),
    Likeness.SHORTER_NAME: gettext_lazy("one name is part of the other"),
    Likeness.INITIALS: gettext_lazy("the initials agree"),
    Likeness.NAMES_ALIKE: gettext_lazy("names that differ by a letter or two"),
    Likeness.SAME_ORGANIZATION: gettext_lazy("the same organization"),
    Likeness.OTHER_ORGANIZATION: gettext_lazy("but different organizations"),
    Likeness.OTHER_ADDRESS_AT_SAME_SITE: gettext_lazy("but different addresses at %(value)s"),
}
CODES: dict[str, Callable[[], dict[str, str]]] = {
    "level": lambda: {str(code): name for code, name in level_names().items()},
    "function": function_names,
}
KNOWN_TO_THE_MONTH = {"known_since"}
"""Days that nobody remembers; a person's page shows their month as well."""
LISTS = {
    "addresses": gettext_lazy("Reached at"),
    "roles": gettext_lazy("Roles"),
    "tags": gettext_lazy("Tags"),
}


@dataclass(frozen=True)
class WithWords:
    """A pair and why it may be one person."""

    first: Person
    second: Person
    because: str
    certain: bool


@dataclass(frozen=True)
class Row:
    """One row of `components/two_sides.html`; with ``name`` the user chooses a side."""

    label: str
    left: str
    right: str
    differs: bool = False
    name: str = ""


def with_words(pair: Pair) -> WithWords:
    words = ", ".join(map(_because, pair.found.reasons))
    return WithWords(pair.first, pair.second, words[:1].upper() + words[1:], pair.found.certain)


def _because(reason: Reason) -> str:
    return REASONS[reason.code] % {"value": reason.value}


def rows(kept: Person, other: Person, found: Merged) -> list[Row]:
    """Return what both records say: first where they differ, then where one fills the other."""
    conflicts = {conflict.field for conflict in found.conflicts}
    said = [_said_row(name, kept, other, differs=name in conflicts) for name in SAID_OF_A_PERSON]
    lists = [_list_row(str(label), found, name) for name, label in LISTS.items()]
    filled = [row for row in (*said, *lists) if row.left or row.right]
    return sorted(filled, key=lambda row: not row.differs)


def _list_row(label: str, found: Merged, name: str) -> Row:
    """Return what each record has; a list that says nothing else than the left one is not told."""
    added, shared = found.added.get(name, ()), found.shared.get(name, ())
    kept = [item for item in found.record.lists.get(name, ()) if item not in set(added)]
    same = shared and not added and len(shared) == len(kept)
    return Row(label=label, left=_listed(kept), right=_same() if same else _listed(shared + added))


def _listed(items: Iterable[Item]) -> str:
    return ", ".join(item.value for item in items)


def _same() -> str:
    return _("the same")


def _said_row(name: str, kept: Person, other: Person, *, differs: bool) -> Row:
    left, right = _text(kept, name), _text(other, name)
    return Row(
        label=_label(name),
        left=left,
        right=_same() if left and left == right else right,
        differs=differs,
        name=name if differs else "",
    )


def _label(name: str) -> str:
    field = next(field for field in Person.stored_fields() if field.name == name)
    return str(field.verbose_name).capitalize()


def _text(person: Person, name: str) -> str:
    """Return one value as a person reads it."""
    value = getattr(person, name)
    if isinstance(value, bool):
        return _("yes") if value else ""
    if name in CODES:
        return CODES[name]().get(str(value), "")
    display = getattr(person, f"get_{name}_display", None)
    if display and value not in (None, ""):
        return str(display())
    if isinstance(value, date):
        return date_format(value, "F Y" if name in KNOWN_TO_THE_MONTH else None)
    return "" if value is None else str(value)
