"""What I write to somebody besides a request: offers of times, thanks, news."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from askaround.accounts.models import Kept
from askaround.people.models import Person
from askaround.preparation.models import Resume
from askaround.research.models import Exploration


class Letter(Kept):
    """One text to one person, beyond the messages of an ask. A draft has no ``sent_at``.

    ``about`` is the key of what it belongs to: a conversation, a piece of advice, a referral, an
    opening. As with the lines of a timeline, a letter that went out stays when that is removed.
    """

    class Kind(models.TextChoices):
        OFFER = "offer", _("Times to choose from")
        CONFIRMATION = "confirmation", _("Confirmation, the day before")
        LATE = "late", _("Running late")
        CANCELLATION = "cancellation", _("Calling it off")
        THANKS = "thanks", _("Thanks")
        OPENING = "opening", _("About an opening")
        OUTCOME = "outcome", _("What became of their advice")
        REFERRER_NEWS = "referrer-news", _("How it went, for whoever suggested it")
        TOUCH = "touch", _("Keeping in touch")
        SEARCH = "search", _("My search begins")

    class Form(models.TextChoices):
        """The ways in which a letter reaches somebody."""

        EMAIL = "email", _("E-mail")
        LINKEDIN = "linkedin", _("LinkedIn message")
        TEXT = "text", _("Text message")
        PAPER = "paper", _("Letter on paper")
        CARD = "card", _("Card")
        PHONE = "phone", _("Phone call")

    person = models.ForeignKey(Person, models.CASCADE, related_name="letters")
    exploration = models.ForeignKey(
        Exploration, models.SET_NULL, null=True, blank=True, related_name="letters"
    )
    about = models.UUIDField(null=True, blank=True, editable=False)
    kind = models.CharField(_("what for"), max_length=20, choices=Kind)
    form = models.CharField(_("how it goes out"), max_length=12, choices=Form, default=Form.EMAIL)
    subject = models.CharField(_("subject"), max_length=250, blank=True)
    body = models.TextField(_("text"), blank=True)
    resume = models.ForeignKey(
        Resume, models.SET_NULL, null=True, blank=True, related_name="letters"
    )
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["space", "person"], name="letters_to_a_person"),
            models.Index(fields=["space", "about", "kind"], name="letters_about_something"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "about"],
                condition=Q(sent_at__isnull=True, about__isnull=False),
                name="one_draft_of_a_kind_about_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} → {self.person}"
