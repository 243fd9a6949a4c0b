"""What they answered, with the time that they named in the same words."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from askaround.accounts.rules import Channel
from askaround.outreach.models import Ask
from askaround.scheduling.models import Conversation
from askaround.web.scheduling.forms import (
    ClockField,
    MinutesField,
    TimeMixin,
    day_field,
    repeats_field,
)


class NamedTimeForm(TimeMixin, forms.Form):
    """When and how they would like to talk; all of it may stay empty."""

    day = day_field(required=False)
    clock = ClockField(label=_("Time"), required=False)
    minutes = MinutesField(required=False)
    time_zone = forms.ChoiceField(label=_("Whose clock?"), widget=forms.RadioSelect)
    repeats = repeats_field()
    mode = forms.ChoiceField(
        label=_("How will you talk?"),
        choices=[*Conversation.Mode.choices, ("", _("not said yet"))],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, data: Any = None, *, ask: Ask) -> None:
        calls = ask.channel == Channel.PHONE
        initial = {
            "minutes": ask.minutes,
            "mode": Conversation.Mode.PHONE if calls else Conversation.Mode.VIDEO,
        }
        super().__init__(data, initial=initial)
        self.set_zones(Conversation(space=ask.space, person=ask.person))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day, clock = cleaned.get("day"), cleaned.get("clock")
        if bool(day) != (clock is not None) and not self.errors:
            missing = "clock" if day else "day"
            words = gettext("Write the day and the time, or leave both empty.")
            self.add_error(missing, ValidationError(words))
        return cleaned

    def said(self) -> dict[str, Any]:
        """Return what the action takes: nothing where no time was named."""
        if not self.cleaned_data.get("day"):
            return {}
        kept = {name: self.cleaned_data[name] for name in ("minutes", "mode")}
        return {"when": self.when(), **kept}
