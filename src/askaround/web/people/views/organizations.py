"""Organizations: the list, and one with everybody who is or was there."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.insight.queries.of_one import about_organization
from askaround.journal.author import StaleWrite
from askaround.people import actions, queries
from askaround.web.http import SpaceRequest, key_in, require_form
from askaround.web.people.forms import OrganizationForm
from askaround.web.stale import BothTexts, both_texts

PAGE = "people/organizations.html"


@require_GET
def organizations(request: SpaceRequest) -> HttpResponse:
    among = access.organizations(request.space)
    typed = request.GET.get("q", "").strip()
    if typed:
        found = queries.organizations_called(among, space=request.space, typed=typed)
        context = {"organizations": found, "typed": typed}
    else:
        after = key_in(request.GET, "after")
        page = queries.organizations_by_name(among, after=after)
        context = {
            "organizations": page.organizations,
            "next_url": f"?after={page.after}" if page.after else "",
            "first_url": request.path if after else "",
        }
    return render(request, f"{PAGE}#results" if request.htmx else PAGE, context)


@require_form
def add_organization(request: SpaceRequest) -> HttpResponse:
    form = OrganizationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        added = actions.add_organization(by=request.author, **values)
        return redirect("people:organization", added.pk)
    return render(request, "people/organization_edit.html", {"form": form})


@require_GET
def organization(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.organizations(request.space), pk=pk)
    present, past = queries.people_at(found)
    author = request.author
    heard = about_organization(
        access.claims(request.space),
        found,
        space=request.space,
        now=author.now,
        today=author.today,
    )
    context = {"organization": found, "present": present, "past": past, "heard": heard}
    return render(request, "people/organization.html", context)


@require_form
def edit_organization(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.organizations(request.space), pk=pk)
    form = OrganizationForm(request.POST or None, instance=found)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_organization(by=request.author, organization=found, **form.cleaned_data)
            return redirect("people:organization", pk)
        except actions.CannotRename as problem:
            form.add_error("name", str(problem))
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    context = {"form": form, "organization": found, "stale": stale}
    return render(request, "people/organization_edit.html", context, status=409 if stale else 200)


@require_POST
def remove_organization(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.organizations(request.space), pk=pk)
    actions.remove_organization(by=request.author, organization=found)
    return redirect("people:organizations")
