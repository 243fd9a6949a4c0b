"""Introductions: a mutual contact asks first, both agree, then one message brings all together."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.journal.author import StaleWrite
from askaround.outreach import actions, queries
from askaround.outreach.drafting import fill_blanks, introduction_slots
from askaround.outreach.rules.states import IntroductionState
from askaround.people.actions import CannotReach, add_person
from askaround.preparation.actions import own_profile
from askaround.preparation.rules.drafts import blanks
from askaround.research.queries import current
from askaround.web.handing_over import mail_file, tell_the_last
from askaround.web.http import SpaceRequest, key_of, require_form
from askaround.web.outreach.forms import (
    IntroductionForm,
    NewIntroductionForm,
    SomebodyNewForm,
)
from askaround.web.outreach.introducing import (
    asking_first,
    bringing_together,
    message_to_both,
    stepper,
)
from askaround.web.outreach.views.choosing import people_to_choose_from
from askaround.web.stale import BothTexts, both_texts

if TYPE_CHECKING:
    from askaround.outreach.models import Introduction
    from askaround.people.models import Person

PAGE = "outreach/introduction.html"


@require_GET
def introductions(request: SpaceRequest) -> HttpResponse:
    found = access.introductions(request.space).select_related("introducer", "person")
    return render(
        request, "outreach/introductions.html", {"introductions": found.order_by("-state_at")}
    )


@require_form
def new(request: SpaceRequest) -> HttpResponse:
    """Choose who could introduce me, then say to whom and what for."""
    people, asked = access.people(request.space), request.POST or request.GET
    named, through = asked.get("person"), asked.get("introducer")
    person = get_object_or_404(people, pk=key_of(request, "person")) if named else None
    if not through:
        return _through_whom(request, person)
    introducer = get_object_or_404(people, pk=key_of(request, "introducer"))
    explorations = access.explorations(request.space).filter(closed_on__isnull=True)
    form = NewIntroductionForm(
        request.POST or None,
        people=people,
        explorations=explorations,
        needs_name=person is None,
        initial={
            "person": person,
            "introducer": introducer,
            "exploration": current(explorations),
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            begun = actions.begin_introduction(by=request.author, **form.cleaned_data)
            return redirect("outreach:introduction", begun.pk)
        except actions.CannotIntroduce as problem:
            form.add_error(None, str(problem))
    context = {"form": form, "person": person, "introducer": introducer}
    return render(request, "outreach/new_introduction.html", context)


def _through_whom(request: SpaceRequest, person: "Person | None") -> HttpResponse:
    """Let an introducer be chosen: those who know the person first, else those I know best."""
    people = access.people(request.space).filter(never_again=False)
    others = people.exclude(pk=person.pk) if person else people
    known = queries.introducers_of(others, person) if person else others.none()
    knows = known.exists()
    likely = known if knows else queries.likely_introducers(others)
    context = people_to_choose_from(request, others, likely=likely)
    to = f"person={person.pk}&" if person else ""
    link = f"{reverse('outreach:new-introduction')}?{to}introducer="
    context |= {"person": person, "knows": knows, "link": link}
    page = "outreach/through_whom.html"
    return render(request, f"{page}#found" if request.htmx else page, context)


@require_form
def introduction(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    slots = introduction_slots(found, own_profile(by=request.author))
    fill_blanks(found, slots, language=request.space.language)
    form = IntroductionForm(request.POST or None, instance=found)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, form)
            return redirect("outreach:introduction", pk)
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    context = _context(request, found, form) | {"stale": stale}
    return render(request, PAGE, context, status=409 if stale else 200)


@require_POST
def check(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Answer a live check of the request to the introducer."""
    found = _found(request, pk)
    subject = request.POST.get("subject", found.subject)
    body = request.POST.get("body", "")
    told = asking_first(request, found, subject=subject, body=body)
    return render(request, "outreach/introduction_checked.html", {"introduction": found, **told})


