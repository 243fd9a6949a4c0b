"""What a person has ready before asking: who they are, in a few lines, and on a page or two."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from askaround.accounts.models import Kept


class Profile(Kept):
    """Me, as I introduce myself. One row per space."""

    name = models.CharField(_("my name"), max_length=200, blank=True)
    email = models.EmailField(_("my e-mail address"), blank=True)
    phone = models.CharField(_("my phone number"), max_length=60, blank=True)
    link = models.URLField(_("my profile or website"), max_length=500, blank=True)
    stage = models.CharField(_("where I am"), max_length=30, blank=True)
    synopsis = models.TextField(_("me in three lines"), blank=True)
    pitch = models.TextField(_("me in thirty seconds"), blank=True)
    skills = models.CharField(_("what I am good at"), max_length=500, blank=True)
    news = models.TextField(_("what is new with me"), blank=True)
    looking_for = models.CharField(_("what I am looking for now"), max_length=300, blank=True)
    search_began_on = models.DateField(_("my job search began on"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space"], name="one_profile_per_space")]

    def __str__(self) -> str:
        return self.name


class Resume(Kept):
    """One version of my resume, by name. The file itself stays where it is; who has which version
    is said by the letters that went out with it.
    """

    name = models.CharField(_("name"), max_length=120)
    made_on = models.DateField(_("date"))
    differs = models.CharField(_("what is different in this one"), max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space", "name"], name="a_resume_once")]

    def __str__(self) -> str:
        return self.name
