"""What is said about people: who they are, what they did, how to reach them, what happened."""

import re
from calendar import monthrange
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from askaround.people.models import Channel, Event, Person, Role
from askaround.people.names import function_names, level_names
from askaround.research.models import Organization
from askaround.web.forms import EARLIEST_YEAR, NameField, PastDayField, PlainSelect, VersionedForm
from askaround.web.settings.forms import countries, zones

PARTIAL_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
MONTH_FIRST = re.compile(r"(\d{1,2})[./-](\d{4})")


def levels() -> list[tuple[str, str]]:
    return [("", str(_("Unknown"))), *((str(code), name) for code, name in level_names().items())]


def functions() -> list[tuple[str, str]]:
    return [("", str(_("Unknown"))), *function_names().items()]


class PersonForm(VersionedForm):
    """Who somebody is. Everything but the name is a guess or may stay empty."""

    circle = forms.ChoiceField(
        label=_("Circle"), choices=[("", _("None yet")), *Person.Circle.choices], required=False
    )
    preferred_channel = forms.ChoiceField(
        label=_("Likes to be reached by"),
        choices=[("", _("Unknown")), *Channel.choices],
        required=False,
    )
    closeness = forms.TypedChoiceField(
        label=_("How well we know each other"),
        choices=[("", _("I have not said")), *Person.Closeness.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    level = forms.ChoiceField(label=_("Level"), choices=levels, required=False)
    function = forms.ChoiceField(label=_("Kind of work"), choices=functions, required=False)
    country = forms.ChoiceField(
        label=_("Country"),
        choices=lambda: [("", _("Unknown")), *countries()[1:]],
        required=False,
        widget=PlainSelect,
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=lambda: [("", _("Unknown")), *zones()],
        required=False,
        widget=PlainSelect,
    )

    class Meta:
        model = Person
        fields = [
            "full_name",
            "given_name",
            "family_name",
            "addressed_as",
            "circle",
            "closeness",
            "how_i_know",
            "known_since",
            "level",
            "function",
            "location",
            "country",
            "time_zone",
            "preferred_channel",
            "only_they_know",
        ]
        labels = {"full_name": _("Full name"), "only_they_know": _("What only they can tell me")}
        help_texts = {
            "full_name": _("As they write it themselves."),
            "addressed_as": _(
                "What comes after “Dear”. If you leave it empty, it is the full name."
            ),
        }
        field_classes = {"full_name": NameField, "known_since": PastDayField}
        widgets = {"only_they_know": forms.Textarea(attrs={"rows": 3})}


class RoleForm(VersionedForm):
    """What somebody does or did, somewhere, for a while."""

    organization_name = forms.CharField(label=_("Where"), max_length=250, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Role
        fields = ["title", "organization_name", "started", "ended"]
        labels = {"title": _("What they do"), "started": _("From"), "ended": _("Until")}
        help_texts = {
            "started": _("A year, or a year and a month: 2019-05."),
            "ended": _("Leave it empty while it lasts."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.organization_id:
            self.initial.setdefault("organization_name", self.instance.organization.name)

    def clean_started(self) -> str:
        return partial_day(self.cleaned_data["started"])

    def clean_ended(self) -> str:
        return partial_day(self.cleaned_data["ended"])

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if not values.get("title") and not values.get("organization_name"):
            raise ValidationError(_("Write what they do, or where."))
        started, ended = values.get("started", ""), values.get("ended", "")
        if ended and started[: len(ended)] > ended[: len(started)]:
            self.add_error("ended", _("That is before it began."))
        return values

    def _post_clean(self) -> None:
        """Leave the row alone: the action describes it, organization and all."""


def partial_day(text: str) -> str:
    """Return a year, month or day as it is stored. Raises ``ValidationError``.

    >>> partial_day("05/2019"), partial_day("2019-5-7"), partial_day(" 2019 ")
    ('2019-05', '2019-05-07', '2019')
    """
    text = text.strip()
    text = MONTH_FIRST.sub(r"\2-\1", text) if MONTH_FIRST.fullmatch(text) else text
    if not text:
        return ""
    found = PARTIAL_DAY.fullmatch(text)
    if not found:
        raise ValidationError(
            gettext("Write a year, a month or a day: 2019, 2019-05 or 2019-05-17.")
        )
    year, month, day = (int(part) if part else 0 for part in found.groups())
    right = EARLIEST_YEAR <= year <= 2100 and (not found[2] or 1 <= month <= 12)
    if not right or (found[3] and not 1 <= day <= monthrange(year, month)[1]):
        raise ValidationError(gettext("There is no such day. Write 2019, 2019-05 or 2019-05-17."))
    return "-".join([str(year), *(f"{part:02}" for part in (month, day) if part)])


class CorrectionForm(VersionedForm):
    """A line of the timeline, corrected: what kind of thing it was stays."""

    on = PastDayField(label=_("Day"), initial=localdate)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Event
        fields = ["text"]
        widgets = {
            "text": forms.Textarea(
                attrs={"rows": 2, "placeholder": _("What happened, or what you want to remember")}
            )
        }

    def _post_clean(self) -> None:
        """Leave the row alone: the action writes it."""


class EventForm(CorrectionForm):
    """Something that happened with somebody, or a note about them."""

    kind = forms.ChoiceField(
        label=_("What"), choices=Event.Kind.choices, widget=forms.RadioSelect, initial="note"
    )
    direction = forms.ChoiceField(
        label=_("Who reached out"),
        choices=[("", "–"), *Event.Direction.choices],
        required=False,
        widget=PlainSelect,
    )

    class Meta(CorrectionForm.Meta):
        fields = ["kind", "direction", "text"]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("kind") == Event.Kind.NOTE and not values.get("text", "").strip():
            self.add_error("text", _("Write what you want to remember."))
        return values


class OrganizationForm(VersionedForm):
    """Where people work, study or meet."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    class Meta:
        model = Organization
        fields = ["name", "website", "location", "known"]
        field_classes = {"name": NameField}
        help_texts = {
            "known": _("So you do not have to ask what their own site answers."),
        }
        widgets = {"known": forms.Textarea(attrs={"rows": 6})}
