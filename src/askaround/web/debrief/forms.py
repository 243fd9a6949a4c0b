"""What a person writes right after a conversation."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from askaround.conversations.models import Debrief, Note, PlannedQuestion
from askaround.conversations.rules.debrief import HIGHEST, LOWEST
from askaround.conversations.rules.lines import LONGEST_LINE
from askaround.followup.models import Referral
from askaround.scheduling.actions.times import LONGEST_MINUTES
from askaround.scheduling.models import Conversation
from askaround.scheduling.rules.wall_time import is_zone
from askaround.web.forms import VersionedForm, offer
from askaround.web.scheduling.forms import MinutesField, WindowForm

OF_THE_FORM = "debrief"
"""Fields stand in several sections of the page, and all belong to the one form of this name."""


class Scale(forms.TypedChoiceField):
    """A number from 1 to 5, pressed; empty is None."""

    def __init__(self, *, label: Any, low: Any, high: Any, **kwargs: Any) -> None:
        steps = [(each, str(each)) for each in range(LOWEST, HIGHEST + 1)]
        super().__init__(
            label=label,
            choices=steps,
            coerce=int,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            help_text=format_lazy(_("1 is {low}, 5 is {high}."), low=low, high=high),
            **kwargs,
        )


class DebriefForm(VersionedForm):
    """Everything about the talk itself, saved piece by piece."""

    energy = Scale(label=_("Energy: how do I feel now?"), low=_("drained"), high=_("alive"))
    worry = Scale(label=_("Worry about this work"), low=_("none"), high=_("a lot"))
    confidence_before = Scale(label=_("How sure I felt before"), low=_("shaky"), high=_("at ease"))
    confidence = Scale(label=_("How sure I feel now"), low=_("shaky"), high=_("at ease"))
    monday = forms.ChoiceField(
        label=_("Could I do this on a Monday?"),
        choices=Debrief.Monday.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    talk_share = forms.IntegerField(
        label=_("How much of the talking I did, in percent"),
        min_value=0,
        max_value=100,
        required=False,
        help_text=_("A guess is fine. Good listeners are often at 20 to 30."),
    )
    grateful_for = forms.CharField(
        label=_("What I am grateful for"),
        max_length=300,
        required=False,
        help_text=_(
            "They gave you their time, and were once where you are now. You may tell them one day."
        ),
    )

    class Meta:
        model = Debrief
        fields = [
            "recall",
            "surprises",
            "energy",
            "worry",
            "monday",
            "monday_why",
            "confidence",
            "talk_share",
        ]
        labels = {
            "recall": _("Everything I remember"),
            "surprises": _("What surprised me"),
            "monday_why": _("Because"),
        }
        help_texts = {
            "recall": _("Quickly, in any order; half sentences are fine. Names and numbers first."),
        }
        widgets = {
            "recall": forms.Textarea(attrs={"rows": 7}),
            "surprises": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, stored: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not stored:
            self.initial["version"] = 0
        for field in self.fields.values():
            field.widget.attrs["form"] = OF_THE_FORM


class TimesForm(WindowForm):
    """When we really talked, and for how long."""

    minutes = MinutesField(
        label=_("How many minutes it took"), min_value=1, max_value=LONGEST_MINUTES
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, conversation: Conversation, now: datetime, **kwargs: Any
    ) -> None:
        began = conversation.started_at or conversation.starts_at
        zone = conversation.time_zone if conversation.agreed_at else conversation.space.time_zone
        here = (began or now).astimezone(
            ZoneInfo(zone if is_zone(zone) else conversation.space.time_zone)
        )
        minutes = conversation.minutes
        if conversation.started_at and conversation.ended_at:
            minutes = round_minutes(conversation.ended_at - conversation.started_at)
        initial = {
            "day": here.date(),
            "clock": here.time().replace(second=0, microsecond=0) if began else None,
            "minutes": minutes,
            "version": conversation.version,
            "repeats": "second" if here.fold else "",
        }
        super().__init__(*args, conversation=conversation, initial=initial, **kwargs)
        self.fields["minutes"].initial = minutes

    def length(self) -> timedelta:
        return timedelta(minutes=self.cleaned_data["minutes"])


def round_minutes(length: timedelta) -> int:
    """Return a length in whole minutes, at least one."""
    return min(max(round(length / timedelta(minutes=1)), 1), LONGEST_MINUTES)


class LineForm(forms.Form):
    """One line of the notes."""

    text = forms.CharField(
        label=_("What they said"),
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Note.Kind.choices, initial=Note.Kind.FACT)
    scope = forms.ChoiceField(
        label=_("About"),
        choices=[("", _("not said")), *Note.Scope.choices],
        required=False,
    )
    volunteered = forms.BooleanField(label=_("Told without being asked"), required=False)
    off_record = forms.BooleanField(label=_("Off the record"), required=False)
    planned = forms.ModelChoiceField(
        PlannedQuestion.objects.none(),
        label=_("Answers"),
        empty_label=_("nothing in the plan"),
        required=False,
    )

    def __init__(self, *args: Any, plan: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, planned=plan)


class SuggestedForm(forms.Form):
    """Whom they suggested: a name, or only a place or a team."""

    name = forms.CharField(
        label=_("Name, team or place"),
        max_length=200,
        help_text=_("“Priya Nair”, or only “their design team”."),
    )
    organization = forms.CharField(label=_("Organization"), max_length=200, required=False)
    may_use_name = forms.ChoiceField(
        label=_("May you say who suggested it?"),
        choices=[*Referral.MayUseName.choices, ("", _("not asked"))],
        widget=forms.RadioSelect,
        required=False,
    )
