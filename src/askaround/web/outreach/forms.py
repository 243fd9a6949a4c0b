"""What a person writes when they ask: the message, what it is made from, and the answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from askaround.outreach.models import Ask, Introduction, Message
from askaround.people.models import Channel, Person

DRAFT = {"form": "draft"}
"""The parts of a draft stand beside its text, but belong to the same form."""
DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
SHORTEST, LONGEST = 5, 60


class MessageForm(forms.ModelForm):
    """Subject and text of a draft."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Message
        fields = ["subject", "body"]
        widgets = {"body": forms.Textarea(attrs={"rows": 14, "data-autosize": True})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        if self.instance.channel != Channel.EMAIL and not self.instance.subject:
            del self.fields["subject"]


class AskForm(forms.ModelForm):
    """What the draft is made from."""

    class Meta:
        model = Ask
        fields = [
            "why_you",
            "hope",
            "topic",
            "connection",
            "news",
            "channel",
            "minutes",
            "window",
            "disclaimer",
        ]
        help_texts = {
            "why_you": _("One thing of theirs you read, saw or heard. A whole sentence."),
            "hope": _("“you could help me understand …”"),
            "topic": _("A few words: the work, the place or the program."),
            "connection": _("A sentence such as “We met at the career fair in March.”"),
            "news": _("For somebody who knows you already."),
        }
        widgets = {
            "why_you": forms.Textarea(attrs={"rows": 2, **DRAFT}),
            "hope": forms.TextInput(attrs=DRAFT),
            "topic": forms.TextInput(attrs=DRAFT),
            "connection": forms.TextInput(attrs=DRAFT),
            "news": forms.Textarea(attrs={"rows": 2, **DRAFT}),
            "channel": forms.Select(attrs=DRAFT),
            "minutes": forms.NumberInput(attrs={"min": SHORTEST, "max": LONGEST, **DRAFT}),
            "window": forms.TextInput(attrs=DRAFT),
            "disclaimer": forms.Select(attrs=DRAFT),
        }


class NewAskForm(forms.Form):
    """Whom, and for which exploration; offered rows only."""

    person = forms.ModelChoiceField(Person.objects.none(), widget=forms.HiddenInput)
    exploration = forms.ModelChoiceField(
        None, label=_("For which exploration?"), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, people: Any, explorations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined] # a model choice
        self.fields["exploration"].queryset = explorations  # type: ignore[attr-defined] # a model choice


class ReplyForm(forms.Form):
    """What came back."""

    answer = forms.ChoiceField(
        label=_("They said"), choices=Ask.Answer.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Their words, if you want to keep them"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    on = forms.DateField(label=_("When"), widget=DAY, required=False)
    ask_again_on = forms.DateField(
        label=_("If not now: when may I ask again?"), widget=DAY, required=False
    )


class IntroductionForm(forms.ModelForm):
    """The request to somebody who knows us both, and what it is made from."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Introduction
        fields = ["why_them", "topic", "hope", "channel", "subject", "body"]
        help_texts = {
            "why_them": _("A sentence about them, as your contact would read it."),
            "hope": _("“you could help me understand …”"),
        }
        widgets = {
            "why_them": forms.Textarea(attrs={"rows": 2}),
            "body": forms.Textarea(attrs={"rows": 16, "data-autosize": True}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version


class NewIntroductionForm(forms.Form):
    """Who could introduce me, to whom, for what."""

    introducer = forms.ModelChoiceField(None, label=_("Who knows them?"), empty_label=None)
    person = forms.ModelChoiceField(Person.objects.none(), required=False, widget=forms.HiddenInput)
    sought = forms.CharField(
        label=_("Whom would you like to meet?"),
        help_text=_("A name, or a description: “somebody in their design team”."),
        max_length=200,
        required=False,
    )
    exploration = forms.ModelChoiceField(
        None, label=_("For which exploration?"), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(
        self, *args: Any, people: Any, introducers: Any, explorations: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined] # a model choice
        self.fields["introducer"].queryset = introducers  # type: ignore[attr-defined] # a model choice
        self.fields["exploration"].queryset = explorations  # type: ignore[attr-defined] # a model choice
