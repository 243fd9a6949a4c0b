"""Filling a data folder in a process of its own, as the program would be run by somebody."""

import os
import subprocess
import sys
from pathlib import Path


def run_on(data: Path, *command: str) -> str:
    """Run ``python -m`` with these words on a data folder, and return what it prints."""
    environment = os.environ | {
        "ASKAROUND_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "askaround.config.settings",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-m", *command],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout
