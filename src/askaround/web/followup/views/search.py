"""What I am looking for now, and telling people one by one that my search begins."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.followup import actions, queries
from askaround.journal.author import StaleWrite
from askaround.preparation.actions import own_profile
from askaround.web.followup.forms import LookingForForm
from askaround.web.followup.reasons import why_them
from askaround.web.http import SpaceRequest
from askaround.web.stale import BothTexts

PAGE = "followup/search.html"


@require_GET
def search(request: SpaceRequest) -> HttpResponse:
    return _page(request, _form(request))


@require_POST
def looking_for(request: SpaceRequest) -> HttpResponse:
    """Keep the sentence; another window may have written it meanwhile."""
    form = LookingForForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    text, version = form.cleaned_data["looking_for"], form.cleaned_data["version"]
    try:
        actions.say_looking_for(by=request.author, text=text, version=version)
    except StaleWrite as problem:
        there = getattr(problem.stored, "looking_for", "")
        label = str(form.fields["looking_for"].label)
        form.data = {**dict(form.data.items()), "version": str(problem.stored.version)}
        both = [BothTexts(label, there, text, there != text)]
        return _page(request, form, status=409, stale=both)
    return redirect("followup:search")


@require_POST
def begin(request: SpaceRequest) -> HttpResponse:
    actions.begin_search(by=request.author)
    return redirect("followup:search")


@require_POST
def end(request: SpaceRequest) -> HttpResponse:
    actions.end_search(by=request.author)
    return redirect("followup:search")


def _form(request: SpaceRequest) -> LookingForForm:
    profile = own_profile(by=request.author)
    return LookingForForm(initial={"looking_for": profile.looking_for, "version": profile.version})


def _page(
    request: SpaceRequest,
    form: LookingForForm,
    *,
    status: int = 200,
    stale: list[BothTexts] | None = None,
) -> HttpResponse:
    profile = own_profile(by=request.author)
    rows = queries.to_tell(
        access.people(request.space),
        space=request.space,
        began_on=profile.search_began_on,
        talks=queries.talks(request.space, request.author.now),
    )
    context = {
        "form": form,
        "stale": stale or [],
        "profile": profile,
        "rows": [why_them(row) for row in rows],
        "told": sum(row.told_on is not None for row in rows),
    }
    return render(request, PAGE, context, status=status)
