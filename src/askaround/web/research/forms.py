"""What a person writes about an exploration."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from askaround.core.text import one_line
from askaround.preparation.rules.drafts import blanks
from askaround.research.models import Exploration, Path, Question
from askaround.web.forms import DayField, VersionedForm

MOST_CONVERSATIONS = 50
LONGEST_FILLING = 120


class StartForm(forms.ModelForm):
    """The first screen: what, by when, and what is being considered."""

    paths = forms.CharField(
        label=_("What are you considering?"),
        help_text=_(
            "Kinds of work, organizations or programs, one per line. You can add more later."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    class Meta:
        model = Exploration
        fields = ["title", "decide_on", "goal"]
        labels = {
            "title": _("What are you trying to find out?"),
            "decide_on": _("By when?"),
            "goal": _("What is it about?"),
        }
        help_texts = {
            "title": _(
                "One honest sentence. “Could I live with the travel in consulting?” is a good one."
            ),
        }
        field_classes = {"decide_on": DayField}
        widgets = {"goal": forms.RadioSelect, "title": forms.TextInput}

    def path_names(self) -> list[str]:
        """The lines of the last field."""
        return str(self.cleaned_data["paths"]).splitlines()


class ExplorationForm(VersionedForm):
    """Everything about an exploration, to be changed later."""

    class Meta:
        model = Exploration
        fields = ["title", "purpose", "goal", "decide_on", "conversations_wanted"]
        help_texts = {
            "purpose": _("What will you do differently once you know?"),
            "conversations_wanted": _(
                "Five give a first view, about twelve a decision. You may stop when people"
                " no longer tell you anything new."
            ),
        }
        field_classes = {"decide_on": DayField}
        widgets = {
            "goal": forms.RadioSelect,
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "conversations_wanted": forms.NumberInput(attrs={"min": 1, "max": MOST_CONVERSATIONS}),
        }


class PathForm(VersionedForm):
    """A path: what it is called, what is known, and where it stands."""

    class Meta:
        model = Path
        fields = ["name", "kind", "known", "state", "state_reason"]
        help_texts = {
            "known": _(
                "No need to ask what you already read: the questions it answers are marked."
            ),
            "state_reason": _(
                "Ruling a path out is a result. Write down why, for the day you doubt it."
            ),
        }
        widgets = {
            "kind": forms.RadioSelect,
            "state": forms.RadioSelect,
            "known": forms.Textarea(attrs={"rows": 6}),
            "state_reason": forms.Textarea(attrs={"rows": 2}),
        }


class QuestionForm(forms.ModelForm):
    """One question in one's own words."""

    class Meta:
        model = Question
        fields = ["text"]
        labels = {"text": _("Your question")}
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}


class AnswerForm(forms.Form):
    """What was found out about a question."""

    answer = forms.CharField(
        label=_("What did you find out?"),
        help_text=_("Leave it empty to keep the question open."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )


class BlanksForm(forms.Form):
    """The blanks of several questions, each a field in the middle of its sentence."""

    def __init__(self, *args: Any, questions: Iterable[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        for question in self.questions:
            for number, blank in enumerate(blanks(question.text)):
                self.fields[_name(question, number)] = forms.CharField(
                    label=blank.hint,
                    max_length=LONGEST_FILLING,
                    required=False,
                    widget=forms.TextInput(attrs={"list": "own-words", "autocomplete": "off"}),
                )

    def sentences(self) -> Iterator[list[tuple[str, forms.BoundField | None]]]:
        """Give each question as pieces: some text, and the field that follows it."""
        for question in self.questions:
            pieces: list[tuple[str, forms.BoundField | None]] = []
            here = 0
            for number, blank in enumerate(blanks(question.text)):
                field = self[_name(question, number)]
                pieces.append((question.text[here : blank.start], field))
                here = blank.end
            yield [*pieces, (question.text[here:], None)]

    def filled(self) -> list[tuple[Question, str]]:
        """Return each question with what was written; a field left empty stays a blank."""
        return [(question, self._text(question)) for question in self.questions]

    def _text(self, question: Question) -> str:
        text, here = "", 0
        for number, blank in enumerate(blanks(question.text)):
            words = one_line(self.cleaned_data[_name(question, number)])
            text += question.text[here : blank.start]
            text += words or question.text[blank.start : blank.end]
            here = blank.end
        return text + question.text[here:]


def _name(question: Question, number: int) -> str:
    return f"blank-{question.pk}-{number}"
