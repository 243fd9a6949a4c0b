"""Numbers of what was heard are said in whole sentences, for one as for many."""

import pytest

from askaround.insight.queries.heard import Voices
from askaround.insight.rules.saturation import Saturation
from askaround.web.insight import words


@pytest.mark.parametrize(("claims", "known"), [(1, "1 thing."), (4, "4 things.")])
def test_what_is_known_is_counted(claims, known):
    said = words.learned(Saturation(curve=(claims,) * 6))

    assert said == f"The last two conversations taught you nothing new; you know {known}"


@pytest.mark.parametrize(
    ("against", "voices"), [(1, "1 independent voice"), (2, "2 independent voices")]
)
def test_voices_against_something_are_called_voices(against, voices):
    assert words.sides(Voices(0, against)) == f"{voices} against it."
