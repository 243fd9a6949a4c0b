"""Forms of the letter desk, and of the versions of a resume."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from askaround.letters.models import Letter
from askaround.letters.rules.drafts import TouchReason, forms_of
from askaround.letters.rules.kinds import WITH_RESUME, LetterForm, LetterKind
from askaround.preparation.models import Resume
from askaround.web.letter_language import mark_letter
from askaround.web.people.forms import happened_on

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
IN_DRAFT = {"form": "draft"}
"""Fields beside the text belong to its form."""
REASONS = {
    TouchReason.OUTCOME: _("Something came of what they told me"),
    TouchReason.ARTICLE: _("I read something for them"),
    TouchReason.CONGRATULATION: _("They have news"),
    TouchReason.SEASON: _("A season or a day"),
}


class TextForm(forms.ModelForm):
    """Subject and text of a letter."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Letter
        fields = ["subject", "body"]
        widgets = {"body": forms.Textarea(attrs={"rows": 14, "data-autosize": True})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        mark_letter(self)
        if self.instance.form != LetterForm.EMAIL:
            del self.fields["subject"]


class ShapeForm(forms.Form):
    """How a letter goes out, with which resume, and on which day it did."""

    form = forms.ChoiceField(label=_("How it goes out"), widget=forms.Select(attrs=IN_DRAFT))
    resume = forms.ModelChoiceField(
        label=_("Resume that goes along"),
        queryset=Resume.objects.none(),
        required=False,
        empty_label=_("none"),
        widget=forms.Select(attrs=IN_DRAFT),
    )
    on = forms.DateField(
        label=_("When it went out"),
        required=False,
        help_text=_("Only if it was not today."),
        widget=forms.DateInput(attrs={"type": "date", **IN_DRAFT}, format="%Y-%m-%d"),
    )

    def __init__(
        self, data: Any = None, *, letter: Letter, resumes: QuerySet[Resume], today: date
    ) -> None:
        super().__init__(data, initial={"form": letter.form, "resume": letter.resume_id})
        self.today = today
        possible = forms_of(LetterKind(letter.kind), language=letter.space.language)
        names = dict(Letter.Form.choices)
        self.fields["form"].choices = [(each.value, names[each.value]) for each in possible]  # type: ignore[attr-defined] # a choice field
        self.fields["resume"].queryset = resumes  # type: ignore[attr-defined] # a choice of rows
        if letter.kind not in WITH_RESUME or not (letter.resume_id or resumes):
            del self.fields["resume"]

    def clean_on(self) -> date | None:
        day = self.cleaned_data["on"]
        return happened_on(day, today=self.today) if day else None


class ReasonForm(forms.Form):
    """Why I write to somebody again."""

    reason = forms.ChoiceField(
        label=_("What brings you to write"),
        choices=[(reason.value, words) for reason, words in REASONS.items()],
        widget=forms.RadioSelect,
    )
    reason_text = forms.CharField(
        label=_("What it is, in a few words"),
        max_length=200,
        help_text=_("For example “your new post in Lund”, or “a piece on paper conservation”."),
    )


class ResumeForm(forms.ModelForm):
    """One version of my resume."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Resume
        fields = ["name", "made_on", "differs"]
        widgets = {"made_on": DAY}
        help_texts = {
            "name": _("So that you know it again: “March, for museums”."),
            "differs": _("What stands in this one and not in the others."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
