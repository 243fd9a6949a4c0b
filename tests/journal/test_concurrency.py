"""Two presses, two windows, six at once: each waits for the other, and nothing is lost or doubled.

The program runs as people run it, in a process of its own with a database in a file.
"""

import json
import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener
from uuid import UUID

import pytest
from pytest_socket import enable_socket, socket_allow_hosts

from tests.browser.program import Program

HANDS = 6
"""As many presses as the program has threads, and more than a person has hands."""
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Imported {0}\nEMAIL:i{0}@example.org\nEND:VCARD\n"


class Window:
    """A browser window that is in, reduced to what a double press needs."""

    def __init__(self, program: Program) -> None:
        self.origin = program.address
        self._open = build_opener(HTTPCookieProcessor(CookieJar())).open
        self._token = TOKEN.search(self._send(program.way_in)[1])[1]

    def press(self, path: str, **said: str) -> int:
        """Send a form and return the status of the answer, or of the page that it leads to."""
        body = urlencode({"csrfmiddlewaretoken": self._token} | said).encode()
        return self._send(path, body)[0]

    def at_once(self, *presses: tuple[str, dict[str, str]]) -> list[int]:
        with ThreadPoolExecutor(len(presses)) as hands:
            pressed = [hands.submit(self.press, path, **said) for path, said in presses]
            return [each.result() for each in pressed]

    def _send(self, path: str, body: bytes | None = None) -> tuple[int, str]:
        request = Request(self.origin + path, body, {"Referer": self.origin})
        try:
            with self._open(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    running = Program(tmp_path_factory.mktemp("at-once") / "data").start()
    yield running
    running.stop()
    assert running.complaints() == ""


@pytest.fixture(autouse=True)
def this_machine():
    """The window talks to the program, and to nobody else."""
    enable_socket()
    socket_allow_hosts(["127.0.0.1"])


@pytest.fixture(scope="module")
def window(program):
    enable_socket()
    return Window(program)


@pytest.fixture
def stored(program):
    """Ask the database, from outside the program."""

    def ask(sql, *values):
        place = f"file:{program.folder / 'askaround.sqlite3'}?mode=ro"
        with closing(sqlite3.connect(place, uri=True)) as database:
            return database.execute(sql, values).fetchall()

    return ask


def people_called(stored, beginning):
    sql = "SELECT count(*) FROM askaround_person WHERE full_name LIKE ? || ' %'"
    return stored(sql, beginning)[0][0]


def key_of(stored, table, **named):
    ((column, value),) = named.items()
    return str(UUID(stored(f"SELECT id FROM askaround_{table} WHERE {column} = ?", value)[0][0]))


def add(window, line):
    assert window.press("/people/add/", line=line, seen=line) == 200


def test_what_six_hands_add_at_once_is_all_there(window, stored):
    lines = [
        f"Person Number{number}, engineer at Lakeside #{tag}"
        for number, tag in enumerate(["fair", "choir", "fair"] * 10)
    ]

    answers = window.at_once(*[("/people/add/", {"line": line, "seen": line}) for line in lines])

    assert set(answers) == {200}
    assert people_called(stored, "Person") == 30
    assert stored("SELECT count(*) FROM askaround_tag") == [(2,)]
    assert stored("SELECT count(*) FROM askaround_organization WHERE name = 'Lakeside'") == [(1,)]


def test_an_undo_pressed_six_times_undoes_once(window, stored):
    add(window, "Somebody Removed")
    person = key_of(stored, "person", full_name="Somebody Removed")
    window.press(f"/people/{person}/remove/")
    change = key_of(stored, "change", sentence="Removed Somebody Removed")

    answers = window.at_once(*[(f"/changes/{change}/undo/", {})] * HANDS)

    assert set(answers) == {200}
    assert key_of(stored, "person", full_name="Somebody Removed") == person


def test_of_two_windows_that_write_the_same_person_one_is_told(window, stored):
    add(window, "Somebody Edited")
    person = key_of(stored, "person", full_name="Somebody Edited")
    said = [{"full_name": f"Edited {number}", "version": "1"} for number in range(HANDS)]

    answers = window.at_once(*[(f"/people/{person}/edit/", each) for each in said])

    assert sorted(answers) == [200] + [409] * (HANDS - 1)


def test_a_request_pressed_six_times_is_begun_and_sent_once(window, stored):
    window.press("/start/", title="What is it like?", goal="occupation")
    exploration = key_of(stored, "exploration", title="What is it like?")
    add(window, "Somebody Asked, asked@example.org")
    person = key_of(stored, "person", full_name="Somebody Asked")

    begun = {"person": person, "exploration": exploration}
    answers = window.at_once(*[("/asks/new/", begun)] * HANDS)

    assert set(answers) == {200}
    assert stored("SELECT count(*) FROM askaround_ask") == [(1,)]

    ask = key_of(stored, "ask", answer="")
    said = {"subject": "A question", "body": "Could we talk for 20 minutes?", "version": "1"}
    answers = window.at_once(*[(f"/asks/{ask}/sent/", said)] * HANDS)

    assert set(answers) == {200}
    assert stored("SELECT count(*) FROM askaround_event WHERE kind = 'message'") == [(1,)]


def test_a_file_imported_with_six_presses_comes_in_once(window, stored):
    cards = "".join(map(CARD.format, range(40)))
    assert window.press("/people/import/", pasted=cards) == 200
    batch = str(UUID(stored("SELECT id FROM askaround_importbatch")[0][0]))

    answers = window.at_once(*[(f"/people/import/{batch}/", {})] * HANDS)

    assert set(answers) == {200}
    assert people_called(stored, "Imported") == 40
    state, counts = stored("SELECT state, counts FROM askaround_importbatch")[0]
    assert (state, json.loads(counts)["new"]) == ("applied", 40)

    answers = window.at_once(*[(f"/people/import/{batch}/undo/", {})] * HANDS)

    assert set(answers) == {200}
    assert people_called(stored, "Imported") == 0
