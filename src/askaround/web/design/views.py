"""The living page of the interface: every component, with made-up people and no data."""

from django import forms
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_GET

from askaround.web.design import samples

PAGE = "design/design.html"
RIGHT_TO_LEFT = "ar"  # any language that Django knows to be written from right to left
UNDO_SAMPLE = "undo:00000000-0000-7000-8000-000000000000"


@require_GET
def design(request: HttpRequest) -> HttpResponse:
    """Show the components, as the address asks.

    ``?theme=dark``, ``?dir=rtl``, ``?width=narrow``, ``?text=long``, ``?state=error``.
    """
    is_long = request.GET.get("text") == "long"
    context = {
        "theme": request.GET.get("theme", ""),
        "narrow": request.GET.get("width") == "narrow",
        "form": _form(with_errors=request.GET.get("state") == "error"),
        "messages": [
            Message(messages.SUCCESS, "Thanks to Ana noted as sent.", extra_tags=UNDO_SAMPLE)
        ],
        "people": samples.LONG_PEOPLE if is_long else samples.PEOPLE,
        "next_steps": samples.NEXT_STEPS,
        "entries": samples.ENTRIES,
        "findings": samples.FINDINGS,
        "sides": samples.SIDES,
        "steps": samples.FIRST_STEPS,
        "headers": samples.HEADERS,
        "table": samples.TABLE,
    }
    language = RIGHT_TO_LEFT if request.GET.get("dir") == "rtl" else translation.get_language()
    with translation.override(language):
        return render(request, PAGE, context)


def _form(*, with_errors: bool) -> forms.Form:
    if not with_errors:
        return samples.SampleForm(initial=samples.FILLED_IN)
    form = samples.SampleForm(
        data={"name": "", "email": "ana(at)example.org", "question": "", "length": "90"}
    )
    form.add_error(None, "Somebody changed this person while you were writing.")
    return form