@require_POST
def step(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Record the next step; the request to the introducer goes along as it stands in its form."""
    found, to = _found(request, pk), request.POST.get("to", "")
    form = IntroductionForm(request.POST, instance=found) if "body" in request.POST else None
    if form is not None and not form.is_valid():
        return render(request, PAGE, _context(request, found, form), status=400)
    try:
        if form is not None:
            return _asked(request, form, to)
        actions.move_introduction(by=request.author, introduction=found, to=to)
    except (actions.CannotIntroduce, ValueError):
        messages.error(request, _("That step does not fit where this introduction is now."))
    return redirect("outreach:introduction", pk)


def _asked(request: SpaceRequest, form: IntroductionForm, to: str) -> HttpResponse:
    """Keep the text, and record that it went out as a change of its own: undone, the text stays.

    With blanks it is only kept.
    """
    found = form.instance
    try:
        _keep(request, form)
        if blanks(f"{found.subject}\n{found.body}"):
            messages.error(
                request, _("Fill in the [blanks] first: only you know what belongs there.")
            )
        else:
            with request.author.change(_("Asked %s for an introduction") % found.introducer):
                actions.move_introduction(by=request.author, introduction=found, to=to)
            tell_the_last(request)
    except StaleWrite as problem:
        context = _context(request, found, form) | {"stale": both_texts(form, problem)}
        return render(request, PAGE, context, status=409)
    return redirect("outreach:introduction", found.pk)


@require_form
def whom(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Say who it is, where only a description was known: one of mine, or somebody new."""
    found, people = _found(request, pk), access.people(request.space)
    if request.method == "POST":
        person = get_object_or_404(people, pk=key_of(request, "person"))
        return _attach(request, found, person)
    others = people.exclude(pk=found.introducer_id)
    context = people_to_choose_from(request, others)
    context |= {"introduction": found, "form": SomebodyNewForm()}
    page = "outreach/introduced_person.html"
    return render(request, f"{page}#found" if request.htmx else page, context)


@require_POST
def add(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Add the person I am introduced to, with one press."""
    found, form = _found(request, pk), SomebodyNewForm(request.POST)
    if form.is_valid():
        emails = filter(None, [form.cleaned_data["email"]])
        try:
            with request.author.change(_("Added %s") % form.cleaned_data["name"]):
                person = add_person(
                    by=request.author, full_name=form.cleaned_data["name"], emails=emails
                )
                return _attach(request, found, person)
        except CannotReach as problem:
            form.add_error("email", str(problem))
    context = {"introduction": found, "form": form, "typed": "", "lines": []}
    return render(request, "outreach/introduced_person.html", context, status=400)


@require_GET
def eml(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Hand over the message to both as a file, which the introducer opens and sends."""
    mail = message_to_both(_found(request, pk), own_profile(by=request.author))
    return mail_file(mail, "introduction")


@require_POST
def reply(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Begin the request that answers the introduction, with the introducer in Bcc."""
    try:
        begun = actions.begin_reply(by=request.author, introduction=_found(request, pk))
    except (actions.CannotAsk, actions.CannotIntroduce) as problem:
        messages.error(request, str(problem))
        return redirect("outreach:introduction", pk)
    return redirect("outreach:ask", begun.pk)


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    actions.remove_introduction(by=request.author, introduction=_found(request, pk))
    return redirect("outreach:introductions")


def _attach(request: SpaceRequest, found: "Introduction", person: "Person") -> HttpResponse:
    try:
        actions.attach_person(by=request.author, introduction=found, person=person)
    except actions.CannotIntroduce as problem:
        messages.error(request, str(problem))
    return redirect("outreach:introduction", found.pk)


def _keep(request: SpaceRequest, form: IntroductionForm) -> None:
    actions.edit_introduction(
        by=request.author, introduction=form.instance, version=form.cleaned_data["version"]
    )


def _found(request: SpaceRequest, pk: UUID) -> "Introduction":
    points = Prefetch(
        "introducer__contact_points", access.contact_points(request.space).order_by("id")
    )
    others = Prefetch("person__contact_points", access.contact_points(request.space).order_by("id"))
    rows = access.introductions(request.space).select_related(
        "introducer", "person", "exploration", "space"
    )
    return get_object_or_404(rows.prefetch_related(points, others), pk=pk)


def _context(
    request: SpaceRequest, found: "Introduction", form: IntroductionForm
) -> dict[str, Any]:
    state = IntroductionState(found.state)
    context: dict[str, Any] = {"introduction": found, "form": form, "steps": stepper(found)}
    if state is IntroductionState.DRAFT:
        subject = form["subject"].value() if "subject" in form.fields else ""
        body = form["body"].value() or ""
        context |= asking_first(request, found, subject=subject or "", body=body)
    if state is IntroductionState.AGREED and found.person:
        context |= bringing_together(request, found)
    if state in {IntroductionState.INTRODUCED, IntroductionState.THANKED}:
        asks = list(access.asks(request.space).filter(introduction=found))
        context["asks"] = asks
        context["has_written"] = any(ask.sent_at for ask in asks)
        context["untold"] = state is IntroductionState.INTRODUCED
    return context
