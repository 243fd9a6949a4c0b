"""What is no whole archive is refused with a sentence, and nothing is half-written."""

import io
import json
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from askaround.archive import manifest, queries
from askaround.archive.manifest import NotRestorable
from askaround.archive.restoring import read_archive
from askaround.archive.writing import write_archive
from askaround.journal.models import Change
from askaround.models import Exploration, Person
from tests import factories
from tests.archive.spaces import contents

pytestmark = pytest.mark.django_db


@pytest.fixture
def grace_archived(db):
    """An archive of somebody else's space, with one of everything."""
    by = factories.author(factories.space("grace"))
    factories.one_of_everything(by, "Dana")
    file = io.BytesIO()
    write_archive(by=by, file=file)
    return file


def changed(file, name, change, *, honest=True):
    """Return the archive with one of its files changed; ``honest`` mends the manifest too."""
    result = io.BytesIO()
    with ZipFile(file) as old, ZipFile(result, "w", ZIP_DEFLATED) as new:
        parts = {entry.filename: old.read(entry) for entry in old.infolist()}
        parts[name] = change(parts[name])
        if honest:
            mend(parts, name)
        for entry, data in parts.items():
            if data is not None:
                new.writestr(entry, data)
    return result


def mend(parts, name):
    import hashlib

    table = json.loads(parts["manifest.json"])
    for part in table["parts"]:
        if part["name"] == name:
            part["size"] = len(parts[name])
            part["sha256"] = hashlib.sha256(parts[name]).hexdigest()
    parts["manifest.json"] = json.dumps(table).encode()


def first_row(**values):
    def change(data):
        first, *others = data.splitlines(keepends=True)
        return json.dumps(json.loads(first) | values).encode() + b"\n" + b"".join(others)

    return change


def in_manifest(**values):
    return lambda data: json.dumps(json.loads(data) | values).encode()


def part_in_manifest(**values):
    """Say something else of the people."""

    def change(data):
        table = json.loads(data)
        next(part for part in table["parts"] if part["kind"] == "person").update(values)
        return json.dumps(table).replace("Infinity", "1e999").encode()

    return change


def first_part_again(data):
    table = json.loads(data)
    return json.dumps(table | {"parts": [*table["parts"], table["parts"][0]]}).encode()


def refusal(by, file):
    with pytest.raises(NotRestorable) as refused:
        read_archive(by=by, file=file)
    return str(refused.value)


def test_an_archive_comes_back_only_into_an_empty_space(ada, grace_archived):
    factories.person(ada)
    before = contents(ada.space)

    assert "only come back into an empty space" in refusal(ada, grace_archived)
    assert contents(ada.space) == before
    assert Change.objects.filter(space=ada.space).exists()


def test_a_newer_version_is_refused_and_says_to_update(ada, grace_archived):
    file = changed(grace_archived, "manifest.json", in_manifest(version="2.0"))

    assert "Update Askaround first" in refusal(ada, file)


def test_a_newer_minor_version_comes_in_and_says_what_was_left_out(ada, grace_archived):
    file = changed(grace_archived, "data/person.jsonl", first_row(shoe_size=43))
    parts = json.loads(ZipFile(file).read("manifest.json"))["parts"]
    extra = {"name": "data/shoe.jsonl", "kind": "shoe", "rows": 0, "size": 0, "sha256": EMPTY}
    file = changed(file, "manifest.json", in_manifest(version="1.9", parts=[*parts, extra]))
    with ZipFile(file, "a") as archive:
        archive.writestr("data/shoe.jsonl", b"")

    restored = read_archive(by=ada, file=file)

    assert restored.left_out == ("person.shoe_size", "shoe")
    assert Person.objects.filter(space=ada.space, full_name="Dana").exists()


EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_columns_that_an_older_archive_does_not_have_get_their_defaults(ada, grace_archived):
    def without_goal(data):
        row = json.loads(data)
        del row["goal"], row["conversations_wanted"]
        return json.dumps(row).encode() + b"\n"

    read_archive(by=ada, file=changed(grace_archived, "data/exploration.jsonl", without_goal))

    exploration = Exploration.objects.get(space=ada.space)
    assert (exploration.goal, exploration.conversations_wanted) == ("occupation", 5)


