"""Forms of the letter desk, and of the versions of a resume."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from askaround.letters.models import Letter
from askaround.letters.rules.drafts import TouchReason, forms_of
from askaround.letters.rules.kinds import WITH_RESUME, LetterForm, LetterKind
from askaround.preparation.models import Resume
from askaround.web.forms import PastDayField, VersionedForm, offer
from askaround.web.letter_language import mark_letter

IN_DRAFT = {"form": "draft"}
"""Fields beside the text belong to its form."""
REASONS = {
    TouchReason.OUTCOME: _("Something came of what they told me"),
    TouchReason.ARTICLE: _("I read something they might like"),
    TouchReason.CONGRATULATION: _("They have news"),
    TouchReason.SEASON: _("A season or a day"),
}


class TextForm(VersionedForm):
    """Subject and text of a letter."""

    class Meta:
        model = Letter
        fields = ["subject", "body"]
        widgets = {"body": forms.Textarea(attrs={"rows": 14})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_letter(self)
        if self.instance.form != LetterForm.EMAIL:
            del self.fields["subject"]


class ShapeForm(forms.Form):
    """How a letter goes out, with which resume, and on which day it did."""

    form = forms.ChoiceField(label=_("How it goes out"), widget=forms.Select(attrs=IN_DRAFT))
    resume = forms.ModelChoiceField(
        label=_("Resume that goes with it"),
        queryset=Resume.objects.none(),
        required=False,
        empty_label=_("none"),
        widget=forms.Select(attrs=IN_DRAFT),
    )
    on = PastDayField(
        label=_("When it went out"), required=False, help_text=_("Only if it was not today.")
    )

    def __init__(self, data: Any = None, *, letter: Letter, resumes: QuerySet[Resume]) -> None:
        super().__init__(data, initial={"form": letter.form, "resume": letter.resume_id})
        self.fields["on"].widget.attrs |= IN_DRAFT
        possible = forms_of(LetterKind(letter.kind), language=letter.space.language)
        names = dict(Letter.Form.choices)
        offer(self, form=[(each.value, names[each.value]) for each in possible], resume=resumes)
        if letter.kind not in WITH_RESUME or not (letter.resume_id or resumes):
            del self.fields["resume"]


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
        help_text=_("For example “your new job in Lund”, or “a piece on paper conservation”."),
    )


class ResumeForm(VersionedForm):
    """One version of my resume."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Resume
        fields = ["name", "made_on", "differs"]
        field_classes = {"made_on": PastDayField}
        help_texts = {
            "name": _("So you can recognize it later: “March, for museums”."),
            "differs": _("What is in this one and not in the others."),
        }
