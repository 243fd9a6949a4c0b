"""What a person writes when they ask: the message, what it is made from, and the answer."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from askaround.accounts.rules import Days, Wait
from askaround.outreach.models import Ask, Introduction, Message
from askaround.people.models import Channel, ContactPoint, Person
from askaround.research.models import Exploration
from askaround.web.forms import DayField, NameField, PastDayField, VersionedForm, offer
from askaround.web.letter_language import mark_letter

DRAFT = {"form": "draft"}
"""The parts of a draft stand beside its text, but belong to the same form."""
SHORTEST, LONGEST = 5, 60
AFTER_EXPLAIN = _("It follows “perhaps you could explain …”: how a week really goes, for example.")


class MessageForm(VersionedForm):
    """Subject and text of a draft."""

    class Meta:
        model = Message
        fields = ["subject", "body"]
        widgets = {"body": forms.Textarea(attrs={"rows": 14})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_letter(self)
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
            "address",
            "minutes",
            "window",
            "disclaimer",
        ]
        labels = {"why_you": _("Why you write to them")}
        help_texts = {
            "why_you": _("One whole sentence about something of theirs you read, saw or heard."),
            "hope": AFTER_EXPLAIN,
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        points = self.instance.person.contact_points.all()
        emails = [point.value for point in points if point.kind == ContactPoint.Kind.EMAIL]
        if len(emails) > 1:
            self.fields["address"] = forms.ChoiceField(
                label=_("Where to send it"),
                choices=[(email, email) for email in emails],
                widget=forms.Select(attrs=DRAFT),
                required=False,
            )
        else:
            del self.fields["address"]


class NewAskForm(forms.Form):
    """Whom, for which exploration, and who suggested them; offered rows only."""

    person = forms.ModelChoiceField(Person.objects.none(), widget=forms.HiddenInput)
    exploration = forms.ModelChoiceField(
        Exploration.objects.none(),
        label=_("For which exploration?"),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    referrer = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Did somebody suggest that you speak with them?"),
        help_text=_("Then the first sentence says so. You can name anybody else on the next page."),
        empty_label=_("Nobody"),
        blank=True,
        required=False,
        widget=forms.RadioSelect,
    )
    beside = forms.ModelChoiceField(Ask.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, people: Any, explorations: Any, referrers: Any, asks: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, person=people, exploration=explorations, referrer=referrers, beside=asks)


class ReplyForm(forms.Form):
    """What came back; the answer is the button that is pressed."""

    answer = forms.ChoiceField(
        label=_("They said"),
        choices=Ask.Answer.choices,
        error_messages={"required": _("Press what they answered.")},
    )
    text = forms.CharField(
        label=_("Their words, if you want to keep them"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    on = PastDayField(label=_("When they answered"), initial=localdate, required=False)
    ask_again_on = DayField(label=_("If not now: when may I ask again?"), required=False)


class PaceForm(forms.Form):
    """When to remind about this one request."""

    amount = forms.IntegerField(label=_("Remind after"), min_value=1, max_value=90)
    days = forms.ChoiceField(
        label=_("Kind of days"),
        choices=[(Days.CALENDAR, _("days")), (Days.BUSINESS, _("working days"))],
    )

    def wait(self) -> Wait:
        return Wait(self.cleaned_data["amount"], Days(self.cleaned_data["days"]))


class PutOffForm(forms.Form):
    """When somebody who said "not now" may be asked again."""

    until = DayField(label=_("Ask again on"), required=False)


class SomebodyNewForm(forms.Form):
    """Somebody who is not among my people yet."""

    name = NameField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"), required=False)


class IntroductionForm(VersionedForm):
    """The request to somebody who knows us both, and what it is made from."""

    class Meta:
        model = Introduction
        fields = ["why_them", "why_you", "topic", "hope", "channel", "subject", "body"]
        labels = {"why_you": _("Why you write to them")}
        help_texts = {
            "why_them": _("A sentence about them, for your contact."),
            "why_you": _("A sentence to them, for the lines that are passed on."),
            "hope": AFTER_EXPLAIN,
            "topic": _("A few words: the work, the place or the program."),
        }
        widgets = {
            "why_them": forms.Textarea(attrs={"rows": 2, **DRAFT}),
            "why_you": forms.Textarea(attrs={"rows": 2, **DRAFT}),
            "topic": forms.TextInput(attrs=DRAFT),
            "hope": forms.TextInput(attrs=DRAFT),
            "channel": forms.Select(attrs=DRAFT),
            "body": forms.Textarea(attrs={"rows": 16}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.person is None:
            del self.fields["why_you"]
        mark_letter(self)
        if self.instance.channel != Channel.EMAIL and not self.instance.subject:
            del self.fields["subject"]


class NewIntroductionForm(forms.Form):
    """Who could introduce me, to whom, for what."""

    introducer = forms.ModelChoiceField(Person.objects.none(), widget=forms.HiddenInput)
    person = forms.ModelChoiceField(Person.objects.none(), required=False, widget=forms.HiddenInput)
    sought = forms.CharField(
        label=_("Who would you like to meet?"),
        help_text=_("A name, or a description: “somebody in their design team”."),
        max_length=200,
        required=False,
    )
    exploration = forms.ModelChoiceField(
        Exploration.objects.none(),
        label=_("For which exploration?"),
        empty_label=None,
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, people: Any, explorations: Any, needs_name: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, person=people, introducer=people, exploration=explorations)
        self.fields["sought"].required = needs_name
