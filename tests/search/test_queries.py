from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from askaround.people import actions as people
from askaround.people.models import Person
from askaround.search import actions
from askaround.search.actions import Document
from askaround.search.models import SearchDocument
from askaround.search.queries import hits
from tests import factories

NAMES = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=40
).filter(lambda text: any(letter.isalpha() for letter in text))
WITH_DATABASE = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def found(space, typed, kinds=("person",), **options):
    return [hit.title for hit in hits(space=space, typed=typed, kinds=kinds, **options)]


@pytest.fixture
def dana(ada):
    return people.add_person(by=ada, full_name="Dana Whitfield", how_i_know="from the choir")


@pytest.mark.parametrize(
    "typed", ["dana", "DANA", "dän", "whitfield da", "d", "wh", "choir", "dana c", "da whit", "d w"]
)
def test_a_person_is_found_by_any_beginning(space, dana, typed):
    assert found(space, typed) == ["Dana Whitfield"]


@pytest.mark.parametrize("typed", ["ana", "dana hopper", "daxna"])
def test_other_words_find_nobody(space, dana, typed):
    assert found(space, typed) == []


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łukasz Wójcik", "lukasz wojcik"),
        ("Søren Ørsted", "soren orsted"),
        ("Groß, Jörg", "gross"),
        ("Nguyễn Thị Ánh", "nguyen thi anh"),
        ("Müller", "MÜLL"),
        ("山田太郎", "太郎"),
        ("김민수", "민수"),
        ("Фёдор Иванов", "федор"),
        ("José\u0301", "jose"),
    ],
)
def test_a_name_is_found_from_another_keyboard(ada, name, typed):
    people.add_person(by=ada, full_name=name)

    assert len(found(ada.space, typed)) == 1


def test_a_name_goes_before_the_same_word_elsewhere(ada):
    people.add_person(by=ada, full_name="Erin Ode", how_i_know="through Dana")
    people.add_person(by=ada, full_name="Dana Whitfield")

    assert found(ada.space, "dana") == ["Dana Whitfield", "Erin Ode"]


def test_a_name_goes_first_also_where_too_many_match_to_be_ordered(ada, monkeypatch):
    monkeypatch.setattr("askaround.search.queries.MOST_RANKED", 1)
    people.add_person(by=ada, full_name="Erin Ode", how_i_know="through Dana")
    people.add_person(by=ada, full_name="Dana Whitfield")

    assert found(ada.space, "dana") == ["Dana Whitfield", "Erin Ode"]
    assert found(ada.space, "dana", limit=1) == ["Dana Whitfield"]


def test_only_the_kinds_asked_for_are_found(ada, dana):
    people.add_note(by=ada, person=dana, text="Plays the cello")

    assert found(ada.space, "cello") == []
    assert len(hits(space=ada.space, typed="cello", kinds=["person", "note"])) == 1


def test_what_kind_a_document_is_cannot_be_typed(ada, dana):
    assert found(ada.space, "person") == []


def test_a_search_can_be_narrowed_to_some_owners(ada, dana):
    other = people.add_person(by=ada, full_name="Dana Hopper")

    among = Person.objects.filter(pk=other.pk)

    assert found(ada.space, "dana", among=among) == ["Dana Hopper"]


def test_nobody_finds_what_is_in_another_space(ada, dana):
    stranger = factories.author(factories.space("eve"))

    assert found(stranger.space, "dana") == []


@WITH_DATABASE
@given(typed=st.text())
def test_no_typed_text_breaks_the_query(space, dana, typed):
    for text in (typed, f"dana {typed}", f'"{typed}', f"{typed}*", f"title:{typed} OR"):
        hits(space=space, typed=text, kinds=["person", "note"])


@WITH_DATABASE
@given(name=NAMES)
def test_whatever_somebody_is_called_their_name_finds_them(space, name):
    document = Document("person", uuid4(), uuid4(), name)
    actions.add_new(space=space, documents=[document])

    seen = {hit.object_id for hit in hits(space=space, typed=name, kinds=["person"])}

    actions.drop(space=space, object_ids=[document.object_id])
    assert document.object_id in seen


def test_the_index_built_again_says_the_same(ada, dana):
    people.add_note(by=ada, person=dana, text="Plays the cello in Łódź")
    SearchDocument.objects.filter(kind="person").update(title="Never indexed")

    actions.reindex()

    assert found(ada.space, "never indexed") == ["Never indexed"]
    assert found(ada.space, "dana") == []
    assert len(hits(space=ada.space, typed="lodz", kinds=["note"])) == 1


def test_what_is_dropped_is_found_no_more_even_under_its_accents(ada):
    person = people.add_person(by=ada, full_name="Łukasz Ørsted")
    actions.drop(space=ada.space, object_ids=[person.pk])

    assert found(ada.space, "lukasz") == []
    assert found(ada.space, "orsted") == []


def test_among_nobody_nobody_is_found(space, dana):
    assert found(space, "dana", among=Person.objects.none()) == []
