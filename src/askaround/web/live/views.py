"""The page of a conversation while it goes on, its lines, and what a device keeps of it."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.conversations.actions.noting import KeptLines, refusal
from askaround.conversations.queries import lines
from askaround.conversations.rules.lines import NotKept, read_key
from askaround.journal import queries as journal
from askaround.web.http import SpaceRequest, require_form
from askaround.web.live import offline, words
from askaround.web.live.desk import desk
from askaround.web.live.keeping import keep
from askaround.web.live.patterns import render_with_lists
from askaround.web.live.reading import BadBatch, Batch, read_batch, read_form
from askaround.web.live.told import told_anew

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from askaround.scheduling.models import Conversation

PAGE = "live/live.html"
LISTS = ("lines", "questions", "choices")
"""What of the page is long."""


@require_GET
def live(request: SpaceRequest, pk: UUID) -> HttpResponse:
    context = desk(request, _talk(request, pk))
    return render_with_lists(request, PAGE, context, LISTS)


@require_POST
def say(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Take one line of a plain form: a note, a tick, the start, whatever stands in ``does``."""
    talk = _talk(request, pk)
    try:
        line = read_form(request.POST)
    except NotKept as problem:
        messages.error(request, refusal(problem))
        return redirect("live:live", pk)
    report = keep(by=request.author, conversation=talk, lines=[line], sent_at=None)
    for reason in report.refused.values():
        messages.error(request, reason)
    return redirect("live:live", pk)


@never_cache
@require_form
def sync(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Take what a device held, and tell it everything; in JSON, where errors are sentences."""
    try:
        talk = _talk(request, pk)
        batch = read_batch(request) if request.method == "POST" else Batch()
    except Http404:
        return JsonResponse({"error": _("This conversation is not here.")}, status=404)
    except BadBatch as problem:
        return JsonResponse({"error": str(problem)}, status=problem.status)
    report = KeptLines()
    if batch.lines:
        by = request.author
        report = keep(by=by, conversation=talk, lines=batch.lines, sent_at=batch.sent_at)
        talk = _talks(request).get(pk=pk)
    answer = told_anew(by=request.author, space=request.space, conversation=talk)
    answer["kept"] = {str(key): str(kept) for key, kept in report.kept.items()}
    answer["refused"] = batch.refused | {str(key): why for key, why in report.refused.items()}
    return JsonResponse(answer | {"csrf": get_token(request)})


@require_GET
def file(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Give all lines as a text that every program reads."""
    talk = _talk(request, pk)
    notes = lines(access.notes(request.space).filter(conversation=talk))
    clocks = words.clocks()
    rows = [
        f"{at:%Y-%m-%d} {clocks.write(at)}  {note.get_kind_display()}: {note.text}"
        for note in notes
        for at in [localtime(note.at)]
    ]
    answer = HttpResponse("\n".join(rows) + "\n", content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="conversation.txt"'
    return answer


@never_cache
@require_GET
def gone(request: SpaceRequest) -> HttpResponse:
    """Tell a device which of the conversations that it keeps are away, and which for good.

    Of what is away it forgets the pages; of what nobody can bring back also lines and draft.
    """
    asked = {key for text in request.GET.getlist("talk") if (key := read_key(text))}
    away = asked - set(_talks(request).filter(pk__in=asked).values_list("pk", flat=True))
    changes = access.changes(request.space)
    erased = [key for key in away if not journal.can_come_back(changes, key)]
    return JsonResponse({"away": sorted(away), "erased": sorted(erased)})


@login_not_required
@require_GET
def without_network(request: HttpRequest) -> HttpResponse:
    """Show which pages are on this device; the device itself fills them in."""
    return render(request, "live/offline.html")


@login_not_required
@never_cache
@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """Give the service worker, at the root so that it may serve every page; it holds no data."""
    answer = HttpResponse(offline.worker(), content_type="text/javascript; charset=utf-8")
    answer["Service-Worker-Allowed"] = "/"
    return answer


@login_not_required
@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """Say what a device needs to install Askaround as an app; browsers ask without cookies."""
    icons = [
        {"src": static(f"askaround/icons/{name}"), "type": kind, "sizes": sizes, "purpose": purpose}
        for name, kind, sizes, purpose in [
            ("icon.svg", "image/svg+xml", "any", "any"),
            ("icon-192.png", "image/png", "192x192", "any"),
            ("icon-512.png", "image/png", "512x512", "any"),
            ("maskable-512.png", "image/png", "512x512", "maskable"),
        ]
    ]
    return JsonResponse(
        {
            "id": "/",
            "name": "Askaround",
            "short_name": "Askaround",
            "start_url": reverse("agenda:today"),
            "scope": "/",
            "display": "standalone",
            "background_color": "#faf6ee",
            "theme_color": "#faf6ee",
            "icons": icons,
        },
        content_type="application/manifest+json",
    )


def _talks(request: SpaceRequest) -> "QuerySet[Conversation]":
    return access.conversations(request.space).select_related("person")


def _talk(request: SpaceRequest, pk: UUID) -> "Conversation":
    return get_object_or_404(_talks(request), pk=pk)
