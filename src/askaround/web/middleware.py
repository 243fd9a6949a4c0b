"""Gives each request its space and its author, and announces what the author changed."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.db import DEFAULT_DB_ALIAS, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation

from askaround import access
from askaround.accounts.models import User
from askaround.journal.author import Author


def names_the_folder(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Let scripts tell the answers of their own data folder from those of another at its address.

    A page that stayed open, or is kept for a talk, may be answered by the demo.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Askaround-Folder"] = settings.FOLDER
        return response

    return answer


class SpaceMiddleware:
    """Opens the user's space, in its time zone and language; others read that of their browser.

    Every change made by a request is told in a toast with an Undo button: on the next page after
    a redirect, or at once beside the swapped part of a page. An answer in JSON says by itself what
    was kept, and may come many times before anybody looks at a page: it leaves no toast behind.

    A press is one transaction: between what it reads and what it writes nobody else writes, so a
    second press finds the first one done. A page that breaks leaves nothing behind. A view that
    reads long before it writes says so by ``transaction.non_atomic_requests``.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if not isinstance(user, User):
            with translation.override(translation.get_language_from_request(request)):
                return self.get_response(request)
        space = access.space_of(user)
        author = Author(space=space, now=timezone.now())
        request.space, request.author = space, author  # type: ignore[attr-defined] # see SpaceRequest
        with timezone.override(ZoneInfo(space.time_zone)), translation.override(space.language):
            response = self.get_response(request)
            if isinstance(response, JsonResponse):
                return response
            for change in author.changes:
                messages.success(request, change.sentence, extra_tags=f"undo:{change.pk}")
            if author.changes and _is_fragment(request, response):
                response.content += render_to_string(
                    "components/toasts.html",
                    {"messages": messages.get_messages(request), "out_of_band": True},
                    request,
                ).encode()
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        on_its_own = DEFAULT_DB_ALIAS in getattr(view, "_non_atomic_requests", ())
        if request.method != "POST" or on_its_own:
            return None
        with transaction.atomic():
            return view(request, *args, **kwargs)


def _is_fragment(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        request.headers.get("HX-Request") == "true"
        and response.status_code == 200
        and response.headers.get("Content-Type", "").startswith("text/html")
        and "HX-Redirect" not in response.headers
    )
