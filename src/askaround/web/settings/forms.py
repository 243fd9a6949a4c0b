"""What a person says about themselves, and where they live."""

from functools import lru_cache
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from askaround.preparation.models import Profile
from askaround.web.forms import VersionedForm
from askaround.web.library.forms import STAGES

NOT_SAID = _("not said")
SYNOPSIS_LINES = 3
"""Three lines, "a mini CV", as the guides ask for."""


@lru_cache
def zones() -> list[tuple[str, str]]:
    """Every time zone of the world that people choose by place."""
    places = sorted(name for name in available_timezones() if "/" in name and "Etc" not in name)
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in places)]


@lru_cache
def countries() -> list[tuple[str, str | Promise]]:
    """Every country whose public holidays are known, by its two letters and its English name."""
    from holidays.registry import COUNTRIES  # noqa: PLC0415 (a tenth of a second, for this page)

    named = sorted((key.replace("_", " ").title(), codes[1]) for key, codes in COUNTRIES.items())
    return [("", NOT_SAID), *((code, name) for name, code in named)]


class ProfileForm(VersionedForm):
    """Me, as I introduce myself."""

    link = forms.URLField(
        label=_("My profile or website"),
        help_text=_("It stands under your messages in place of a resume."),
        required=False,
        assume_scheme="https",
    )
    stage = forms.ChoiceField(
        label=_("Where I am"), choices=[("", NOT_SAID), *STAGES[1:]], required=False
    )

    class Meta:
        model = Profile
        fields = [
            *("name", "synopsis", "stage", "skills", "pitch", "news", "looking_for"),
            *("email", "phone", "link"),
        ]
        help_texts = {
            "name": _("As it stands under your messages."),
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

    def clean_synopsis(self) -> str:
        synopsis = str(self.cleaned_data["synopsis"])
        lines = [line for line in synopsis.splitlines() if line.strip()]
        if len(lines) > SYNOPSIS_LINES:
            raise ValidationError(
                _("That is %(count)d lines. Three are read; a fourth costs you the other three."),
                params={"count": len(lines)},
            )
        return "\n".join(lines)


class PlaceForm(forms.Form):
    """Where I live: my days, and the holidays of people whose country I do not know."""

    time_zone = forms.ChoiceField(label=_("My time zone"), choices=zones)
    country = forms.ChoiceField(
        label=_("My country"),
        choices=countries,
        required=False,
        help_text=_("For its public holidays: no reminder falls on one."),
    )


class LanguageForm(forms.Form):
    """In which language I read the pages. Each language is named in its own words."""

    language = forms.ChoiceField(
        label=_("Language of the pages"),
        choices=settings.LANGUAGES,
        help_text=_(
            "Only the pages change. Letters and the questions of the library are in English so far:"
            " a letter should speak the language of the person who gets it."
        ),
    )
