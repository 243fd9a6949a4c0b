"""A backup is a sound copy of a database in use; putting one back never leaves half of it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from askaround.archive import backups

NOW = datetime(2026, 3, 2, 12, 4, 5, tzinfo=UTC)


def write(database, *names, newest="0001_initial"):
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE IF NOT EXISTS person (name TEXT)")
        connection.execute("CREATE TABLE IF NOT EXISTS django_migrations (app TEXT, name TEXT)")
        connection.execute("INSERT INTO django_migrations VALUES ('askaround', ?)", [newest])
        connection.executemany("INSERT INTO person VALUES (?)", [[name] for name in names])


def names_in(database):
    with closing(sqlite3.connect(database)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM person")]


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "askaround.sqlite3"
    write(path, "Grace")
    return path


@pytest.fixture
def backup(database, tmp_path):
    target = tmp_path / "copies" / "monday.sqlite3"
    backups.back_up(database=database, target=target)
    return target


def test_a_database_in_use_is_copied_with_what_is_committed_and_nothing_else(database, tmp_path):
    target = tmp_path / "copy.sqlite3"
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("INSERT INTO person VALUES ('Edsger')")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO person VALUES ('half a thought')")

        backups.back_up(database=database, target=target)

        writer.execute("ROLLBACK")
    assert names_in(target) == ["Grace", "Edsger"]


def test_only_the_owner_may_read_a_backup(backup):
    assert backup.stat().st_mode & 0o777 == 0o600
    assert backup.parent.stat().st_mode & 0o777 == 0o700


def test_no_backup_is_overwritten(database, backup):
    before = backup.read_bytes()

    with pytest.raises(backups.CannotBackUp, match="already exists"):
        backups.back_up(database=database, target=backup)
    assert backup.read_bytes() == before


def test_a_backup_of_a_damaged_database_is_none(database, tmp_path):
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE INDEX by_name ON person (name)")
        connection.executemany("INSERT INTO person VALUES (?)", [[f"{n}"] for n in range(2000)])
    harmed = bytearray(database.read_bytes())
    harmed[4096 * 3 : 4096 * 4] = b"\xff" * 4096
    database.write_bytes(harmed)

    with pytest.raises(backups.CannotBackUp):
        backups.back_up(database=database, target=tmp_path / "copy.sqlite3")
    assert not (tmp_path / "copy.sqlite3").exists()
    assert not list(tmp_path.glob("*.part"))


def test_putting_a_backup_back_keeps_what_was_there(database, backup):
    write(database, "Edsger")

    kept = backups.put_back(backup=backup, database=database, now=NOW)

    assert names_in(database) == ["Grace"]
    assert kept.name == "before-restore-2026-03-02-120405.sqlite3"
    assert names_in(kept) == ["Grace", "Edsger"]
    assert database.stat().st_mode & 0o777 == 0o600


def test_without_a_database_a_backup_simply_takes_its_place(backup, tmp_path):
    database = tmp_path / "new.sqlite3"

    assert backups.put_back(backup=backup, database=database, now=NOW) is None
    assert names_in(database) == ["Grace"]


def test_a_journal_left_by_a_crash_does_not_reach_the_restored_database(database, backup):
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("INSERT INTO person VALUES ('Edsger')")
        journal = database.with_name(database.name + "-wal")
        left_behind = journal.read_bytes()
    journal.write_bytes(left_behind)

    backups.put_back(backup=backup, database=database, now=NOW)

    assert names_in(database) == ["Grace"]


def test_a_database_that_somebody_has_open_is_left_alone(database, backup):
    write(database, "Edsger")
    with closing(sqlite3.connect(database)) as reader:
        reader.execute("SELECT name FROM person").fetchall()

        with pytest.raises(backups.CannotPutBack, match="locked"):
            backups.put_back(backup=backup, database=database, now=NOW)

    assert names_in(database) == ["Grace", "Edsger"]
    assert not list(database.parent.glob("before-restore*"))
    assert not list(database.parent.glob("*.part"))


@pytest.mark.parametrize("contents", [b"", b"no database", b"PK\x03\x04 an archive"])
def test_any_other_file_is_refused(database, tmp_path, contents):
    other = tmp_path / "other.sqlite3"
    other.write_bytes(contents)

    with pytest.raises(backups.CannotPutBack, match="not an Askaround backup"):
        backups.put_back(backup=other, database=database, now=NOW)
    assert names_in(database) == ["Grace"]


def test_somebody_elses_database_is_refused(database, tmp_path):
    with closing(sqlite3.connect(tmp_path / "other.sqlite3")) as other, other:
        other.execute("CREATE TABLE moz_places (url TEXT)")

    with pytest.raises(backups.CannotPutBack, match="not an Askaround backup"):
        backups.put_back(backup=tmp_path / "other.sqlite3", database=database, now=NOW)


def test_a_backup_of_a_newer_version_is_refused(database, tmp_path):
    newer = tmp_path / "newer.sqlite3"
    write(newer, "Grace", newest="9999_things_to_come")

    with pytest.raises(backups.CannotPutBack, match="newer Askaround"):
        backups.put_back(backup=newer, database=database, now=NOW)


def test_a_damaged_backup_is_refused_and_nothing_changes(database, backup):
    harmed = bytearray(backup.read_bytes())
    harmed[-2048:] = b"\xff" * 2048
    backup.write_bytes(harmed)
    write(database, "Edsger")

    with pytest.raises(backups.CannotPutBack):
        backups.put_back(backup=backup, database=database, now=NOW)
    assert names_in(database) == ["Grace", "Edsger"]


def test_the_known_migrations_are_those_in_the_folder():
    assert "0001_initial" in backups.known_migrations()
