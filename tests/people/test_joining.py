import io
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from askaround import access
from askaround.archive.restoring import read_archive
from askaround.archive.writing import write_archive
from askaround.journal import actions as journal
from askaround.outreach.models import Ask
from askaround.people import actions, joining, likenesses
from askaround.people.models import (
    Acquaintance,
    ContactPoint,
    Merge,
    NotSamePerson,
    Person,
)
from tests import factories
from tests.people.imports.making import bring, counts, incoming
from tests.people.imports.rows import everything
from tests.people.imports.test_properties import PEOPLE, rolled_back


def add(by, name="Dana Whitfield", **fields):
    return actions.add_person(by=by, full_name=name, **fields)


def duplicates(space):
    return likenesses.possible_duplicates(
        people=access.people(space),
        points=access.contact_points(space),
        roles=access.roles(space),
        told_apart=access.pairs_told_apart(space),
    )


def test_the_kept_record_takes_on_all_that_hung_on_the_other(ada):
    kept = add(ada, emails=["d@x.org"], tags=["chess"])
    other = add(
        ada, "D. Whitfield", emails=["d@x.org", "dana@y.org"], tags=["chess", "go"],
        location="Leeds", note="Met at the fair",
    )  # fmt: skip

    joining.merge(by=ada, kept=kept, other=other)

    dana = Person.objects.get()
    assert (dana.full_name, dana.location) == ("Dana Whitfield", "Leeds")
    assert {point.value for point in dana.contact_points.all()} == {"d@x.org", "dana@y.org"}
    assert {str(tagging) for tagging in dana.taggings.all()} == {"chess", "go"}
    assert [event.text for event in dana.events.all()] == ["Met at the fair"]


def test_the_name_that_is_chosen_brings_its_parts(ada):
    kept, other = add(ada, "D. Whitfield"), add(ada, "Dana Whitfield")

    joining.merge(by=ada, kept=kept, other=other, from_other={"full_name"})

    dana = Person.objects.get()
    assert (dana.full_name, dana.greeting_name) == ("Dana Whitfield", "Dana")


def test_never_ask_again_outlives_a_merge(ada):
    kept, other = add(ada), add(ada)
    actions.mark_never_again(by=ada, person=other, never=True)

    joining.merge(by=ada, kept=kept, other=other)

    assert Person.objects.get().never_again


def test_two_who_know_each_other_can_be_one(ada):
    kept, other, third = add(ada), add(ada), add(ada, "Tom")
    with ada.change("x") as change:
        change.add(Acquaintance(introducer=kept, person=other))
        change.add(Acquaintance(introducer=third, person=other))
        change.add(Acquaintance(introducer=third, person=kept))

    joining.merge(by=ada, kept=kept, other=other)

    assert [str(each) for each in Acquaintance.objects.all()] == ["Tom → Dana Whitfield"]


def test_two_open_requests_stop_a_merge_with_a_sentence(ada):
    kept, other = add(ada), add(ada)
    exploration = factories.exploration(ada)
    with ada.change("x") as change:
        change.add(Ask(person=kept, exploration=exploration))
        change.add(Ask(person=other, exploration=exploration))
    before = everything()

    with pytest.raises(joining.CannotMerge, match="open request"):
        joining.merge(by=ada, kept=kept, other=other)

    assert everything() == before


def test_a_merge_is_undone_as_one_change(ada):
    kept, other = add(ada, emails=["d@x.org"]), add(ada, emails=["d@x.org"], location="Leeds")
    before = everything()
    joining.merge(by=ada, kept=kept, other=other)

    journal.undo(by=ada, change=ada.changes[-1])

    assert everything() == before
    assert not Merge.objects.exists()


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(first=PEOPLE, second=PEOPLE, from_other=st.sets(st.sampled_from(["full_name", "location"])))
def test_merging_and_taking_apart_changes_nothing(ada, first, second, from_other):
    with rolled_back():
        bring(ada, first, source="linkedin")
        kept = Person.objects.get()
        bring(ada, second, source="google")
        other = Person.objects.exclude(pk=kept.pk).first()
        if other is None:
            return
        before = everything()

        merge = joining.merge(by=ada, kept=kept, other=other, from_other=from_other)
        assert Person.objects.count() == 1
        returned = joining.take_apart(by=ada, merge=merge)

        assert returned.pk == other.pk
        assert everything() == before


def test_what_was_written_since_a_merge_stays_when_it_is_taken_apart(ada):
    kept, other = add(ada), add(ada, "D. Whitfield", location="Leeds", emails=["d@x.org"])
    merge = joining.merge(by=ada, kept=kept, other=other)
    actions.edit_person(by=ada, person=kept, location="Whitby")
    actions.add_note(by=ada, person=kept, text="Kind")

    joining.take_apart(by=ada, merge=merge)

    kept.refresh_from_db()
    assert kept.location == "Whitby"
    assert [event.text for event in kept.events.all()] == ["Kind"]
    returned = Person.objects.get(pk=other.pk)
    assert returned.location == "Leeds"
    assert [point.value for point in returned.contact_points.all()] == ["d@x.org"]


def test_a_merge_can_be_taken_apart_when_the_journal_has_forgotten_it(ada):
    kept, other = add(ada), add(ada, "D. Whitfield")
    merge = joining.merge(by=ada, kept=kept, other=other)
    journal.forget_all(by=ada)

    joining.take_apart(by=ada, merge=merge)

    assert Person.objects.count() == 2


