"""Everything planned, for my own calendar program: as an address that can be revoked, or a file."""

from hashlib import sha256
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from askaround import access
from askaround.accounts.queries import playbook_in_force
from askaround.integrations.icalendar import Method, content_type
from askaround.integrations.planned import planned_bytes
from askaround.scheduling.actions import calendars as actions
from askaround.web.calendars.forms import FeedForm
from askaround.web.calendars.views.busy import page
from askaround.web.http import SpaceRequest, require_form

if TYPE_CHECKING:
    from askaround.accounts.models import Space


@never_cache
@require_POST
def make(request: SpaceRequest) -> HttpResponse:
    """Make an address and show it once; it is stored nowhere, so no page can show it again."""
    form = FeedForm(request.POST, auto_id="id_feed_%s")
    if form.is_valid():
        name = form.cleaned_data["name"]
        try:
            token = actions.make_feed(by=request.author, name=name)
        except actions.CannotMakeFeed as problem:
            form.add_error("name", str(problem))
        else:
            address = request.build_absolute_uri(reverse("calendars:feed", args=[token]))
            return page(request, made={"name": name, "address": address})
    return page(request, feed_form=form, status=422)


@require_form
def revoke(request: SpaceRequest, pk: str) -> HttpResponse:
    """Ask, then make an address open nothing any more."""
    feed = get_object_or_404(access.calendar_feeds(request.space), pk=pk)
    if request.method == "POST":
        actions.revoke_feed(by=request.author, feed=feed)
        messages.success(
            request, _("The address for “%s” is revoked. It no longer opens anything.") % feed
        )
        return redirect("calendars:calendars")
    return render(request, "calendars/revoke.html", {"feed": feed})


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give everything planned to whoever holds the key; anything else is not found."""
    space = actions.space_of_feed(token)
    if space is None:
        raise Http404
    data = _planned(space)
    answer = HttpResponse(data, content_type=content_type(Method.PUBLISH))
    answer["ETag"] = f'"{sha256(data).hexdigest()[:32]}"'
    answer["Cache-Control"] = "private, no-cache"
    return get_conditional_response(request, etag=answer["ETag"], response=answer) or answer


@require_safe
def planned(request: SpaceRequest) -> HttpResponse:
    """Give everything planned as a file, for a program that cannot reach this machine."""
    answer = HttpResponse(_planned(request.space), content_type=content_type(Method.PUBLISH))
    answer["Content-Disposition"] = 'attachment; filename="conversations.ics"'
    return answer


def _planned(space: "Space") -> bytes:
    with translation.override(space.language):
        return planned_bytes(
            conversations=access.conversations(space),
            windows=access.windows(space),
            playbook=playbook_in_force(space),
            now=timezone.now(),
        )
