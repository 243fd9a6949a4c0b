"""Keys of rows: unique, and in the order in which they were made."""

from datetime import UTC, datetime

import time_machine

from askaround.core.ids import uuid7


def test_keys_sort_in_the_order_they_were_made():
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False) as clock:
        made = []
        for _ in range(500):
            made.append(uuid7())
            clock.shift(0.000_001)  # one key in a microsecond: faster than a row can be made

    assert sorted(made) == made


def test_keys_of_one_instant_differ():
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False):
        assert len({uuid7() for _ in range(1000)}) == 1000


def test_a_key_is_a_uuid_of_version_7_that_tells_its_moment():
    moment = datetime(2026, 3, 2, 12, 0, 0, 999_999, tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        key = uuid7()

    assert (key.version, key.variant) == (7, "specified in RFC 4122")
    assert key.int >> 80 == int(moment.timestamp() * 1000)
