"""Days, instants and addresses as exports of many years and countries write them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.integrations.dates import days_come_first, parse_day, parse_instant
from askaround.integrations.links import profile_key, tidy_link


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 May 2026", date(2026, 5, 14)),
        ("12-may-24", date(2024, 5, 12)),
        ("1-Jan-24", date(2024, 1, 1)),
        ("15 September 2026", date(2026, 9, 15)),
        ("Jan 15, 2024", date(2024, 1, 15)),
        ("15 de septiembre de 2023", date(2023, 9, 15)),
        ("22 août 2024", date(2024, 8, 22)),
        ("3. März 2024", date(2024, 3, 3)),
        ("7 juin 2022", date(2022, 6, 7)),
        ("7 juil. 2022", date(2022, 7, 7)),
        ("9/15/23, 5:40 AM", date(2023, 9, 15)),
        ("2024-01-20T10:00:00Z", date(2024, 1, 20)),
        ("20240512", date(2024, 5, 12)),
        ("2024年5月12日", date(2024, 5, 12)),
        ("3.4.2024", date(2024, 4, 3)),
        ("01-Feb-99", date(1999, 2, 1)),
    ],
)
def test_days_are_read_in_many_spellings(text, day):
    assert parse_day(text) == day


@pytest.mark.parametrize("text", ["30 Feb 2026", "", "soon", "2026-13-05", "Column7", "99/99/99"])
def test_what_is_no_day_is_none(text):
    assert parse_day(text) is None


def test_one_day_above_twelve_settles_the_order_for_the_whole_column():
    assert days_come_first(["3/4/24", "25/12/23"])
    assert not days_come_first(["3/4/24", "12/25/23", "3.4.24"])
    assert parse_day("3/4/24", True) == date(2024, 4, 3)
    assert parse_day("3/4/24", False) == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("9/15/23, 5:40 PM", 17),
        ("9/15/23, 12:40 AM", 0),
        ("15 Sep 2023 17:40", 17),
        ("2023-09-15 17:40:00 UTC", 17),
        ("2023-09-15T19:40:00+02:00", 17),
        ("9/15/23 5:40\u202fp. m.", 17),
    ],
)
def test_instants_are_read_into_utc(text, hour):
    assert parse_instant(text) == datetime(2023, 9, 15, hour, 40, tzinfo=UTC)


@given(st.text(alphabet="0123456789/-.:, APMapmUTCZ+janfebTde", max_size=30) | st.text(max_size=30))
def test_no_text_breaks_the_reading_of_dates(text):
    parse_day(text)
    parse_instant(text)


@given(st.dates(min_value=date(1970, 1, 1)), st.sampled_from(["%d %b %Y", "%Y-%m-%d", "%b %d, %Y"]))
def test_a_day_written_out_is_read_back(day, pattern):
    assert parse_day(day.strftime(pattern)) == day


@pytest.mark.parametrize(
    "text",
    [
        "https://www.linkedin.com/in/jos%C3%A9-garc%C3%ADa/",
        "linkedin.com/in/José-García?trk=export",
        "http://ar.linkedin.com/in/jose\u0301-garci\u0301a#about",
        "HTTPS://LinkedIn.com/in/jos%c3%a9-garc%c3%ada",
        "https://www.linkedin.com/mwlite/in/josé-garcía",
    ],
)
def test_one_profile_has_one_key(text):
    assert profile_key(text) == "linkedin.com/in/josé-garcía"


@pytest.mark.parametrize(
    "text", ["https://www.linkedin.com/in", "https://www.linkedin.com/company/acme", "NULL", ""]
)
def test_what_names_no_profile_has_no_key(text):
    assert profile_key(text) == ""


def test_an_escaped_slash_does_not_become_one():
    assert profile_key("linkedin.com/in/a%2Fb") == "linkedin.com/in/a%2fb"


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "data:text/html,x", "file:///etc", "//", "a b"]
)
def test_no_dangerous_address_is_a_link(text):
    assert tidy_link(text) == ""


@given(st.text(max_size=60))
def test_a_tidy_link_is_tidy_already(text):
    link = tidy_link(text)
    assert tidy_link(link) == link or not link
    assert not link or link.lower().startswith(("http://", "https://"))
