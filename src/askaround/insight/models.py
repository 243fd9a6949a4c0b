"""What all conversations together say, and what I conclude."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from askaround.accounts.models import Kept
from askaround.conversations.models import Note
from askaround.people.models import Person
from askaround.research.models import Exploration, Organization, Path, Question
from askaround.scheduling.models import Conversation


class Claim(Kept):
    """One sentence about a path, an organization or a person, with what speaks for and against it.

    ``question`` is the open question that it answers.
    """

    exploration = models.ForeignKey(Exploration, models.CASCADE, related_name="claims")
    question = models.ForeignKey(
        Question, models.SET_NULL, null=True, blank=True, related_name="claims"
    )
    path = models.ForeignKey(Path, models.SET_NULL, null=True, blank=True, related_name="claims")
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="claims"
    )
    text = models.CharField(_("what I heard, in one sentence"), max_length=300)

    class Meta:
        indexes = [models.Index(fields=["space", "exploration"], name="claims_of_an_exploration")]

    def __str__(self) -> str:
        return self.text


class Evidence(Kept):
    """What one voice says about a claim. The quote leads to the line of the notes it came from."""

    class Stance(models.TextChoices):
        FOR = "for", _("Says so too")
        AGAINST = "against", _("Sees it differently")

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="evidence")
    person = models.ForeignKey(Person, models.CASCADE, related_name="evidence")
    conversation = models.ForeignKey(
        Conversation, models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    note = models.ForeignKey(Note, models.SET_NULL, null=True, blank=True, related_name="evidence")
    stance = models.CharField(max_length=8, choices=Stance, default=Stance.FOR)
    quote = models.TextField(_("in their words"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["space", "claim"], name="evidence_of_a_claim")]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "note"],
                condition=Q(note__isnull=False),
                name="a_line_once_per_claim",
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:80]


class Value(Kept):
    """Something that matters to me in work. ``weight`` goes from 1 to 3."""

    name = models.CharField(_("what matters to me"), max_length=80)
    weight = models.PositiveSmallIntegerField(_("how much"), default=2)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["space", "name"], name="a_value_once")]

    def __str__(self) -> str:
        return self.name


class Fit(Kept):
    """One thing heard that speaks for or against a path, measured by one value of mine.

    ``sign`` is +1 or -1. ``claim`` is where it comes from; ``reason`` where there is none.
    """

    value = models.ForeignKey(Value, models.CASCADE, related_name="fits")
    path = models.ForeignKey(Path, models.CASCADE, related_name="fits")
    claim = models.ForeignKey(Claim, models.CASCADE, null=True, blank=True, related_name="fits")
    sign = models.SmallIntegerField()
    reason = models.CharField(_("because"), max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["space", "path"], name="fits_of_a_path")]
        constraints = [
            models.CheckConstraint(name="a_fit_is_for_or_against", condition=Q(sign__in=(-1, 1))),
            models.UniqueConstraint(
                fields=["value", "path", "claim"],
                condition=Q(claim__isnull=False),
                name="a_claim_once_per_value_and_path",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value}: {self.path}"


class Belief(Kept):
    """What I believed before asking, how sure I was in percent, and what turned out."""

    exploration = models.ForeignKey(Exploration, models.CASCADE, related_name="beliefs")
    path = models.ForeignKey(Path, models.SET_NULL, null=True, blank=True, related_name="beliefs")
    text = models.CharField(_("what I believe"), max_length=300)
    percent = models.PositiveSmallIntegerField(_("how sure I am, in percent"), default=70)
    written_on = models.DateField()
    came_true = models.BooleanField(null=True, blank=True)
    scored_on = models.DateField(null=True, blank=True)
    lesson = models.CharField(_("what I learned"), max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["space", "exploration"], name="beliefs_of_an_exploration")]
        constraints = [
            models.CheckConstraint(
                name="a_belief_is_surer_than_never_and_less_than_always",
                condition=Q(percent__gte=1, percent__lte=99),
            ),
            models.CheckConstraint(
                name="a_scored_belief_has_its_day",
                condition=Q(came_true__isnull=True, scored_on__isnull=True)
                | Q(came_true__isnull=False, scored_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Decision(Kept):
    """What I concluded, how sure I was, what would change it, and when I look again."""

    exploration = models.ForeignKey(Exploration, models.CASCADE, related_name="decisions")
    path = models.ForeignKey(Path, models.SET_NULL, null=True, blank=True, related_name="decisions")
    text = models.TextField(_("what I decide"))
    criteria = models.TextField(_("what I based it on"), blank=True)
    percent = models.PositiveSmallIntegerField(_("how sure I am, in percent"), default=70)
    would_change = models.TextField(_("what would change my mind"), blank=True)
    decided_on = models.DateField()
    look_again_on = models.DateField(_("look again on"))
    looked_on = models.DateField(null=True, blank=True)
    looking_back = models.TextField(_("what I think of it now"), blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["space", "exploration"], name="decisions_of_an_exploration")
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Reason(Kept):
    """One claim that I weighed in a decision, for it or against it."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="reasons")
    claim = models.ForeignKey(Claim, models.CASCADE, related_name="reasons")
    speaks_for = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "claim"], name="a_claim_once_per_decision"),
        ]

    def __str__(self) -> str:
        return str(self.claim)
