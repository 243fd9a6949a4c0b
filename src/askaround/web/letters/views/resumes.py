"""The versions of my resume, and who has which."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from askaround import access
from askaround.journal.author import StaleWrite
from askaround.letters import actions, queries
from askaround.web.http import SpaceRequest, require_form
from askaround.web.letters.forms import ResumeForm
from askaround.web.stale import BothTexts, both_texts

if TYPE_CHECKING:
    from askaround.preparation.models import Resume


@require_form
def resumes(request: SpaceRequest) -> HttpResponse:
    form = ResumeForm(request.POST or None, initial={"made_on": request.author.today})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.add_resume(
                by=request.author,
                name=given["name"],
                made_on=given["made_on"],
                differs=given["differs"],
            )
            return redirect("letters:resumes")
        except actions.CannotKeepResume as problem:
            form.add_error("name", str(problem))
    mine = queries.resumes_with_readers(
        access.resumes(request.space), access.letters(request.space)
    )
    return render(
        request,
        "letters/resumes.html",
        {"form": form, "resumes": mine, "place": "settings"},
        status=400 if form.errors else 200,
    )


@require_form
def resume(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.resumes(request.space), pk=pk)
    form = ResumeForm(request.POST or None, instance=found)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_resume(
                by=request.author, resume=form.instance, version=form.cleaned_data["version"]
            )
            return redirect("letters:resumes")
        except actions.CannotKeepResume as problem:
            form.add_error("name", str(problem))
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    status = 409 if stale else 400 if form.errors else 200
    context = {"form": form, "resume": found, "stale": stale, "place": "settings"}
    return render(request, "letters/resume.html", context, status=status)


@require_POST
def remove_resume(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found: Resume = get_object_or_404(access.resumes(request.space), pk=pk)
    actions.remove_resume(by=request.author, resume=found)
    return redirect("letters:resumes")
