"""All conversations, a new one, and the page of one."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround import access
from askaround.research.queries import current
from askaround.scheduling import actions, queries
from askaround.web.http import SpaceRequest
from askaround.web.outreach.views.choosing import people_to_choose_from
from askaround.web.people import keys
from askaround.web.scheduling.clocks import clocks
from askaround.web.scheduling.forms import NewConversationForm
from askaround.web.scheduling.hub import hub, looking_lines
from askaround.web.scheduling.offer import offer_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from askaround.outreach.models import Ask
    from askaround.people.models import Person
    from askaround.research.models import Exploration
    from askaround.scheduling.models import Conversation

PAGE = "scheduling/conversation.html"
SHOWN_OF_THE_PAST = 30
MOST_LINES = 100


@require_GET
def conversations(request: SpaceRequest) -> HttpResponse:
    """Everything planned, looked for and held, by what is to be done about it."""
    now = request.author.now
    mine = queries.in_rows(access.conversations(request.space)).select_related("space")
    coming = list(queries.upcoming(mine, now)[:MOST_LINES])
    past = list(queries.past(mine, now)[:MOST_LINES])
    written = access.debriefs(request.space).filter(
        conversation__in=[talk.pk for talk in past], finished_at__isnull=False
    )
    debriefed = set(written.values_list("conversation_id", flat=True))
    context = {
        "coming": [(talk, clocks(talk, talk), queries.state(talk, now)) for talk in coming],
        "to_agree": looking_lines(queries.to_agree(mine)[:MOST_LINES], now=now),
        "to_debrief": [talk for talk in past if talk.pk not in debriefed],
        "past": [talk for talk in past if talk.pk in debriefed][:SHOWN_OF_THE_PAST],
        "called_off": queries.called_off(mine)[:SHOWN_OF_THE_PAST],
        "yes": _said_yes(request),
    }
    return render(request, "scheduling/conversations.html", context)


def _said_yes(request: SpaceRequest) -> "QuerySet[Ask]":
    """Return the requests with a yes for which no conversation was begun."""
    asks = access.asks(request.space).filter(answer="yes", closed_at__isnull=True)
    return (
        asks.filter(conversations__isnull=True)
        .select_related("person", "exploration")
        .order_by("answered_at")[:SHOWN_OF_THE_PAST]
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SpaceRequest) -> HttpResponse:
    """Begin to look for a time; where there is one exploration only, one press is enough."""
    ask_key, person_key = _key(request, "ask"), _key(request, "person")
    ask = get_object_or_404(access.asks(request.space), pk=ask_key) if ask_key else None
    if ask is None and person_key is None:
        return _with_whom(request)
    person = get_object_or_404(
        access.people(request.space), pk=ask.person_id if ask else person_key
    )
    if ask is not None and request.method == "POST":
        return _begin(request, person, ask.exploration, ask)
    form = _new_form(request, person)
    if request.method == "POST" and form.is_valid():
        return _begin(request, person, form.cleaned_data["exploration"], None)
    return render(request, "scheduling/new.html", {"form": form, "person": person, "ask": ask})


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


def _key(request: SpaceRequest, name: str) -> UUID | None:
    return keys.key_in(request.POST, name) or keys.key_in(request.GET, name)


@require_GET
def conversation(request: SpaceRequest, pk: UUID) -> HttpResponse:
    return show(request, conversation_in(request, pk))


def show(request: SpaceRequest, found: "Conversation", **forms: object) -> HttpResponse:
    """Render the page of one conversation; a form that came back goes in as it is."""
    context = hub(request, found, **forms)  # type: ignore[arg-type] # forms by their names
    context["offer_text"] = offer_of(request, found)
    return render(request, PAGE, context, status=400 if forms else 200)


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    actions.remove_conversation(by=request.author, conversation=conversation_in(request, pk))
    return redirect("scheduling:conversations")


def conversation_in(request: SpaceRequest, pk: UUID) -> "Conversation":
    """Return one of this space's conversations with all that its page shows, or answer 404."""
    mine = queries.with_everything(access.conversations(request.space))
    return get_object_or_404(mine.prefetch_related("person__roles__organization"), pk=pk)
