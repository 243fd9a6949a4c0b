"""Where the browser for the tests is; run as a module, it installs one where it may."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find() -> str | None:
    """Return the path of a Chromium: ``ASKAROUND_CHROMIUM``, else the first on the PATH."""
    named = os.environ.get("ASKAROUND_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def install() -> None:
    """Install Debian's Chromium; nothing else is tried."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        [
            "apt-get",
            "install",
            "-y",
            "-qq",
            "--no-install-recommends",
            "chromium",
            "fonts-noto-core",
        ],
    ):
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def main() -> None:
    if find():
        return
    if not (Path("/usr/bin/apt-get").exists() and hasattr(os, "geteuid") and os.geteuid() == 0):
        sys.exit(
            "The browser tests need Chromium. Install it (Debian: sudo apt-get install chromium),"
            " or say where it is with ASKAROUND_CHROMIUM; `make test-quick` runs without it."
        )
    sys.stdout.write("Installing Chromium for the browser tests (once) …\n")
    install()


if __name__ == "__main__":
    main()
