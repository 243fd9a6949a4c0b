"""The description of the format says what the program does."""

import re
from pathlib import Path

from askaround.archive import manifest
from askaround.archive.rows import archived_models
from askaround.journal.images import label

TEXT = (Path(__file__).parents[2] / "docs" / "reference" / "archive-format.md").read_text(
    encoding="utf-8"
)


def test_the_description_names_the_version():
    assert f"`{manifest.FORMAT}`, version {manifest.MAJOR}.{manifest.MINOR}." in TEXT


def test_the_description_lists_every_kind_of_row_and_no_other():
    listed = TEXT.split(f"In version {manifest.MAJOR}.{manifest.MINOR}:")[1].split("\n\n")[1]

    assert re.findall(r"`(\w+)`", listed) == sorted(label(model) for model in archived_models())
