"""Who uses Askaround, and the space that holds everything of one person."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from askaround.core.ids import uuid7


class User(AbstractUser):
    """Somebody who can open Askaround. On one's own machine there is exactly one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)


class EntryToken(models.Model):
    """A key to the front door, printed at start and good for one use.

    Only its SHA-256 is stored, so that a copied database opens nothing.
    """

    hash = models.CharField(primary_key=True, max_length=64)
    user = models.ForeignKey(User, models.CASCADE, related_name="entry_tokens")
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"for {self.user} until {self.expires_at:%H:%M}"


class Recorded(models.Model):
    """Base of what the journal can put back: every row of a person's data, and their settings.

    ``version`` counts the writes; the journal refuses a write that was made from an older one.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    derived: ClassVar[frozenset[str]] = frozenset()
    """Columns computed from other rows; nobody says them, so the journal does not keep them."""

    class Meta:
        abstract = True

    @classmethod
    def stored_fields(cls) -> list["models.Field[Any, Any]"]:
        """The columns that hold what a person said: neither bookkeeping nor derived."""
        unsaid = {"id", "owner", "space", "created_at", "updated_at", "version"} | cls.derived
        return [field for field in cls._meta.concrete_fields if field.name not in unsaid]


class Space(Recorded):
    """Everything of one person: the unit of ownership, sharing, export and erasure."""

    owner = models.OneToOneField(User, models.CASCADE, related_name="space")
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    country = models.CharField(_("country"), max_length=2, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    playbook = models.CharField(_("playbook"), max_length=30, default="guides")
    playbook_changes = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return str(self.owner)


class Kept(Recorded):
    """Base of every row of a person's data: in one space, with a key made by the application.

    The space has no index of its own: it begins the indexes of each table that need it, because
    SQLite, which knows no sizes, would else prefer "all rows of the space" to "of the person".
    """

    space = models.ForeignKey(Space, models.CASCADE, related_name="+", db_index=False)
    updated_at = models.DateTimeField(auto_now=True)

    one_per_person: ClassVar[bool] = False
    """One at most hangs on a person: where two people are put together, the second fills gaps."""
    needs_two_people: ClassVar[bool] = False
    """It speaks of two people, and goes where they turn out to be one."""

    class Meta:
        abstract = True
