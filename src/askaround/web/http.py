"""What every view receives, and how one says where to go next."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods
from django_htmx.middleware import HtmxDetails

from askaround.accounts.models import Space, User
from askaround.journal.author import Author

SEEN_PAGES = '"cache"'
"""What a browser forgets (``Clear-Site-Data``) once something is erased: the pages that it keeps
for going back. What scripts keep is dropped by ``js/forgetting.js``, which spares the lines that
wait for another data folder at this address."""

DIGITS = 8
"""Fewer digits than these say where a list goes on."""
require_form = require_http_methods(["GET", "HEAD", "POST"])
"""For the page of a form: looked at, or sent."""


class SpaceRequest(HttpRequest):
    """A request of somebody who has entered: whose space it is, and who acts in it when.

    ``author.now`` is the moment of the request and ``author.today`` the day in the user's zone;
    views read the clock from there.
    """

    user: User
    space: Space
    author: Author
    htmx: HtmxDetails


def back(request: HttpRequest, fallback: str) -> HttpResponse:
    """Redirect to the page the form stood on (its ``next`` field), else to ``fallback``."""
    target = request.POST.get("next", "")
    here = {request.get_host()}
    if target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=here):
        return HttpResponseRedirect(target)
    return redirect(fallback)


def key_in(asked: QueryDict, name: str) -> UUID | None:
    """Return the key of a row that a form or an address names; None where it names none."""
    try:
        return UUID(asked.get(name, ""))
    except ValueError:
        return None


def start_in(request: HttpRequest, lines: int) -> int:
    """Return behind how many lines of a list its page begins, where each has so many ``lines``.

    The address says it (``from``); nonsense begins at the beginning.
    """
    given = request.GET.get("from", "")
    start = int(given) if given.isascii() and given.isdecimal() and len(given) < DIGITS else 0
    return start - start % lines


def key_of(request: HttpRequest, name: str) -> UUID | None:
    """Return the key that the form names, else the address; None where neither does."""
    return key_in(request.POST, name) or key_in(request.GET, name)
