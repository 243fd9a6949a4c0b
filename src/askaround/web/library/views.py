"""The library: the question bank, and the playbooks with the reason of every rule."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from askaround import access
from askaround.accounts.actions import change_rule, choose_playbook
from askaround.accounts.rules import PRESETS, ImpossibleRule, rules
from askaround.accounts.rules.explanations import playbook_name, playbook_reason
from askaround.outreach.drafting import playbook_in_force
from askaround.preparation import bank
from askaround.research.queries import current
from askaround.web.http import SpaceRequest
from askaround.web.library.forms import BankFilter


@require_GET
def questions(request: SpaceRequest) -> HttpResponse:
    """Every question of the bank; choosing for an exploration happens on its own page."""
    filters = BankFilter(request.GET or None)
    found = filters.found()
    page = "library/questions.html#bank" if request.htmx else "library/questions.html"
    return render(
        request,
        page,
        {
            "filters": filters,
            "groups": bank.by_topic(found),
            "count": len(found),
            "exploration": current(access.explorations(request.space)),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def playbooks(request: SpaceRequest) -> HttpResponse:
    """The rules in force, each with its reason; any number may be changed."""
    if request.method == "POST":
        try:
            _change_rules(request)
        except ImpossibleRule as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _("The rules are changed. Requests follow them from now on."))
        return redirect("library:playbooks")
    in_force, language = playbook_in_force(request.space), request.space.language
    shown = [
        {**asdict(rule), "number": getattr(in_force, rule.key)}
        for rule in rules(in_force, language=language)
    ]
    presets = [
        {
            "key": key,
            "name": playbook_name(key, language=language),
            "reason": playbook_reason(key, language=language),
        }
        for key in PRESETS
    ]
    context = {"in_force": in_force, "rules": shown, "presets": presets}
    return render(request, "library/playbooks.html", context)


def _change_rules(request: SpaceRequest) -> None:
    rule = request.POST.get("rule", "")
    if rule:
        change_rule(space=request.space, rule=rule, value=request.POST.get("value", ""))
    else:
        choose_playbook(space=request.space, name=request.POST.get("playbook", ""))
