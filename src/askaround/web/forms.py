"""What the forms of many pages share: days, choices, and the version of a row."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from askaround.core.text import one_line

EARLIEST_YEAR = 1900
"""Nobody who could be asked did anything before."""
YEARS_AHEAD = 10
"""Nobody plans anything for later than that: it is a slip of the keyboard."""


class NameField(forms.CharField):
    """A name in one line, as it is kept; letters that nobody can see are none."""

    def to_python(self, value: Any) -> str:
        return one_line(str(super().to_python(value) or ""))


class DayField(forms.DateField):
    """A day, in a year that somebody can mean."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not EARLIEST_YEAR <= value.year <= localdate().year + YEARS_AHEAD:
            raise ValidationError(_("Check the year of that day."))


class PastDayField(DayField):
    """A day on which something has happened: today, or before."""

    def validate(self, value: Any) -> None:
        if value and value > localdate():
            raise ValidationError(
                _("That day is still to come: write down what has already happened.")
            )
        super().validate(value)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        self.widget.attrs["max"] = localdate().isoformat()
        return super().get_bound_field(form, field_name)


class ComingDayField(DayField):
    """A day on which something is to be done: tomorrow, or later."""

    def validate(self, value: Any) -> None:
        if value and value <= localdate():
            raise ValidationError(_("Choose a day after today."))
        super().validate(value)


class PlainSelect(forms.Select):
    """Looks and works as any choice of one, without groups.

    Each option of the usual one is a template of its own, and a hundred of them take longer than
    the rest of the page.
    """

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        chosen = set(self.format_value(value))
        options = "".join(
            f'<option value="{escape(key)}"{" selected" if str(key) in chosen else ""}>'
            f"{escape(label)}</option>"
            for key, label in self.choices
        )
        outer = flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})}))
        return mark_safe(f"<select{outer}>{options}</select>")  # noqa: S308 (escaped part by part)


class VersionedForm(forms.ModelForm):
    """The form of a row, which says the version that it shows: another window may change it."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version


def offer(form: forms.BaseForm, /, **among: Any) -> None:
    """Let fields of a form choose among these rows, or pairs of value and words, and no others."""
    for name, choices in among.items():
        field = form.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = choices
        elif isinstance(field, forms.ChoiceField):
            field.choices = choices
