"""Choosing a file, naming its columns, and saying who is who."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from askaround.integrations.fields import Field
from askaround.people.models import ImportBatch

PASTED = _("Pasted names")
"""What a list that was pasted is called among the imports."""
MOST_TO_DECIDE = 50
"""So many records that may be somebody who is here are shown for a decision at once."""

MEANINGS = [
    ("", _("Leave this column out")),
    (Field.NAME, _("Whole name")),
    (Field.GIVEN, _("Given name")),
    (Field.MIDDLE, _("Middle name")),
    (Field.FAMILY, _("Family name")),
    (Field.SUFFIX, _("After the name (PhD, Jr.)")),
    (Field.TITLE, _("Job title")),
    (Field.ORGANIZATION, _("Organization")),
    (Field.STARTED, _("Started there")),
    (Field.ENDED, _("Left there")),
    (Field.EMAIL, _("E-mail")),
    (Field.PHONE, _("Phone")),
    (Field.LINK, _("Web address or profile")),
    (Field.LOCATION, _("Place")),
    (Field.CIRCLE, _("How we are connected")),
    (Field.HOW_I_KNOW, _("How I know them")),
    (Field.KNOWN_SINCE, _("Known since")),
    (Field.MET_ON, _("Days we met or spoke")),
    (Field.TAGS, _("Tags")),
    (Field.NOTE, _("Note")),
    (Field.KEY, _("Their number or code in this file")),
]
NAMING = {Field.NAME, Field.GIVEN, Field.FAMILY, Field.EMAIL, Field.LINK}


class ChooseForm(forms.Form):
    """A file, or text that was pasted."""

    file = forms.FileField(label=_("A file"), required=False)
    pasted = forms.CharField(
        label=_("Or paste names, one person per line"),
        required=False,
        widget=forms.Textarea(
            attrs={
                "rows": 6,
                "placeholder": _("Dana Whitfield, Data Lead at Lakeside\nOmar Haddad"),
            }
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not cleaned.get("pasted", "").strip():
            raise forms.ValidationError(_("Choose a file, or paste at least one name."))
        return cleaned

    @property
    def name_and_data(self) -> tuple[str, bytes]:
        """The file that was chosen, or the pasted text as one."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file:
            return file.name or str(PASTED), file.read()
        return str(PASTED), str(self.cleaned_data["pasted"]).encode("utf-8", "replace")


class ColumnsForm(forms.Form):
    """What each column of an unknown table means."""

    def __init__(self, batch: ImportBatch, data: Any = None) -> None:
        super().__init__(data)
        decisions = batch.decisions
        meanings = decisions.get("mapping") or decisions.get("guess", {})
        sample = decisions.get("sample", [])
        for column, heading in enumerate(decisions.get("headings", [])):
            self.fields[f"column-{column}"] = forms.ChoiceField(
                label=heading or _("Column %(number)d") % {"number": column + 1},
                choices=MEANINGS,
                required=False,
                initial=meanings.get(str(column), ""),
                help_text=" · ".join(row[column] for row in sample[:3] if row[column]),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not NAMING & set(cleaned.values()):
            raise forms.ValidationError(
                _("Say which column holds the names. An e-mail address or a profile would do.")
            )
        return cleaned

    @property
    def mapping(self) -> dict[int, Field]:
        chosen = self.cleaned_data.items()
        return {int(name.removeprefix("column-")): Field(text) for name, text in chosen if text}


class DecisionsForm(forms.Form):
    """Who the records are that may be somebody who is here, and whether strangers come in."""

    strangers = forms.BooleanField(required=False)

    @property
    def people(self) -> dict[str, str]:
        """Record key → id of the person it is, "new", or "" for later."""
        return {
            key: self.data.get(f"who-{number}", "")
            for number in range(MOST_TO_DECIDE)
            if (key := self.data.get(f"record-{number}"))
        }
