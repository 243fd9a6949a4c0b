"""Whatever is done and taken back, in whatever order: taking back the rest leads to the start."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from askaround.accounts.models import Kept
from askaround.archive import derived
from askaround.insight.actions import believing, deciding
from askaround.insight.models import Belief, Decision
from askaround.journal import actions as journal
from askaround.journal import queries
from askaround.journal.models import Change
from askaround.letters import actions as letters
from askaround.letters.models import Letter
from askaround.outreach import actions as outreach
from askaround.outreach.models import Ask, Introduction, Message
from askaround.people import actions as people
from askaround.people import joining
from askaround.people.models import (
    Acquaintance,
    ContactPoint,
    Event,
    Merge,
    Person,
    Role,
    SavedView,
    Tagging,
)
from askaround.people.rules.incoming import IncomingRole
from askaround.research import actions as research
from askaround.research.models import Exploration, Organization
from askaround.search.models import SearchDocument
from tests import factories

ODD_MOMENT = factories.MONDAY_NOON + timedelta(microseconds=123_456)
WORDS = st.sampled_from(["Acme", "acme", "Lakeside", "Été", "x"])
NAMES = st.sampled_from(["Dana Whitfield", "Omar Haddad", "Grace Hopper", "Ida"])
REFUSALS = (
    people.CannotIntroduce,
    people.CannotRename,
    people.NameTaken,
    people.NeedsRole,
    joining.CannotMerge,
    joining.CannotTakeApart,
    outreach.CannotAsk,
    outreach.CannotIntroduce,
    journal.CannotUndo,
    letters.CannotWrite,
)
"""What an action may answer instead of acting; then it must have changed nothing."""


class NothingThere(Exception):
    """There is no row of this kind to do something with."""


class Hand:
    """Draws rows and words for one action."""

    def __init__(self, data):
        self.data = data

    def draw(self, strategy):
        return self.data.draw(strategy)

    def some(self, model):
        rows = list(model._default_manager.order_by("id"))
        if not rows:
            raise NothingThere
        return self.draw(st.sampled_from(rows))


def add_person(by, hand):
    people.add_person(
        by=by,
        full_name=hand.draw(NAMES),
        roles=[IncomingRole("Engineer", hand.draw(WORDS))],
        emails=["somebody@example.org"],
        tags=[hand.draw(WORDS)],
        note="Met at the fair",
    )


def edit_person(by, hand):
    people.edit_person(by=by, person=hand.some(Person), full_name=hand.draw(NAMES))


def remove_person(by, hand):
    people.remove_person(by=by, person=hand.some(Person))


def add_role(by, hand):
    people.add_role(by=by, person=hand.some(Person), organization_name=hand.draw(WORDS))


def edit_role(by, hand):
    people.edit_role(
        by=by,
        role=hand.some(Role),
        title="Head of everything",
        organization_name=hand.draw(WORDS),
        started="2019",
        ended="",
    )


def remove_role(by, hand):
    people.remove_role(by=by, role=hand.some(Role))


def rename_organization(by, hand):
    people.edit_organization(
        by=by,
        organization=hand.some(Organization),
        name=hand.draw(WORDS),
        website="",
        location="",
        known="",
    )


def remove_organization(by, hand):
    people.remove_organization(by=by, organization=hand.some(Organization))


def tag(by, hand):
    people.add_tag(by=by, person=hand.some(Person), name=hand.draw(WORDS))


def untag(by, hand):
    tagging = hand.some(Tagging)
    people.remove_tag(by=by, person=tagging.person, name=tagging.tag.name)


def add_contact_point(by, hand):
    people.add_contact_point(by=by, person=hand.some(Person), value="other@example.org")


def remove_contact_point(by, hand):
    people.remove_contact_point(by=by, contact_point=hand.some(ContactPoint))


def add_event(by, hand):
    people.add_event(by=by, person=hand.some(Person), kind="met", at=by.now, text="At the fair")


def remove_event(by, hand):
    people.remove_event(by=by, event=hand.some(Event))


def introduce(by, hand):
    people.add_acquaintance(by=by, introducer=hand.some(Person), person=hand.some(Person))


def forget_introducer(by, hand):
    people.remove_acquaintance(by=by, acquaintance=hand.some(Acquaintance))


def save_view(by, hand):
    people.save_view(by=by, name=hand.draw(WORDS), query=f"q={hand.draw(WORDS)}")


def remove_view(by, hand):
    people.remove_view(by=by, view=hand.some(SavedView))


def put_together(by, hand):
    joining.merge(by=by, kept=hand.some(Person), other=hand.some(Person))


def take_apart(by, hand):
    joining.take_apart(by=by, merge=hand.some(Merge))


def tell_apart(by, hand):
    one, other = hand.some(Person), hand.some(Person)
    if one != other:
        joining.tell_apart(by=by, first=one, second=other)


def ask(by, hand):
    outreach.begin_ask(
        by=by,
        person=hand.some(Person),
        exploration=hand.some(Exploration),
        referrer=hand.some(Person),
    )


def send(by, hand):
    outreach.mark_sent(by=by, message=hand.some(Message))


def reply(by, hand):
    outreach.record_reply(by=by, ask=hand.some(Ask), answer="yes", text="Gladly")


def rest(by, hand):
    outreach.let_rest(by=by, ask=hand.some(Ask))


def reopen(by, hand):
    outreach.reopen(by=by, ask=hand.some(Ask))


def remove_ask(by, hand):
    outreach.remove_ask(by=by, ask=hand.some(Ask))


def begin_introduction(by, hand):
    outreach.begin_introduction(
        by=by,
        introducer=hand.some(Person),
        person=hand.some(Person),
        exploration=hand.some(Exploration),
    )


def move_introduction(by, hand):
    outreach.move_introduction(by=by, introduction=hand.some(Introduction), to="asked")


def begin_exploration(by, hand):
    research.begin_exploration(
        by=by, title=hand.draw(WORDS), decide_on=None, goal="occupation", paths=[hand.draw(WORDS)]
    )


def remove_exploration(by, hand):
    research.remove_exploration(by=by, exploration=hand.some(Exploration))


def write_letter(by, hand):
    letters.begin_letter(by=by, person=hand.some(Person), kind="touch")


def send_letter(by, hand):
    letters.mark_sent(by=by, letter=hand.some(Letter))


def drop_letter(by, hand):
    letters.drop_letter(by=by, letter=hand.some(Letter))


def believe(by, hand):
    believing.write_belief(
        by=by, exploration=hand.some(Exploration), text=hand.draw(WORDS), percent=70
    )


def score_belief(by, hand):
    believing.score_belief(
        by=by, belief=hand.some(Belief), came_true=False, lesson=hand.draw(WORDS)
    )


def decide(by, hand):
    deciding.decide(by=by, exploration=hand.some(Exploration), text=hand.draw(WORDS))


def look_back(by, hand):
    deciding.look_back(by=by, decision=hand.some(Decision), text=hand.draw(WORDS))


def remove_decision(by, hand):
    deciding.remove_decision(by=by, decision=hand.some(Decision))


def undo_any(by, hand):
    """Take back something that may lie long before the last change."""
    journal.undo(by=by, change=hand.some(Change))


def undo_last(by, hand):
    newest = queries.newest_first(Change.objects.all()).first()
    if newest is None:
        raise NothingThere
    journal.undo(by=by, change=newest)


def redo_any(by, hand):
    """Do again something that may have been undone long before the last change."""
    journal.redo(by=by, change=hand.some(Change))


ACTIONS = [
    add_person,
    edit_person,
    remove_person,
    add_role,
    edit_role,
    remove_role,
    rename_organization,
    remove_organization,
    tag,
    untag,
    add_contact_point,
    remove_contact_point,
    add_event,
    remove_event,
    introduce,
    forget_introducer,
    save_view,
    remove_view,
    put_together,
    take_apart,
    tell_apart,
    ask,
    send,
    reply,
    rest,
    reopen,
    remove_ask,
    begin_introduction,
    move_introduction,
    begin_exploration,
    remove_exploration,
    write_letter,
    send_letter,
    drop_letter,
    believe,
    score_belief,
    decide,
    look_back,
    remove_decision,
    undo_any,
    undo_last,
    redo_any,
]


def everything():
    """Every row of every kind as it stands, but for its bookkeeping."""
    models = apps.get_app_config("askaround").get_models()
    return {
        (model.__name__, row.pk): [getattr(row, field.attname) for field in model.stored_fields()]
        for model in models
        if issubclass(model, Kept)
        for row in model._default_manager.all()
    }


def found():
    """What the search knows."""
    return set(SearchDocument.objects.values_list("owner_id", "title", "body"))


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), steps=st.lists(st.sampled_from(ACTIONS), min_size=3, max_size=25))
def test_after_any_acts_and_undos_the_rest_can_be_taken_back_to_the_start(data, steps):
    with transaction.atomic():
        by = factories.author(factories.space("ada"), now=ODD_MOMENT)
        add_person(by, Hand(data))
        add_person(by, Hand(data))
        begin_exploration(by, Hand(data))
        Change.objects.all().delete()
        start, known = everything(), found()

        for step in steps:
            before = everything()
            try:
                step(by, Hand(data))
            except NothingThere:
                continue
            except REFUSALS:
                assert everything() == before, f"{step.__name__} was refused, but did something"
            connection.check_constraints()
        while newest := queries.newest_first(Change.objects.all()).first():
            journal.undo(by=by, change=newest)

        connection.check_constraints()
        assert everything() == start
        assert found() == known
        derived.rebuild(space=by.space)
        assert found() == known
        transaction.set_rollback(True)
