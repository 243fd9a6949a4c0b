"""A damaged file, a full disk, a wrong place: the program answers with one sentence."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing

import pytest

from askaround.cli import machine

pytestmark = pytest.mark.thorough

COMMANDS = ["start --no-browser --port 0", "today", "people", "backup", "export {}/x.zip"]


def called(folder, command):
    """Call the program as a shell would, on ``folder``; return (exit code, what it complained)."""
    kept = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    done = subprocess.run(
        [sys.executable, "-m", "askaround", *command.format(folder.parent).split()],
        env=kept | {"ASKAROUND_DATA": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.fixture(scope="module")
def in_order(tmp_path_factory):
    """A data folder in which everything is in order."""
    folder = tmp_path_factory.mktemp("in-order") / "data"
    assert called(folder, "today")[0] == 0
    return folder


@pytest.fixture
def folder(in_order, tmp_path):
    """Such a folder, to be spoiled."""
    return shutil.copytree(in_order, tmp_path / "data")


def is_one_sentence(complaint):
    return complaint.startswith("Error: ") and complaint.count("\n") == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_damaged_database_is_told_in_a_sentence(folder, command):
    database = folder / "askaround.sqlite3"
    for journal in folder.glob("askaround.sqlite3-*"):
        journal.unlink()
    database.write_bytes(b"This was a database once. " * 1000)

    code, complaint = called(folder, command)

    assert code == 1
    assert is_one_sentence(complaint), complaint
    assert "damaged" in complaint or "not a database" in complaint


@pytest.mark.parametrize("command", ["today", "start --no-browser --port 0", "people"])
def test_a_database_of_a_newer_version_is_left_alone(folder, command):
    with closing(sqlite3.connect(folder / "askaround.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('askaround', '0099_of_tomorrow', '2030-01-01')"
        )

    code, complaint = called(folder, command)

    assert code == 1
    assert is_one_sentence(complaint), complaint
    assert "Update Askaround" in complaint


@pytest.mark.parametrize("command", [*COMMANDS, "doctor"])
def test_a_file_in_the_place_of_the_folder_is_told_in_a_sentence(tmp_path, command):
    (tmp_path / "data").touch()

    code, complaint = called(tmp_path / "data", command)

    assert code == 1
    assert is_one_sentence(complaint), complaint


@pytest.mark.parametrize("command", ["backup {}/taken.sqlite3", "restore {}/taken.sqlite3 --yes"])
def test_a_file_that_will_not_do_for_a_backup_is_told_in_a_sentence(folder, command):
    (folder.parent / "taken.sqlite3").write_text("Something else")

    code, complaint = called(folder, command)

    assert code == 1
    assert is_one_sentence(complaint), complaint


def test_whatever_the_program_writes_is_its_owners(folder):
    assert called(folder, "backup")[0] == 0

    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.rglob("*")]}

    assert {path: oct(mode) for path, mode in modes.items() if mode & 0o077} == {}


def test_a_full_disk_is_told_in_a_sentence():
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA max_page_count = 1")
        with pytest.raises(sqlite3.OperationalError) as full:
            database.execute("CREATE TABLE more (text)")

    assert machine.trouble(full.value).startswith("The disk is full.")


def test_a_mistake_of_ours_is_not_called_trouble_of_the_machine():
    with (
        closing(sqlite3.connect(":memory:")) as database,
        pytest.raises(sqlite3.OperationalError) as ours,
    ):
        database.execute("SELECT nothing FROM nowhere")

    assert machine.trouble(ours.value) == ""
    assert machine.trouble(KeyError("name")) == ""
