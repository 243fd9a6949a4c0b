"""What was read: kept with its day, and put together as a dossier."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from askaround import access
from askaround.journal.actions import undo
from askaround.people import actions
from askaround.people.models import Source
from askaround.people.queries import about_one, dossier, roles_newest_first
from askaround.people.rules.reading import (
    BASICS,
    Basic,
    basics,
    business_search,
    occupation_search,
)
from tests import factories


def test_what_was_read_is_kept_with_the_day(ada):
    grace = factories.person(ada)

    source = actions.add_source(
        by=ada, about=grace, title=" An  interview\n", kind="newspaper", text="She plans towns.\r\n"
    )

    assert (source.person, source.title, source.read_on) == (grace, "An interview", ada.today)
    assert source.text == "She plans towns."
    undo(by=ada, change=ada.changes[-1])
    assert not Source.objects.exists()


def test_a_source_is_changed_and_removed(ada):
    source = actions.add_source(by=ada, about=factories.person(ada), title="A page")
    source.title = "Another page"
    actions.edit_source(by=ada, source=source, version=source.version)
    assert Source.objects.get().title == "Another page"

    actions.remove_source(by=ada, source=source)
    assert not Source.objects.exists()


def test_a_dossier_holds_the_person_their_places_and_the_paths(ada):
    grace = factories.colleague(ada, "Grace Hopper", "Acme")
    exploring = factories.exploration(ada)
    with ada.change("Added a path") as change:
        path = factories.add_path(change, exploring, "Planning")
    place = grace.roles.get().organization
    for about, title in ((grace, "Interview"), (place, "About us"), (path, "A book")):
        actions.add_source(by=ada, about=about, title=title, kind="library", text=f"On {title}.")
    other = factories.person(ada, "Somebody Else")
    actions.add_source(by=ada, about=other, title="Elsewhere")

    found = dossier(
        grace,
        sources=access.sources(ada.space),
        roles=roles_newest_first(grace),
        paths=access.paths(ada.space),
    )

    assert [[each.title for each in read.sources] for read in found.all] == [
        ["Interview"],
        ["About us"],
        ["A book"],
    ]
    assert "On About us." in found.text
    assert "Elsewhere" not in found.text
    assert {each.basic for each in found.paths[0].basics if each.known} == {Basic.WORK}


def test_first_and_last_reading_are_known(ada):
    grace = factories.person(ada)
    for back in (0, 30, 7):
        day = ada.today - timedelta(days=back)
        actions.add_source(by=ada, about=grace, title=f"{back} days ago", read_on=day)

    read = about_one(access.sources(ada.space), grace)

    assert (read.first_read_on, read.last_read_on) == (date(2026, 1, 31), ada.today)
    assert read.sources[0].title == "0 days ago"


@given(st.sets(st.sampled_from(Source.Kind.values)))
def test_a_basic_is_known_when_a_source_tells_it(kinds):
    for each in basics(kinds):
        assert each.known == bool(BASICS[each.basic] & kinds)


def test_every_kind_of_source_tells_something():
    assert set().union(*BASICS.values()) == set(Source.Kind.values)


def test_search_addresses_survive_any_name():
    assert occupation_search("R&D / <b>") == (
        "https://www.onetonline.org/find/result?s=R%26D+%2F+%3Cb%3E"
    )
    assert business_search("Acme", "Gent").endswith("?keyword=Acme&location=Gent")
    assert business_search("Acme").endswith("?keyword=Acme")
