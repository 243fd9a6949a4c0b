"""Settings: who I am and where, and in which language."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from askaround.journal.author import StaleWrite
from askaround.journal.settings import choose_language, live_in
from askaround.preparation.actions import own_profile, save_profile
from askaround.web.http import SpaceRequest, back, require_form
from askaround.web.settings.forms import LanguageForm, ProfileForm
from askaround.web.stale import BothTexts, both_texts


@require_form
def me(request: SpaceRequest) -> HttpResponse:
    profile = own_profile(by=request.author)
    form = ProfileForm(request.POST or None, instance=profile, space=request.space)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            save_profile(
                by=request.author, profile=form.instance, version=form.cleaned_data["version"]
            )
        except StaleWrite as problem:
            stale = both_texts(form, problem)
        else:
            _live_where_the_form_says(request, form)
            return back(request, "settings:me")
    return render(
        request,
        "settings/me.html",
        {
            "form": form,
            "language_form": LanguageForm(initial={"language": request.space.language}),
            "stale": stale,
        },
        status=409 if stale else 200,
    )


def _live_where_the_form_says(request: SpaceRequest, form: ProfileForm) -> None:
    zone, country = form.cleaned_data["time_zone"], form.cleaned_data["country"]
    if not {"time_zone", "country"}.isdisjoint(form.changed_data):
        live_in(by=request.author, time_zone=zone, country=country)


@require_POST
def language(request: SpaceRequest) -> HttpResponse:
    """Choose the language of the pages; the answer is in the new one."""
    form = LanguageForm(request.POST)
    if form.is_valid():
        choose_language(by=request.author, language=form.cleaned_data["language"])
    else:
        messages.error(request, _("Choose the language from the list."))
    return redirect("settings:me")
