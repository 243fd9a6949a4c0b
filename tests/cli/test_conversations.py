"""Conversations on the command line."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from askaround.scheduling import actions as scheduling
from tests import factories


@pytest.fixture
def planned(me):
    """With Dana, in three days."""
    day = datetime.now(UTC).date() + timedelta(days=3)
    return factories.conversation(me, factories.person(me, "Dana Whitfield"), on=day)


def test_the_next_one_stands_before_those_without_a_time(run, me, planned):
    grace = factories.person(me, "Grace Hopper")
    scheduling.begin_conversation(by=me, person=grace, exploration=planned.exploration)

    dana, other = run("conversations").stdout.splitlines()

    assert dana.split("\t")[1:] == ["Dana Whitfield", "Video call", "30", "agreed"]
    assert "15:00" in dana
    assert other.split("\t")[1:] == ["Grace Hopper", "", "30", "no time yet"]


def test_those_that_took_place_are_asked_for(run, me, planned):
    begun = datetime.now(UTC) - timedelta(hours=2)
    scheduling.mark_held(
        by=me, conversation=planned, started_at=begun, ended_at=begun + timedelta(minutes=25)
    )

    assert run("conversations").stdout == ""
    assert "Dana Whitfield" in run("conversations", "--past").stdout


def test_json_says_where_and_in_which_zone(run, planned):
    (entry,) = json.loads(run("conversations", "--json").stdout)

    assert entry["person"] == "Dana Whitfield"
    assert (entry["state"], entry["mode"], entry["time_zone"]) == ("agreed", "video", "UTC")


def test_somebody_without_any_is_told_what_to_do(run, me):
    assert "`askaround today` says what comes next" in run("conversations").stderr
    assert "No conversation took place yet" in run("conversations", "--past").stderr
