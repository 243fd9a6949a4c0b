"""The library: the question bank, and the playbooks with the reason of every rule."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from askaround import access
from askaround.accounts.queries import playbook_in_force
from askaround.accounts.rules import PRESETS, ImpossibleRule, rules
from askaround.accounts.rules.changes import SHAPES
from askaround.accounts.rules.explanations import playbook_name, playbook_reason
from askaround.journal.settings import change_rule, choose_playbook, reset_rule
from askaround.research.queries import current
from askaround.web.http import SpaceRequest, require_form
from askaround.web.library.bank import FEW, by_topic
from askaround.web.library.forms import BankFilter
from askaround.web.library.rules import RuleForm, rule_form, shown_rules


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
            "groups": by_topic(found),
            "count": len(found),
            "unfolded": len(found) <= FEW,
            "exploration": current(access.explorations(request.space)),
        },
    )


@require_form
def playbooks(request: SpaceRequest) -> HttpResponse:
    """The rules in force, each with its reason; every one may be changed, and changed back."""
    refused = None
    if request.method == "POST":
        refused = _change(request)
        if refused is None:
            return redirect(f"{reverse('library:playbooks')}{_where(request)}")
    in_force, language = playbook_in_force(request.space), request.space.language
    context = {
        "in_force": in_force,
        "rules": shown_rules(in_force, language=language, refused=refused),
        "presets": [
            {
                "key": key,
                "name": playbook_name(key, language=language),
                "reason": playbook_reason(key, language=language),
            }
            for key in PRESETS
        ],
    }
    return render(request, "library/playbooks.html", context, status=400 if refused else 200)


def _where(request: SpaceRequest) -> str:
    """Return the place on the page where a rule was just changed, so that one stays there."""
    rule = request.POST.get("rule") or request.POST.get("reset")
    return f"#rule-{rule}" if rule in SHAPES else ""


def _change(request: SpaceRequest) -> RuleForm | None:
    """Do what was asked for; answer with the form of a rule that could not become so."""
    by = request.author
    form = _rule_form(request)
    try:
        if form is not None and not form.is_valid():
            return form
        if form is not None:
            change_rule(by=by, rule=str(form.prefix), value=form.value())
        elif "reset" in request.POST:
            reset_rule(by=by, rule=request.POST["reset"])
        else:
            choose_playbook(by=by, name=request.POST.get("playbook", ""))
    except ImpossibleRule as problem:
        if form is None:
            messages.error(request, str(problem))
            return None
        form.add_error(None, str(problem))
        return form
    return None


def _rule_form(request: SpaceRequest) -> RuleForm | None:
    """Return the form of the rule that was sent, filled; None where it was something else."""
    in_force, language = playbook_in_force(request.space), request.space.language
    for rule in rules(in_force, language=language):
        if rule.key == request.POST.get("rule"):
            return rule_form(rule, in_force, language=language, data=request.POST)
    return None
