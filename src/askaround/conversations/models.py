"""One conversation from the inside: what I mean to ask, what I wrote down, and how it was."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from askaround.accounts.models import Kept
from askaround.research.models import Path, Question
from askaround.scheduling.models import Conversation


class Brief(Kept):
    """What I have in my head when it begins. One for each conversation.

    ``proof_points`` are one a line, two of them. Confidence goes from 1 to 5.
    """

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="briefs")
    opening = models.TextField(_("how I begin"), blank=True)
    background = models.TextField(_("me in sixty seconds"), blank=True)
    proof_points = models.TextField(_("two things that show I am serious"), blank=True)
    closing = models.TextField(_("how I close"), blank=True)
    confidence = models.PositiveSmallIntegerField(_("how sure I feel"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation"], name="one_brief_per_conversation"),
        ]

    def __str__(self) -> str:
        return str(self.conversation)


class Goal(Kept):
    """One thing I want to come away with from this conversation."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="goals")
    text = models.CharField(_("what I want to come away with"), max_length=300)
    position = models.PositiveSmallIntegerField(default=0)
    reached = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["space", "conversation"], name="goals_of_a_conversation")]

    def __str__(self) -> str:
        return self.text


class PlannedQuestion(Kept):
    """One question of the plan of one conversation, in its place.

    ``question`` is the open question of the exploration that it serves, ``goal`` the goal of this
    conversation, ``bank_key`` where it comes from. A follow-up has a ``parent`` and perhaps says
    when to ask it (``if_they_say``). ``asked_at`` is when it was ticked.
    """

    class Priority(models.TextChoices):
        MUST = "must", _("Must")
        SHOULD = "should", _("Should")
        COULD = "could", _("Could")

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="planned_questions")
    question = models.ForeignKey(
        Question, models.SET_NULL, null=True, blank=True, related_name="planned"
    )
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="follow_ups"
    )
    goal = models.ForeignKey(
        Goal, models.SET_NULL, null=True, blank=True, related_name="planned_questions"
    )
    text = models.CharField(_("question"), max_length=500)
    topic = models.CharField(_("topic"), max_length=40, blank=True)
    bank_key = models.CharField(max_length=80, blank=True)
    if_they_say = models.CharField(_("if they say"), max_length=200, blank=True)
    priority = models.CharField(max_length=6, choices=Priority, default=Priority.SHOULD)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=3)
    position = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["space", "conversation"], name="plan_of_a_conversation")]

    def __str__(self) -> str:
        return self.text


class Note(Kept):
    """One typed line of a conversation. Lines are added, never rewritten.

    The key may have been made on a phone without network. A correction is a new line that
    ``replaces`` the old one; two corrections of the same line both stand. ``struck``: the line
    that it replaces is taken out. ``at`` is when it was written, by the clock of that device.
    ``path`` is what was discovered in it, once that is under consideration.
    """

    class Kind(models.TextChoices):
        FACT = "fact", _("Fact")
        OPINION = "opinion", _("Opinion")
        ADVICE = "advice", _("Advice")
        REFERRAL = "referral", _("Referral")
        SURPRISE = "surprise", _("Surprise")
        QUOTE = "quote", _("Quote")
        NUMBER = "number", _("Number")
        STORY = "story", _("Story")
        OPENING = "opening", _("Opening")
        MY_PROMISE = "my-promise", _("I promised")
        THEIR_PROMISE = "their-promise", _("They promised")
        PATH = "path", _("Path discovered")

    class Scope(models.TextChoices):
        """What the line is about: one conversation says something of all three."""

        FIELD = "field", _("The work")
        ORGANIZATION = "organization", _("The organization")
        PERSON = "person", _("The person")

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="notes")
    planned = models.ForeignKey(
        PlannedQuestion, models.SET_NULL, null=True, blank=True, related_name="notes"
    )
    replaces = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaced_by"
    )
    path = models.ForeignKey(Path, models.SET_NULL, null=True, blank=True, related_name="notes")
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.FACT)
    scope = models.CharField(_("about"), max_length=12, choices=Scope, blank=True)
    text = models.TextField(_("text"), blank=True)
    off_record = models.BooleanField(_("off the record"), default=False)
    volunteered = models.BooleanField(_("told without being asked"), default=False)
    struck = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["space", "conversation", "at"], name="notes_of_a_conversation")
        ]
        constraints = [
            models.CheckConstraint(
                name="a_line_says_something_or_strikes_one_out",
                condition=~Q(text="") | Q(struck=True),
            ),
            models.CheckConstraint(
                name="a_line_does_not_replace_itself", condition=~Q(replaces=F("id"))
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Debrief(Kept):
    """How it was, written within ten minutes. One for each conversation.

    Energy, worry and confidence go from 1 to 5; ``talk_share`` is my guess at how much of the
    talking I did, in percent.
    """

    class Monday(models.TextChoices):
        YES = "yes", _("Yes")
        PERHAPS = "perhaps", _("Perhaps")
        NO = "no", _("No")

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="debriefs")
    recall = models.TextField(_("everything I remember"), blank=True)
    surprises = models.TextField(_("what surprised me"), blank=True)
    energy = models.PositiveSmallIntegerField(_("energy"), null=True, blank=True)
    worry = models.PositiveSmallIntegerField(_("worry"), null=True, blank=True)
    monday = models.CharField(
        _("could I do this on a Monday?"), max_length=8, choices=Monday, blank=True
    )
    monday_why = models.CharField(_("because"), max_length=300, blank=True)
    confidence = models.PositiveSmallIntegerField(_("how sure I feel now"), null=True, blank=True)
    talk_share = models.PositiveSmallIntegerField(
        _("how much of the talking I did"), null=True, blank=True
    )
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation"], name="one_debrief_per_conversation"),
        ]

    def __str__(self) -> str:
        return str(self.conversation)
