"""What a conversation leaves behind. Each has a state, and somebody who is owed something."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from askaround.accounts.models import Kept
from askaround.conversations.models import Note
from askaround.people.models import Person
from askaround.research.models import Organization
from askaround.scheduling.models import Conversation


class LeftBehind(Kept):
    """Something that somebody said or gave; ``note`` is the line it came from, if there is one."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="%(class)ss")
    conversation = models.ForeignKey(
        Conversation, models.SET_NULL, null=True, blank=True, related_name="%(class)ss"
    )
    note = models.ForeignKey(
        Note, models.SET_NULL, null=True, blank=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True


class Advice(LeftBehind):
    """What somebody advised, and what I did about it: "if ``cue``, then I ``act``"."""

    class Answer(models.TextChoices):
        TRY = "try", _("I will try it")
        NOT_FOR_ME = "not-for-me", _("Not for me")

    text = models.CharField(_("their advice"), max_length=500)
    answer = models.CharField(_("my answer"), max_length=12, choices=Answer, blank=True)
    cue = models.CharField(_("if"), max_length=200, blank=True)
    act = models.CharField(_("then I"), max_length=300, blank=True)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    result = models.TextField(_("what came of it"), blank=True)
    tried_on = models.DateField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["space", "person"], name="advice_of_a_person")]
        constraints = [
            models.CheckConstraint(
                name="advice_is_tried_before_it_is_reported",
                condition=Q(reported_on__isnull=True) | Q(tried_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Promise(LeftBehind):
    """Something that I promised them (``mine``), or they me."""

    mine = models.BooleanField(_("I promised it"), default=True)
    text = models.CharField(_("what was promised"), max_length=500)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    kept_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["space", "person"], name="promises_with_a_person")]
        constraints = [
            models.CheckConstraint(
                name="a_promise_is_kept_or_dropped",
                condition=Q(kept_on__isnull=True) | Q(dropped_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Referral(LeftBehind):
    """``person`` suggested somebody: by name, or only a unit or organization (``sought``)."""

    class MayUseName(models.TextChoices):
        YES = "yes", _("I may say who suggested it")
        NO = "no", _("I may not say who suggested it")

    to = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="referred_by"
    )
    sought = models.CharField(_("who they suggested"), max_length=200)
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="referrals"
    )
    may_use_name = models.CharField(max_length=4, choices=MayUseName, blank=True)
    suggested_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)

    needs_two_people = True

    class Meta:
        indexes = [models.Index(fields=["space", "person"], name="referrals_of_a_person")]
        constraints = [
            models.CheckConstraint(
                name="nobody_refers_me_to_themselves", condition=~Q(to=F("person"))
            ),
        ]

    def __str__(self) -> str:
        return self.sought


class Opening(LeftBehind):
    """A position that I heard of. It is never asked for in the conversation itself (G2)."""

    class Interest(models.TextChoices):
        YES = "yes", _("I would like to apply")
        NO = "no", _("Not for me")

    text = models.CharField(_("the opening"), max_length=300)
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="openings"
    )
    confidential = models.BooleanField(_("told in confidence"), default=False)
    heard_on = models.DateField()
    interest = models.CharField(max_length=4, choices=Interest, blank=True)
    result = models.CharField(_("what came of it"), max_length=300, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["space", "person"], name="openings_heard_from")]

    def __str__(self) -> str:
        return self.text


class Tie(Kept):
    """How I stay in touch with somebody. The next day is computed from the timeline, never stored.

    ``months`` is how often, where it is not what the playbook says; ``welcome_on`` is the day on
    which they said that I may.
    """

    class Stage(models.TextChoices):
        CONNECTION = "connection", _("We know each other")
        ALLY = "ally", _("Speaks up for me")
        MENTOR = "mentor", _("Mentor")
        RESTING = "resting", _("Resting, for now")

    person = models.ForeignKey(Person, models.CASCADE, related_name="ties")
    stage = models.CharField(_("who they are for me"), max_length=12, choices=Stage, blank=True)
    months = models.PositiveSmallIntegerField(_("how often, in months"), null=True, blank=True)
    welcome_on = models.DateField(_("when they said I may write"), null=True, blank=True)
    grateful_for = models.CharField(_("what I am grateful for"), max_length=300, blank=True)

    one_per_person = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], name="one_tie_per_person")]

    def __str__(self) -> str:
        return str(self.person)
