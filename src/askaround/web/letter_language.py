"""Says on a page which language the text of a letter is in, where the page speaks another one.

Screen readers choose their voice by it, and browsers the dictionary of their spelling check.
"""

from typing import Any

from django import forms
from django.utils.translation import get_language

from askaround.preparation.languages import written_in


def letter_language() -> str:
    """Return the language of letters and questions beside the pages that are shown now."""
    return written_in(get_language() or "en")


def mark_letter(form: "forms.ModelForm[Any]") -> None:
    """Mark the fields that hold subject and text of a letter."""
    for name in ("subject", "body"):
        if name in form.fields:
            form.fields[name].widget.attrs["lang"] = letter_language()
