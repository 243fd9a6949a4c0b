"""Who could tell us, how they are reached, whom they know, and what I call them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from askaround.accounts.models import Kept
from askaround.research.models import Organization


class Channel(models.TextChoices):
    """The ways to reach somebody in words."""

    EMAIL = "email", _("E-mail")
    LINKEDIN_NOTE = "linkedin-note", _("LinkedIn note")
    LINKEDIN = "linkedin", _("LinkedIn message")
    LINKEDIN_INMAIL = "linkedin-inmail", _("LinkedIn InMail")
    X = "x", _("X message")
    PHONE = "phone", _("Phone call")


FILTERED = ("circle", "closeness", "level", "last_contact_at", "batch")
"""What people are chosen by. The index by name carries it, so that a filter reads no whole row."""


class Person(Kept):
    """Somebody who could tell me something, or who could introduce me.

    ``full_name`` is the truth; the parts of a name are guesses that the user may change. An empty
    ``addressed_as`` means that the full name is used. ``last_contact_at`` is derived from the
    timeline, and ``sort_name`` from the name (`people.derived`).
    """

    class Circle(models.TextChoices):
        RELATIVE = "relative", _("Relative")
        FRIEND = "friend", _("Friend or neighbor")
        BOSS = "boss", _("Former boss")
        CO_WORKER = "co-worker", _("Co-worker")
        ALUMNI = "alumni", _("Alumna, alumnus or classmate")
        TEACHER = "teacher", _("Teacher or advisor")
        ACQUAINTANCE = "acquaintance", _("Acquaintance")
        ASSOCIATION = "association", _("Member of an association")
        ONLINE = "online", _("Someone I know online")

    class Closeness(models.IntegerChoices):
        """How well we know each other. 2 and 3 are the moderately weak ties of the research."""

        STRANGER = 0, _("We have never spoken")
        MET = 1, _("We met once")
        ACQUAINTED = 2, _("We know each other a little")
        FRIENDLY = 3, _("We know each other well")
        CLOSE = 4, _("We are close")

    full_name = models.CharField(_("name"), max_length=200)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    addressed_as = models.CharField(_("how I greet them"), max_length=100, blank=True)
    sort_name = models.CharField(max_length=200, default="", editable=False)
    circle = models.CharField(_("how we are connected"), max_length=20, choices=Circle, blank=True)
    closeness = models.PositiveSmallIntegerField(
        _("how well we know each other"), choices=Closeness, null=True, blank=True
    )
    how_i_know = models.CharField(_("how I know them"), max_length=300, blank=True)
    known_since = models.DateField(_("known since"), null=True, blank=True)
    level = models.CharField(_("level"), max_length=20, blank=True)
    function = models.CharField(_("kind of work"), max_length=20, blank=True)
    location = models.CharField(_("place"), max_length=200, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    preferred_channel = models.CharField(
        _("how they like to be reached"), max_length=20, choices=Channel, blank=True
    )
    only_they_know = models.TextField(_("what only this person can tell me"), blank=True)
    never_again = models.BooleanField(_("never ask again"), default=False)
    last_contact_at = models.DateTimeField(null=True, blank=True, editable=False)
    batch = models.ForeignKey(
        "ImportBatch",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        db_index=False,  # one file may bring everybody: walking the list by name is quicker
        related_name="+",
    )

    derived = frozenset({"sort_name", "last_contact_at"})

    class Meta:
        indexes = [
            models.Index(fields=["space", "sort_name", "id", *FILTERED], name="people_by_name"),
            models.Index(fields=["space", "last_contact_at", "id"], name="people_by_last_contact"),
            models.Index(fields=["space", "id"], name="people_by_age"),
            models.Index(fields=["space", "closeness", "id"], name="people_by_closeness"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def greeting_name(self) -> str:
        """What stands after "Dear": the guess where there is one, else the whole name."""
        return self.addressed_as or self.full_name


class Role(Kept):
    """What somebody does or did, somewhere, for a while. Several at once are normal.

    ``started`` and ``ended`` are as exact as known: "", 2019, 2019-05 or 2019-05-17.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="roles")
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="roles"
    )
    title = models.CharField(_("role"), max_length=250, blank=True)
    started = models.CharField(_("from"), max_length=10, blank=True)
    ended = models.CharField(_("until"), max_length=10, blank=True)

    class Meta:
        indexes = [models.Index(fields=["space", "person"], name="roles_of_a_person")]
        constraints = [
            models.CheckConstraint(
                name="a_role_has_a_title_or_an_organization",
                condition=~Q(title="") | Q(organization__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(str(part) for part in (self.title, self.organization) if part)


class ContactPoint(Kept):
    """One way to reach somebody. ``key`` is the form used to compare two of them."""

    class Kind(models.TextChoices):
        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Phone")
        LINK = "link", _("Link")

    person = models.ForeignKey(Person, models.CASCADE, related_name="contact_points")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    value = models.CharField(_("address"), max_length=500)
    key = models.CharField(max_length=500, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "key"], name="an_address_once_per_person"
            ),
        ]
        indexes = [
            models.Index(fields=["space", "person", "kind"], name="addresses_of_a_person"),
            models.Index(fields=["space", "kind", "key"], name="people_by_address"),
        ]

    def __str__(self) -> str:
        return self.value

    @property
    def is_linkedin(self) -> bool:
        return self.kind == self.Kind.LINK and "linkedin.com" in self.key


class Tag(Kept):
    """A word that I put on people."""

    name = models.CharField(_("tag"), max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space", "name"], name="a_tag_once")]

    def __str__(self) -> str:
        return self.name


class Tagging(Kept):
    """This tag on this person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="taggings")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="taggings")

    class Meta:
        indexes = [models.Index(fields=["space", "person"], name="tags_of_a_person")]
        constraints = [
            models.UniqueConstraint(fields=["person", "tag"], name="a_tag_once_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.tag}"


class Acquaintance(Kept):
    """These two know each other, so the one could introduce me to the other."""

    introducer = models.ForeignKey(Person, models.CASCADE, related_name="could_introduce")
    person = models.ForeignKey(Person, models.CASCADE, related_name="introducers")
    how = models.CharField(_("how they know each other"), max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["space", "person"], name="introducers_of_a_person"),
            models.Index(fields=["space", "introducer"], name="introduced_by_a_person"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["introducer", "person"], name="an_acquaintance_once"),
            models.CheckConstraint(
                name="nobody_introduces_themselves", condition=~Q(introducer=F("person"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.introducer} → {self.person}"


class SavedView(Kept):
    """A search and its filters, under a name."""

    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=1000)  # the query string of the people page

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space", "name"], name="a_view_once")]

    def __str__(self) -> str:
        return self.name
