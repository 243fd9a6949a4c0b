"""Coming in: the address with the one-time token, and what others see."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from askaround import access
from askaround.accounts import actions
from askaround.core.started import command


@login_not_required
@never_cache
@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Let the holder of the token in; a used token still serves whoever is in already."""
    user = actions.redeem_token(token=token, now=timezone.now())
    if user is not None:
        if user.last_login is None:  # nobody has chosen a language yet; the browser knows one
            actions.greet(space=access.space_of(user), language=get_language_from_request(request))
        login(request, user)
    return redirect("agenda:today" if request.user.is_authenticated else "accounts:closed")


@login_not_required
@require_GET
def closed(request: HttpRequest) -> HttpResponse:
    """Say how to come in. The answer is 403, so that programs understand it too."""
    return render(request, "accounts/closed.html", {"command": command()}, status=403)
