"""How the list of people is narrowed, and what is done with several of them."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from askaround.people.models import Person
from askaround.people.names import level_names
from askaround.people.queries import Filters, Names, Order, dormant_before
from askaround.web.forms import PlainSelect, offer


class FilterForm(forms.Form):
    """How the list of people is narrowed and sorted; reads the query string of the page."""

    q = forms.CharField(required=False, max_length=200)
    circle = forms.ChoiceField(label=_("Circle"), required=False, widget=PlainSelect)
    tag = forms.ChoiceField(label=_("Tag"), required=False, widget=PlainSelect)
    closeness = forms.ChoiceField(
        label=_("How well we know each other"), required=False, widget=PlainSelect
    )
    level = forms.ChoiceField(label=_("Level"), required=False, widget=PlainSelect)
    batch = forms.ChoiceField(label=_("Brought in by"), required=False, widget=PlainSelect)
    organization = forms.UUIDField(required=False, widget=forms.HiddenInput)
    reachable = forms.BooleanField(label=_("I have an address or number"), required=False)
    never = forms.BooleanField(label=_("Never in touch"), required=False)
    silent = forms.BooleanField(label=_("No contact for three years"), required=False)
    sort = forms.ChoiceField(
        label=_("Sorted by"),
        choices=[
            (Order.NAME.value, _("Name")),
            (Order.CONTACT.value, _("Last contact")),
            (Order.ADDED.value, _("Newest first")),
        ],
        required=False,
        widget=PlainSelect,
    )
    after = forms.UUIDField(required=False)

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, list[tuple[Any, Any]]] = {
            "circle": Person.Circle.choices,
            "closeness": Person.Closeness.choices,
            "level": list(level_names().items()),
            "tag": [(str(tag.id), tag.name) for tag in names.tags],
            "batch": [(str(batch.id), batch.name) for batch in names.batches],
        }
        offer(self, **{name: [("", _("All")), *rest] for name, rest in choices.items()})

    def values(self) -> dict[str, Any]:
        """Every value that makes sense; what does not is left out rather than refused."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def filters(self, now: Any) -> Filters:
        said = self.values()
        return Filters(
            circle=said.get("circle", ""),
            closeness=int(said["closeness"]) if "closeness" in said else None,
            level=said.get("level", ""),
            tag=UUID(said["tag"]) if "tag" in said else None,
            batch=UUID(said["batch"]) if "batch" in said else None,
            organization=said.get("organization"),
            reachable=bool(said.get("reachable")),
            never_contacted=bool(said.get("never")),
            silent_before=dormant_before(now) if said.get("silent") else None,
        )

    def order(self) -> Order:
        return Order(self.values().get("sort") or Order.NAME)


class SelectionForm(forms.Form):
    """Several people of the list, and what to do with them."""

    REMOVE, TAG, UNTAG = "remove", "tag", "untag"

    person = forms.ModelMultipleChoiceField(queryset=Person.objects.none())
    act = forms.ChoiceField(choices=[(REMOVE, ""), (TAG, ""), (UNTAG, "")])
    name = forms.CharField(max_length=60, required=False)

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, person=people)
