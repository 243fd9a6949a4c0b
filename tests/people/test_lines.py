import pytest

from askaround.people import actions
from askaround.people.models import Acquaintance, Person


def test_one_line_brings_a_person_with_all_that_it_says(ada):
    person = actions.add_from_line(
        by=ada,
        line="Dana Whitfield, data lead at Acme, met at the career fair, dana@acme.org #fair",
    )

    assert person.full_name == "Dana Whitfield"
    assert [str(role) for role in person.roles.all()] == ["data lead, Acme"]
    assert "career fair" in person.how_i_know
    assert person.contact_points.get().value == "dana@acme.org"
    assert [str(tagging) for tagging in person.taggings.all()] == ["fair"]
    assert [change.sentence for change in ada.changes] == ["Added Dana Whitfield"]


def test_what_the_line_tells_of_circle_and_closeness_is_kept(ada):
    person = actions.add_from_line(by=ada, line="Ingrid Haugen, my aunt, met once at a wedding")

    assert (person.circle, person.closeness) == ("relative", 1)


def test_who_introduced_them_is_joined_where_there_is_one_of_that_name(ada):
    raj = actions.add_person(by=ada, full_name="Raj Patel")

    dana = actions.add_from_line(by=ada, line="Dana Whitfield, via Raj Patel")
    erin = actions.add_from_line(by=ada, line="Erin Ode, via Somebody Else")

    assert Acquaintance.objects.get(person=dana).introducer == raj
    assert erin.how_i_know == "through Somebody Else"


@pytest.mark.parametrize("line", ["  #fair ", "???", "1234", "–, nurse at Acme"])
def test_a_line_without_a_name_adds_nobody(ada, line):
    with pytest.raises(actions.NeedsName):
        actions.add_from_line(by=ada, line=line)

    assert not Person.objects.exists()


def test_names_are_written_down_in_their_circle_in_one_change(ada):
    result = actions.write_down(
        by=ada, lines=["Aunt Mei", "", "Tom Field, nurse", "  "], circle="relative"
    )

    assert [person.circle for person in result.added] == ["relative", "relative"]
    assert ada.changes[-1].sentence == "Wrote down 2 people"


def test_somebody_who_is_here_is_put_in_the_circle_and_not_doubled(ada):
    tom = actions.add_person(by=ada, full_name="Tom Field")

    result = actions.write_down(by=ada, lines=["tom field", "Tom Field"], circle="boss")

    assert result.added == []
    assert Person.objects.get().circle == "boss"
    assert result.known == [tom]


def test_a_line_that_is_written_twice_is_one_person_and_two_of_one_name_stay_two(ada):
    lines = ["Dana Whitfield", "dana whitfield ", "Mike, nurse", "Mike, cook"]

    actions.write_down(by=ada, lines=lines, circle="boss")

    names = Person.objects.values_list("full_name", flat=True)
    assert sorted(names) == ["Dana Whitfield", "Mike", "Mike"]
    assert ada.changes[-1].sentence == "Wrote down 3 people"


def test_the_circle_somebody_is_in_stays(ada):
    actions.add_person(by=ada, full_name="Tom Field", circle="friend")

    actions.write_down(by=ada, lines=["Tom Field"], circle="boss")

    assert Person.objects.get().circle == "friend"
