"""What a page and a hint say to type is what a terminal knows."""

import sys

import pytest

from askaround.core.started import command


@pytest.fixture
def started(tmp_path, monkeypatch):
    """Start the program as it lies in a checkout, while a terminal looks in ``path``."""
    script = tmp_path / ".venv" / "bin" / "askaround"
    script.parent.mkdir(parents=True)
    script.touch(mode=0o755)

    def start(called, path="/nowhere", folder=tmp_path):
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", [str(called)])
        monkeypatch.setenv("PATH", str(path))
        return command()

    start.script = script
    return start


def test_a_program_out_of_a_checkout_is_called_by_its_path(started):
    assert started(".venv/bin/askaround") == ".venv/bin/askaround"
    assert started(started.script) == ".venv/bin/askaround"


def test_a_program_on_the_path_is_called_by_its_name(started):
    assert started(started.script, path=started.script.parent) == "askaround"


def test_another_askaround_on_the_path_is_not_this_one(started, tmp_path):
    other = tmp_path / "other" / "askaround"
    other.parent.mkdir()
    other.touch(mode=0o755)

    assert started(started.script, path=other.parent) == ".venv/bin/askaround"


def test_from_any_other_folder_the_whole_path_is_said(started, tmp_path):
    elsewhere = tmp_path / "of mine"
    elsewhere.mkdir()

    assert started(started.script, folder=elsewhere) == str(started.script)
    assert started(elsewhere / "askaround", folder=elsewhere) == f"'{elsewhere / 'askaround'}'"


def test_what_is_no_terminal_says_the_name(started):
    assert started("/usr/bin/pytest") == "askaround"
