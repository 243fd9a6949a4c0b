"""A calendar of mine, a program that follows mine, and what an answer says."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from askaround.integrations.calendar_child import CALENDAR
from askaround.integrations.calendar_fetching import CannotFetch, parse_address
from askaround.integrations.calendar_replies import Said
from askaround.scheduling.rules.wall_time import WallTime

MOST_MEGABYTES = CALENDAR.file_bytes // (1024 * 1024)
ACCEPTED_FILES = ".ics,.ical,.vcs,.eml,text/calendar"


class CalendarFileField(forms.FileField):
    """A calendar file of a size that is read."""

    widget = forms.FileInput(attrs={"accept": ACCEPTED_FILES})

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file.size > CALENDAR.file_bytes:
            raise forms.ValidationError(
                _("This calendar is larger than %(most)d MB. Export only the next few months."),
                params={"most": MOST_MEGABYTES},
            )
        return file


def content(file: UploadedFile | None) -> bytes | None:
    """Return what stands in an uploaded file; None where there is none."""
    return file.read() if file else None


class CalendarForm(forms.Form):
    """A calendar of mine: its name, and its file or its address."""

    name = forms.CharField(
        label=_("What you call it"),
        max_length=120,
        widget=forms.TextInput(attrs={"placeholder": _("Work"), "autocomplete": "off"}),
    )
    file = CalendarFileField(
        label=_("A file that ends in .ics"),
        required=False,
        help_text=_("The file that your calendar program exports. It is read once."),
    )
    address = forms.CharField(
        label=_("Or its address"),
        required=False,
        max_length=1000,
        help_text=_(
            "It starts with https:// or webcal://. This computer opens it when you press the "
            "button, and again only when you press “Read again”."
        ),
        widget=forms.TextInput(
            attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}
        ),
    )

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"]).strip()
        if address:
            try:
                parse_address(address)
            except CannotFetch as problem:
                raise forms.ValidationError(str(problem)) from problem
        return address

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file, address = cleaned.get("file"), cleaned.get("address")
        if not self.errors and bool(file) == bool(address):
            said = (
                _("Choose one: a file, or an address.")
                if file
                else _("Choose a file, or write the address of the calendar.")
            )
            raise forms.ValidationError(said)
        return cleaned


class NewerFileForm(forms.Form):
    """A newer file of a calendar that is here."""

    file = CalendarFileField(label=_("A newer file"), required=True)


class FeedForm(forms.Form):
    """For which program an address is made."""

    name = forms.CharField(
        label=_("Which program it is for"),
        max_length=120,
        widget=forms.TextInput(attrs={"placeholder": _("Thunderbird"), "autocomplete": "off"}),
    )


class AnswerFileForm(forms.Form):
    """The file that came back with their mail."""

    file = CalendarFileField(
        label=_("The file that came back"),
        required=True,
        help_text=_("It ends in .ics. The message itself, saved as .eml, works too."),
    )


class AnswerForm(forms.Form):
    """What an answer says, on its way to being written down."""

    said = forms.ChoiceField(choices=[(said.value, said.value) for said in Said])
    comment = forms.CharField(required=False, max_length=2000)
    day = forms.DateField(required=False)
    clock = forms.TimeField(required=False)
    zone = forms.CharField(required=False, max_length=64)
    repeats = forms.BooleanField(required=False)
    minutes = forms.IntegerField(required=False, min_value=0, max_value=1440)

    @property
    def when(self) -> WallTime | None:
        said = self.cleaned_data
        if not (said["day"] and said["clock"] and said["zone"]):
            return None
        return WallTime(said["day"], said["clock"], said["zone"], said["repeats"])
