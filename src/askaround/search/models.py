"""What can be found by typing."""

from django.db import models

from askaround.accounts.models import Space


class SearchDocument(models.Model):
    """The findable text of one thing. Derived: `archive.derived.rebuild` makes all of it again.

    The key is an integer that SQLite keeps over VACUUM, because the full-text index hangs on it.
    """

    class Kind(models.TextChoices):
        PERSON = "person"
        NOTE = "note"
        ORGANIZATION = "organization"
        QUESTION = "question"
        LINE = "line"  # of the notes of a conversation
        OFF_RECORD = "off-record"  # such a line that may be found, and is never quoted
        DEBRIEF = "debrief"
        ADVICE = "advice"
        PROMISE = "promise"
        REFERRAL = "referral"
        OPENING = "opening"
        CLAIM = "claim"
        LETTER = "letter"
        BELIEF = "belief"
        DECISION = "decision"
        SOURCE = "source"  # something that was read

    id = models.BigAutoField(primary_key=True)
    space = models.ForeignKey(Space, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    object_id = models.UUIDField()
    owner_id = models.UUIDField()  # the page it opens: a person, a conversation, or the object
    title = models.TextField()
    body = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["object_id"], name="one_document_per_object"),
        ]
        indexes = [models.Index(fields=["space", "kind"], name="documents_of_a_space")]

    def __str__(self) -> str:
        return self.title
