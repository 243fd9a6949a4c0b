"""Two windows changed the same thing: show both texts, and let the person choose."""

from typing import NamedTuple

from django.db import models
from django.forms import Form, ModelForm

from askaround.journal.author import StaleWrite


class BothTexts(NamedTuple):
    """One field as it is stored now and as it was typed here."""

    label: str
    left: object
    right: object
    differs: bool


def both_texts(form: Form | ModelForm, problem: StaleWrite) -> list[BothTexts]:
    """Compare the stored row with what was typed; saving the form again then means it."""
    stored: models.Model = problem.stored
    form.data = {**dict(form.data.items()), "version": str(problem.stored.version)}
    rows = []
    for name in form.cleaned_data:
        if name != "version":
            there = getattr(stored, name, form.initial.get(name))  # not every field is a column
            here = form.cleaned_data[name]
            rows.append(BothTexts(str(form[name].label), there, here, there != here))
    return rows
