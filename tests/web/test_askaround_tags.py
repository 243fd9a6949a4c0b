import re
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message

from askaround.config.settings import PACKAGE
from askaround.web.templatetags.askaround import (
    initials,
    offers,
    open_place,
    relative_day,
    share,
)
from askaround.web.templatetags.icons import lucide

TEMPLATES = PACKAGE / "web" / "templates"
ICON = re.compile(r'{% lucide "([^"]+)"')
TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 10), "today"),
        (date(2026, 3, 11), "tomorrow"),
        (date(2026, 3, 9), "yesterday"),
        (date(2026, 3, 13), "in 3 days"),
        (date(2026, 3, 3), "7 days ago"),
        (date(2026, 3, 2), "March 2"),
        (date(2025, 12, 24), "December 24, 2025"),
    ],
)
def test_a_near_day_is_told_in_words_and_a_far_one_by_its_date(day, words):
    assert relative_day(day, TODAY) == words


def test_a_moment_counts_by_the_day_it_has_where_the_user_is(settings):
    settings.TIME_ZONE = "Asia/Tokyo"

    assert relative_day(datetime(2026, 3, 9, 16, 0, tzinfo=UTC), TODAY) == "today"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ana Ferreira", "AF"), ("Ana de la Vega", "AV"), ("Cher", "C"), ("", ""), ("łukasz ø", "ŁØ")],
)
def test_initials_are_of_the_first_and_the_last_word(name, letters):
    assert initials(name) == letters


def test_a_share_stays_inside_the_drawing():
    assert [share(*pair) for pair in ((72, 150), (200, 150), (-1, 5), (3, 0))] == [
        "48.0",
        "100.0",
        "0.0",
        "0.0",
    ]


@pytest.mark.parametrize(
    ("tags", "change"),
    [("undo:0193c1d2", "0193c1d2"), ("quiet undo:0193c1d2", "0193c1d2"), ("quiet", ""), ("", "")],
)
def test_a_message_knows_the_change_it_takes_back(tags, change):
    assert offers(Message(SUCCESS, "Saved.", extra_tags=tags), "undo") == change


@pytest.mark.parametrize(
    ("namespace", "url_name", "place"),
    [
        ("agenda", "today", "today"),
        ("people", "list", "people"),
        ("people", "organizations", "people"),
        ("people", "organization", "people"),
        ("journal", "changes", ""),
    ],
)
def test_the_navigation_opens_at_the_place_of_the_address(namespace, url_name, place):
    match = SimpleNamespace(namespace=namespace, url_name=url_name)

    assert open_place({"request": SimpleNamespace(resolver_match=match)}) == place


def test_a_view_may_name_the_place_itself():
    assert open_place({"place": "asks"}) == "asks"


def test_a_page_without_an_address_opens_no_place():
    assert open_place({}) == ""


def test_every_icon_that_a_template_names_is_there():
    named = {
        name
        for template in TEMPLATES.rglob("*.html")
        for name in ICON.findall(template.read_text(encoding="utf-8"))
    }

    assert named
    for name in sorted(named):
        assert lucide(name).startswith("<svg")
