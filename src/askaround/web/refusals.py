"""What a field says when it refuses what was written: Django's sentences in our own words."""

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

EMPTY = _("Please fill this in.")
NOT_OFFERED = _("Choose one of the options here.")


def speak_as_we_do() -> None:
    """Change the sentences once, before the first form is declared."""
    forms.Field.default_error_messages["required"] = EMPTY
    for field in (forms.ChoiceField, forms.ModelChoiceField, forms.ModelMultipleChoiceField):
        field.default_error_messages["invalid_choice"] = NOT_OFFERED
    validators.MinValueValidator.message = _("At least %(limit_value)s, please.")
    validators.MaxValueValidator.message = _("At most %(limit_value)s, please.")
    validators.MaxLengthValidator.message = ngettext_lazy(
        "There is room for one character here; you wrote %(show_value)d.",
        "There is room for %(limit_value)d characters here; you wrote %(show_value)d.",
        "limit_value",
    )
