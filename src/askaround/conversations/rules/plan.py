"""Which questions to ask, in which order: a plan for one person, one length and one purpose.

Pure and deterministic. The shape is that of the domain rules (3), a plan for 20 minutes of talking:
1 opening, 2 tours, 2 incidents, 1 contrast, 1 disconfirming, 1 advice, 1 referral, 1 "what did I
not ask", four of them *must*. It is filled from what matters most until the minutes are used up.

Numbers:
    5 minutes are left free                            domain rules, 3
    at most 10 main questions in 30 minutes            domain rules, 4 (`rules.timer`)
    four are musts                                     domain rules, 3
    at most 60 % were asked in earlier conversations   domain rules, 3
    3 first conversations cover the essentials         R68
    up to 20 minutes, a question gets a minute less    house rule: short meetings, short answers
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from askaround.conversations.rules.occasions import (
    Occasion,
    early_sensitive,
    in_order,
    is_due,
    name_of,
    repeated,
    suits,
)
from askaround.conversations.rules.plan_questions import Asking, Role
from askaround.preparation.bank.question import FEWEST_MINUTES, PRIORITIES

MUSTS = 4
MOST_REPEATED = 0.6
SHORT_MEETING = 20
LONG_MEETING = 45
"""From here on there is room for a sensitive question, and for a second one on a topic."""
MOST_FOLLOW_UPS = 3
"""House rule: the probes at hand are better follow-ups than any that were written beforehand."""

SERVING = "serving"
SENSITIVE = "sensitive"
Slot = Role | str
USUAL: tuple[Slot, ...] = (
    *(Role.NOT_ASKED, Role.REFERRAL, Role.DISCONFIRMING, Role.TOUR, Role.INCIDENT, Role.OPENING),
    *(SERVING, Role.ADVICE, Role.TOUR, Role.CONTRAST, Role.INCIDENT, SERVING),
)
COMPANY: tuple[Slot, ...] = (
    *(Role.NOT_ASKED, Role.REFERRAL, Role.DISCONFIRMING, Role.ORGANIZATION, Role.TOUR),
    *(Role.INCIDENT, Role.OPENING, Role.ORGANIZATION, SERVING, Role.ADVICE, Role.ORGANIZATION),
    *(Role.TOUR, SERVING),
)
MORE: tuple[Slot, ...] = (
    *(Role.OWN_SKILLS, Role.EVALUATION, SENSITIVE, Role.INCIDENT, Role.TOUR, Role.CONTRAST),
    *(SERVING, Role.INCIDENT, Role.EVALUATION, Role.TOUR, Role.ADVICE, Role.CONTRAST),
)
"""What follows where there is time left."""
CORE = frozenset({Role.NOT_ASKED, Role.REFERRAL, Role.DISCONFIRMING, Role.TOUR})
"""Here the question of the last conversation is asked again, so that answers can be compared."""


@dataclass
class _Plan:
    """A plan that is being filled."""

    occasion: Occasion
    kept: list[Asking] = field(default_factory=list)
    chosen: list[tuple[Slot, Asking]] = field(default_factory=list)

    @property
    def all(self) -> list[Asking]:
        return [*self.kept, *(question for _slot, question in self.chosen)]

    @property
    def left(self) -> int:
        return self.occasion.budget - sum(question.minutes for question in self.all)

    @property
    def is_full(self) -> bool:
        return sum(not question.parent for question in self.all) >= self.occasion.most

    def has(self, question: Asking) -> bool:
        names = {question.key, question.bank_key or question.key}
        return any(names & {each.key, each.bank_key} for each in self.all)

    def of_topic(self, topic: str) -> int:
        return sum(each.topic == topic and not each.is_frame for each in self.all)


def propose(
    pool: Sequence[Asking], occasion: Occasion, *, kept: Iterable[Asking] = ()
) -> list[Asking]:
    """Return a plan from ``pool``, in the order of asking, with minutes, priorities and parents.

    ``kept`` are questions that stand already; they stay, in their place among the others. A
    question that serves an open one of the exploration stands in the pool before the others.
    """
    plan = _Plan(occasion, list(kept))
    suiting = [_timed(each, occasion) for each in pool if suits(each, occasion)]
    mains = [each for each in suiting if not each.follows]
    for slot in _slots(occasion, plan.kept):
        if not plan.is_full:
            _fill(plan, slot, mains)
    _vary(plan, mains)
    _follow_up(plan, [each for each in suiting if each.follows])
    return _without_early_sensitive(in_order(_weighed(plan)), plan.kept)


def _slots(occasion: Occasion, kept: Sequence[Asking]) -> list[Slot]:
    """Return what to look for, the most important first, without what stands there already."""
    shape = COMPANY if occasion.goal == "organization" else USUAL
    slots: list[Slot] = [*shape, *MORE]
    for question in kept:
        roles: list[Slot] = sorted(question.roles, key=lambda role: (role not in shape, role))
        taken = next((role for role in roles if role in slots), SERVING)
        if taken in slots:
            slots.remove(taken)
    return slots


def _fill(plan: _Plan, slot: Slot, mains: Sequence[Asking]) -> None:
    fitting = [each for each in mains if _may_stand(each, slot, plan)]
    if fitting:
        order = {each.key: place for place, each in enumerate(mains)}
        best = min(fitting, key=lambda each: (*_rank(each, slot, plan), order[each.key]))
        plan.chosen.append((slot, best))


def _may_stand(question: Asking, slot: Slot, plan: _Plan) -> bool:
    if not _does(question, slot) or question.minutes > plan.left or plan.has(question):
        return False
    most = 2 if plan.occasion.minutes >= LONG_MEETING else 1
    full = question.topic and not question.is_frame and plan.of_topic(question.topic) >= most
    if full and not question.serves:
        return False
    return slot == SENSITIVE or bool(question.serves) or not question.is_sensitive


def _does(question: Asking, slot: Slot) -> bool:
    if slot == SERVING:
        return bool(question.serves) and not question.is_frame
    if slot == SENSITIVE:
        return question.topic == "pay-benefits" and question.is_sensitive
    return slot in question.roles and (not question.is_frame or slot in _FRAME)


_FRAME = frozenset({Role.NOT_ASKED, Role.REFERRAL})


def _rank(question: Asking, slot: Slot, plan: _Plan) -> tuple[int, ...]:
    """Return what speaks for a question, the weightiest first; smaller is better."""
    occasion = plan.occasion
    named = (question.levels, question.functions, question.goals, question.stages)
    again = name_of(question) in occasion.earlier
    same_again = again and slot in CORE
    return (
        not is_due(question, occasion),
        not question.serves,
        slot == Role.CONTRAST and occasion.skills and Role.OWN_SKILLS not in question.roles,
        again and not same_again,
        not same_again,
        plan.of_topic(question.topic),
        PRIORITIES.index(question.priority),
        -sum(map(bool, named)),
    )


def _vary(plan: _Plan, mains: Sequence[Asking]) -> None:
    """Take other questions instead of repeated ones until enough are new."""
    for slot, question in [*plan.chosen[::-1]]:
        again = len(repeated(plan.all, plan.occasion))
        if again <= MOST_REPEATED * len(plan.all):
            return
        if name_of(question) in plan.occasion.earlier:
            plan.chosen.remove((slot, question))
            fresh = [each for each in mains if name_of(each) not in plan.occasion.earlier]
            _fill(plan, slot, fresh)


def _follow_up(plan: _Plan, follow_ups: Sequence[Asking]) -> None:
    """Put what builds on a chosen question behind it, where minutes are left."""
    by_bank_key = {each.bank_key: each for each in plan.all if each.bank_key and not each.parent}
    added = 0
    for each in follow_ups:
        parent = by_bank_key.get(each.follows)
        fits = each.minutes <= plan.left and not plan.has(each) and not each.is_sensitive
        fresh = name_of(each) not in plan.occasion.earlier
        if parent is not None and fits and fresh and added < MOST_FOLLOW_UPS:
            plan.chosen.append(("", replace(each, parent=parent.key, priority="could")))
            added += 1


def _timed(question: Asking, occasion: Occasion) -> Asking:
    if occasion.minutes > SHORT_MEETING:
        return question
    return replace(question, minutes=max(FEWEST_MINUTES, question.minutes - 1))


def _weighed(plan: _Plan) -> list[Asking]:
    """Mark what must be asked: essentials, open questions, the doubt, and whom else to ask."""
    musts = sum(each.priority == "must" for each in plan.kept)
    mains = [(slot, each) for slot, each in plan.chosen if not each.parent]
    ranked = sorted(mains, key=lambda pair: _weight(pair[0], pair[1], plan.occasion))
    must = {each.key for _slot, each in ranked[: max(0, MUSTS - musts)]}
    found = list(plan.kept)
    for _slot, each in plan.chosen:
        priority = each.priority if each.parent else ("must" if each.key in must else "should")
        found.append(replace(each, priority=priority))
    return found


def _weight(slot: Slot, question: Asking, occasion: Occasion) -> int:
    order: tuple[bool, ...] = (
        is_due(question, occasion),
        slot == Role.REFERRAL,
        bool(question.serves),
        slot == Role.DISCONFIRMING,
        slot == Role.INCIDENT,
        slot == Role.TOUR,
    )
    return next((place for place, holds in enumerate(order) if holds), len(order))


def _without_early_sensitive(ordered: list[Asking], kept: Sequence[Asking]) -> list[Asking]:
    """Leave out a proposed sensitive question that would come in the first half."""
    early = {each.key for each in early_sensitive(ordered)} - {each.key for each in kept}
    if not early:
        return ordered
    remaining = [each for each in ordered if each.key not in early and each.parent not in early]
    return _without_early_sensitive(remaining, kept)
