"""The sentences of the plan's rules: what a check says, why a question is there, what is ready."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from askaround.conversations.rules.brief import Common, Shared
from askaround.conversations.rules.plan_checks import PlanRemark, PlanRule
from askaround.conversations.rules.plan_coverage import Covered
from askaround.conversations.rules.plan_reasons import Why
from askaround.conversations.rules.readiness import Line, Ready
from askaround.people.models import Person
from askaround.people.rules.reading import Basic
from askaround.preparation import bank
from askaround.preparation.names import topics
from askaround.preparation.rules.findings import Finding

WHYS = {
    Why.SERVES: gettext_lazy("one of your open questions"),
    Why.ESSENTIAL: gettext_lazy("an essential: your first three conversations should cover it"),
    Why.NOT_ASKED: gettext_lazy("the last question: what you could not think of"),
    Why.REFERRAL: gettext_lazy("second to last: each conversation leads to the next"),
    Why.BUILDS_ON: gettext_lazy("builds on the question before"),
    Why.DISCONFIRMING: gettext_lazy("could prove a hope wrong"),
    Why.OWN_SKILLS: gettext_lazy("where your own skills fit"),
    Why.COMPANY: gettext_lazy("about the organization"),
    Why.COMPARE: gettext_lazy("asked before, so that answers can be compared"),
    Why.OPENING: gettext_lazy("an easy start: people like to tell how they got here"),
    Why.LEVEL: gettext_lazy("somebody at their level knows it best"),
    Why.FUNCTION: gettext_lazy("about their kind of work"),
    Why.STAGE: gettext_lazy("for where you are"),
    Why.INCIDENT: gettext_lazy("something that really happened"),
    Why.TOUR: gettext_lazy("shows the work from the inside"),
    Why.CONTRAST: gettext_lazy("the difference says more than a description"),
    Why.ADVICE: gettext_lazy("advice, once they know you a little"),
    Why.SENSITIVE: gettext_lazy("delicate, so it comes late"),
    Why.OWN_WORDS: gettext_lazy("your own words"),
}
BASICS = {
    Basic.WORK: gettext_lazy("A description of the work: a career site, a library or a book"),
    Basic.INSIDE: gettext_lazy(
        "What people who do it say: their own site, or somebody who told you"
    ),
    Basic.NEWS: gettext_lazy("What happens there now: an article or a page of this year"),
}
COMMON = {
    Common.INTRODUCED: gettext_lazy("%s brought you together"),
    Common.ORGANIZATION: gettext_lazy("You both know %s from the inside"),
    Common.KNOWS: gettext_lazy("You both know %s"),
    Common.CIRCLE: gettext_lazy("How you are connected: %s"),
}
SENTENCES = {
    PlanRule.MINUTES: gettext_lazy(
        "%(amount)d minutes are planned, but only %(limit)d fit, because five stay free for the "
        "unexpected. Take something out, or plan fewer minutes for it."
    ),
    PlanRule.MANY: gettext_lazy(
        "%(amount)d main questions are a lot for this time; about %(limit)d leave room to talk. "
        "Turn some into follow-ups."
    ),
    PlanRule.OPEN: gettext_lazy(
        "%(amount)d%% of the questions are open. From %(limit)d%% on it becomes a conversation."
    ),
    PlanRule.TOPIC: gettext_lazy(
        "%(amount)d%% of the questions are about “%(text)s”. Keep it to %(limit)d%% at most, so "
        "the view stays wide."
    ),
    PlanRule.INCIDENT: gettext_lazy(
        "No question asks about something that really happened. “When did you last …” brings "
        "stories."
    ),
    PlanRule.DISCONFIRMING: gettext_lazy(
        "No question could prove you wrong. Ask for the bad day, or who should not do this work."
    ),
    PlanRule.REFERRAL: gettext_lazy(
        "No question asks who else to talk to. Make it the second-to-last one."
    ),
    PlanRule.REFERRAL_PLACE: gettext_lazy(
        "The best place to ask who else to talk to is second to last."
    ),
    PlanRule.NOT_ASKED: gettext_lazy("The last question is missing: “What did I not ask?”"),
    PlanRule.NOT_ASKED_PLACE: gettext_lazy("“What did I not ask?” belongs at the very end."),
    PlanRule.SENSITIVE: gettext_lazy("“%(text)s” is delicate: ask it in the second half."),
    PlanRule.LEVEL: gettext_lazy(
        "“%(text)s” suits people at another level. Somebody else may know it better."
    ),
    PlanRule.FUNCTION: gettext_lazy("“%(text)s” is about another kind of work than theirs."),
    PlanRule.STRATEGY: gettext_lazy(
        "“%(text)s” asks about decisions that are not made at their level. Ask how it feels in"
        " their own work instead."
    ),
    PlanRule.REPEATED: gettext_lazy(
        "%(amount)d%% of these questions were asked before. Up to %(limit)d%% lets you compare; "
        "the rest should be new."
    ),
    PlanRule.CORE: gettext_lazy(
        "Your conversations so far share some questions, and none of those is here. Asking "
        "everybody one same question lets you compare their answers."
    ),
    PlanRule.GOAL: gettext_lazy("No question serves your goal “%(text)s”."),
}


@dataclass(frozen=True)
class ReadyLine:
    """One line of the readiness list in words; ``where`` names the page that helps."""

    done: bool
    text: str
    where: str


def plan_findings(remarks: Iterable[PlanRemark]) -> list[Finding]:
    """Put the remarks about a plan into words."""
    return [Finding(str(each.rule), each.level, _said(each)) for each in remarks]


def _said(remark: PlanRemark) -> str:
    if remark.rule is PlanRule.ESSENTIALS:
        known = bank.by_key([remark.text])
        return ngettext(
            "An essential question is open, and the first three conversations should cover it:"
            " “%(text)s”",
            "%(amount)d essential questions are open, and the first three conversations should "
            "cover them. Start with: “%(text)s”",
            remark.amount,
        ) % {"amount": remark.amount, "text": known[0].text if known else remark.text}
    text = topics().get(remark.text, remark.text)
    figures = {"amount": remark.amount, "limit": remark.limit, "text": text}
    return str(SENTENCES[remark.rule]) % figures


def why_words(found: Iterable[Why]) -> str:
    return "; ".join(str(WHYS[why]) for why in found)


def common_words(found: Iterable[Shared]) -> list[str]:
    """Say what two people have in common."""
    circles = dict(Person.Circle.choices)
    return [
        str(COMMON[each.kind]) % (circles.get(each.name, each.name)) for each in found if each.name
    ]


def count_words(covered: Covered) -> str:
    """Say how many questions ask about a group, here and in all conversations."""
    here = ngettext("%d here", "%d here", covered.here) % covered.here
    if covered.altogether == covered.here:
        return here
    return _("%(here)s, %(whole)d in all") % {"here": here, "whole": covered.altogether}


def ready_words(lines: Sequence[Line]) -> list[ReadyLine]:
    """Put the readiness list into words; what is missing says what to do."""
    return [_ready(line) for line in lines]


def _ready(line: Line) -> ReadyLine:
    done, missing, where = READY[line.item]
    text = str(done if line.done else missing)
    return ReadyLine(line.done, text % {"amount": line.amount} if "%(" in text else text, where)


READY = {
    Ready.TIME: (
        gettext_lazy("A time is agreed"),
        gettext_lazy("No time is agreed yet"),
        "scheduling:conversation",
    ),
    Ready.READ: (
        gettext_lazy("You read about them"),
        gettext_lazy("Read something about them or their organization"),
        "prepare:dossier",
    ),
    Ready.ONLY_THEY: (
        gettext_lazy("You know what only they can tell you"),
        gettext_lazy("What can only this person tell you?"),
        "prepare:dossier",
    ),
    Ready.GOALS: (
        gettext_lazy("You know what you want to come away with"),
        gettext_lazy("What do you want to come away with?"),
        "prepare:plan",
    ),
    Ready.GOALS_ASKED: (
        gettext_lazy("Every goal has a question"),
        gettext_lazy("A goal has no question yet"),
        "prepare:plan",
    ),
    Ready.PLAN: (
        gettext_lazy("Your questions are planned"),
        gettext_lazy("Plan your questions; one click proposes a plan"),
        "prepare:plan",
    ),
    Ready.FITS: (
        gettext_lazy("They fit in the time"),
        gettext_lazy("%(amount)d minutes too many are planned"),
        "prepare:plan",
    ),
    Ready.MUSTS: (
        gettext_lazy("You know which ones must be asked"),
        gettext_lazy("Mark about four questions as a must"),
        "prepare:plan",
    ),
    Ready.OPEN: (
        gettext_lazy("They are open questions"),
        gettext_lazy("Only %(amount)d%% of them are open"),
        "prepare:plan",
    ),
    Ready.BLANKS: (
        gettext_lazy("No blanks are left"),
        gettext_lazy("A question still has a blank to fill in"),
        "prepare:plan",
    ),
    Ready.OPENING: (
        gettext_lazy("You know how you begin"),
        gettext_lazy("How do you begin?"),
        "prepare:brief",
    ),
    Ready.BACKGROUND: (
        gettext_lazy("You can say who you are in a minute"),
        gettext_lazy("Who are you, in one minute?"),
        "prepare:brief",
    ),
    Ready.PROOF: (
        gettext_lazy("Two things show that you are serious"),
        gettext_lazy("Choose two things that show you are serious"),
        "prepare:brief",
    ),
    Ready.CLOSING: (
        gettext_lazy("You know how you close"),
        gettext_lazy("How do you close?"),
        "prepare:brief",
    ),
}
