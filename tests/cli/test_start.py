"""The real program, started as people start it, on a folder that nobody has seen before."""

import http.client
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import contextmanager

import pytest
import pytest_socket

from askaround.config import environment

pytestmark = pytest.mark.thorough


@pytest.fixture(autouse=True)
def own_machine_only():
    """These tests talk to the program they start, on this machine."""
    pytest_socket.enable_socket()
    pytest_socket.socket_allow_hosts(["127.0.0.1"])


@contextmanager
def started(folder, **settings):
    """Askaround running on ``folder``; gives what it printed up to the address."""
    child = subprocess.Popen(
        [sys.executable, "-m", "askaround", "start", "--no-browser", "--port", "0"],
        env=environ(folder, **settings),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield child, re.search(r"http://127\.0\.0\.1:(\d+)(/enter/\S+)", child.stdout.readline())
    finally:
        child.terminate()
        child.wait(timeout=10)
        child.stdout.close()


def environ(folder, **settings):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ASKAROUND")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return kept | {"ASKAROUND_DATA": str(folder)} | settings


def get(port, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=20)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer, body


def cookies(answer):
    return "; ".join(each.split(";")[0] for each in answer.headers.get_all("Set-Cookie"))


def refusal(folder, **settings):
    """What a start says that cannot be."""
    result = subprocess.run(
        [sys.executable, "-m", "askaround", "start", "--no-browser"],
        env=environ(folder, **settings),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    return result.stderr


def test_one_command_makes_everything_and_shows_the_way_in(tmp_path):
    with started(tmp_path / "new") as (_child, way_in):
        port, path = way_in.groups()

        entered, _ = get(port, path)
        first_page, body = get(port, "/start/", Cookie=cookies(entered))

        assert entered.status == 302
        assert first_page.status == 200
        assert "What are you trying to find out, and by when?" in body
        assert get(port, "/start/")[0].status == 302  # nobody else


def test_the_data_are_for_their_owner_only(tmp_path):
    with started(tmp_path / "new"):
        folder = tmp_path / "new"

        assert (folder.stat().st_mode & 0o077) == 0
        assert ((folder / "askaround.sqlite3").stat().st_mode & 0o077) == 0
        assert ((folder / "secret-key").stat().st_mode & 0o077) == 0


def test_starting_again_opens_the_program_that_runs(tmp_path):
    with started(tmp_path / "new") as (_child, first):
        get(first[1], "/closed/")  # it answers

        with started(tmp_path / "new") as (again, second):
            assert second[1] == first[1]
            assert again.wait(timeout=20) == 0


def test_a_start_forgets_the_sessions_that_are_over(tmp_path):
    folder = tmp_path / "new"
    with started(folder) as (_child, way_in):
        get(*way_in.groups())
    with sqlite3.connect(folder / "askaround.sqlite3") as database:
        ended = database.execute("UPDATE django_session SET expire_date = '2020-01-01'").rowcount

    with started(folder), sqlite3.connect(folder / "askaround.sqlite3") as database:
        left = database.execute("SELECT count(*) FROM django_session").fetchone()

    assert (ended, *left) == (1, 0)


def test_a_folder_that_is_synced_is_refused_with_the_reason(tmp_path):
    said = refusal(tmp_path / "Dropbox" / "askaround")

    assert "Dropbox" in said
    assert "ASKAROUND_DATA" in said
    assert not (tmp_path / "Dropbox").exists()


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"ASKAROUND_PORT": "many"}, "ASKAROUND_PORT='many' is not a port"),
        ({"ASKAROUND_DATA": "some/folder"}, "ASKAROUND_DATA='some/folder' is not a whole path"),
        ({"ASKAROUND_DEBUG": "perhaps"}, "ASKAROUND_DEBUG='perhaps' is neither yes nor no"),
    ],
)
def test_a_bad_setting_is_named_with_its_value_and_what_would_be_right(
    tmp_path, settings, sentence
):
    assert sentence in refusal(tmp_path / "new", **settings)


def test_the_key_that_signs_cookies_is_made_once(tmp_path):
    assert environment.secret(tmp_path / "new") == environment.secret(tmp_path / "new")
