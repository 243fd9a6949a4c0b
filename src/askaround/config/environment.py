"""What the environment may say, each value checked and answered in words."""

import os
from pathlib import Path

from platformdirs import user_data_path

PREFIX = "ASKAROUND_"
YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


class BadSetting(Exception):
    """An environment variable has a value that cannot be used. The text names both."""


def flag(name: str) -> bool:
    """Read a yes or no."""
    value = os.environ.get(PREFIX + name, "")
    if value.casefold() in YES:
        return True
    if value.casefold() in NO:
        return False
    raise BadSetting(f"{PREFIX}{name}={value!r} is neither yes nor no. Use 1 or 0.")


def data_folder() -> Path:
    """Return the folder that holds the database: ``ASKAROUND_DATA``, else the platform's place."""
    value = os.environ.get(PREFIX + "DATA", "")
    if value and not Path(value).is_absolute():
        raise BadSetting(
            f"{PREFIX}DATA={value!r} is not a whole path. Begin it with the root folder."
        )
    return Path(value) if value else user_data_path("askaround", appauthor=False)


def port() -> int | None:
    """Return the port to listen on, or None for any that is free."""
    value = os.environ.get(PREFIX + "PORT", "")
    if not value:
        return None
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise BadSetting(f"{PREFIX}PORT={value!r} is not a port. Use a number from 1024 to 65535.")
    return int(value)


def secret(folder: Path) -> str:
    """Return the key that signs cookies, made at the first start and kept beside the database."""
    path = folder / "secret-key"
    if path.exists():
        return path.read_text(encoding="ascii").strip()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(os.urandom(40).hex())
    return path.read_text(encoding="ascii").strip()
