"""What was changed, so that it can be taken back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from askaround.accounts.models import Space
from askaround.core.ids import uuid7


class Change(models.Model):
    """One thing that somebody did, with the rows as they were before and after.

    ``rows`` is a list of ``{"model", "id", "before", "after"}``; ``before`` is null for a row
    that was made, ``after`` is null for one that was removed. It is the only copy of a removed
    row, and it goes after :data:`askaround.journal.actions.KEPT_DAYS`.

    A change that was undone under a newer one stays undone by another change, which ``undoes`` it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    space = models.ForeignKey(Space, models.CASCADE, related_name="changes")
    sentence = models.CharField(_("what was done"), max_length=300)
    rows = models.JSONField(default=list)
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undoes = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["space", "-made_at"], name="change_newest_first")]

    def __str__(self) -> str:
        return self.sentence
