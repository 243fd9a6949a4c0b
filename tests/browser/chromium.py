"""Where the browser for the tests is; run as a module, it installs one where it may."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

WITHOUT_WINDOWS = "chromium-headless-shell"
"""Debian's Chromium with nothing to look at: the same pages for two thirds of the time."""
NAMES = (WITHOUT_WINDOWS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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
    """Install Debian's, as root; nothing else is tried."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    packages = [WITHOUT_WINDOWS, "fonts-noto-core"]
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def may_install() -> bool:
    return Path("/usr/bin/apt-get").exists() and hasattr(os, "geteuid") and os.geteuid() == 0


def main() -> None:
    if os.environ.get("ASKAROUND_CHROMIUM") or shutil.which(WITHOUT_WINDOWS):
        return
    if may_install():
        sys.stdout.write("Installing Chromium for the browser tests (once) …\n")
        with suppress(subprocess.CalledProcessError):  # another one may do
            install()
    if not find():
        sys.exit(
            "The browser tests need Chromium. Install it (Debian: sudo apt-get install"
            f" {WITHOUT_WINDOWS}), or say where it is with ASKAROUND_CHROMIUM;"
            " `make test-quick` runs without it."
        )


if __name__ == "__main__":
    main()
