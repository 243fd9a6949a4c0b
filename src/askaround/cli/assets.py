"""Styles and scripts, named by their content and compressed once, so that browsers keep them."""

import hashlib
import shutil
from pathlib import Path

MARK = "made-from"


def prepare() -> None:
    """Collect the static files into the data folder, unless these very ones are there already."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    files = [
        Path(storage.path(name))
        for finder in get_finders()
        for name, storage in finder.list([])
        if hasattr(storage, "path")
    ]
    fingerprint = _fingerprint(files)
    root = Path(settings.STATIC_ROOT)
    mark = root / MARK
    if mark.exists() and mark.read_text(encoding="ascii") == fingerprint:
        return
    shutil.rmtree(root, ignore_errors=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(fingerprint, encoding="ascii")


def _fingerprint(files: list[Path]) -> str:
    """Return a value that changes when a file is added, removed, moved or rewritten."""
    digest = hashlib.sha256()
    for file in sorted(files):
        state = file.stat()
        digest.update(f"{file}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
