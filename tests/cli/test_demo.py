"""The demo, started as people start it: the example is there, and one's own data is not touched."""

import http.client
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import contextmanager

import pytest
import pytest_socket

pytestmark = pytest.mark.thorough


@pytest.fixture(autouse=True)
def own_machine_only():
    """These tests talk to the program they start, on this machine."""
    pytest_socket.enable_socket()
    pytest_socket.socket_allow_hosts(["127.0.0.1"])


@contextmanager
def demo(own_folder, *options):
    """The demo running beside ``own_folder``; gives what it printed, and a way to read pages."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ASKAROUND")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    child = subprocess.Popen(
        [sys.executable, "-m", "askaround", "demo", "--no-browser", "--port", "0", *options],
        env=kept | {"ASKAROUND_DATA": str(own_folder)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        printed = []
        while "Stop with" not in "".join(printed[-1:]):
            printed.append(child.stdout.readline())
            assert printed[-1], "".join(printed)
        yield "".join(printed), entered("".join(printed))
    finally:
        child.terminate()
        child.wait(timeout=10)
        child.stdout.close()


def entered(printed):
    """Go in by the address that was printed; gives a function that reads a page."""
    port, way_in = re.search(r"http://127\.0\.0\.1:(\d+)(/enter/\S+)", printed).groups()
    answer, _body = get(port, way_in)
    cookies = "; ".join(each.split(";")[0] for each in answer.headers.get_all("Set-Cookie"))
    return lambda path: get(port, path, Cookie=cookies)[1]


def get(port, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=20)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer, body


def people_in(folder):
    with sqlite3.connect(folder / "askaround.sqlite3") as database:
        return {name for (name,) in database.execute("SELECT full_name FROM askaround_person")}


def test_the_demo_shows_the_example_and_touches_nothing_of_ones_own(tmp_path):
    own, beside = tmp_path / "mine", tmp_path / "mine-demo"

    with demo(own) as (printed, page):
        assert str(beside) in printed
        assert "apart from your own data" in printed
        assert "This is the worked example." in page("/")
        assert "Samuel Kidane" in page("/people/")

    assert not own.exists()
    assert "Samuel Kidane" in people_in(beside)


def name_in_a_browser(page):
    """Return the name by which a browser knows the folder of the program behind ``page``."""
    return re.search(r'data-folder="(\w+)"', page("/"))[1]


def test_each_demo_begins_afresh_unless_it_is_kept(tmp_path):
    own, beside = tmp_path / "mine", tmp_path / "mine-demo"
    with demo(own) as (_printed, page):
        known = name_in_a_browser(page)
    with sqlite3.connect(beside / "askaround.sqlite3") as database:
        database.execute("UPDATE askaround_person SET full_name = 'Samuel the Second'")

    with demo(own, "--keep"):
        assert people_in(beside) == {"Samuel the Second"}
    with demo(own) as (_printed, page):
        assert "Samuel Kidane" in people_in(beside)
        assert name_in_a_browser(page) == known


def test_a_folder_that_is_no_data_folder_is_left_as_it_is(tmp_path):
    beside = tmp_path / "mine-demo"
    beside.mkdir()
    (beside / "thesis.txt").write_text("three years of work")

    with demo(tmp_path / "mine"):
        pass

    assert (beside / "thesis.txt").read_text() == "three years of work"
