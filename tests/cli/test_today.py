"""What is next, on the command line."""

import json

import pytest

from askaround.outreach.models import Ask
from tests import factories


@pytest.fixture
def request_begun(me):
    """A draft that waits to be sent."""
    dana = factories.person(me, "Dana Whitfield")
    exploration = factories.exploration(me)
    with me.change("Began to ask Dana") as change:
        change.add(Ask(person=dana, exploration=exploration))


def test_each_row_says_what_and_why(run, request_begun):
    result = run("today")

    assert result.exit_code == 0
    [line] = [line for line in result.stdout.splitlines() if "Dana Whitfield" in line]
    what, why, since = line.split("\t")
    assert what
    assert why
    assert since


def test_json_carries_the_same_rows(run, request_begun):
    agenda = json.loads(run("today", "--json").stdout)

    assert [row["person"] for row in agenda["rows"]] == ["Dana Whitfield"]
    assert agenda["rows"][0]["sentence"] in run("today").stdout


def test_somebody_new_is_told_where_to_begin(run, me):
    result = run("today")

    assert result.stdout == ""
    assert "Write down what you want to find out" in result.stderr


def test_the_next_of_the_first_steps_is_named(run, me):
    factories.exploration(me)

    assert "To begin with: Pick five questions to ask." in run("today").stderr
