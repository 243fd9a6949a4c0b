from datetime import timedelta

import pytest

from askaround import access
from askaround.outreach import actions
from askaround.outreach.ranking import ALL_TERMS, ask_first
from askaround.people.models import Acquaintance
from askaround.people.rules.ranking import TermCode
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def exploration(ada):
    found = factories.exploration(ada, "Could I live in museum conservation?")
    with ada.change("Added a path") as change:
        factories.add_path(change, found, "Conservation")
    return found


def proposals(by, exploration, **options):
    return ask_first(
        space=by.space,
        exploration=exploration,
        about="museum conservation",
        people=access.people(by.space),
        asks=access.asks(by.space),
        now=by.now,
        **options,
    )


def names(found):
    return [each.person.full_name for each in found]


def test_somebody_whose_work_fits_and_whom_i_know_a_little_comes_first(ada, exploration):
    factories.person(ada, "Never Spoken", closeness=0)
    factories.person(ada, "Close Friend", closeness=4)
    conservator = factories.colleague(ada, "Paper Conservator", "Conservation Lab")
    conservator.closeness = 2
    with ada.change("Closer") as change:
        change.save(conservator)

    found = proposals(ada, exploration)

    assert names(found) == ["Paper Conservator", "Close Friend", "Never Spoken"]
    assert TermCode.FIT in {t.code for t in found[0].ranked.terms if t.contribution > 0}


def test_a_teacher_from_memory_is_taken_for_somebody_known_a_little(ada, exploration):
    factories.person(ada, "Somebody")
    factories.person(ada, "Mrs. Okafor", circle="teacher")

    assert names(proposals(ada, exploration)) == ["Mrs. Okafor", "Somebody"]


def test_people_already_asked_or_never_to_be_asked_are_not_proposed(ada, exploration):
    asked = factories.person(ada, "Asked Already", closeness=2)
    factories.person(ada, "Never Again", closeness=2, never_again=True)
    factories.person(ada, "Free To Ask", closeness=2)
    actions.begin_ask(by=ada, person=asked, exploration=exploration)

    assert names(proposals(ada, exploration)) == ["Free To Ask"]


def test_an_introduction_is_a_reason_with_a_name(ada, exploration):
    raj = factories.person(ada, "Raj Patel", closeness=4)
    far = factories.person(ada, "Far Away")
    with ada.change("Raj knows them") as change:
        change.add(Acquaintance(introducer=raj, person=far))

    found = {each.person.full_name: each for each in proposals(ada, exploration)}

    warm = next(t for t in found["Far Away"].ranked.terms if t.code is TermCode.WARM_ROUTE)
    assert warm.about == {"introducer": "Raj Patel"}


def test_a_term_that_is_switched_off_counts_for_nothing(ada, exploration):
    factories.person(ada, "Somebody", closeness=2)

    whole = proposals(ada, exploration)[0].ranked
    without = proposals(ada, exploration, terms=ALL_TERMS - {TermCode.TIE})[0].ranked

    tie = next(t.contribution for t in whole.terms if t.code is TermCode.TIE)
    assert whole.score - without.score == pytest.approx(tie)


def test_long_silence_counts_from_the_day_we_connected(ada, exploration):
    factories.person(ada, "Old Contact", known_since=(ada.now - timedelta(days=4 * 365)).date())

    terms = {t.code: t for t in proposals(ada, exploration)[0].ranked.terms}

    assert terms[TermCode.DORMANT].about == {"years": 4}


@pytest.mark.parametrize("count", [1, 3])
def test_a_longer_list_costs_no_more_queries(ada, exploration, count, django_assert_num_queries):
    for number in range(count):
        factories.colleague(ada, f"Person {number}", f"Place {number}")

    with django_assert_num_queries(6):
        proposals(ada, exploration)
