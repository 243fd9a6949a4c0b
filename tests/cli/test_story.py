"""The commands as the shell runs them, one after another, in a folder of their own."""

import os
import stat
import subprocess
import sys

import pytest

pytestmark = pytest.mark.thorough


@pytest.fixture
def shell(tmp_path):
    folder = tmp_path / "data"

    def call(*arguments, check=True):
        return subprocess.run(
            [sys.executable, "-m", "askaround", *map(str, arguments)],
            env=os.environ
            | {
                "ASKAROUND_DATA": str(folder),
                "DJANGO_SETTINGS_MODULE": "askaround.config.settings",
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=check,
        )

    call.folder = folder
    return call


def test_people_come_leave_and_come_back(shell, tmp_path):
    source = tmp_path / "people.vcf"
    source.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Dana Whitfield\nEND:VCARD\n", encoding="utf-8")

    shell("import", source, "--yes")
    assert shell("people", "dana wh").stdout == "Dana Whitfield\t\t\t\n"
    assert stat.S_IMODE((shell.folder / "askaround.sqlite3").stat().st_mode) == 0o600
    shell("backup", tmp_path / "monday.sqlite3")
    shell("export", tmp_path / "all.zip", tmp_path / "people.xlsx")
    shell("import", "--undo", "--yes")
    assert shell("people").stdout == ""

    shell("restore", tmp_path / "monday.sqlite3", "--yes")

    assert shell("people").stdout == "Dana Whitfield\t\t\t\n"
    report = shell("doctor").stdout
    assert "ok  Database: sound" in report
    assert "ok  Derived data: agrees with the rows" in report
    (shell.folder / "askaround.sqlite3").unlink()
    assert "1 person" in shell("restore", tmp_path / "all.zip").stdout
    assert shell("people").stdout == "Dana Whitfield\t\t\t\n"


def test_a_refusal_is_one_sentence_and_exit_code_1(shell, tmp_path):
    (tmp_path / "other.zip").write_bytes(b"no zip")

    refused = shell("restore", tmp_path / "other.zip", check=False)

    assert refused.returncode == 1
    assert refused.stderr.startswith("Error: This is not an Askaround archive")
    assert refused.stderr.count("\n") == 1


def test_a_setting_that_cannot_be_is_named(shell):
    environment = os.environ | {"ASKAROUND_DATA": "not/whole"}

    refused = subprocess.run(
        [sys.executable, "-m", "askaround", "people"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert refused.returncode == 1
    assert "ASKAROUND_DATA='not/whole'" in refused.stderr
