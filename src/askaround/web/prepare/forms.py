"""What a person writes while preparing: questions, goals, the brief, and what they read."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from askaround.conversations.models import Brief, Goal, PlannedQuestion
from askaround.people.models import Person, Source
from askaround.preparation.names import topics
from askaround.web.forms import PastDayField, VersionedForm, offer

FEWEST_MINUTES, MOST_MINUTES = 1, 30
SURE = [(1, _("1, I would rather not")), (2, "2"), (3, "3"), (4, "4"), (5, _("5, quite sure"))]
LONGEST_TEXT = 100_000


class OwnQuestionForm(forms.ModelForm):
    """One question in one's own words."""

    class Meta:
        model = PlannedQuestion
        fields = ["text"]
        labels = {"text": _("Your question")}
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}


class PlannedForm(VersionedForm):
    """A question of the plan: words, weight, minutes, what it hangs on and what it serves."""

    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=FEWEST_MINUTES, max_value=MOST_MINUTES
    )
    parent = forms.ModelChoiceField(
        PlannedQuestion.objects.none(),
        label=_("Builds on"),
        empty_label=_("nothing: a main question"),
        required=False,
    )
    goal = forms.ModelChoiceField(
        Goal.objects.none(),
        label=_("Serves the goal"),
        empty_label=_("none in particular"),
        required=False,
    )
    topic = forms.ChoiceField(
        label=_("Topic"), choices=lambda: [("", _("no topic")), *topics().items()], required=False
    )

    class Meta:
        model = PlannedQuestion
        fields = ["text", "priority", "minutes", "parent", "if_they_say", "goal", "topic"]
        labels = {
            "text": _("Your question"),
            "priority": _("When time is short"),
            "if_they_say": _("Ask it if they say"),
        }
        help_texts = {
            "if_they_say": _("A few words: “they mention travel”. Leave it empty to ask anyway."),
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2}),
            "priority": forms.RadioSelect,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        talk = self.instance.conversation
        mains = talk.planned_questions.filter(parent__isnull=True).exclude(pk=self.instance.pk)
        goals = talk.goals.all()
        offer(self, parent=mains.order_by("position", "id"), goal=goals)
        if not goals:
            del self.fields["goal"]


class GoalForm(forms.ModelForm):
    """One thing to come away with."""

    class Meta:
        model = Goal
        fields = ["text"]
        labels = {"text": _("What I want to come away with")}
        widgets = {"text": forms.TextInput(attrs={"autocomplete": "off"})}


class EditGoalForm(GoalForm, VersionedForm):
    """A goal, and which questions of the plan serve it."""

    questions = forms.ModelMultipleChoiceField(
        PlannedQuestion.objects.none(),
        label=_("Which questions serve it?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        planned = self.instance.conversation.planned_questions.order_by("position", "id")
        offer(self, questions=planned)
        self.initial["questions"] = list(self.instance.planned_questions.all())
        if not planned:
            del self.fields["questions"]


class BriefForm(VersionedForm):
    """What to have in one's head when it begins."""

    confidence = forms.TypedChoiceField(
        label=_("How sure do you feel right now?"),
        choices=SURE,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Afterwards you are asked again; most people are surprised."),
    )

    class Meta:
        model = Brief
        fields = ["opening", "background", "proof_points", "closing", "confidence"]
        labels = {
            "opening": _("How I begin"),
            "background": _("Me in sixty seconds"),
            "proof_points": _("Two things that show I am serious"),
            "closing": _("How I close"),
        }
        help_texts = {
            "opening": _("Three minutes of small talk are plenty. Say why you asked them."),
            "background": _("About 130 words. Where you are, what drew you here, what you wonder."),
            "proof_points": _("One per line: something you built, read, tried or finished."),
            "closing": _("On time, with thanks, and with what you will do."),
        }
        widgets = {
            "opening": forms.Textarea(attrs={"rows": 4}),
            "background": forms.Textarea(attrs={"rows": 6}),
            "proof_points": forms.Textarea(attrs={"rows": 2}),
            "closing": forms.Textarea(attrs={"rows": 5}),
        }


class SourceForm(forms.ModelForm):
    """Something that was read: what, where, when, and what it said."""

    link = forms.URLField(label=_("Link"), assume_scheme="https", max_length=500, required=False)
    read_on = PastDayField(label=Source._meta.get_field("read_on").verbose_name, initial=localdate)
    text = forms.CharField(
        label=_("What it says"),
        help_text=_("Paste the lines that matter. They stay here when the page changes."),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    class Meta:
        model = Source
        fields = ["title", "kind", "link", "read_on", "text"]
        labels = {"title": _("What is it?"), "kind": _("Where did you read it?")}
        help_texts = {"title": _("“Interview in the town paper”, or “About us”.")}


class EditSourceForm(SourceForm, VersionedForm):
    """Something that was read, to be corrected."""


class OnlyTheyForm(VersionedForm):
    """What nobody else can tell me."""

    class Meta:
        model = Person
        fields = ["only_they_know"]
        labels = {"only_they_know": _("What can only this person tell me?")}
        help_texts = {
            "only_they_know": _("Everything else can be read. This is why you ask them."),
        }
        widgets = {"only_they_know": forms.Textarea(attrs={"rows": 2})}
