"""What waits for a yes may have come with an archive from anywhere."""

import zlib

import pytest

from askaround.people.imports.readings import inflated, packed, unpacked
from askaround.people.rules.incoming import Unreadable
from tests.people.imports.making import incoming, reading


def test_a_reading_comes_back_as_it_was():
    was = reading(incoming("Dana Whitfield"), incoming("Bo"))

    assert unpacked(packed(was)) == was


def test_what_grows_beyond_its_limit_is_not_unpacked():
    bomb = zlib.compress(b" " * 1_000_000)

    assert len(inflated(bomb, most=1_000_001)) == 1_000_000
    with pytest.raises(Unreadable, match="can no longer be read"):
        inflated(bomb, most=999_999)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zlib",
        packed(reading(incoming("Bo")))[:-5],
        zlib.compress(b""),
        zlib.compress(b"[]"),
        zlib.compress(b"{}"),
        zlib.compress(b'{"source":"x","rows":1,"blank_rows":0}\n["p"]'),
        zlib.compress(b"[" * 100_000),
    ],
)
def test_what_is_no_reading_is_refused_with_a_sentence(data):
    with pytest.raises(Unreadable, match="can no longer be read"):
        unpacked(data)
