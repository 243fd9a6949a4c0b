"""What every view receives, and how one says where to go next."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.middleware import HtmxDetails

from askaround.accounts.models import Space, User
from askaround.journal.author import Author


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
