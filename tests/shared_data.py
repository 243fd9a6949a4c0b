"""Where the shared folder of real files lies; tests that read it skip where it is absent."""

import os
from pathlib import Path

import pytest

SHARED = Path(
    os.environ.get("ASKAROUND_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data")
)


def shared(folder: str) -> Path:
    path = SHARED / folder
    if not path.is_dir():
        pytest.skip(f"needs the shared folder of real files ({folder}/), which is not here")
    return path
