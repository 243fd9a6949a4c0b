"""One conversation as a file for the calendars of two people, and what came back."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from askaround import access
from askaround.integrations.calendar_child import reply_in_child
from askaround.integrations.icalendar import CannotWrite, content_type
from askaround.integrations.planned import NothingAgreed, invitation
from askaround.people.rules.incoming import Unreadable
from askaround.scheduling.actions import CannotAgree, CannotCallOff
from askaround.scheduling.queries import with_everything
from askaround.web.calendars import answers
from askaround.web.calendars.forms import AnswerFileForm, AnswerForm, content
from askaround.web.http import SpaceRequest, require_form

if TYPE_CHECKING:
    from askaround.scheduling.models import Conversation

PAGE = "calendars/answer.html"


@require_safe
def invitation_file(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Give the invitation, or what takes it back, by the state of the conversation."""
    conversation = _conversation(request, pk)
    profile = access.profiles(request.space).first()
    try:
        made = invitation(conversation, profile)
    except (NothingAgreed, CannotWrite) as problem:
        messages.error(request, str(problem))
        return redirect("scheduling:conversation", pk)
    answer = HttpResponse(made.data, content_type=content_type(made.method))
    name = slugify(conversation.person.full_name) or "somebody"
    answer["Content-Disposition"] = f'attachment; filename="conversation-{name}.ics"'
    return answer


def _conversation(request: SpaceRequest, pk: UUID) -> "Conversation":
    return get_object_or_404(with_everything(access.conversations(request.space)), pk=pk)


@transaction.non_atomic_requests
@require_form
def answer(request: SpaceRequest) -> HttpResponse:
    """Read the answer of a calendar and show what it says. Nothing is written yet."""
    form = AnswerFileForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form, "place": "conversations"}
    if request.method == "POST" and form.is_valid():
        try:
            data = content(form.cleaned_data["file"]) or b""
            space = request.space
            reply = reply_in_child(data, zone=space.time_zone, language=space.language)
            context["answer"] = answers.understood(request, reply)
        except (Unreadable, answers.NobodysAnswer) as problem:
            form.add_error("file", str(problem))
    status = 422 if request.method == "POST" and "answer" not in context else 200
    return render(request, PAGE, context, status=status)


@require_POST
def note_answer(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Write down what an answer said."""
    conversation = _conversation(request, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("This answer could not be understood. Choose its file again."))
        return redirect("calendars:answer")
    try:
        answers.note(by=request.author, conversation=conversation, form=form)
    except (CannotAgree, CannotCallOff) as problem:
        messages.error(request, str(problem))
    return redirect("scheduling:conversation", pk)
