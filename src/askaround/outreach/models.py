"""What we remember about asking somebody for a conversation."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from askaround.accounts.models import Kept
from askaround.outreach.rules.states import AskState, ask_state
from askaround.people.models import Channel, Person
from askaround.research.models import Exploration


class Introduction(Kept):
    """An introduction through somebody who knows us both.

    The person may be known only by a description ("somebody in their design team").
    Both sides agree before one message brings everybody together. ``why_them`` speaks about the
    person to the introducer, ``why_you`` to the person, in the lines that are passed on.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Not asked yet")
        ASKED = "asked", _("Asked")
        AGREED = "agreed", _("Agreed")
        DECLINED = "declined", _("Declined")
        INTRODUCED = "introduced", _("Introduced")
        THANKED = "thanked", _("Thanked")

    exploration = models.ForeignKey(Exploration, models.CASCADE, related_name="introductions")
    introducer = models.ForeignKey(Person, models.CASCADE, related_name="introductions_given")
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="introductions_received"
    )
    sought = models.CharField(_("who I want to meet"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel, default=Channel.EMAIL)
    why_them = models.TextField(_("why I want to meet them"), blank=True)
    why_you = models.TextField(_("why I write to them"), blank=True)
    topic = models.CharField(_("what I want to talk about"), max_length=200, blank=True)
    hope = models.CharField(_("what I most want to understand"), max_length=300, blank=True)
    subject = models.CharField(_("subject"), max_length=250, blank=True)
    body = models.TextField(_("my request to the introducer"), blank=True)
    state_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["space", "state"], name="introductions_by_state")]
        constraints = [
            models.CheckConstraint(
                name="an_introduction_is_to_somebody",
                condition=Q(person__isnull=False) | ~Q(sought=""),
            ),
            models.CheckConstraint(
                name="nobody_introduces_me_to_themselves", condition=~Q(introducer=F("person"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.introducer} → {self.person or self.sought}"


class Ask(Kept):
    """One request for a conversation, to one person, in one exploration.

    A draft has no ``sent_at``; silence is an empty ``answer``. Asking again months later is a
    new ask, so the history is never rewritten. ``closed_at`` without an answer: let rest.
    ``address`` is which of several e-mail addresses; empty means the first. After an
    ``introduction``, the first message answers it, with the introducer in Bcc.
    """

    class Answer(models.TextChoices):
        YES = "yes", _("Yes")
        NOT_NOW = "not-now", _("Not now")
        NO = "no", _("No")
        OTHER = "other", _("Something else")

    class Disclaimer(models.TextChoices):
        LEARNING = "learning", _("I ask to learn, not for a job")
        NOT_LOOKING = "not-looking", _("I am not looking for a job at the moment")
        SEARCHING = "searching", _("I am looking for a job too, and say so openly")
        NONE = "none", _("Say nothing about jobs")

    person = models.ForeignKey(Person, models.CASCADE, related_name="asks")
    exploration = models.ForeignKey(Exploration, models.CASCADE, related_name="asks")
    channel = models.CharField(_("channel"), max_length=20, choices=Channel, default=Channel.EMAIL)
    why_you = models.TextField(_("why this person"), blank=True)
    hope = models.CharField(_("what I most want to understand"), max_length=300, blank=True)
    topic = models.CharField(_("what I want to talk about"), max_length=200, blank=True)
    connection = models.CharField(_("how we are connected"), max_length=300, blank=True)
    news = models.TextField(_("what is new since we last spoke"), blank=True)
    referrer = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="referred_asks"
    )
    introduction = models.ForeignKey(
        Introduction, models.SET_NULL, null=True, blank=True, related_name="asks"
    )
    address = models.CharField(_("where to send it"), max_length=500, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=20)
    window = models.CharField(_("when"), max_length=80, blank=True)
    disclaimer = models.CharField(
        _("what to say about jobs"), max_length=12, choices=Disclaimer, default=Disclaimer.LEARNING
    )
    playbook_changes = models.JSONField(default=dict, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    ask_again_on = models.DateField(_("ask again on"), null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["space", "person"], name="asks_of_a_person"),
            models.Index(fields=["space", "sent_at"], name="asks_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(closed_at__isnull=True, answer=""),
                name="one_open_ask_per_person",
                violation_error_message=_("There is an open request to this person already."),
            ),
            models.CheckConstraint(
                name="an_answer_has_its_moment",
                condition=Q(answer="", answered_at__isnull=True)
                | Q(~Q(answer=""), answered_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} → {self.person}"

    @property
    def state(self) -> AskState:
        """Where it stands, from the facts that are stored."""
        return ask_state(
            sent=self.sent_at is not None, answer=self.answer, closed=self.closed_at is not None
        )


class Message(Kept):
    """One text of an ask: what I wrote or what came back. A draft has no ``sent_at``."""

    class Kind(models.TextChoices):
        REQUEST = "request", _("Request")
        FOLLOW_UP = "follow-up", _("Follow-up")
        REPLY = "reply", _("Reply")
        ANSWER = "answer", _("My answer")

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=10, choices=Kind)
    incoming = models.BooleanField(default=False)
    channel = models.CharField(max_length=20, choices=Channel)
    subject = models.CharField(_("subject"), max_length=250, blank=True)
    body = models.TextField(_("text"), blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["ask"], condition=Q(sent_at__isnull=True), name="one_draft_per_ask"
            ),
        ]

    def __str__(self) -> str:
        return self.subject or self.body[:60]
