"""Rows are put off with a reason, or not needed, and undo brings them back."""

from datetime import timedelta

import pytest

from askaround.agenda import actions
from askaround.agenda.models import SetAside
from askaround.journal.actions import undo

ROW = {"row": "remind:x:1", "what": "Remind Dana Whitfield"}


def test_a_row_is_put_off_until_a_day_with_the_reason(ada):
    until = ada.today + timedelta(days=7)

    actions.snooze(by=ada, **ROW, until=until, reason=" They are\taway ")

    kept = SetAside.objects.get()
    assert (kept.row, kept.until, kept.reason) == ("remind:x:1", until, "They are away")
    assert ada.changes[-1].sentence == "Until Monday, March 9: Remind Dana Whitfield"


def test_putting_off_needs_a_reason_and_a_day_to_come(ada):
    with pytest.raises(actions.CannotSnooze, match="Say why"):
        actions.snooze(by=ada, **ROW, until=ada.today + timedelta(days=1), reason="  ")
    with pytest.raises(actions.CannotSnooze, match="after today"):
        actions.snooze(by=ada, **ROW, until=ada.today, reason="No time")

    assert not SetAside.objects.exists()


def test_a_row_is_remembered_once_and_the_last_word_counts(ada):
    actions.snooze(by=ada, **ROW, until=ada.today + timedelta(days=1), reason="No time")
    actions.skip(by=ada, **ROW)

    kept = SetAside.objects.get()
    assert (kept.until, kept.reason) == (None, "")


def test_undo_brings_the_earlier_word_back(ada):
    actions.snooze(by=ada, **ROW, until=ada.today + timedelta(days=1), reason="No time")
    actions.skip(by=ada, **ROW)

    undo(by=ada, change=ada.changes[-1])
    assert SetAside.objects.get().until == ada.today + timedelta(days=1)

    undo(by=ada, change=ada.changes[0])
    assert not SetAside.objects.exists()
