"""Commands called in this process, on the test database and a folder of their own."""

import pytest
from click.testing import CliRunner

from askaround.accounts import actions
from askaround.cli import main
from tests import factories


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The data folder of this test."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("ASKAROUND_DATA", str(folder))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return folder


@pytest.fixture
def run(folder):
    """Call a command as the shell would; nobody answers unless ``typed`` says so."""

    def call(*arguments, typed=""):
        return CliRunner().invoke(main, [str(each) for each in arguments], input=typed)

    return call


@pytest.fixture
def me(db):
    """The owner of this machine's space, at work."""
    return factories.author(actions.own_space(time_zone="UTC"))