@pytest.mark.parametrize(
    ("name", "change", "honest"),
    [
        pytest.param("data/person.jsonl", lambda data: data + b"\n", False, id="checksum"),
        pytest.param("data/person.jsonl", lambda _data: b"", False, id="emptied"),
        pytest.param("data/person.jsonl", lambda data: data[:-9], True, id="cut off"),
        pytest.param("data/person.jsonl", lambda data: data * 2, True, id="twice"),
        pytest.param("data/person.jsonl", lambda data: data + b"[" * 99999, True, id="deep"),
        pytest.param("data/person.jsonl", lambda _data: b"[]\n" * 2, True, id="no object"),
        pytest.param("data/person.jsonl", lambda _data: b"{}\n" * 2, True, id="no key"),
        pytest.param("data/person.jsonl", first_row(id="7"), True, id="odd key"),
        pytest.param("data/person.jsonl", first_row(full_name=None), True, id="no name"),
        pytest.param("data/person.jsonl", first_row(full_name="\ud800"), True, id="half a letter"),
        pytest.param("data/person.jsonl", first_row(created_at="soon"), True, id="no moment"),
        pytest.param(
            "data/person.jsonl", first_row(created_at="2026-03-02T12:00"), True, id="no offset"
        ),
        pytest.param("data/person.jsonl", first_row(version=-1), True, id="negative"),
        pytest.param("data/person.jsonl", first_row(version=10**30), True, id="too large"),
        pytest.param("data/person.jsonl", lambda data: b"\xff" + data, True, id="not text"),
        pytest.param("data/note.jsonl", first_row(kind="zzz"), True, id="no such kind"),
        pytest.param("data/person.jsonl", first_row(closeness=99), True, id="no such closeness"),
        pytest.param("data/conversation.jsonl", first_row(day="0001-01-01"), True, id="long ago"),
        pytest.param("data/conversation.jsonl", first_row(day="9999-12-31"), True, id="far off"),
        pytest.param("data/window.jsonl", first_row(day="9999-12-31"), True, id="far off, free"),
        pytest.param("data/ask.jsonl", first_row(playbook_changes=5), True, id="no rules"),
        pytest.param("data/importbatch.jsonl", first_row(counts=[5]), True, id="no counts"),
        pytest.param(
            "data/importbatch.jsonl", first_row(counts={"new": "x"}), True, id="no number"
        ),
        pytest.param("data/exploration.jsonl", first_row(came_with={}), True, id="no list"),
        pytest.param("data/exploration.jsonl", first_row(came_with=["x"]), True, id="no keys"),
        pytest.param("data/role.jsonl", first_row(title=7, person_id=None), True, id="nobody's"),
        pytest.param("manifest.json", lambda _data: b"{}", False, id="empty manifest"),
        pytest.param("manifest.json", lambda data: data[:50], False, id="half a manifest"),
        pytest.param("manifest.json", in_manifest(format="x"), False, id="other format"),
        pytest.param("manifest.json", in_manifest(parts=[1]), False, id="odd parts"),
        pytest.param("manifest.json", in_manifest(version=1), False, id="odd version"),
        pytest.param("manifest.json", part_in_manifest(rows=float("inf")), False, id="endless"),
        pytest.param("manifest.json", first_part_again, False, id="twice in the manifest"),
    ],
)
def test_a_damaged_archive_is_refused_whole(ada, grace_archived, name, change, honest):
    file = changed(grace_archived, name, change, honest=honest)

    assert refusal(ada, file)
    assert queries.is_empty(ada.space)


def test_a_day_that_a_page_takes_comes_back_however_far_away(ada, grace_archived):
    odd = first_row(known_since="0001-01-01", circle="")

    read_archive(by=ada, file=changed(grace_archived, "data/person.jsonl", odd))

    assert Person.objects.filter(space=ada.space, known_since="0001-01-01").exists()


