"""What a person writes about what was heard."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from askaround.insight.models import Claim, Decision, Evidence, Value
from askaround.people.models import Person
from askaround.research.models import Organization, Path, Question
from askaround.web.forms import DayField, PlainSelect, VersionedForm, offer
from askaround.web.insight.deciding_forms import percent_field


def about_field(rows: QuerySet[Any], label: Any) -> "forms.ModelChoiceField[Any]":
    """What a claim may be about, or not."""
    return forms.ModelChoiceField(
        rows, label=label, empty_label=_("None"), required=False, widget=PlainSelect
    )


class ClaimForm(VersionedForm):
    """A claim: the sentence, and what it is about. Only rows that are offered can be chosen."""

    question = about_field(Question.objects.none(), _("It answers"))
    path = about_field(Path.objects.none(), _("It is about the path"))
    organization = about_field(Organization.objects.none(), _("It is about the organization"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Claim
        fields = ["text", "question", "path", "organization"]
        labels = {"text": _("What I heard")}
        help_texts = {"text": _("One sentence that somebody else could agree with, or not.")}
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}

    def __init__(
        self, *args: Any, questions: Any, paths: Any, organizations: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = {"question": questions, "path": paths, "organization": organizations}
        offer(self, **choices)
        for name, rows in choices.items():
            if not rows:
                del self.fields[name]


class VoiceForm(forms.Form):
    """Who says so or otherwise, where no line of the notes says it."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who"), empty_label=None, widget=PlainSelect
    )
    stance = forms.ChoiceField(
        label=_("Their side"),
        choices=Evidence.Stance.choices,
        initial=Evidence.Stance.FOR,
        widget=forms.RadioSelect,
    )
    quote = forms.CharField(
        label=_("In their words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, person=people)


class FirstVoiceForm(VoiceForm):
    """The voice that comes with a new claim: perhaps none yet."""

    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Who"),
        empty_label=_("Nobody in particular"),
        required=False,
        widget=PlainSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stance"].required = False


class LineForm(forms.Form):
    """A line of the notes speaks for or against a claim that is there already."""

    claim = forms.ModelChoiceField(
        Claim.objects.none(),
        label=_("What is it about?"),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    stance = forms.ChoiceField(
        label=_("Their side"),
        choices=Evidence.Stance.choices,
        initial=Evidence.Stance.FOR,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, claims: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, claim=claims)


class JoinForm(forms.Form):
    """The claim that says the same."""

    into = forms.ModelChoiceField(
        Claim.objects.none(),
        label=_("Merge it with"),
        empty_label=_("Choose one"),
        widget=PlainSelect,
    )

    def __init__(self, *args: Any, claims: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, into=claims)


WEIGHTS = [(1, _("Nice to have")), (2, _("Matters")), (3, _("Must be right"))]


class NewValueForm(forms.Form):
    """One more thing that matters to me."""

    name = forms.CharField(
        label=_("What matters to me"),
        help_text=_("A word or two: time for my family, learning, a steady income."),
        max_length=80,
    )
    weight = forms.TypedChoiceField(
        label=_("How much"), choices=WEIGHTS, coerce=int, initial=2, widget=forms.RadioSelect
    )


class ValueForm(VersionedForm):
    """What matters to me, to be changed later."""

    weight = forms.TypedChoiceField(
        label=_("How much"), choices=WEIGHTS, coerce=int, widget=forms.RadioSelect
    )

    class Meta:
        model = Value
        fields = ["name", "weight"]


class FitForm(forms.Form):
    """A reason of my own for a path or against it."""

    value = forms.ModelChoiceField(Value.objects.none(), label=_("It affects"), empty_label=None)
    sign = forms.ChoiceField(
        label=_("It counts"),
        choices=[("1", _("for it")), ("-1", _("against it"))],
        initial="1",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Because"), max_length=300)

    def __init__(self, *args: Any, values: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, value=values.order_by("position", "id"))


class DecisionForm(VersionedForm):
    """A decision as it is written, to be corrected."""

    percent = percent_field()

    class Meta:
        model = Decision
        fields = ["text", "criteria", "percent", "would_change", "look_again_on"]
        field_classes = {"look_again_on": DayField}
        widgets = {
            "text": forms.Textarea(attrs={"rows": 3}),
            "criteria": forms.Textarea(attrs={"rows": 3}),
            "would_change": forms.Textarea(attrs={"rows": 2}),
        }
