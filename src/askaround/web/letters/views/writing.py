"""Writing a letter: the text, its checks, and the ways to hand it over. Nothing is sent."""

from datetime import date
from functools import wraps
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askaround.integrations.planned import with_invitation
from askaround.journal.author import StaleWrite
from askaround.letters import actions
from askaround.letters.rules.kinds import PRINTED, LetterForm
from askaround.people.actions import moment_of
from askaround.preparation.actions import own_profile
from askaround.web.handing_over import handed_over, mail_file, tell_the_last
from askaround.web.http import SpaceRequest, back, require_form
from askaround.web.letters.consequences import follow
from askaround.web.letters.desk import desk, mail_of, reading, shape_form, to_confirm
from askaround.web.letters.facts import facts_of, with_reason
from askaround.web.letters.forms import ReasonForm, TextForm
from askaround.web.letters.views.listing import PAGE, desk_with_way_back, letter_in
from askaround.web.stale import both_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from askaround.letters.models import Letter


def of_a_draft(
    view: "Callable[[SpaceRequest, Letter], HttpResponse]",
) -> "Callable[..., HttpResponse]":
    """Hand the draft to a view; a second press leads to the letter as it went out."""

    @wraps(view)
    def answered(request: SpaceRequest, pk: UUID) -> HttpResponse:
        found = letter_in(request, pk)
        if found.sent_at is None:
            return view(request, found)
        messages.info(request, _("This already went out, so it can no longer be changed."))
        return redirect("letters:letter", pk)

    return answered


@require_POST
@of_a_draft
def check(request: SpaceRequest, letter: "Letter") -> HttpResponse:
    """Answer a live check: remarks, meters, and the ways out for the text as it is now."""
    told = reading(
        request,
        letter,
        own_profile(by=request.author),
        facts_of(request, letter),
        subject=request.POST.get("subject", letter.subject),
        body=request.POST.get("body", ""),
    )
    return render(request, "letters/checked.html", {"letter": letter, **told})


@require_POST
@of_a_draft
def save(request: SpaceRequest, letter: "Letter") -> HttpResponse:
    """Keep the text as written, and how it goes out; an untouched draft follows its form."""
    with request.author.change(_("Saved the letter to %s") % letter.person):
        refused = _kept(request, letter) or _reshaped(request, letter)
    if refused is None and request.POST.get("then") == "print":
        return redirect("letters:print", letter.pk)
    return refused or redirect(desk_with_way_back(request, letter))


@require_POST
@of_a_draft
def write_again(request: SpaceRequest, letter: "Letter") -> HttpResponse:
    """Make the draft again from what is known, and from a reason to write where one is given."""
    facts = facts_of(request, letter)
    if "reason" in request.POST:
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return render(request, PAGE, desk(request, letter, reason=form), status=400)
        given = form.cleaned_data
        facts = with_reason(facts, reason=given["reason"], text=given["reason_text"])
    actions.start_over(by=request.author, letter=letter, facts=facts)
    return redirect("letters:letter", letter.pk)


@require_form
@of_a_draft
def eml(request: SpaceRequest, letter: "Letter") -> HttpResponse:
    """Hand the letter over as a file that mail programs open as a draft."""
    if request.method == "POST":
        refused = _kept(request, letter)
        if refused is not None:
            return refused
        stops = _stops(request, letter)
        if stops:
            messages.error(request, stops)
            return redirect("letters:letter", letter.pk)
    profile = own_profile(by=request.author)
    mail, talk = mail_of(letter, profile), to_confirm(request, letter)
    if talk is not None:
        mail = with_invitation(mail, talk, profile)
    return mail_file(mail, "letter")


@require_GET
@of_a_draft
def printed(request: SpaceRequest, letter: "Letter") -> HttpResponse:
    """Show a letter or a card as it goes onto paper."""
    if letter.form not in PRINTED:
        return redirect("letters:letter", letter.pk)
    role = letter.person.roles.filter(ended="", organization__isnull=False).first()
    return render(
        request,
        "letters/printed.html",
        {
            "letter": letter,
            "profile": own_profile(by=request.author),
            "organization": role.organization if role else None,
            "today": request.author.today,
            "is_card": letter.form == LetterForm.CARD,
            "stops": _stops(request, letter),
        },
    )


