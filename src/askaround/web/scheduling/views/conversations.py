"""A new conversation, and the page of one."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.research.queries import current
from askaround.scheduling import actions, queries
from askaround.web.http import SpaceRequest, key_of, require_form
from askaround.web.outreach.views.choosing import people_to_choose_from
from askaround.web.scheduling.forms import NewConversationForm, WindowForm
from askaround.web.scheduling.hub import hub
from askaround.web.scheduling.offer import offer_of

if TYPE_CHECKING:
    from askaround.outreach.models import Ask
    from askaround.people.models import Person
    from askaround.research.models import Exploration
    from askaround.scheduling.models import Conversation

PAGE = "scheduling/conversation.html"


@require_form
def new(request: SpaceRequest) -> HttpResponse:
    """Begin to look for a time: after a yes in one press; else it is said with whom, for what."""
    ask_key, person_key = key_of(request, "ask"), key_of(request, "person")
    if ask_key is not None:
        return _after_yes(request, get_object_or_404(access.asks(request.space), pk=ask_key))
    if person_key is None:
        return _with_whom(request)
    person = get_object_or_404(access.people(request.space), pk=person_key)
    form = _new_form(request, person)
    if request.method == "POST" and form.is_valid():
        return _begin(request, person, form.cleaned_data["exploration"], None)
    return render(request, "scheduling/new.html", {"form": form, "person": person})


def _after_yes(request: SpaceRequest, ask: "Ask") -> HttpResponse:
    """Begin to look for the time of a request; an address that was only opened changes nothing."""
    if request.method != "POST":
        return redirect("outreach:ask", ask.pk)
    begun = ask.conversations.filter(cancelled_at__isnull=True).order_by("id").last()
    if begun is not None:
        return redirect("scheduling:conversation", begun.pk)
    return _begin(request, ask.person, ask.exploration, ask)


def _new_form(request: SpaceRequest, person: "Person") -> NewConversationForm:
    explorations = access.explorations(request.space).filter(closed_on__isnull=True)
    return NewConversationForm(
        request.POST or None,
        people=access.people(request.space),
        asks=access.asks(request.space),
        explorations=explorations,
        initial={"person": person.pk, "exploration": current(explorations)},
    )


def _with_whom(request: SpaceRequest) -> HttpResponse:
    context = people_to_choose_from(request, access.people(request.space))
    context["link"] = reverse("scheduling:new") + "?person="
    page = "scheduling/with_whom.html"
    return render(request, f"{page}#found" if request.htmx else page, context)


def _begin(
    request: SpaceRequest, person: "Person", exploration: "Exploration", ask: "Ask | None"
) -> HttpResponse:
    begun = actions.begin_conversation(
        by=request.author,
        person=person,
        exploration=exploration,
        ask=ask,
    )
    return redirect("scheduling:conversation", begun.pk)


@require_GET
def conversation(request: SpaceRequest, pk: UUID) -> HttpResponse:
    return show(request, conversation_in(request, pk))


def show(
    request: SpaceRequest, found: "Conversation", *, their_time: WindowForm | None = None
) -> HttpResponse:
    """Render the page of one conversation; a form that came back goes in as it is."""
    context = hub(request, found, their_time=their_time)
    context["offer_text"] = offer_of(request, found)
    return render(request, PAGE, context, status=400 if their_time else 200)


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    actions.remove_conversation(by=request.author, conversation=conversation_in(request, pk))
    return redirect("scheduling:conversations")


def conversation_in(request: SpaceRequest, pk: UUID) -> "Conversation":
    """Return one of this space's conversations with all that its page shows, or answer 404."""
    mine = queries.with_everything(access.conversations(request.space))
    return get_object_or_404(mine.prefetch_related("person__roles__organization"), pk=pk)
