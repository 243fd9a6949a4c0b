"""What happened between me and somebody, and what I read about them and their work."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from askaround.accounts.models import Kept
from askaround.people.models.persons import Person
from askaround.research.models import Organization, Path


class Event(Kept):
    """One line of somebody's timeline. Lines are added, never rewritten (a note may be).

    ``at`` is when it happened, in UTC. A line is a *contact* when either side reached the other;
    contacts reset every interval that depends on silence.
    """

    class Kind(models.TextChoices):
        NOTE = "note", _("Note")
        MESSAGE = "message", _("Message")
        INVITATION = "invitation", _("LinkedIn invitation")
        CALL = "call", _("Phone call")
        VOICEMAIL = "voicemail", _("Voicemail")
        MET = "met", _("Met")

    class Direction(models.TextChoices):
        OUT = "out", _("from me")
        IN = "in", _("from them")
        BOTH = "both", _("both of us")

    CONTACTS = (Kind.MESSAGE, Kind.INVITATION, Kind.CALL, Kind.VOICEMAIL, Kind.MET)

    person = models.ForeignKey(Person, models.CASCADE, related_name="events")
    kind = models.CharField(_("what"), max_length=20, choices=Kind)
    direction = models.CharField(max_length=5, choices=Direction, blank=True)
    at = models.DateTimeField(_("when"))
    text = models.TextField(_("text"), blank=True)
    about = models.UUIDField(null=True, blank=True, editable=False)  # the ask it belongs to
    source_key = models.CharField(max_length=64, blank=True, editable=False)
    batch = models.ForeignKey(
        "ImportBatch", models.CASCADE, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["space", "person", "-at"], name="timeline_of_a_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "source_key"],
                condition=~Q(source_key=""),
                name="an_imported_event_once",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Source(Kept):
    """Something I read about a person, an organization or a path, with where and when.

    ``text`` is what it said, kept here because pages change.
    """

    class Kind(models.TextChoices):
        OWN_SITE = "own-site", _("Their own site")
        WEB = "web", _("Somewhere on the web")
        NEWSPAPER = "newspaper", _("Newspaper or magazine")
        LIBRARY = "library", _("Library or book")
        CAREER_SITE = "career-site", _("Career site, such as Xello or CareerOneStop")
        PERSON = "person", _("Somebody told me")

    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="sources"
    )
    organization = models.ForeignKey(
        Organization, models.CASCADE, null=True, blank=True, related_name="sources"
    )
    path = models.ForeignKey(Path, models.CASCADE, null=True, blank=True, related_name="sources")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.WEB)
    title = models.CharField(_("what it is"), max_length=250)
    link = models.URLField(_("link"), max_length=500, blank=True)
    read_on = models.DateField(_("read on"))
    text = models.TextField(_("what it says"), blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["space", "person"], name="sources_about_a_person"),
            models.Index(fields=["space", "organization"], name="sources_about_organization"),
            models.Index(fields=["space", "path"], name="sources_about_a_path"),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_source_is_about_one_thing",
                condition=Q(person__isnull=False, organization__isnull=True, path__isnull=True)
                | Q(person__isnull=True, organization__isnull=False, path__isnull=True)
                | Q(person__isnull=True, organization__isnull=True, path__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title
