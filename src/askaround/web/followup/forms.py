"""What was left behind, as it is typed: advice, promises, suggestions, openings, ties."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from askaround.followup.models import Advice, Opening, Promise, Referral, Tie
from askaround.followup.rules.touch import MOST_MONTHS
from askaround.web.forms import DayField, PastDayField, VersionedForm


class AdviceForm(VersionedForm):
    answer = forms.ChoiceField(
        label=_("My answer"),
        choices=[("", _("I have not decided")), *Advice.Answer.choices],
        required=False,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Advice
        fields = ["text", "answer", "cue", "act", "due_on", "result"]
        field_classes = {"due_on": DayField}
        labels = {
            "text": _("Their advice"),
            "cue": _("If it is …"),
            "act": _("… then I …"),
            "due_on": _("By when"),
            "result": _("What came of it"),
        }
        help_texts = {
            "cue": _(
                "A day and a time, or a moment: “Tuesday 18:00”, “when I have read the plan”."
            ),
            "act": _("One small thing: “write to the two firms she named”."),
            "due_on": _("If you leave this empty, you will be asked again in two weeks."),
            "result": _("They will like to hear it, even if it did not work."),
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2}),
            "result": forms.Textarea(attrs={"rows": 3}),
        }


class NewAdviceForm(forms.Form):
    text = forms.CharField(
        label=_("What did they advise?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


SIDES = [("mine", _("I promised it")), ("theirs", _("They promised it"))]


class PromiseForm(VersionedForm):
    side = forms.ChoiceField(label=_("Whose promise?"), choices=SIDES, widget=forms.RadioSelect)

    class Meta:
        model = Promise
        fields = ["side", "text", "due_on"]
        field_classes = {"due_on": DayField}
        labels = {"text": _("What was promised"), "due_on": _("By when")}
        help_texts = {"due_on": _("If no day was named, a week is polite.")}
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["side"] = "mine" if self.instance.mine else "theirs"

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if "side" in values:
            self.instance.mine = values["side"] == "mine"
        return values


class NewPromiseForm(forms.Form):
    side = forms.ChoiceField(
        label=_("Whose promise?"), choices=SIDES, initial="mine", widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("What was promised"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    due_on = DayField(
        label=_("By when"), help_text=_("If no day was named, a week is polite."), required=False
    )


MAY_USE_NAME = [("", _("I have not asked")), *Referral.MayUseName.choices]


class ReferralForm(VersionedForm):
    may_use_name = forms.ChoiceField(
        label=_("May I use their name?"),
        choices=MAY_USE_NAME,
        required=False,
        widget=forms.RadioSelect,
    )
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    suggested_on = PastDayField(label=_("When they said it"))

    class Meta:
        model = Referral
        fields = ["sought", "place", "may_use_name", "suggested_on"]
        labels = {"sought": _("Who they suggested")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["place"] = str(self.instance.organization or "")


class NewReferralForm(forms.Form):
    sought = forms.CharField(
        label=_("Who did they suggest?"),
        help_text=_("A name, or only “somebody in their design team”."),
        max_length=200,
    )
    place = forms.CharField(
        label=_("Where"),
        help_text=_("The organization, if you know it."),
        max_length=200,
        required=False,
    )
    may_use_name = forms.ChoiceField(
        label=_("May I use their name?"),
        choices=MAY_USE_NAME,
        required=False,
        initial="",
        widget=forms.RadioSelect,
    )


class OpeningForm(VersionedForm):
    interest = forms.ChoiceField(
        label=_("My answer"),
        choices=[("", _("I have not decided")), *Opening.Interest.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    heard_on = PastDayField(label=_("Heard on"))

    class Meta:
        model = Opening
        fields = ["text", "place", "heard_on", "confidential", "interest", "result"]
        labels = {
            "text": _("The opening"),
            "confidential": _("Told in confidence"),
            "result": _("What came of it"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["place"] = str(self.instance.organization or "")


class NewOpeningForm(forms.Form):
    text = forms.CharField(label=_("What is the opening?"), max_length=300)
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    heard_on = PastDayField(label=_("Heard on"), initial=localdate)
    confidential = forms.BooleanField(label=_("They told me in confidence"), required=False)


class TieForm(VersionedForm):
    stage = forms.ChoiceField(
        label=_("Who they are for me"),
        choices=[("", _("I have not said")), *Tie.Stage.choices],
        required=False,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Tie
        fields = ["stage", "months", "welcome_on", "grateful_for"]
        labels = {
            "months": _("How often to write, in months"),
            "welcome_on": _("When they said I may write"),
            "grateful_for": _("What I am grateful for"),
        }
        help_texts = {"grateful_for": _("Just for you. It may find its way into a letter one day.")}
        field_classes = {"welcome_on": PastDayField}
        widgets = {"months": forms.NumberInput(attrs={"min": 1, "max": MOST_MONTHS})}

    def __init__(self, *args: Any, usual: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["months"].help_text = gettext("Left empty: %d, as your playbook says.") % usual
        self.fields["version"].required = False

    def clean_months(self) -> int | None:
        months: int | None = self.cleaned_data["months"]
        if months is not None and not 1 <= months <= MOST_MONTHS:
            raise ValidationError(gettext("Write a number from 1 to %d.") % MOST_MONTHS)
        return months


class LookingForForm(forms.Form):
    """The one sentence that others may pass on."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    looking_for = forms.CharField(
        label=_("What I am looking for now"),
        help_text=_(
            "One sentence that somebody could repeat to a colleague:"
            " “a first job in a city planning office, from June, anywhere near Leeds”."
        ),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
