"""Filters of the question bank."""

from django import forms
from django.utils.translation import gettext_lazy as _

from askaround.people.names import function_names, level_names
from askaround.preparation import bank
from askaround.preparation.bank import BankQuestion
from askaround.preparation.names import topics
from askaround.research.models import Exploration

STAGES = [
    ("", _("Anyone")),
    ("student", _("Student")),
    ("graduate", _("Just graduated")),
    ("changer", _("Changing careers")),
    ("experienced", _("Years of experience")),
]


class BankFilter(forms.Form):
    """Which questions to show; nothing chosen shows them all."""

    text = forms.CharField(label=_("Words in the question"), required=False, max_length=100)
    topic = forms.ChoiceField(
        label=_("Topic"),
        choices=lambda: [("", _("All topics")), *topics().items()],
        required=False,
    )
    level = forms.ChoiceField(
        label=_("Who you will ask"),
        choices=lambda: [("", _("Anyone")), *level_names().items()],
        required=False,
    )
    function = forms.ChoiceField(
        label=_("Their kind of work"),
        choices=lambda: [("", _("Any work")), *function_names().items()],
        required=False,
    )
    goal = forms.ChoiceField(
        label=_("What you are exploring"),
        required=False,
        choices=[("", _("Anything")), *Exploration.Goal.choices],
    )
    stage = forms.ChoiceField(label=_("Where you are"), required=False, choices=STAGES)

    def found(self) -> list[BankQuestion]:
        """The questions that fit; a filter that makes no sense filters nothing."""
        if not self.is_valid():
            return list(bank.questions())
        asked = self.cleaned_data
        return bank.select(
            bank.questions(),
            topics=filter(None, [asked["topic"]]),
            levels=filter(None, [asked["level"]]),
            functions=filter(None, [asked["function"]]),
            goals=filter(None, [asked["goal"]]),
            stage=asked["stage"],
            text=asked["text"],
        )
