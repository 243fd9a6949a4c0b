"""What comes back, what follows silence, and the pace of one request."""

from datetime import datetime
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from askaround.journal.author import Author
from askaround.outreach import actions
from askaround.people.actions import moment_of
from askaround.scheduling import actions as scheduling
from askaround.web.http import SpaceRequest, back
from askaround.web.outreach.desk import desk
from askaround.web.outreach.forms import PaceForm, PutOffForm, ReplyForm
from askaround.web.outreach.views.asks import PAGE, ask_in
from askaround.web.scheduling.yes import NamedTimeForm

if TYPE_CHECKING:
    from askaround.outreach.models import Ask


class Verb(Protocol):
    """What a single press does to a request."""

    def __call__(self, *, by: Author, ask: "Ask") -> object: ...


@require_POST
def reply(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Note what they answered. After a yes, the time comes next: named already, or looked for."""
    found = ask_in(request, pk)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _reply_again(request, found, form, _named_time(request, found))
    said = form.cleaned_data
    try:
        if said["answer"] == found.Answer.YES:
            return _yes(request, found, form)
        actions.record_reply(
            by=request.author,
            ask=found,
            answer=said["answer"],
            text=said["text"],
            at=_moment(request, form),
            ask_again_on=said["ask_again_on"],
        )
    except actions.CannotAsk as problem:
        messages.error(request, str(problem))
    return redirect("outreach:ask", pk)


def _yes(request: SpaceRequest, found: "Ask", form: ReplyForm) -> HttpResponse:
    """Note a yes with the time that they named, where the form asked for one."""
    named = _named_time(request, found)
    if named.is_bound and not named.is_valid():
        return _reply_again(request, found, form, named)
    try:
        talk = scheduling.take_yes(
            by=request.author,
            ask=found,
            text=form.cleaned_data["text"],
            at=_moment(request, form),
            **(named.said() if named.is_bound else {}),
        )
    except scheduling.CannotAgree as problem:
        named.add_error(None, str(problem))
        return _reply_again(request, found, form, named)
    return redirect("scheduling:conversation", talk.pk)


def _named_time(request: SpaceRequest, found: "Ask") -> NamedTimeForm:
    """Return the time that was named; nothing is missing from it where the page did not ask."""
    return NamedTimeForm(request.POST if "day" in request.POST else None, ask=found)


def _reply_again(
    request: SpaceRequest, found: "Ask", form: ReplyForm, named: NamedTimeForm
) -> HttpResponse:
    context = desk(request, found, reply=form, named=named)
    return render(request, PAGE, context, status=400)


def _moment(request: SpaceRequest, form: ReplyForm) -> datetime:
    return moment_of(by=request.author, on=form.cleaned_data["on"])


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


@require_POST
def nobody_else(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Think no more of a second person beside this one."""
    return _do(request, pk, actions.ask_nobody_else)


@require_POST
def pace(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Remind about this request after some days, never, or as the playbook says."""
    found, wish = ask_in(request, pk), request.POST.get("wish", "")
    if wish == "playbook":
        return _do(request, pk, actions.follow_playbook)
    form = PaceForm(request.POST)
    if wish != "never" and not form.is_valid():
        return render(request, PAGE, desk(request, found, pace=form), status=400)
    try:
        wait = None if wish == "never" else form.wait()
        actions.remind_after(by=request.author, ask=found, wait=wait)
    except actions.CannotAsk as problem:
        messages.error(request, str(problem))
    return redirect("outreach:ask", pk)


@require_POST
def put_off(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Change the day on which somebody who said "not now" is asked again."""
    found, form = ask_in(request, pk), PutOffForm(request.POST)
    if not form.is_valid():
        return render(request, PAGE, desk(request, found, put_off=form), status=400)
    try:
        actions.put_off(by=request.author, ask=found, until=form.cleaned_data["until"])
    except actions.CannotAsk as problem:
        messages.error(request, str(problem))
    return redirect("outreach:ask", pk)


def _do(request: SpaceRequest, pk: UUID, verb: Verb) -> HttpResponse:
    try:
        verb(by=request.author, ask=ask_in(request, pk))
    except actions.CannotAsk as problem:
        messages.error(request, str(problem))
    return back(request, reverse("outreach:ask", args=[pk]))
