"""Explorations: beginning one, seeing where it stands, changing it, and its paths."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.journal.author import StaleWrite
from askaround.outreach.queries import board, counts, not_asked_about
from askaround.preparation.rules.drafts import blanks
from askaround.research import actions, queries
from askaround.web.http import SpaceRequest, require_form
from askaround.web.research.ask_first import places_for
from askaround.web.research.forms import ExplorationForm, PathForm, QuestionForm, StartForm
from askaround.web.stale import BothTexts, both_texts


@require_form
def start(request: SpaceRequest) -> HttpResponse:
    """The first screen, and the way to begin another exploration.

    Whoever went back and presses again has begun the same one already, and is told so first.
    """
    form = StartForm(request.POST or None)
    everything = access.explorations(request.space)
    same = None
    if request.method == "POST" and form.is_valid():
        title = form.cleaned_data["title"]
        same = queries.still_open_as(title, among=everything)
        if same is None or request.POST.get("seen") == title:
            return _begin(request, form)
    context = {"form": form, "same": same, "is_first": not everything.exists()}
    return render(request, "research/start.html", context)


def _begin(request: SpaceRequest, form: StartForm) -> HttpResponse:
    begun = actions.begin_exploration(
        by=request.author,
        title=form.cleaned_data["title"],
        decide_on=form.cleaned_data["decide_on"],
        goal=form.cleaned_data["goal"],
        paths=form.path_names(),
    )
    return redirect("research:pick", begun.pk)


@require_GET
def explorations(request: SpaceRequest) -> HttpResponse:
    found = queries.open_first(access.explorations(request.space))
    return render(request, "research/explorations.html", {"explorations": found})


@require_GET
def exploration(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.explorations(request.space), pk=pk)
    questions = list(access.questions(request.space).filter(exploration=found))
    paths = list(access.paths(request.space).filter(exploration=found).order_by("id"))
    asks = access.asks(request.space).filter(exploration=found)
    people = board(
        asks,
        access.introductions(request.space).filter(exploration=found),
        space=request.space,
        today=request.author.today,
    )
    return render(
        request,
        "research/exploration.html",
        {
            "exploration": found,
            "questions": questions,
            "settled": sum(question.settled_on is not None for question in questions),
            "blanks": sum(bool(blanks(each.text)) for each in questions if not each.settled_on),
            "paths": paths,
            "board": people,
            "agreed": counts(asks)["yes"],
            "unasked": not_asked_about(paths, topics=people.topics),
            "question_form": QuestionForm(),
            "places": range(places_for(request)),
        },
    )


@require_form
def edit(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.explorations(request.space), pk=pk)
    form = ExplorationForm(request.POST or None, instance=found)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_exploration(
                by=request.author, exploration=form.instance, version=form.cleaned_data["version"]
            )
            return redirect("research:exploration", pk)
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    return render(
        request,
        "research/edit.html",
        {"form": form, "exploration": found, "stale": stale},
        status=409 if stale else 200,
    )


@require_POST
def close(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.explorations(request.space), pk=pk)
    actions.close_exploration(by=request.author, exploration=found)
    return redirect("research:explorations")


@require_POST
def reopen(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.explorations(request.space), pk=pk)
    actions.reopen_exploration(by=request.author, exploration=found)
    return redirect("research:exploration", pk)


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.explorations(request.space), pk=pk)
    actions.remove_exploration(by=request.author, exploration=found)
    return redirect("research:explorations")


@require_POST
def add_path(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.explorations(request.space), pk=pk)
    name = request.POST.get("name", "").strip()
    try:
        if name:
            actions.add_path(by=request.author, exploration=found, name=name)
        else:
            messages.error(request, _("Write down what you are considering, then press Add."))
    except actions.CannotExplore as problem:
        messages.error(request, str(problem))
    return redirect("research:exploration", pk)


@require_form
def path(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.paths(request.space).select_related("exploration"), pk=pk)
    form = PathForm(request.POST or None, instance=found)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_path(
                by=request.author, path=form.instance, version=form.cleaned_data["version"]
            )
            return redirect("research:path", pk)
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    return render(
        request,
        "research/path.html",
        {"form": form, "path": found, "stale": stale},
        status=409 if stale else 200,
    )


@require_POST
def remove_path(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.paths(request.space), pk=pk)
    actions.remove_path(by=request.author, path=found)
    return redirect("research:exploration", found.exploration_id)
