"""Listing and searching people."""

import json
import sys

import pytest

from askaround.people.models import Role
from tests import factories


@pytest.fixture
def known(me):
    """Two people, one of them at work."""
    factories.person(me, "Edsger Dijkstra")
    grace = factories.person(me, "Grace Hopper", circle="boss")
    with me.change("Described Grace") as change:
        change.add(Role(person=grace, title="Rear admiral"))


def test_people_stand_in_order_one_on_a_line_with_tabs_between(run, known):
    result = run("people")

    assert result.exit_code == 0
    assert result.stdout == "Edsger Dijkstra\t\t\t\nGrace Hopper\tRear admiral\tFormer boss\t\n"


def test_a_search_needs_every_word(run, known):
    assert run("people", "admiral", "gra").stdout.startswith("Grace Hopper\t")
    assert run("people", "admiral", "edsger").stdout == ""


def test_nobody_found_is_said_beside_the_output(run, known):
    result = run("people", "nobody")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nobody found for “nobody”" in result.stderr


def test_an_empty_space_says_how_to_begin(run, me):
    assert "askaround import FILE" in run("people").stderr


def test_json_says_more_and_is_empty_for_nobody(run, known):
    [grace] = json.loads(run("people", "grace", "--json").stdout)

    assert grace["name"] == "Grace Hopper"
    assert grace["roles"] == [{"title": "Rear admiral", "organization": None}]
    assert json.loads(run("people", "nobody", "--json").stdout) == []


def test_a_limit_says_that_there_are_more(run, known):
    result = run("people", "--limit", 1)

    assert result.stdout.count("\n") == 1
    assert "There are more" in result.stderr


def test_no_name_steers_the_terminal(run, me):
    factories.person(me, "Evil \x1b[2J\tName")

    assert "\x1b" not in run("people").stdout
    assert run("people").stdout.count("\t") == 3


def test_a_terminal_gets_a_table_and_no_markup_of_strangers(me, capsys, monkeypatch):
    from askaround.cli import printing

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    printing.table(["Name"], [["[red]Grace[/red] \x1b[2JHopper"]])

    shown = capsys.readouterr().out
    assert "Name" in shown
    assert "[red]Grace[/red]" in shown
    assert "\x1b[2J" not in shown


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_an_impossible_limit_is_a_mistake_in_the_command(run, me, limit):
    assert run("people", "--limit", limit).exit_code == 2
