"""Askaround as people run it: a process of its own, on a data folder of its own."""

import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
WAY_IN = re.compile(r"(http://127\.0\.0\.1:\d+)(/enter/\S+)")
PATIENCE_SECONDS = 20


class Program:
    """A running Askaround.

    ``address`` is its origin, ``way_in`` the path with the one-time token that it printed, and
    ``cookies`` what the first browser got for it. ``module`` is what Python is told to run.
    """

    module: tuple[str, ...] = ("askaround",)

    def __init__(self, folder: Path):
        self.folder = folder
        self.address = self.way_in = ""
        self.cookies: list[Any] = []
        self._process: subprocess.Popen[str] | None = None

    def start(self, at: datetime | None = None, port: int = 0) -> "Program":
        """Start now, or with the clock of the program set to ``at`` and ticking from there.

        ``port`` is a free one unless it is said, as for starting again where it was.
        """
        module = self.module if at is None else ("tests.browser.clock", at.isoformat())
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *module, "start", "--port", str(port), "--no-browser"],
                cwd=PROJECT,
                env=self._environment(),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        said = self._process.stdout.readline() if self._process.stdout else ""
        found = WAY_IN.search(said)
        assert found, f"Askaround did not start: {said}{self.complaints()}"
        self.address, self.way_in = found.groups()
        return self

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.communicate(timeout=PATIENCE_SECONDS)
            self._process = None

    def complaints(self) -> str:
        """What the program wrote beside its greeting: nothing, unless something broke."""
        return self._log.read_text() if self._log.exists() else ""

    @property
    def _log(self) -> Path:
        return self.folder.with_suffix(".log")

    def _environment(self) -> dict[str, str]:
        """The machine's environment, without the settings that belong to the tests."""
        kept = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
        return kept | {"ASKAROUND_DATA": str(self.folder), "TZ": "UTC", "PYTHONUNBUFFERED": "1"}
