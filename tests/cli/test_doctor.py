"""The doctor finds what is wrong, says what to do, and changes nothing unless asked."""

import json
import os
import time

import pytest

from askaround.archive import backups
from askaround.people.models import Person
from tests import factories
from tests.archive.test_backups import write

pytestmark = pytest.mark.usefixtures("socket_enabled")  # the doctor tries the usual port


@pytest.fixture
def database(folder):
    """A file that has every step of the history."""
    path = folder / "askaround.sqlite3"
    for name in sorted(backups.known_migrations()):
        write(path, newest=name)
    path.chmod(0o600)
    return path


@pytest.fixture
def findings(run):
    def call(*arguments):
        result = run("doctor", "--json", *arguments)
        return {each["subject"]: each for each in json.loads(result.stdout)}, result.exit_code

    return call


def test_a_new_machine_is_in_order(findings, folder):
    found, code = findings()

    assert code == 0
    assert found.pop("Port")  # taken or free, as this machine has it
    assert {each["level"] for each in found.values()} == {"ok"}
    assert list(folder.iterdir()) == []


def test_data_in_order_needs_only_a_backup(findings, me, database, folder):
    found, code = findings()

    assert code == 0
    assert {name for name, each in found.items() if each["level"] != "ok"} - {"Port"} == {"Backup"}
    (folder / "backups").mkdir()
    copy = folder / "backups" / "askaround.sqlite3"
    copy.touch()
    assert findings()[0]["Backup"]["level"] == "ok"
    month_ago = time.time() - 40 * 24 * 3600
    os.utime(copy, (month_ago, month_ago))
    assert findings()[0]["Backup"]["level"] == "warn"


def test_a_folder_that_others_can_read_is_told_with_the_command_that_closes_it(
    findings, me, database
):
    database.chmod(0o644)

    privacy = findings()[0]["Privacy"]

    assert privacy["level"] == "warn"
    assert privacy["advice"] == f"chmod go-rwx {database}"


def test_a_damaged_database_fails_and_points_to_restore(findings, database):
    database.write_bytes(b"not a database any more" * 1000)

    found, code = findings()

    assert code == 1
    assert found["Database"]["level"] == "fail"
    assert "askaround restore" in found["Database"]["advice"]
    assert "Derived data" not in found


def test_a_database_of_a_newer_version_fails(findings, database):
    write(database, newest="9999_things_to_come")

    found, code = findings()

    assert (code, found["Structure"]["level"]) == (1, "fail")


def test_an_older_database_is_brought_up_to_date_at_the_next_start(findings, folder):
    write(folder / "askaround.sqlite3", newest="0001_initial")

    found, code = findings()

    assert (code, found["Structure"]["level"]) == (0, "warn")


def test_derived_data_that_is_wrong_is_told_and_mended(findings, me, database):
    factories.person(me)
    Person.objects.update(sort_name="zzz")

    assert findings()[0]["Derived data"]["level"] == "warn"
    assert Person.objects.get().sort_name == "zzz"
    assert findings("--mend")[0]["Derived data"]["level"] == "ok"
    assert Person.objects.get().sort_name == "grace hopper"


def test_a_synced_folder_fails_with_the_reason(findings, tmp_path, monkeypatch):
    monkeypatch.setenv("ASKAROUND_DATA", str(tmp_path / "Dropbox" / "askaround"))

    found, code = findings()

    assert code == 1
    assert "synced folder" in found["Data folder"]["advice"]


def test_little_room_on_the_disk_is_told(findings, folder, monkeypatch):
    import shutil
    from collections import namedtuple

    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage(10**12, 10**12, 10**7))

    found, code = findings()

    assert (code, found["Disk"]["level"]) == (1, "fail")


def test_the_report_can_be_read_aloud(run, folder):
    result = run("doctor")

    assert result.exit_code == 0
    assert f"  ok  Data folder: {folder}" in result.stdout
