"""The referral tree of an exploration and of a person, asked of the database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from askaround.followup import actions, queries
from askaround.followup.queries import NodeState
from askaround.outreach.models import Ask, Introduction
from askaround.people.actions import add_event
from tests import factories


def held(by, person, began, **fields):
    return factories.conversation(
        by,
        person,
        on=began.date(),
        started_at=began,
        ended_at=began + timedelta(minutes=30),
        **fields,
    )


@pytest.fixture
def exploration(ada):
    return factories.exploration(ada)


@pytest.fixture
def people(ada):
    return {name: factories.person(ada, name) for name in ("Ana", "Ben", "Cem", "Dan")}


def names(tree):
    return [(node.name, node.place.generation) for node in tree.nodes]


def test_referrals_requests_and_introductions_make_one_tree(ada, space, exploration, people):
    talk = held(ada, people["Ana"], datetime(2026, 2, 1, 9, tzinfo=UTC), exploration=exploration)
    actions.add_referral(
        by=ada,
        person=people["Ana"],
        to=people["Ben"],
        conversation=talk,
        suggested_on=date(2026, 2, 1),
    )
    with ada.change("Asked") as change:
        change.add(Ask(person=people["Cem"], exploration=exploration, referrer=people["Ben"]))
        change.add(
            Introduction(
                exploration=exploration,
                introducer=people["Cem"],
                person=people["Dan"],
                state="introduced",
                state_at=ada.now,
            )
        )

    found = queries.tree(space, now=ada.now, exploration=exploration)

    assert names(found) == [("Ana", 0), ("Ben", 1), ("Cem", 2), ("Dan", 3)]
    assert found.nodes[0].state is NodeState.MET
    assert [node.root for node in found.nodes] == [people["Ana"].pk] * 4


def test_an_introduction_that_was_only_asked_for_led_to_nobody(ada, space, exploration, people):
    with ada.change("Asked") as change:
        change.add(
            Introduction(
                exploration=exploration,
                introducer=people["Cem"],
                person=people["Dan"],
                state="asked",
                state_at=ada.now,
            )
        )

    assert queries.edges(space, now=ada.now) == []


def test_whoever_i_had_talked_with_before_is_a_branch_of_their_own(ada, space, people):
    held(ada, people["Ben"], datetime(2026, 1, 5, 9, tzinfo=UTC))
    actions.add_referral(
        by=ada, person=people["Ana"], to=people["Ben"], suggested_on=date(2026, 2, 1)
    )

    assert queries.edges(space, now=ada.now) == []


def test_what_belongs_to_another_exploration_is_left_out(ada, space, exploration, people):
    other = factories.exploration(ada, "Another")
    with ada.change("Asked") as change:
        change.add(Ask(person=people["Ben"], exploration=other, referrer=people["Ana"]))
        change.add(Ask(person=people["Cem"], exploration=exploration, referrer=people["Ana"]))

    assert queries.edges(space, now=ada.now, exploration=exploration) == [
        (people["Ana"].pk, people["Cem"].pk)
    ]
    assert len(queries.edges(space, now=ada.now)) == 2


def test_the_tree_of_a_person_has_those_above_and_below_and_nobody_beside(ada, space, people):
    for source, target in (("Ana", "Ben"), ("Ana", "Cem"), ("Ben", "Dan")):
        actions.add_referral(by=ada, person=people[source], to=people[target])
    actions.add_referral(by=ada, person=people["Ben"], sought="somebody in tenders")

    found = queries.tree(space, now=ada.now, around=people["Ben"])

    assert names(found) == [("Ana", 0), ("Ben", 1), ("Dan", 2), ("somebody in tenders", 2)]
    assert found.nodes[-1].state is NodeState.UNNAMED
    assert [node.place.row for node in found.nodes] == [0, 1, 2, 3]


def test_somebody_on_no_edge_has_an_empty_tree(ada, space, people):
    assert queries.tree(space, now=ada.now, around=people["Ana"]).nodes == []


def test_one_employer_counts_as_one_voice_across_branches(ada, space, exploration):
    ben = factories.colleague(ada, "Ben", "Mill")
    dan = factories.colleague(ada, "Dan", "Mill")
    eve = factories.person(ada, "Eve")
    for person in (ben, dan, eve):
        held(ada, person, datetime(2026, 2, 1, 9, tzinfo=UTC), exploration=exploration)

    found = queries.tree(space, now=ada.now, exploration=exploration)

    assert (found.met, found.branches_met, found.voices) == (3, 3, 2)


def test_reach_is_gained_by_those_i_never_knew_before_they_were_suggested(ada, space, people):
    friend = factories.person(ada, "Friend", circle="friend")
    add_event(by=ada, person=people["Cem"], kind="message", at=datetime(2025, 1, 1, tzinfo=UTC))
    for target in (people["Ben"], people["Cem"], friend):
        actions.add_referral(by=ada, person=people["Ana"], to=target)

    assert queries.tree(space, now=ada.now).reached == ["Ben"]


def test_each_generation_says_what_it_brought(ada, space, exploration, people):
    held(ada, people["Ana"], datetime(2026, 2, 1, 9, tzinfo=UTC), exploration=exploration)
    for target in ("Ben", "Cem"):
        actions.add_referral(
            by=ada, person=people["Ana"], to=people[target], suggested_on=date(2026, 2, 1)
        )
    with ada.change("Asked") as change:
        change.add(Ask(person=people["Ben"], exploration=exploration, sent_at=ada.now))
    held(ada, people["Cem"], datetime(2026, 2, 20, 9, tzinfo=UTC), exploration=exploration)

    rows = queries.tree(space, now=ada.now, exploration=exploration).generations

    assert [(row.people, row.asked, row.met, row.led_on) for row in rows] == [
        (1, 1, 1, 1),
        (2, 2, 1, 0),
    ]
