"""What a person wants to find out, and where."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from askaround.accounts.models import Kept


class Exploration(Kept):
    """One thing being explored: a purpose, some paths, questions, and a day to decide.

    A worked example remembers in ``came_with`` the keys of the people, organizations, values
    and the profile that were made with it, so that exactly these can go again.
    """

    class Goal(models.TextChoices):
        OCCUPATION = "occupation", _("What a kind of work is really like")
        ORGANIZATION = "organization", _("What an organization is like from inside")
        PROGRAM = "program", _("Whether a course or program is right for me")
        SWITCH = "switch", _("How to move into something new")
        COMPARE = "compare", _("Which of several paths suits me")

    title = models.CharField(_("what I am trying to find out"), max_length=200)
    purpose = models.TextField(_("why I want to know"), blank=True)
    goal = models.CharField(
        _("kind of question"), max_length=20, choices=Goal, default=Goal.OCCUPATION
    )
    decide_on = models.DateField(_("by when"), null=True, blank=True)
    conversations_wanted = models.PositiveSmallIntegerField(
        _("how many conversations I want"), default=5
    )
    closed_on = models.DateField(null=True, blank=True)
    is_example = models.BooleanField(default=False)
    came_with = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["space", "created_at"], name="explorations_of_a_space")]

    def __str__(self) -> str:
        return self.title


class Path(Kept):
    """An occupation, field, role, organization or program under consideration."""

    class Kind(models.TextChoices):
        OCCUPATION = "occupation", _("Occupation")
        FIELD = "field", _("Field")
        ROLE = "role", _("Role")
        ORGANIZATION = "organization", _("Organization")
        PROGRAM = "program", _("Program")

    class State(models.TextChoices):
        CONSIDERING = "considering", _("Considering")
        CHOSEN = "chosen", _("Chosen")
        RULED_OUT = "ruled-out", _("Ruled out")

    exploration = models.ForeignKey(Exploration, models.CASCADE, related_name="paths")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OCCUPATION)
    known = models.TextField(_("what I have already read"), blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.CONSIDERING)
    state_reason = models.TextField(_("why"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["space", "exploration"], name="paths_of_an_exploration")]

    def __str__(self) -> str:
        return self.name


class Question(Kept):
    """Something a person wants to find out about the paths of one exploration."""

    exploration = models.ForeignKey(Exploration, models.CASCADE, related_name="questions")
    text = models.CharField(_("question"), max_length=500)
    topic = models.CharField(_("topic"), max_length=40, blank=True)
    bank_key = models.CharField(max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    settled_on = models.DateField(null=True, blank=True)
    answer = models.TextField(_("what I found out"), blank=True)

    class Meta:
        ordering = ["position", "id"]
        indexes = [
            models.Index(fields=["space", "exploration"], name="questions_of_an_exploration")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["exploration", "bank_key"],
                condition=~Q(bank_key=""),
                name="a_bank_question_once_per_exploration",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Organization(Kept):
    """Where people work, study or meet. ``key`` is the form of the name used to compare."""

    name = models.CharField(_("name"), max_length=250)
    key = models.CharField(max_length=250, editable=False)
    website = models.URLField(_("website"), max_length=500, blank=True)
    location = models.CharField(_("place"), max_length=200, blank=True)
    known = models.TextField(_("what I have already read"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space", "key"], name="one_organization_per_name"),
        ]

    def __str__(self) -> str:
        return self.name


class WantedVoice(Kept):
    """One cell of the sampling plan: somebody of this level, kind of work and place should be
    heard. An empty part stands for any.
    """

    exploration = models.ForeignKey(Exploration, models.CASCADE, related_name="wanted_voices")
    level = models.CharField(_("level"), max_length=20, blank=True)
    function = models.CharField(_("kind of work"), max_length=20, blank=True)
    organization = models.ForeignKey(
        Organization, models.CASCADE, null=True, blank=True, related_name="wanted_voices"
    )

    class Meta:
        indexes = [models.Index(fields=["space", "exploration"], name="wanted_voices_by_plan")]
        constraints = [
            models.CheckConstraint(
                name="a_wanted_voice_is_somebody",
                condition=~Q(level="", function="", organization__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return " · ".join(filter(None, [self.level, self.function, str(self.organization or "")]))
