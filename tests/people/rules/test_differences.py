from uuid import UUID

import pytest

from askaround.people.rules.differences import (
    Change,
    StoredPerson,
    StoredRole,
    differences,
    role_text,
)
from askaround.people.rules.incoming import IncomingRole
from askaround.people.rules.said import addresses_in, said_since

PERSON = UUID(int=1)
ROLE = UUID(int=2)


def compare(before, now, stored=None, note=None):
    return differences(
        before=before,
        now=now,
        addresses=addresses_in(now, country=""),
        stored=stored or StoredPerson(PERSON),
        note=note,
    )


@pytest.mark.parametrize(
    ("said", "says", "stored", "changes", "kept"),
    [
        pytest.param("Leeds", "Leeds", "Whitby", 0, 0, id="the source says nothing new"),
        pytest.param("Leeds", "York", "Leeds", 1, 0, id="nobody touched it"),
        pytest.param("Leeds", "York", "Whitby", 0, 1, id="the user wrote something else"),
        pytest.param("Leeds", "York", "", 0, 1, id="the user emptied it"),
        pytest.param("Leeds", "York", "York", 0, 0, id="the user was quicker"),
        pytest.param("", "York", "", 1, 0, id="a blank is filled"),
        pytest.param("", "York", "Leeds", 0, 1, id="somebody else's word stays"),
        pytest.param("Leeds", "", "Leeds", 0, 0, id="silence is no news"),
    ],
)
def test_three_versions_decide_about_one_text(said, says, stored, changes, kept):
    found = compare(
        {"location": said} if said else {},
        {"location": says} if says else {},
        StoredPerson(PERSON, texts={"location": stored}),
    )

    assert (len(found.texts), len(found.kept)) == (changes, kept)


def test_a_role_that_became_another_is_one_role_that_changed():
    stored = StoredPerson(PERSON, roles=[StoredRole(ROLE, IncomingRole("Nurse", "Brook Ltd."))])

    found = compare(
        {"roles": [["Nurse", "Brook", "", ""]]}, {"roles": [["Doctor", "Lake", "", ""]]}, stored
    )

    (change,) = found.roles_changed
    assert (change.id, role_text(change.after)) == (ROLE, "Doctor, Lake")
    assert found.roles == ()


def test_a_role_that_is_here_in_more_detail_is_not_added():
    stored = StoredPerson(PERSON, roles=[StoredRole(ROLE, IncomingRole("Nurse", "Brook", "2019"))])

    assert not compare({}, {"roles": [["Nurse", "", "", ""], ["", "brook", "", ""]]}, stored)


def test_an_address_that_the_user_removed_does_not_return():
    said = {"emails": ["a@x.org"]}

    found = compare(said, {"emails": ["A@x.org", "b@x.org"]})

    assert [address.key for address in found.addresses] == ["b@x.org"]


def test_a_note_that_the_user_rewrote_is_kept():
    found = compare({"note": "one"}, {"note": "two"}, note="mine")

    assert found.note is None
    assert found.kept == (Change("note", "mine", "two"),)


def test_what_was_compared_once_is_settled():
    before, now = {"location": "Leeds", "tags": ["a"]}, {"location": "York", "tags": ["b"]}
    stored = StoredPerson(PERSON, texts={"location": "Leeds"}, tags={"a"})

    stored.absorb(compare(before, now, stored))

    assert not compare(said_since(before, now), now, stored)
    assert (stored.texts["location"], stored.tags) == ("York", {"a", "b"})
