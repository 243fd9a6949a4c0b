"""What is told of an undo whose page is gone with it: of a request just begun, for instance."""

from collections.abc import Callable

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import is_valid_path


def leads_to_what_is_told(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Lead from a page that is gone to the next one above it, where something waits to be told."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if _is_a_page_gone(request, response) and len(get_messages(request)):
            return redirect(_above(request.path))
        return response

    return answer


def _is_a_page_gone(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether a page is not there; not a part of one, nor an address that leads nowhere."""
    is_a_page = request.method == "GET" and "HX-Request" not in request.headers
    return is_a_page and response.status_code in {404, 405} and request.resolver_match is not None


def _above(address: str) -> str:
    """Return the nearest address over this one: its list, or at last Today."""
    above = address.rstrip("/").rpartition("/")[0] + "/"
    return above if is_valid_path(above) else _above(above)