def test_whoever_was_merged_comes_back_as_old_as_they_were(ada):
    kept, other = add(ada), add(ada, "D. Whitfield")
    long_ago = other.created_at - timedelta(days=25)
    Person.objects.filter(pk=other.pk).update(created_at=long_ago)
    merge = joining.merge(by=ada, kept=kept, other=other)

    back = joining.take_apart(by=ada, merge=merge)

    assert Person.objects.get(pk=back.pk).created_at == long_ago


def test_a_merge_inside_a_merge_is_taken_apart_on_its_own(ada):
    first, second, third = add(ada), add(ada, emails=["d@x.org"]), add(ada)
    inner = joining.merge(by=ada, kept=first, other=second)
    joining.merge(by=ada, kept=third, other=first)
    inner.refresh_from_db()

    joining.take_apart(by=ada, merge=inner)

    assert {person.pk for person in Person.objects.all()} == {second.pk, third.pk}
    assert ContactPoint.objects.get().person_id == second.pk


def test_what_went_meanwhile_does_not_stop_taking_apart(ada):
    kept = add(ada, tags=["go"])
    other = add(ada, "D. Whitfield", tags=["go"])
    merge = joining.merge(by=ada, kept=kept, other=other)
    actions.remove_tag(by=ada, person=kept, name="go")

    joining.take_apart(by=ada, merge=merge)

    assert Person.objects.count() == 2


def test_an_import_knows_both_records_after_a_merge(ada):
    bring(ada, incoming("Dana Whitfield", key="a"), incoming("D. Whitfield", key="b"))
    kept, other = Person.objects.order_by("-full_name")

    joining.merge(by=ada, kept=kept, other=other)

    same = (incoming("Dana Whitfield", key="a"), incoming("D. Whitfield", key="b"))
    assert counts(ada, *same) == {"same": 2}


def test_two_of_one_name_are_proposed_until_they_are_told_apart(ada):
    first, second = add(ada), add(ada, "Whitfield, Dana")
    (found,) = duplicates(ada.space)
    assert {found.first, found.second} == {first.pk, second.pk}

    joining.tell_apart(by=ada, first=second, second=first)
    joining.tell_apart(by=ada, first=first, second=second)

    assert duplicates(ada.space) == []
    assert NotSamePerson.objects.count() == 1


def test_a_stranger_cannot_merge_into_my_space(ada):
    theirs = add(factories.author(factories.space("bob")))

    with pytest.raises(Person.DoesNotExist):
        joining.merge(by=ada, kept=add(ada), other=theirs)


def later(by):
    return factories.author(by.space, by.now + timedelta(days=1))


def test_who_was_told_apart_from_one_is_told_apart_from_both_together(ada):
    kept, other, third = (factories.person(ada, name) for name in ("Ida", "Ida B.", "Ida C."))
    joining.tell_apart(by=ada, first=other, second=third)

    joining.merge(by=ada, kept=kept, other=other)

    pair = NotSamePerson.objects.get()
    assert {pair.first, pair.second} == {kept, third}


def test_both_can_be_taken_apart_where_an_archive_came_back_beside_its_space(ada):
    kept = add(ada, tags=["go"])
    other = add(ada, "D. Whitfield", tags=["go"], emails=["d@x.org"])
    merge = joining.merge(by=ada, kept=kept, other=other)
    grace = factories.author(factories.space("grace"))
    file = io.BytesIO()
    write_archive(by=ada, file=file)
    read_archive(by=grace, file=file)

    joining.take_apart(by=ada, merge=merge)
    hers = joining.take_apart(by=grace, merge=Merge.objects.get(space=grace.space))

    assert hers.pk != other.pk
    for space in (ada.space, grace.space):
        back = Person.objects.get(space=space, full_name="D. Whitfield")
        assert [str(tagging) for tagging in back.taggings.all()] == ["go"]
        assert [point.value for point in back.contact_points.all()] == ["d@x.org"]
        assert Person.objects.filter(space=space).count() == 2


def test_taking_apart_hangs_nothing_on_anybody_in_another_space(ada):
    theirs = add(factories.author(factories.space("bob")))
    kept, other = add(ada), add(ada, "D. Whitfield", emails=["d@x.org"])
    merge = joining.merge(by=ada, kept=kept, other=other)
    for row in merge.rows:
        if row["model"] == "contactpoint":
            row["before"]["person_id"] = str(theirs.pk)
    merge.save()

    joining.take_apart(by=ada, merge=merge)

    assert not theirs.contact_points.exists()
    assert ContactPoint.objects.get().person_id == kept.pk


KEY = "01890000-0000-7000-8000-000000000000"


@pytest.mark.parametrize(
    "rows",
    [
        "x",
        [5],
        [{"model": "person", "id": KEY}],
        [{"model": "person", "id": "7", "before": {}, "after": None}],
        [],
        [{"model": "person", "id": KEY, "before": {"full_name": "D", "known_since": "soon"}}],
        [{"model": "shoe", "id": KEY, "before": {}, "after": None}],
        [{"model": "user", "id": KEY, "before": {}, "after": None}],
        [{"model": "person", "id": KEY, "before": {"closeness": 10**30}, "after": None}],
        [{"model": "role", "id": KEY, "before": {"title": "Nurse"}, "after": None}],
        [{"model": "person", "id": KEY, "before": {}, "after": None, "created_at": "once"}],
    ],
)
def test_a_merge_that_an_archive_brought_in_disorder_is_left_as_it_is(ada, rows):
    joining.merge(by=ada, kept=add(ada), other=add(ada, "Dana"))
    Merge.objects.update(rows=rows)
    before = everything()

    with pytest.raises(joining.CannotTakeApart, match="no longer knows"):
        joining.take_apart(by=ada, merge=Merge.objects.get())

    assert everything() == before
