"""What the user put aside on Today. The rows themselves are computed, never stored."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from askaround.accounts.models import Kept


class SetAside(Kept):
    """One row of Today, snoozed until a day or not needed at all.

    ``row`` names the reason the row exists ("remind:<ask>:1"); when the reason changes, so does
    the name, and the next row appears.
    """

    row = models.CharField(max_length=120)
    until = models.DateField(null=True, blank=True)  # empty: not needed
    reason = models.CharField(_("why"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space", "row"], name="a_row_is_set_aside_once"),
            models.CheckConstraint(
                name="a_snooze_has_a_reason", condition=Q(until__isnull=True) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.row
