"""The ledger shows what is first of each kind, and leads to every line of it."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from askaround.followup import actions, queries
from askaround.followup.models import Tie
from askaround.people.models import Person, Role, Source
from tests import factories

pytestmark = pytest.mark.usefixtures("monday_noon")


@pytest.fixture
def grace(ada):
    return factories.person(ada, "Grace Hopper")


def ledger(client, **asked):
    return client.get(reverse("followup:ledger"), asked).content.decode()


def lines(page, kind):
    """What the lines of one kind say, in order."""
    pieces = re.findall(rf'<li class="piece"[^>]*id="{kind}-.*?</li>', page, re.DOTALL)
    return [re.search(r"<a [^>]*>([^<]+)</a>", piece)[1] for piece in pieces]


def test_sixteen_pieces_of_advice_take_two_pages(client, ada, grace):
    for number in range(16):
        actions.add_advice(by=ada, person=grace, text=f"Advice {number:02d}")

    overview = ledger(client)
    assert len(lines(overview, "advice")) == 5
    assert ">All 16</a>" in overview

    first = ledger(client, show="advice")
    assert lines(first, "advice")[:5] == lines(overview, "advice")
    assert "?show=advice&amp;from=15" in first

    second = ledger(client, show="advice", **{"from": "15"})
    assert len(lines(second, "advice")) == 1
    found = {*lines(first, "advice"), *lines(second, "advice")}
    assert found == {f"Advice {number:02d}" for number in range(16)}
    assert "from=30" not in second
    assert "Back to the beginning" in second


def test_what_is_over_follows_what_is_open(client, ada, grace):
    for number in range(16):
        promise = actions.add_promise(by=ada, person=grace, text=f"Promise {number:02d}")
        if number < 2:
            actions.note_kept(by=ada, promise=promise)

    assert len(lines(ledger(client), "promise")) == 5
    kept = {"Promise 00", "Promise 01"}
    first = lines(ledger(client, show="promises"), "promise")
    last = lines(ledger(client, show="promises", **{"from": "15"}), "promise")
    assert {*first[-1:], *last} == kept


def test_suggestions_are_paged_by_how_far_they_came(client, ada, grace):
    for number in range(16):
        to = factories.person(ada, f"Person {number:02d}")
        actions.add_referral(by=ada, person=grace, to=to)
    factories.conversation(
        ada,
        to,
        started_at=ada.now + timedelta(minutes=1),
        ended_at=ada.now + timedelta(minutes=20),
    )

    assert lines(ledger(client), "referral")[0] == "Person 15"  # to be told of
    found = [*lines(ledger(client, show="referrals"), "referral")]
    found += lines(ledger(client, show="referrals", **{"from": "15"}), "referral")
    assert sorted(found) == [f"Person {number:02d}" for number in range(16)]


@pytest.mark.parametrize("start", ["-1", "3", "x", "²", "123456789"])
def test_nonsense_begins_at_the_beginning(client, ada, grace, start):
    actions.add_advice(by=ada, person=grace, text="Read the tender rules")

    page = ledger(client, show="advice", **{"from": start})

    assert lines(page, "advice") == ["Read the tender rules"]


def silent(by, name, *, days, **fields):
    """Somebody to keep in touch with, and so many days ago the last contact."""
    person = factories.person(by, name, **fields)
    with by.change("Noted") as change:
        change.add(Tie(person=person))
    at = by.now - timedelta(days=days)
    Person.objects.filter(pk=person.pk).update(last_contact_at=at)  # derived, as by an event
    return person


def come(by, start=0, most=15):
    part = queries.Part(start=start, most=most, open_only=True)
    letters = queries.post(by.space)
    some, number = queries.come(by.space, now=by.now, letters=letters, part=part)
    return [each.person.full_name for each in some.rows], some.more, number


def test_whoever_has_news_comes_first_and_the_longest_silence_next(ada):
    silent(ada, "Ana", days=200)
    silent(ada, "Bo", days=300)
    news = silent(ada, "Cy", days=150)
    silent(ada, "Di", days=20)
    with ada.change("Read") as change:
        change.add(Source(person=news, title="Trams for Leeds", read_on=ada.today))

    assert come(ada) == (["Cy", "Bo", "Ana"], False, 3)
    assert come(ada, most=1) == (["Cy"], True, 3)
    assert come(ada, start=1, most=2) == (["Bo", "Ana"], False, 3)


def test_nobody_comes_who_rests_or_is_about_to_talk_or_is_left_alone(ada):
    resting = silent(ada, "Ana", days=200)
    Tie.objects.filter(person=resting).update(stage=Tie.Stage.RESTING)
    factories.conversation(ada, silent(ada, "Bo", days=200))
    silent(ada, "Cy", days=200, never_again=True)

    assert come(ada) == ([], False, 0)


@pytest.mark.parametrize(("months", "comes"), [(1, True), (2, False)])
def test_a_tie_may_have_a_pace_of_its_own(ada, months, comes):
    person = silent(ada, "Ana", days=45)
    Tie.objects.filter(person=person).update(months=months)

    assert come(ada)[0] == (["Ana"] if comes else [])


def test_a_talk_begins_the_months_anew_though_nobody_pressed_done(ada):
    person = silent(ada, "Ana", days=200)
    factories.conversation(ada, person, on=(ada.now - timedelta(days=30)).date())

    assert come(ada) == ([], False, 0)


def test_those_of_whom_the_database_thinks_are_those_of_the_rules(ada):
    """The same people as the page of everybody has, which reads them one by one."""
    for days in range(30, 420, 13):
        person = silent(ada, f"Person {days:03d}", days=days)
        if days % 2:
            factories.conversation(ada, person, on=(ada.now - timedelta(days=days + 25)).date())
        if days % 3 == 0:
            with ada.change("A role") as change:
                change.add(Role(person=person, title="Engineer", started="2026-01"))
    every = queries.touches(
        Person.objects.filter(space=ada.space),
        space=ada.space,
        now=ada.now,
        talks=queries.talks(ada.space, ada.now),
        letters=queries.post(ada.space),
    )
    expected = [each.person.full_name for each in every if each.state in {"due", "no-reason"}]

    names, _more, number = come(ada, most=50)

    assert sorted(names) == sorted(expected)
    assert number == len(expected)
