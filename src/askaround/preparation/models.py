"""What a person has ready before asking: who they are, in a few lines."""

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

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space"], name="one_profile_per_space")]

    def __str__(self) -> str:
        return self.name
