"""Why this field: a page to print, and the same as a file."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from askaround import access
from askaround.insight.queries.brief import brief as brief_of
from askaround.web.http import SpaceRequest
from askaround.web.insight.markdown import as_markdown


@require_GET
def brief(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Show what can be taken along; it prints as it stands."""
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    author = request.author
    found = brief_of(exploration, space=request.space, now=author.now, today=author.today)
    return render(request, "insight/brief.html", {"exploration": exploration, "brief": found})


@require_GET
def file(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Give the same as Markdown."""
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    author = request.author
    found = brief_of(exploration, space=request.space, now=author.now, today=author.today)
    name = slugify(exploration.title)[:60] or "why"
    return HttpResponse(
        as_markdown(exploration.title, found),
        content_type="text/markdown; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.md"'},
    )
