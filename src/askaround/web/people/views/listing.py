"""The list of people: search as you type, filters, saved views, and doing things to several."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import replace_url

from askaround import access
from askaround.people import actions, queries
from askaround.web.http import SpaceRequest, back
from askaround.web.people.chips import chips, query
from askaround.web.people.heard import found_besides_people
from askaround.web.people.listing_forms import FilterForm, SelectionForm

PAGE = "people/list.html"


@require_GET
def people(request: SpaceRequest) -> HttpResponse:
    names = queries.names_to_choose_from(
        tags=access.tags(request.space),
        batches=access.imports(request.space),
        views=access.saved_views(request.space),
    )
    form = FilterForm(request.GET, names=names)
    asked = query(request.GET)
    context = _results(request, form) | {
        "form": form,
        "asked": asked,
        "views": names.views,
        "view": next((view for view in names.views if view.query == asked), None),
    }
    if request.htmx:
        return replace_url(render(request, f"{PAGE}#results", context), f"{request.path}?{asked}")
    return render(request, PAGE, context)


def _results(request: SpaceRequest, form: FilterForm) -> dict[str, Any]:
    everybody = access.people(request.space)
    filters, said = form.filters(request.author.now), form.values()
    at = _organization_name(request, said.get("organization"))
    holding = chips(form, request.GET, at)
    context: dict[str, Any] = {"chips": holding, "typed": said.get("q", "")}
    if context["typed"]:
        typed = context["typed"]
        context["rows"] = queries.search(
            space=request.space, typed=typed, among=everybody, filters=filters
        )
        if not holding:
            context["places"], context["heard"] = found_besides_people(request, typed)
        return context
    page = queries.page(
        queries.chosen(everybody, filters), order=form.order(), after=said.get("after")
    )
    asked = query(request.GET)
    return context | {
        "rows": page.lines,
        "nobody_yet": not page.lines and not filters and not said.get("after"),
        "next_url": f"?{asked}&after={page.after}" if page.after else "",
        "first_url": f"{reverse('people:list')}?{asked}" if said.get("after") else "",
    }


def _organization_name(request: SpaceRequest, pk: UUID | None) -> str:
    found = access.organizations(request.space).filter(pk=pk).first() if pk else None
    return str(found or _("an organization that is gone"))


@require_POST
def selection(request: SpaceRequest) -> HttpResponse:
    """Tag several people, take a tag off them, or remove them: one change, one undo."""
    form = SelectionForm(request.POST, people=access.people(request.space))
    if not form.is_valid():
        messages.error(request, _("Choose at least one person first."))
        return back(request, "people:list")
    chosen, act = list(form.cleaned_data["person"]), form.cleaned_data["act"]
    name = form.cleaned_data["name"]
    if act == form.REMOVE:
        actions.remove_people(by=request.author, people=chosen)
    elif not name:
        messages.error(request, _("Write the tag first."))
    elif act == form.TAG:
        actions.tag_people(by=request.author, people=chosen, name=name)
    else:
        actions.untag_people(by=request.author, people=chosen, name=name)
    return back(request, "people:list")


@require_POST
def save_view(request: SpaceRequest) -> HttpResponse:
    name, asked = request.POST.get("name", "").strip(), request.POST.get("query", "")[:1000]
    if name:
        actions.save_view(by=request.author, name=name, query=asked)
    else:
        messages.error(request, _("Give the view a name first."))
    return redirect(f"{reverse('people:list')}?{asked}")


@require_POST
def rename_view(request: SpaceRequest, pk: UUID) -> HttpResponse:
    view = get_object_or_404(access.saved_views(request.space), pk=pk)
    name = request.POST.get("name", "").strip()
    try:
        if name:
            actions.rename_view(by=request.author, view=view, name=name)
    except actions.NameTaken as problem:
        messages.error(request, str(problem))
    return redirect(f"{reverse('people:list')}?{view.query}")


@require_POST
def remove_view(request: SpaceRequest, pk: UUID) -> HttpResponse:
    view = get_object_or_404(access.saved_views(request.space), pk=pk)
    actions.remove_view(by=request.author, view=view)
    return redirect(f"{reverse('people:list')}?{view.query}")
