"""What a person says about themselves, and where they live."""

from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from askaround.accounts.models import Space
from askaround.core.text import fold
from askaround.preparation.models import Profile
from askaround.web.forms import PlainSelect, VersionedForm, offer
from askaround.web.library.forms import STAGES
from askaround.web.settings.countries import NAMES

NOT_SAID = _("not said")
SYNOPSIS_LINES = 3
"""Three lines, "a mini CV", as the guides ask for."""


@lru_cache
def zones() -> list[tuple[str, str]]:
    """Every time zone of the world that people choose by place."""
    places = sorted(name for name in available_timezones() if "/" in name and "Etc" not in name)
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in places)]


def countries() -> list[tuple[str, str | Promise]]:
    """Every country by its two letters and its name, in the order of the names."""
    named = [(code, str(name)) for code, name in NAMES.items()]
    return [("", NOT_SAID), *sorted(named, key=lambda country: fold(country[1]))]


class ProfileForm(VersionedForm):
    """Me, as I introduce myself, and where I live: my days, and whose holidays."""

    link = forms.URLField(
        label=_("My profile or website"),
        help_text=_("It goes under your messages in place of a resume."),
        required=False,
        assume_scheme="https",
    )
    stage = forms.ChoiceField(
        label=_("Where I am"), choices=[("", NOT_SAID), *STAGES[1:]], required=False
    )
    time_zone = forms.ChoiceField(label=_("My time zone"), choices=zones, widget=PlainSelect)
    country = forms.ChoiceField(
        label=_("My country"),
        choices=countries,
        required=False,
        widget=PlainSelect,
        help_text=_("So no reminder falls on a public holiday there."),
    )

    class Meta:
        model = Profile
        fields = [
            "name",
            "synopsis",
            "stage",
            "skills",
            "pitch",
            "news",
            "looking_for",
            "email",
            "phone",
            "link",
        ]
        help_texts = {
            "name": _("As it appears under your messages."),
            "synopsis": _("Three lines: who you are, what you did, what you are looking into."),
            "skills": _("Filled into questions such as “Where would … be of use?”"),
            "pitch": _("About 75 words, for the first minute of a conversation."),
            "news": _("Used when you write to somebody who knows you already."),
            "looking_for": _("A few words, such as “a first job in paper conservation”."),
        }
        widgets = {
            "synopsis": forms.Textarea(attrs={"rows": SYNOPSIS_LINES}),
            "pitch": forms.Textarea(attrs={"rows": 5}),
            "news": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(time_zone=space.time_zone, country=space.country)
        own = space.time_zone
        if own not in dict(zones()):  # a machine may name its zone otherwise
            offer(self, time_zone=[(own, own), *zones()])

    def clean_synopsis(self) -> str:
        synopsis = str(self.cleaned_data["synopsis"])
        lines = [line for line in synopsis.splitlines() if line.strip()]
        if len(lines) > SYNOPSIS_LINES:
            raise ValidationError(
                _("That is %(count)d lines. Three are read; a fourth costs you the other three."),
                params={"count": len(lines)},
            )
        return "\n".join(lines)


class LanguageForm(forms.Form):
    """In which language I read the pages. Each language is named in its own words."""

    language = forms.ChoiceField(
        label=_("Language of the pages"),
        choices=settings.LANGUAGES,
        help_text=_(
            "Only the pages change. So far, letters and the questions in the library are in "
            "English: a letter should be in the language of the person who gets it."
        ),
    )
