"""A zone that is none falls back to the next name."""

import pytest

from askaround.core.zones import known_zone


@pytest.mark.parametrize("nonsense", ["", "Mars/Olympus", "../etc/passwd", "a" * 300, "\x00"])
def test_a_zone_that_is_none_falls_back_to_the_next(nonsense):
    assert known_zone(nonsense, "Europe/Berlin").key == "Europe/Berlin"
    assert known_zone(nonsense).key == "UTC"
