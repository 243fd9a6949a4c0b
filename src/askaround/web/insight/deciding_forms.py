"""What a person writes when they believe, look for a voice, and decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from askaround.people.names import function_names, level_names
from askaround.research.models import Organization, Path
from askaround.web.forms import ComingDayField, PlainSelect, offer

LEAST_SURE, SUREST = 1, 99


def percent_field() -> forms.IntegerField:
    """How sure somebody is: never quite, never not at all. It starts empty: a figure of ours would
    draw theirs to it."""
    return forms.IntegerField(
        label=_("How sure I am, in percent"),
        min_value=LEAST_SURE,
        max_value=SUREST,
    )


class BeliefForm(forms.Form):
    """One thing I believe before I ask."""

    text = forms.CharField(
        label=_("What I believe"),
        help_text=_("Something a conversation could prove right or wrong."),
        max_length=300,
    )
    percent = percent_field()
    path = forms.ModelChoiceField(
        Path.objects.none(), label=_("About the path"), required=False, empty_label=_("None")
    )

    def __init__(self, *args: Any, paths: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, path=paths)


class ScoreForm(forms.Form):
    """What turned out."""

    came_true = forms.ChoiceField(choices=[("yes", ""), ("no", ""), ("open", "")])
    lesson = forms.CharField(max_length=300, required=False)


class NewDecisionForm(forms.Form):
    """What I decide today."""

    path = forms.ModelChoiceField(
        Path.objects.none(), label=_("About the path"), required=False, empty_label=_("None")
    )
    state = forms.ChoiceField(
        label=_("What happens to it"),
        choices=[
            ("", _("I keep looking")),
            ("chosen", _("I choose it")),
            ("ruled-out", _("I rule it out")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(label=_("What I decide"), widget=forms.Textarea(attrs={"rows": 3}))
    criteria = forms.CharField(
        label=_("What I based it on"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    percent = percent_field()
    would_change = forms.CharField(
        label=_("What would change my mind"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    look_again_on = ComingDayField(label=_("Look again on"), required=False)

    def __init__(self, *args: Any, paths: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, path=paths)

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("state") and not self.cleaned_data.get("path"):
            self.add_error("path", _("Which path do you choose or rule out?"))


class LookBackForm(forms.Form):
    """What I think of a decision now."""

    text = forms.CharField(
        label=_("What I think of it now"),
        error_messages={"required": _("Write a sentence on what you think of it now.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    again_on = ComingDayField(label=_("Look once more on"), required=False)


class WantedForm(forms.Form):
    """Which voice should be heard."""

    level = forms.ChoiceField(
        label=_("Level"),
        choices=lambda: [("", _("Any")), *level_names().items()],
        required=False,
        widget=PlainSelect,
    )
    function = forms.ChoiceField(
        label=_("Kind of work"),
        choices=lambda: [("", _("Any")), *function_names().items()],
        required=False,
        widget=PlainSelect,
    )
    organization = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("Organization"),
        widget=PlainSelect,
        required=False,
        empty_label=_("Any"),
    )

    def __init__(self, *args: Any, organizations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, organization=organizations)

    def clean(self) -> None:
        super().clean()
        if not any(self.cleaned_data.values()) and not self.errors:
            raise forms.ValidationError(_("Say at least one thing about them."))
