"""What a person says about themselves, and where they live."""

import re
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from askaround.accounts.models import Space
from askaround.preparation.models import Profile
from askaround.web.forms import VersionedForm, offer
from askaround.web.library.forms import STAGES

NOT_SAID = _("not said")
SYNOPSIS_LINES = 3
"""Three lines, "a mini CV", as the guides ask for."""
SMALL_WORDS = re.compile(r"\b(?:And|Da|Of|The)\b")
OTHERWISE_WRITTEN = {
    "bonaire_sint_eustatius_and_saba": "Bonaire, Sint Eustatius and Saba",
    "curacao": "Curaçao",
    "dr_congo": "DR Congo",
    "guinea_bissau": "Guinea-Bissau",
    "heard_island_and_mcdonald_islands": "Heard Island and McDonald Islands",
    "hongkong": "Hong Kong",
    "reunion": "Réunion",
    "saint_barthelemy": "Saint Barthélemy",
    "saint_helena_ascension_and_tristan_da_cunha": "Saint Helena, Ascension and Tristan da Cunha",
    "sao_tome_and_principe": "São Tomé and Príncipe",
    "timor_leste": "Timor-Leste",
}


@lru_cache
def zones() -> list[tuple[str, str]]:
    """Every time zone of the world that people choose by place."""
    places = sorted(name for name in available_timezones() if "/" in name and "Etc" not in name)
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in places)]


@lru_cache
def countries() -> list[tuple[str, str | Promise]]:
    """Every country whose public holidays are known, by its two letters and its English name."""
    from holidays.registry import COUNTRIES  # noqa: PLC0415 (a tenth of a second, for this page)

    named = sorted((country_name(key), codes[1]) for key, codes in COUNTRIES.items())
    return [("", NOT_SAID), *((code, name) for name, code in named)]


def country_name(key: str) -> str:
    """Write a country as English does, from the name of its module.

    >>> country_name("bosnia_and_herzegovina"), country_name("hongkong")
    ('Bosnia and Herzegovina', 'Hong Kong')
    """
    name = key.replace("_", " ").title()
    return OTHERWISE_WRITTEN.get(key) or SMALL_WORDS.sub(lambda word: word[0].lower(), name)


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
    time_zone = forms.ChoiceField(label=_("My time zone"), choices=zones)
    country = forms.ChoiceField(
        label=_("My country"),
        choices=countries,
        required=False,
        help_text=_("So no reminder falls on a public holiday there."),
    )

    class Meta:
        model = Profile
        fields = [
            *("name", "synopsis", "stage", "skills", "pitch", "news", "looking_for"),
            *("email", "phone", "link"),
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
