"""When a row of Today comes back, and why it waits."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from askaround.agenda.rules import next_monday
from askaround.web.forms import DayField, offer

REASONS = [
    gettext_lazy("No time today"),
    gettext_lazy("I want to sleep on it"),
    gettext_lazy("I am waiting for something else first"),
    gettext_lazy("They are away"),
]
ANOTHER_DAY = "day"


class SnoozeForm(forms.Form):
    """A day to come and a reason: one of ours in a press, or in the person's own words."""

    when = forms.ChoiceField(label=gettext_lazy("Until when"), widget=forms.RadioSelect)
    on = DayField(label=gettext_lazy("Which day"), required=False)
    reason = forms.ChoiceField(
        label=gettext_lazy("Why"),
        required=False,
        widget=forms.RadioSelect,
        choices=[(str(text), text) for text in REASONS],
    )
    own_reason = forms.CharField(
        label=gettext_lazy("Or in your own words"), required=False, max_length=200
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.days = {
            "tomorrow": today + timedelta(days=1),
            "monday": next_monday(today),
            "week": today + timedelta(days=7),
        }
        choices = [
            ("tomorrow", _("Tomorrow")),
            ("monday", _("Monday, %s") % date_format(self.days["monday"], "F j")),
            ("week", _("In a week")),
            (ANOTHER_DAY, _("Another day")),
        ]
        offer(self, when=choices)
        self.fields["on"].widget.attrs["min"] = self.days["tomorrow"].isoformat()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        said["until"] = said.get("on") if said.get("when") == ANOTHER_DAY else None
        said["until"] = said["until"] or self.days.get(said.get("when", ""))
        if said.get("when") == ANOTHER_DAY and not said["until"] and "on" not in self.errors:
            self.add_error("on", ValidationError(_("Choose the day you want to see this again.")))
        if said["until"] and said["until"] <= self.today:
            self.add_error("on", ValidationError(_("Choose a day after today.")))
        said["why"] = said.get("own_reason") or said.get("reason")
        if not said["why"]:
            self.add_error("reason", ValidationError(_("Say why in a few words.")))
        return said