@require_POST
@of_a_draft
def sent(request: SpaceRequest, letter: "Letter") -> HttpResponse:
    """Record "I sent it" with the text as it stands in the form, and what follows from it."""
    shape = shape_form(request, letter, {"form": letter.form, "on": request.POST.get("on", "")})
    if not shape.is_valid():
        return render(request, PAGE, desk(request, letter, shape=shape), status=400)
    day = shape.cleaned_data["on"]
    refused = _kept(request, letter)  # a change of its own: where the other is undone, it stays
    if refused is not None:
        return refused
    with request.author.change(_sent_sentence(letter) % letter.person):
        problem = _recorded(request, letter, day)
    if problem:
        messages.error(request, problem)
        return redirect(desk_with_way_back(request, letter))
    tell_the_last(request)
    if request.POST.get("next"):
        return handed_over(request, back(request, "letters:letters"))
    return handed_over(request, redirect("letters:letter", letter.pk))


@require_POST
def drop(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Throw a draft away, or remove what went out; the timeline keeps that."""
    actions.drop_letter(by=request.author, letter=letter_in(request, pk))
    return back(request, "letters:letters")


def _sent_sentence(letter: "Letter") -> str:
    return _("Called %s") if letter.form == LetterForm.PHONE else _("Sent a letter to %s")


def _recorded(request: SpaceRequest, letter: "Letter", day: date | None) -> str:
    """Record that a letter went out; answer with what speaks against it."""
    by_phone = letter.form == LetterForm.PHONE  # what was said aloud may have had blanks on paper
    stops = "" if by_phone else _stops(request, letter)
    if stops:
        return stops
    try:
        actions.mark_sent(by=request.author, letter=letter, at=moment_of(by=request.author, on=day))
    except actions.CannotWrite as problem:
        return str(problem)
    follow(request, letter, on=day or request.author.today)
    return ""


def _stops(request: SpaceRequest, letter: "Letter") -> str:
    """Return why a letter cannot go out as it is stored; "" where it can."""
    told = reading(
        request,
        letter,
        own_profile(by=request.author),
        facts_of(request, letter),
        subject=letter.subject,
        body=letter.body,
    )
    return " ".join(finding.reason for finding in told["stops"])


def _kept(request: SpaceRequest, letter: "Letter") -> HttpResponse | None:
    """Store the text of the form; answer with the page where that is refused."""
    form = TextForm(request.POST, instance=letter)
    if not form.is_valid():
        return render(request, PAGE, desk(request, letter, form=form), status=400)
    try:
        actions.edit_letter(
            by=request.author,
            letter=letter,
            subject=form.cleaned_data.get("subject", letter.subject),
            body=form.cleaned_data["body"],
            version=form.cleaned_data["version"],
        )
    except StaleWrite as problem:
        both = both_texts(form, problem)
        context = desk(request, letter, form=form) | {"stale": both}
        return render(request, PAGE, context, status=409)
    return None


def _reshaped(request: SpaceRequest, letter: "Letter") -> HttpResponse | None:
    """Store how it goes out, where that was sent; answer with the page where that is refused."""
    if "form" not in request.POST:
        return None
    shape = shape_form(request, letter, request.POST)
    if not shape.is_valid():
        return render(request, PAGE, desk(request, letter, shape=shape), status=400)
    if not {"form", "resume"} & set(shape.changed_data):
        return None
    made_again = actions.reshape(
        by=request.author,
        letter=letter,
        form=shape.cleaned_data["form"],
        resume=shape.cleaned_data.get("resume", letter.resume),
        facts=facts_of(request, letter),
    )
    if not made_again:
        messages.info(
            request,
            _(
                "Your own text was left as it is."
                " “Write it again from what is known”, under More, replaces it."
            ),
        )
    return None
