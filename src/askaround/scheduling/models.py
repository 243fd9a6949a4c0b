"""When we talk, where, and what was offered before we knew."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from askaround.accounts.models import Kept, Space
from askaround.outreach.models import Ask
from askaround.people.models import Person
from askaround.research.models import Exploration
from askaround.scheduling.rules.wall_time import WallTime


def new_uid() -> str:
    """Return the name of a conversation in everybody's calendar, kept for life (RFC 7986, 5.3)."""
    return str(uuid4())


class AtWallTime(Kept):
    """Something planned for a clock time in a place, which stays when the rules of a zone change.

    ``clock_repeats`` tells the second of two equal times (PEP 495), on the night when clocks go
    back. ``starts_at`` is the moment in UTC; it is derived (`scheduling.derived`).
    """

    day = models.DateField(_("day"), null=True, blank=True)
    clock = models.TimeField(_("time"), null=True, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    clock_repeats = models.BooleanField(default=False)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=30)
    starts_at = models.DateTimeField(null=True, blank=True, editable=False)

    derived = frozenset({"starts_at"})

    class Meta:
        abstract = True

    @property
    def wall_time(self) -> WallTime | None:
        """When it begins, by the clock of its place; None where no time is agreed."""
        if self.day is None or self.clock is None:
            return None
        return WallTime(self.day, self.clock, self.time_zone, self.clock_repeats)


class Conversation(AtWallTime):
    """One informational interview, from the first offer of a time to its end.

    Without a ``day`` no time is agreed yet. ``minutes`` is the agreed length and
    ``extended_minutes`` what they offered on top. ``started_at`` and ``ended_at`` are what really
    happened. An empty ``place`` of a meeting in person means that it is theirs to choose.
    """

    class Mode(models.TextChoices):
        VIDEO = "video", _("Video call")
        PHONE = "phone", _("Phone call")
        IN_PERSON = "in-person", _("In person")
        MEAL = "meal", _("Over coffee or a meal")

    class Consent(models.TextChoices):
        """What they said about my writing along. Nothing is ever recorded by default."""

        NOTES = "notes", _("Notes are fine")
        RECORDING = "recording", _("Everybody agreed to a recording")
        NOTHING = "nothing", _("They would rather I write nothing down")

    class Side(models.TextChoices):
        ME = "me", _("me")
        THEM = "them", _("them")

    person = models.ForeignKey(Person, models.CASCADE, related_name="conversations")
    exploration = models.ForeignKey(Exploration, models.CASCADE, related_name="conversations")
    ask = models.ForeignKey(
        Ask, models.SET_NULL, null=True, blank=True, related_name="conversations"
    )
    uid = models.CharField(max_length=64, default=new_uid, editable=False)
    mode = models.CharField(_("how we talk"), max_length=10, choices=Mode, blank=True)
    place = models.CharField(_("place"), max_length=300, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    phone = models.CharField(_("phone number"), max_length=60, blank=True)
    travel_minutes = models.PositiveSmallIntegerField(
        _("minutes to get there"), null=True, blank=True
    )
    resume_wanted = models.BooleanField(_("they asked for my resume"), default=False)
    agreed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.CharField(max_length=4, choices=Side, blank=True)
    cancel_reason = models.CharField(_("why it was called off"), max_length=300, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    extended_minutes = models.PositiveSmallIntegerField(default=0)
    consent = models.CharField(max_length=10, choices=Consent, blank=True)
    consent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["space", "starts_at"], name="conversations_by_day"),
            models.Index(fields=["space", "person"], name="conversations_of_a_person"),
            models.Index(fields=["space", "exploration"], name="conversations_of_exploration"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["space", "uid"], name="one_uid_per_conversation"),
            models.CheckConstraint(
                name="an_agreed_time_is_whole",
                condition=Q(agreed_at__isnull=True)
                | Q(day__isnull=False, clock__isnull=False) & ~Q(time_zone=""),
            ),
            models.CheckConstraint(
                name="a_conversation_ends_after_it_began",
                condition=Q(ended_at__isnull=True)
                | Q(started_at__isnull=False, ended_at__gte=models.F("started_at")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)


class Window(AtWallTime):
    """A span of time that one of us offered. It is held until it is answered, agreed or past.

    ``offered_at`` is empty while it is only chosen. ``by_them``: their offer, or counter-offer.
    """

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Does not suit")

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="windows")
    by_them = models.BooleanField(default=False)
    offered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["space", "starts_at"], name="windows_by_day")]
        constraints = [
            models.CheckConstraint(
                name="a_window_is_a_whole_time",
                condition=Q(day__isnull=False, clock__isnull=False) & ~Q(time_zone=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.clock}"


class BusyCalendar(Kept):
    """A calendar of mine that says when I am not free; of its contents only the times are kept.

    ``busy`` holds ``[start, end]`` pairs of moments in UTC, as ISO 8601, ordered. ``address`` is
    empty where a file was read. ``problem`` says why the last reading did not work.
    """

    name = models.CharField(_("name"), max_length=120)
    address = models.CharField(_("address"), max_length=1000, blank=True)
    busy = models.JSONField(default=list, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space", "name"], name="a_calendar_once")]

    def __str__(self) -> str:
        return self.name


class CalendarFeed(models.Model):
    """The key to a feed of everything planned. Only its SHA-256 is stored; removing it revokes."""

    hash = models.CharField(primary_key=True, max_length=64)
    space = models.ForeignKey(Space, models.CASCADE, related_name="calendar_feeds")
    name = models.CharField(_("for which program"), max_length=120, blank=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
