"""Asking: the draft with its checks, the thread, and what came back. Nothing is sent from here."""

from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround import access
from askaround.integrations.mail_files import eml_bytes
from askaround.journal.author import Author, StaleWrite
from askaround.outreach import actions, queries
from askaround.people.actions import moment_of
from askaround.preparation.actions import own_profile
from askaround.research.queries import current
from askaround.web.http import SpaceRequest
from askaround.web.outreach.desk import desk, mail_of, reading
from askaround.web.outreach.forms import AskForm, MessageForm, NewAskForm, ReplyForm
from askaround.web.stale import both_texts

if TYPE_CHECKING:
    from askaround.outreach.models import Ask, Message


class Verb(Protocol):
    """What a single press does to a request."""

    def __call__(self, *, by: Author, ask: "Ask") -> object: ...


PAGE = "outreach/ask.html"


@require_GET
def asks(request: SpaceRequest) -> HttpResponse:
    """Everybody asked, by whose move it is."""
    mine = queries.with_people(access.asks(request.space))
    space, today = request.space, request.author.today
    waiting = queries.standings(queries.waiting(mine), space=space, today=today)
    return render(
        request,
        "outreach/asks.html",
        {
            "drafts": queries.drafts(mine),
            "due": [each for each in waiting if each.move.is_mine],
            "waiting": [each for each in waiting if not each.move.is_mine],
            "yes": queries.answered_yes(mine),
            "otherwise": queries.answered_otherwise(mine)[:20],
            "resting": queries.resting(mine)[:20],
            "introductions": queries.open_introductions(access.introductions(space)),
            "counts": queries.counts(access.asks(space)),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SpaceRequest) -> HttpResponse:
    """Begin a request; where there is one exploration only, one press is enough."""
    people = access.people(request.space)
    person = get_object_or_404(people, pk=_key(request, "person"))
    explorations = access.explorations(request.space).filter(closed_on__isnull=True)
    suggested = explorations.filter(pk=request.GET.get("exploration") or None).first()
    form = NewAskForm(
        request.POST or None,
        people=people,
        explorations=explorations,
        initial={"person": person.pk, "exploration": suggested or current(explorations)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            begun = actions.begin_ask(
                by=request.author, person=person, exploration=form.cleaned_data["exploration"]
            )
        except actions.CannotAsk as problem:
            messages.error(request, str(problem))
            return redirect("people:person", person.pk)
        return redirect("outreach:ask", begun.pk)
    return render(request, "outreach/new.html", {"form": form, "person": person})


@require_GET
def ask(request: SpaceRequest, pk: UUID) -> HttpResponse:
    return render(request, PAGE, desk(request, _found(request, pk)))


@require_POST
def check(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Answer a live check: remarks, meters, and a mail link for the text as it is now."""
    found = _found(request, pk)
    draft = _draft(found)
    body, subject = request.POST.get("body", ""), request.POST.get("subject", draft.subject)
    profile = own_profile(by=request.author)
    return render(
        request,
        f"{PAGE}#checks",
        {"ask": found, **reading(request, found, draft, profile, subject=subject, body=body)},
    )


@require_POST
def save(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Keep the text as written, and make an untouched draft again from its changed parts."""
    found = _found(request, pk)
    refused = _kept(request, found)
    if refused is not None:
        return refused
    form = AskForm(request.POST, instance=found)
    if "channel" in request.POST and not form.is_valid():
        return render(request, PAGE, desk(request, found, parts=form), status=400)
    if "channel" in request.POST and form.has_changed():
        made_again = actions.reshape(by=request.author, ask=form.instance)
        if not made_again:
            messages.info(
                request,
                _("Your own text was left as it is. “Write it again” makes it from the parts."),
            )
    return redirect("outreach:ask", pk)


@require_POST
def write_again(request: SpaceRequest, pk: UUID) -> HttpResponse:
    actions.start_over(by=request.author, ask=_found(request, pk))
    return redirect("outreach:ask", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def eml(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Hand the message over as a file that mail programs open as a draft."""
    found = _found(request, pk)
    if request.method == "POST":
        refused = _kept(request, found) or _held_back(request, found)
        if refused is not None:
            return refused
    draft = _draft(found)
    mail = mail_of(found, draft, own_profile(by=request.author))
    answer = HttpResponse(eml_bytes(mail), content_type="message/rfc822")
    answer["Content-Disposition"] = 'attachment; filename="message.eml"'
    return answer


@require_POST
def sent(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Record "I sent it", with the text as it stands in the form."""
    found = _found(request, pk)
    refused = _kept(request, found) or _held_back(request, found)
    if refused is not None:
        return refused
    actions.mark_sent(by=request.author, message=_draft(_found(request, pk)))
    return redirect("outreach:ask", pk)


@require_POST
def drop(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    actions.drop_draft(by=request.author, message=_draft(found))
    return redirect("outreach:ask", pk) if found.sent_at else redirect("outreach:asks")


@require_POST
def reply(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return render(request, PAGE, desk(request, found, reply=form), status=400)
    try:
        actions.record_reply(
            by=request.author,
            ask=found,
            answer=form.cleaned_data["answer"],
            text=form.cleaned_data["text"],
            at=moment_of(by=request.author, on=form.cleaned_data["on"]),
            ask_again_on=form.cleaned_data["ask_again_on"],
        )
    except actions.CannotAsk as problem:
        messages.error(request, str(problem))
    return redirect("outreach:ask", pk)


@require_POST
def follow_up(request: SpaceRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.begin_follow_up)


@require_POST
def answer(request: SpaceRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.begin_answer)


@require_POST
def rest(request: SpaceRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.let_rest)


@require_POST
def reopen(request: SpaceRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.reopen)


def _do(request: SpaceRequest, pk: UUID, verb: Verb) -> HttpResponse:
    try:
        verb(by=request.author, ask=_found(request, pk))
    except actions.CannotAsk as problem:
        messages.error(request, str(problem))
    return redirect("outreach:ask", pk)


def _found(request: SpaceRequest, pk: UUID) -> "Ask":
    return get_object_or_404(queries.with_people(access.asks(request.space)), pk=pk)


def _draft(found: "Ask") -> "Message":
    """Return the draft of an ask; asking for one where there is none is a mistake of the page."""
    for message in found.messages.all():
        if message.sent_at is None:
            return message
    raise BadRequest("no draft")


def _kept(request: SpaceRequest, found: "Ask") -> HttpResponse | None:
    """Store the text of the form; answer with the page where that is refused."""
    draft = _draft(found)
    form = MessageForm(request.POST, instance=draft)
    if not form.is_valid():
        return render(request, PAGE, desk(request, found, draft_form=form), status=400)
    try:
        actions.edit_draft(
            by=request.author,
            message=draft,
            subject=form.cleaned_data.get("subject", draft.subject),
            body=form.cleaned_data["body"],
            version=form.cleaned_data["version"],
        )
    except StaleWrite as problem:
        both = both_texts(form, problem)
        context = desk(request, found, draft_form=form) | {"stale": both}
        return render(request, PAGE, context, status=409)
    return None


def _held_back(request: SpaceRequest, found: "Ask") -> HttpResponse | None:
    """Refuse to let a message go that has a blank or no recipient; the text is kept."""
    draft = _draft(found)
    profile = own_profile(by=request.author)
    told = reading(request, found, draft, profile, subject=draft.subject, body=draft.body)
    if not told["stops"]:
        return None
    messages.error(request, " ".join(finding.reason for finding in told["stops"]))
    return redirect("outreach:ask", found.pk)


def _key(request: SpaceRequest, name: str) -> UUID:
    """Read a key from the form or the address; a text that is none is a page that is not there."""
    try:
        return UUID(request.POST.get(name) or request.GET.get(name, ""))
    except ValueError:
        return UUID(int=0)
