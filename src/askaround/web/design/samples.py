"""What stands in the frames of the living page: one set of texts for each look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms

from askaround.preparation.rules.findings import Finding
from askaround.web.forms import DayField
from askaround.web.tables import Table

Piece = Mapping[str, object]
"""What a component is given, by name."""

MODES = [("video", "Video"), ("phone", "Phone"), ("in-person", "In person"), ("meal", "Over food")]
LENGTHS = [
    ("20", "20 minutes: easiest to say yes to"),
    ("30", "30 minutes: room for a story or two"),
    ("60", "An hour, only when they offer it themselves"),
]


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(help_text="As they write it themselves.")
    email = forms.EmailField(label="E-mail", required=False)
    question = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), label="What do you want to find out?"
    )
    met_on = DayField(required=False, label="Day")
    organization = forms.ChoiceField(
        choices=[("", "None yet"), ("1", "Harbour Studio"), ("2", "City Water Works")],
        required=False,
    )
    mode = forms.MultipleChoiceField(
        choices=MODES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label="How could you meet?",
    )
    length = forms.ChoiceField(
        choices=LENGTHS, widget=forms.RadioSelect, label="How long do you ask for?"
    )
    private = forms.BooleanField(
        required=False, label="Keep this off the record", help_text="Never shared, never exported."
    )


@dataclass(frozen=True)
class Samples:
    """The texts of one look. The pictures show ``names``, ``questions``, ``paths``, ``values``."""

    text: Sequence[str]
    quote: str
    label: str
    labels: Sequence[str]
    people: Sequence[Piece]
    next_steps: Sequence[Piece]
    entries: Sequence[Piece]
    findings: Sequence[Finding]
    sides: Sequence[Piece]
    steps: Sequence[Piece]
    notices: Sequence[Piece]
    empty: Piece
    card: Piece
    confirm: Piece
    meters: Sequence[Piece]
    facts: Sequence[tuple[str, str]]
    table: Table
    done: str
    failed: str
    names: Sequence[str]
    questions: Sequence[str]
    paths: Sequence[str]
    values: Sequence[str]
    filled_in: Mapping[str, object]
