"""Which records are one person, and which are two."""

from django.db import models
from django.db.models import F, Q

from askaround.accounts.models import Kept
from askaround.people.models.persons import Person


class NotSamePerson(Kept):
    """The user looked at these two and said: different people. Smaller key first."""

    first = models.ForeignKey(Person, models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="told_apart_once"),
            models.CheckConstraint(name="told_apart_in_order", condition=Q(first__lt=F("second"))),
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"


class Merge(Kept):
    """Two records that were one person. ``rows`` are what the merge changed, as in a journal entry:
    whatever became of the journal, the two can be taken apart again.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="merges")
    merged_name = models.CharField(max_length=200)
    rows = models.JSONField(default=list, editable=False)

    def __str__(self) -> str:
        return f"{self.merged_name} → {self.person}"
