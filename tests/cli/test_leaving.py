"""Exporting, backing up and putting back."""

import sqlite3
from contextlib import closing
from datetime import date
from zipfile import ZipFile

import pytest

from askaround.archive.erasing import erase_everything
from askaround.people.models import Person
from tests import factories
from tests.archive.test_backups import names_in, write


@pytest.fixture
def grace(me):
    return factories.person(me, "Grace Hopper")


def test_the_ending_says_what_a_file_becomes(run, grace, tmp_path):
    files = [tmp_path / f"people.{ending}" for ending in ("csv", "XLSX", "vcf", "zip")]

    result = run("export", *files)

    assert result.exit_code == 0
    assert "Grace Hopper" in files[0].read_text(encoding="utf-8-sig")
    assert "xl/workbook.xml" in ZipFile(files[1]).namelist()
    assert "FN:Grace Hopper" in files[2].read_text(encoding="utf-8")
    assert "manifest.json" in ZipFile(files[3]).namelist()
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert sorted(tmp_path.glob("*people*")) == sorted(files)


def test_no_file_is_written_over_without_force(run, grace, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("mine", encoding="ascii")

    result = run("export", file)

    assert result.exit_code == 1
    assert "--force" in result.stderr
    assert file.read_text(encoding="ascii") == "mine"
    assert run("export", file, "--force").exit_code == 0
    assert "Grace" in file.read_text(encoding="utf-8-sig")


def test_other_endings_and_missing_folders_are_refused(run, grace, tmp_path):
    assert run("export", tmp_path / "people.doc").exit_code == 2
    assert "no folder" in run("export", tmp_path / "nowhere" / "people.csv").stderr


def test_everything_comes_back_from_an_archive(run, me, grace, tmp_path):
    run("export", tmp_path / "all.zip")
    assert "only come back into an empty space" in run("restore", tmp_path / "all.zip").stderr
    erase_everything(by=me)

    result = run("restore", tmp_path / "all.zip")

    assert result.exit_code == 0
    assert "1 person" in result.stdout
    assert Person.objects.get().pk == grace.pk


@pytest.fixture
def database(folder):
    path = folder / "askaround.sqlite3"
    write(path, "Grace")
    return path


def test_a_backup_lies_beside_the_data_under_its_date(run, database, folder):
    result = run("backup")

    [copy] = (folder / "backups").iterdir()
    assert result.exit_code == 0
    assert str(copy) in result.stdout
    assert copy.name.startswith("askaround-2")
    assert names_in(copy) == ["Grace"]


def test_a_backup_can_go_elsewhere_and_never_over_a_file(run, database, tmp_path):
    target = tmp_path / "stick" / "monday.sqlite3"

    assert run("backup", target).exit_code == 0
    assert names_in(target) == ["Grace"]
    assert "already exists" in run("backup", target).stderr


def test_without_data_there_is_nothing_to_copy(run):
    result = run("backup")

    assert result.exit_code == 1
    assert "nothing to copy yet" in result.stderr


def test_a_backup_is_put_back_after_a_question(run, database, tmp_path):
    run("backup", tmp_path / "monday.sqlite3")
    write(database, "Edsger")

    assert run("restore", tmp_path / "monday.sqlite3", typed="n\n").exit_code == 1
    assert names_in(database) == ["Grace", "Edsger"]
    result = run("restore", tmp_path / "monday.sqlite3", typed="y\n")

    assert result.exit_code == 0
    assert names_in(database) == ["Grace"]
    [kept] = database.parent.glob("before-restore-*.sqlite3")
    assert str(kept) in result.stdout
    assert names_in(kept) == ["Grace", "Edsger"]


def test_what_is_no_backup_is_refused(run, database, tmp_path):
    with closing(sqlite3.connect(tmp_path / "places.sqlite3")) as other, other:
        other.execute("CREATE TABLE places (name TEXT)")

    result = run("restore", tmp_path / "places.sqlite3", "--yes")

    assert result.exit_code == 1
    assert "not an Askaround backup" in result.stderr
    assert names_in(database) == ["Grace"]


def test_what_is_planned_leaves_as_a_calendar_and_in_the_archive(run, me, tmp_path):
    talk = factories.conversation(me, factories.person(me, "Dana Whitfield"), on=date(2126, 3, 5))
    calendar, archive = tmp_path / "planned.ics", tmp_path / "everything.zip"

    run("export", calendar, archive)

    assert f"UID:{talk.uid}" in calendar.read_text(encoding="utf-8")
    assert f"UID:{talk.uid}" in ZipFile(archive).read("planned.ics").decode()
