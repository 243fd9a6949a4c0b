"""Two records become one: what stays, what is filled, what the user must look at."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from askaround.people.models import Person
from askaround.people.rules.merging import (
    SETTLED,
    Conflict,
    Item,
    Record,
    merge,
    role_item,
)


def record(values=None, **lists):
    return Record(values or {}, lists)


def test_what_the_kept_record_lacks_is_filled_and_said():
    merged = merge(
        kept=record({"full_name": "Dana Whitfield", "location": ""}),
        other=record({"full_name": "dana whitfield", "location": "Leeds"}),
    )

    assert merged.record.values == {"full_name": "Dana Whitfield", "location": "Leeds"}
    assert merged.filled == ("location",)
    assert merged.conflicts == ()


def test_different_values_stand_side_by_side_and_the_kept_one_counts():
    sides = {"kept": record({"location": "Leeds"}), "other": record({"location": "York"})}

    assert merge(**sides).conflicts == (Conflict("location", "Leeds", "York"),)
    assert merge(**sides).record.values["location"] == "Leeds"
    assert merge(**sides, from_other={"location"}).record.values["location"] == "York"


def test_a_never_again_outlives_the_merge_on_either_side():
    for kept, other in ((True, False), (False, True)):
        merged = merge(kept=record({"never_again": kept}), other=record({"never_again": other}))
        assert merged.record.values["never_again"] is True


def test_the_earlier_acquaintance_counts():
    merged = merge(
        kept=record({"known_since": date(2019, 5, 1)}),
        other=record({"known_since": date(2015, 9, 1)}),
    )

    assert merged.record.values["known_since"] == date(2015, 9, 1)


def test_long_notes_are_joined_once():
    kept, other = record({"only_they_know": "The night shift."}), record({"only_they_know": "Pay."})

    once = merge(kept=kept, other=other).record
    twice = merge(kept=once, other=other).record

    assert once.values["only_they_know"] == "The night shift.\n\nPay."
    assert twice == once


def test_lists_are_joined_without_repeating_what_is_the_same():
    merged = merge(
        kept=record(
            emails=(Item("dana@acme.com", "Dana@acme.com"),),
            roles=(role_item(title="Data lead", organization="Acme"),),
        ),
        other=record(
            emails=(Item("dana@acme.com", "dana@acme.com"), Item("d@home.org", "d@home.org")),
            roles=(role_item(title="data lead", organization="Acme, Inc."),),
        ),
    )

    assert merged.added == {"emails": (Item("d@home.org", "d@home.org"),)}
    assert [item.value for item in merged.record.lists["roles"]] == ["Data lead, Acme"]


def test_freelance_roles_stay_apart_from_roles_without_organization():
    assert role_item(title="Editor", organization="Freelance") != role_item(
        title="Editor", organization=""
    )


def test_every_rule_is_about_a_field_that_people_have():
    assert set(SETTLED) <= {field.name for field in Person._meta.get_fields()}


TEXTS = st.sampled_from(["", " ", "Leeds", "leeds", "York", "Ōsaka"])
RECORDS = st.builds(
    Record,
    st.fixed_dictionaries(
        {},
        optional={
            "location": TEXTS,
            "only_they_know": TEXTS,
            "never_again": st.booleans(),
            "known_since": st.none() | st.dates(),
            "closeness": st.none() | st.integers(0, 4),
        },
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "tags": st.lists(st.sampled_from("abc"), unique=True).map(
                lambda keys: tuple(Item(key, key.upper()) for key in keys)
            )
        },
    ),
)


@given(RECORDS)
def test_merging_a_record_with_itself_changes_nothing(one):
    merged = merge(kept=one, other=one)

    assert merged.record == one
    assert (merged.filled, dict(merged.added), merged.conflicts) == ((), {}, ())


@given(RECORDS, RECORDS)
def test_nothing_disappears_unseen(kept, other):
    merged = merge(kept=kept, other=other)
    in_conflict = {conflict.field for conflict in merged.conflicts}

    for side in (kept, other):
        for field in ("location", "closeness"):
            value = side.values.get(field)
            same = str(merged.record.values.get(field)).casefold() == str(value).casefold()
            assert value is None or not str(value).strip() or same or field in in_conflict
        assert (
            str(side.values.get("only_they_know", "")).strip().casefold()
            in str(merged.record.values.get("only_they_know", "")).casefold()
        )
        assert set(side.lists.get("tags", ())) <= set(merged.record.lists.get("tags", ()))


@given(RECORDS, RECORDS)
def test_the_kept_record_gives_way_only_where_it_is_asked_to(kept, other):
    merged = merge(kept=kept, other=other)
    free = {"location", "closeness"} - set(merged.filled)

    assert all(merged.record.values.get(field) == kept.values.get(field) for field in free)


@given(RECORDS, RECORDS)
def test_a_choice_settles_a_conflict_and_nothing_else(kept, other):
    plain = merge(kept=kept, other=other)
    chosen = merge(kept=kept, other=other, from_other={"location"})
    differing = {
        field
        for field, value in plain.record.values.items()
        if chosen.record.values[field] != value
    }

    assert differing <= {"location"}
    assert chosen.conflicts == plain.conflicts