def test_settings_that_mean_nothing_here_are_left_as_they_are(ada, grace_archived):
    odd = first_row(
        time_zone="Mars/Olympus", language="tlh", playbook="nightly", playbook_changes=[1]
    )

    restored = read_archive(by=ada, file=changed(grace_archived, "data/space.jsonl", odd))

    assert restored.left_out == (
        *("space.language", "space.playbook", "space.playbook_changes", "space.time_zone"),
    )
    ada.space.refresh_from_db()
    assert (ada.space.time_zone, ada.space.playbook) == ("UTC", "guides")
    assert ada.space.language == "en"


def test_a_missing_part_is_named(ada, grace_archived):
    file = changed(grace_archived, "data/event.jsonl", lambda _data: None, honest=False)

    assert "data/event.jsonl is missing" in refusal(ada, file)


def test_rows_cannot_reach_into_somebody_elses_space(ada, grace_archived):
    stranger = factories.person(factories.author(factories.space("edsger")))
    file = changed(grace_archived, "data/event.jsonl", first_row(person_id=str(stranger.pk)))

    assert "belongs to a row that is not in it" in refusal(ada, file)
    assert queries.is_empty(ada.space)
    assert not stranger.events.exists()


def test_keys_that_are_taken_and_spelled_in_another_way_are_refused(ada, grace_archived):
    def louder(data):
        row = json.loads(data)
        return json.dumps(row | {"id": row["id"].upper()}).encode() + b"\n"

    file = changed(grace_archived, "data/exploration.jsonl", louder)

    assert "its keys look different" in refusal(ada, file)
    assert queries.is_empty(ada.space)


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "C:\\evil", "a/../../b"])
def test_names_that_point_outside_are_refused(ada, grace_archived, name):
    with ZipFile(grace_archived, "a") as archive:
        archive.writestr(name, b"")

    assert "points to a place outside" in refusal(ada, grace_archived)


def test_a_zip_bomb_is_not_opened(ada, grace_archived):
    with ZipFile(grace_archived, "a", ZIP_DEFLATED) as archive:
        archive.writestr("data/more.jsonl", b" " * 80 * 1024 * 1024)

    assert "far too large when unpacked" in refusal(ada, grace_archived)


def test_unusual_packing_is_refused(ada, grace_archived):
    with ZipFile(grace_archived, "a", ZIP_BZIP2) as archive:
        archive.writestr("data/more.jsonl", b" ")

    assert "unusual way" in refusal(ada, grace_archived)


def test_another_zip_is_pointed_to_the_import(ada):
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("Connections.csv", b"First Name,Last Name\n")

    assert "use “Bring people in”" in refusal(ada, file)


def test_a_folder_packed_again_on_a_mac_still_comes_in(ada, grace_archived):
    with ZipFile(grace_archived, "a") as archive:
        archive.writestr("__MACOSX/._manifest.json", b"\0")
        archive.writestr(".DS_Store", b"\0")

    assert read_archive(by=ada, file=grace_archived).counts["person"] == 2


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_harm_to_the_file_is_noticed_or_harmless(ada, grace_archived, data):
    whole = grace_archived.getvalue()
    at = data.draw(st.integers(0, len(whole) - 1))
    harmed = bytearray(whole)
    harmed[at] ^= data.draw(st.integers(1, 255))

    try:
        read_archive(by=ada, file=io.BytesIO(bytes(harmed)))
    except NotRestorable:
        assert queries.is_empty(ada.space)
    else:
        from askaround.archive.erasing import erase_everything

        assert queries.people(ada.space) == 2
        erase_everything(by=ada)


def test_the_manifest_can_be_read_again():
    table = manifest.Manifest(
        factories.MONDAY_NOON, "0.1.0", (manifest.Part("data/a.jsonl", "a", 1, 2, "f"),), ("b",)
    )

    assert manifest.parse(table.as_json().encode()) == table
