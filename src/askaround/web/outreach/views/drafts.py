"""Writing: the text and its parts, the checks, and the ways to hand it over. Nothing is sent."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from askaround import access
from askaround.accounts.rules import Channel
from askaround.journal.author import StaleWrite
from askaround.outreach import actions, queries
from askaround.preparation.actions import own_profile
from askaround.web.handing_over import handed_over, mail_file, tell_the_last
from askaround.web.http import SpaceRequest, key_of, require_form
from askaround.web.outreach.desk import desk, reading
from askaround.web.outreach.forms import AskForm, MessageForm
from askaround.web.outreach.letters import mail_of
from askaround.web.outreach.views.asks import PAGE, ask_in
from askaround.web.outreach.views.choosing import people_to_choose_from
from askaround.web.stale import both_texts

if TYPE_CHECKING:
    from askaround.outreach.models import Ask, Message


class NoDraft(Exception):
    """A page asked for something to be done with a draft that is not there, or not any more."""


def with_a_draft(view: Callable[[SpaceRequest, UUID], HttpResponse]) -> Callable[..., HttpResponse]:
    """Lead a second press, or a press in an older window, to the request as it stands."""

    @wraps(view)
    def answered(request: SpaceRequest, pk: UUID) -> HttpResponse:
        try:
            return view(request, pk)
        except NoDraft:
            messages.info(request, _("The draft is no longer here: it was sent or thrown away."))
            return HttpResponseClientRefresh() if request.htmx else redirect("outreach:ask", pk)

    return answered


@require_POST
@with_a_draft
def check(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Answer a live check: remarks, meters, and the ways out for the text as it is now."""
    found = ask_in(request, pk)
    draft = _draft(found)
    body, subject = request.POST.get("body", ""), request.POST.get("subject", draft.subject)
    profile = own_profile(by=request.author)
    told = reading(request, found, draft, profile, subject=subject, body=body)
    return render(request, "outreach/checked.html", {"ask": found, "draft": draft, **told})


@require_POST
@with_a_draft
def save(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Keep the text as written, and make an untouched draft again from its changed parts."""
    found = ask_in(request, pk)
    with request.author.change(_("Saved the draft to %s") % found.person):
        return _kept(request, found) or _reshaped(request, found) or redirect("outreach:ask", pk)


def _reshaped(request: SpaceRequest, found: "Ask") -> HttpResponse | None:
    """Store the parts, where they were sent; answer with the page where that is refused."""
    if "channel" not in request.POST:
        return None
    form = AskForm(request.POST, instance=found)
    if not form.is_valid():
        return render(request, PAGE, desk(request, found, parts=form), status=400)
    if form.has_changed() and not actions.reshape(by=request.author, ask=form.instance):
        _say_it_was_left_alone(request)
    return None


def _say_it_was_left_alone(request: SpaceRequest) -> None:
    messages.info(
        request,
        _(
            "Where a [blank] was left, it is filled in; the rest stays as you wrote it."
            " “Write it again from its parts”, under More, replaces your text."
        ),
    )


@require_POST
@with_a_draft
def write_again(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = ask_in(request, pk)
    _draft(found)
    actions.start_over(by=request.author, ask=found)
    return redirect("outreach:ask", pk)


@require_form
def referrer(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Say who suggested that I ask: the first sentence of the draft then names them."""
    found, people = ask_in(request, pk), access.people(request.space)
    if request.method == "POST":
        named = request.POST.get("person")
        chosen = get_object_or_404(people, pk=key_of(request, "person")) if named else None
        try:
            made_again = actions.name_referrer(by=request.author, ask=found, referrer=chosen)
        except actions.CannotAsk as problem:
            messages.error(request, str(problem))
        else:
            if not made_again:
                _say_it_was_left_alone(request)
        return redirect("outreach:ask", pk)
    others = people.exclude(pk=found.person_id)
    likely = queries.likely_referrers(people, found.person)
    context = {"ask": found, **people_to_choose_from(request, others, likely=likely)}
    page = "outreach/referrer.html"
    return render(request, f"{page}#found" if request.htmx else page, context)


@require_form
@with_a_draft
def eml(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Hand the message over as a file that mail programs open as a draft."""
    found = ask_in(request, pk)
    if request.method == "POST":
        refused = _kept(request, found)
        if refused is not None:
            return refused
        try:
            _hold_back_if_unfinished(request, found)
        except actions.CannotAsk as problem:
            messages.error(request, str(problem))
            return redirect("outreach:ask", pk)
    mail = mail_of(found, _draft(found), own_profile(by=request.author))
    return mail_file(mail, "message")


@require_POST
@with_a_draft
def sent(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Record "I sent it", with the text as it stands in the form."""

    def record(found: "Ask") -> None:
        _hold_back_if_unfinished(request, found)
        actions.mark_sent(by=request.author, message=_draft(ask_in(request, pk)))

    return _let_go(request, pk, record)


@require_POST
@with_a_draft
def call(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Record what came of a call. What was said aloud may have had blanks on paper."""
    outcome = request.POST.get("outcome", "")

    def record(found: "Ask") -> None:
        actions.log_call(by=request.author, message=_draft(found), outcome=outcome)

    return _let_go(request, pk, record)


def _let_go(request: SpaceRequest, pk: UUID, record: Callable[["Ask"], None]) -> HttpResponse:
    """Keep the text, and record what became of it as a change of its own: undone, the text stays.

    Where ``record`` refuses, the text is kept all the same.
    """
    found = ask_in(request, pk)
    refused = _kept(request, found)
    if refused is not None:
        return refused
    try:
        record(found)
    except actions.CannotAsk as problem:
        messages.error(request, str(problem))
        return redirect("outreach:ask", pk)
    tell_the_last(request)
    return handed_over(request, redirect("outreach:ask", pk))


@require_POST
@with_a_draft
def drop(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = ask_in(request, pk)
    actions.drop_draft(by=request.author, message=_draft(found))
    return redirect("outreach:ask", pk) if found.sent_at else redirect("outreach:asks")


def _draft(found: "Ask") -> "Message":
    """Return the draft of an ask. Raises :class:`NoDraft`."""
    for message in found.messages.all():
        if message.sent_at is None:
            return message
    raise NoDraft


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


def _hold_back_if_unfinished(request: SpaceRequest, found: "Ask") -> None:
    """Raise `CannotAsk` for a message that has a blank or no recipient."""
    if found.channel == Channel.PHONE:
        return
    draft = _draft(found)
    profile = own_profile(by=request.author)
    told = reading(request, found, draft, profile, subject=draft.subject, body=draft.body)
    if told["stops"]:
        raise actions.CannotAsk(" ".join(finding.reason for finding in told["stops"]))
