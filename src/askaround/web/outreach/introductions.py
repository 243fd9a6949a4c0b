"""Introductions: a mutual contact asks first, both agree, then one message brings all together."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround import access
from askaround.accounts.rules import Channel
from askaround.integrations.mail_files import Correspondent, OutgoingMail, is_too_long, mailto_url
from askaround.journal.author import StaleWrite
from askaround.outreach import actions, queries
from askaround.outreach.actions.introducing import draft_for
from askaround.outreach.rules.states import INTRODUCTION_STEPS, IntroductionState
from askaround.preparation.actions import own_profile
from askaround.preparation.rules.drafts import DraftKind, blanks
from askaround.research.queries import current
from askaround.web.http import SpaceRequest
from askaround.web.outreach.desk import addresses
from askaround.web.outreach.forms import IntroductionForm, NewIntroductionForm
from askaround.web.stale import BothTexts, both_texts

if TYPE_CHECKING:
    from askaround.outreach.models import Introduction

TEXT_OF = {
    IntroductionState.AGREED: DraftKind.INTRODUCTION,
    IntroductionState.INTRODUCED: DraftKind.INTRODUCER_REPLY,
}
"""What to write at a step, besides the first request: the intro itself, and my reply to it."""
EXPLAINED = {
    "draft": gettext_lazy(
        "Ask your contact first. They ask the other side, so nobody is caught by surprise."
    ),
    "asked": gettext_lazy(
        "Your contact has your lines. Now it is their turn, and the other side's."
    ),
    "agreed": gettext_lazy("Both agree. One message now brings everybody together."),
    "introduced": gettext_lazy("Answer soon, move your contact to Bcc, and thank them."),
    "thanked": gettext_lazy("Done. Tell your contact how the conversation went."),
    "declined": gettext_lazy("Not this time. You need no reason, and neither do they."),
}
"""The states in a sentence each."""


@require_GET
def introductions(request: SpaceRequest) -> HttpResponse:
    found = access.introductions(request.space).select_related("introducer", "person")
    return render(
        request, "outreach/introductions.html", {"introductions": found.order_by("-state_at")}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SpaceRequest) -> HttpResponse:
    people = access.people(request.space)
    asked_for = request.POST.get("person") or request.GET.get("person")
    person = get_object_or_404(people, pk=asked_for) if asked_for else None
    known = queries.introducers_of(people, person) if person else people.none()
    explorations = access.explorations(request.space).filter(closed_on__isnull=True)
    form = NewIntroductionForm(
        request.POST or None,
        people=people,
        introducers=known if known.exists() else queries.likely_introducers(people),
        explorations=explorations,
        initial={"person": person, "exploration": current(explorations)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            begun = actions.begin_introduction(by=request.author, **form.cleaned_data)
            return redirect("outreach:introduction", begun.pk)
        except actions.CannotIntroduce as problem:
            form.add_error(None, str(problem))
    context = {"form": form, "person": person, "known": known}
    return render(request, "outreach/new_introduction.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def introduction(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    form = IntroductionForm(request.POST or None, instance=found)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_introduction(
                by=request.author,
                introduction=form.instance,
                version=form.cleaned_data["version"],
            )
            return redirect("outreach:introduction", pk)
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    context = _context(request, found) | {"form": form, "stale": stale}
    return render(request, "outreach/introduction.html", context, status=409 if stale else 200)


@require_POST
def step(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Record the next step; the request goes out only without blanks."""
    found = _found(request, pk)
    to = request.POST.get("to", "")
    if to == IntroductionState.ASKED and blanks(f"{found.subject}\n{found.body}"):
        messages.error(request, _("Fill in the [blanks] first: only you know what belongs there."))
        return redirect("outreach:introduction", pk)
    try:
        actions.move_introduction(by=request.author, introduction=found, to=to)
    except (actions.CannotIntroduce, ValueError):
        messages.error(request, _("That step does not follow from where this introduction stands."))
    return redirect("outreach:introduction", pk)


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    actions.remove_introduction(by=request.author, introduction=_found(request, pk))
    return redirect("outreach:asks")


def _found(request: SpaceRequest, pk: UUID) -> "Introduction":
    rows = access.introductions(request.space).select_related(
        "introducer", "person", "exploration", "space"
    )
    return get_object_or_404(rows, pk=pk)


def _context(request: SpaceRequest, found: "Introduction") -> dict[str, Any]:
    state = IntroductionState(found.state)
    labels = dict(found.State.choices)
    context: dict[str, Any] = {
        "introduction": found,
        "explained": EXPLAINED[state.value],
        "steps": [(each.value, labels[each.value]) for each in sorted(INTRODUCTION_STEPS[state])],
        "blanks": blanks(f"{found.subject}\n{found.body}"),
        "mail_link": _mail_link(found, found.subject, found.body, found.introducer),
    }
    if state in TEXT_OF:
        text = draft_for(found, own_profile(by=request.author), TEXT_OF[state])
        context["text"] = text
        everybody = [found.introducer, *([found.person] if found.person else [])]
        context["mail_link"] = _mail_link(found, text.subject, text.body, *everybody)
    return context


def _mail_link(found: "Introduction", subject: str, body: str, *people: Any) -> str:
    """Return a mailto address with everybody in To; "" where somebody has no address."""
    emails = [addresses(person, "email")[:1] for person in people]
    if found.channel != Channel.EMAIL or not all(emails) or blanks(body):
        return ""
    to = tuple(
        Correspondent(address[0], person.full_name)
        for person, address in zip(people, emails, strict=True)
    )
    url = mailto_url(OutgoingMail(to=to, subject=subject, body=body))
    return "" if is_too_long(url) else url
