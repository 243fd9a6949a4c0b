"""What a file brought, so that it can be brought again and taken back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from askaround.accounts.models import Kept
from askaround.people.models.persons import Person


class ImportBatch(Kept):
    """One file or paste on its way in: read, looked at, written, perhaps taken back.

    ``reading`` holds what was read (compressed JSON) until the import is written.
    """

    class State(models.TextChoices):
        MAPPING = "mapping", _("Columns to be named")
        PLANNED = "planned", _("Waiting for your yes")
        APPLIED = "applied", _("Imported")
        UNDONE = "undone", _("Taken back")

    name = models.CharField(_("file"), max_length=250)
    source = models.CharField(max_length=30, blank=True)
    state = models.CharField(max_length=10, choices=State)
    reading = models.BinaryField(null=True, blank=True)
    decisions = models.JSONField(default=dict, blank=True)  # record key → person id or "new"
    counts = models.JSONField(default=dict, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["space", "-created_at"], name="imports_newest_first")]

    def __str__(self) -> str:
        return self.name


class ImportedRecord(Kept):
    """What a source last said about a person.

    A value that the user has changed since differs from ``values``; that is how an import knows
    what it must not touch. ``before`` holds what the batch replaced, for taking it back.
    """

    source = models.CharField(max_length=30)
    key = models.CharField(max_length=300)
    person = models.ForeignKey(Person, models.CASCADE, related_name="imported_records")
    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="records")
    made_person = models.BooleanField(default=False)
    values = models.JSONField(default=dict)
    before = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["space", "source", "key"], name="a_record_once_per_source"
            ),
        ]

    def __str__(self) -> str:
        return self.key
