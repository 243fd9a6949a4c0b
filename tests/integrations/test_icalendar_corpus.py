"""Calendar files of other programs: each is read or says why not, and none takes long."""

import time
from datetime import UTC, datetime

import pytest

from askaround.integrations.calendar_child import busy_in_child
from askaround.integrations.calendar_reading import merged, read_busy
from askaround.people.rules.incoming import Unreadable
from tests.shared_data import SHARED, shared

pytestmark = pytest.mark.corpus

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
MOST_SECONDS = 2
FILES = sorted(
    path
    for path in (SHARED / "calendar").rglob("*")
    if path.is_file() and path.name != "SOURCES.md"
)
HOLDS_NO_CALENDAR = (".jcal", ".txt", ".vcs")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SHARED)))
def test_every_file_is_read_or_says_why_not(path):
    data = path.read_bytes()
    started = time.process_time()
    try:
        found = read_busy(data, now=NOW, zone="Europe/Berlin")
    except Unreadable as problem:
        said = str(problem)
        assert said.endswith(".")
        assert b"BEGIN:VEVENT" not in data.upper() or path.suffix in HOLDS_NO_CALENDAR
    else:
        assert found.spans == merged(found.spans)
        assert all(problem.endswith(".") for problem in found.problems)
    assert time.process_time() - started < MOST_SECONDS


def test_the_largest_files_stay_within_the_time_in_the_child_as_well():
    shared("calendar")
    calendars = [path for path in FILES if path.suffix == ".ics"]
    for path in sorted(calendars, key=lambda path: path.stat().st_size)[-5:]:
        started = time.monotonic()
        busy_in_child(path.read_bytes(), now=NOW, zone="Europe/Berlin")
        assert time.monotonic() - started < MOST_SECONDS


def test_what_repeats_in_real_files_is_found_where_it_falls():
    folder = shared("calendar") / "recurring_ical_events"
    now = datetime(2018, 11, 1, tzinfo=UTC)
    data = (folder / "daylight_saving_time.ics").read_bytes()

    found = read_busy(data, now=now, zone="Europe/Berlin", days=3650)

    assert found.spans
    assert not found.problems
