"""A TOML file of ours, read key by key: a fault names the file, the key and what is wrong."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable


class FaultyPage(Exception):
    """A file of words cannot be used. The text names the file, the key and the fault."""


@dataclass(frozen=True)
class Page:
    """One TOML table. ``file`` and ``path`` say where it stands, for the error message.

    Every reader takes the key and returns its value; a missing or ill-typed key raises
    `FaultyPage`, unless a default is given.
    """

    file: str
    content: Mapping[str, object]
    path: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.content)

    def fault(self, key: str, problem: str) -> FaultyPage:
        return FaultyPage(f"{self.file}: {self.path}{key} {problem}")

    def text(self, key: str, default: str | None = None) -> str:
        value = self._value(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.fault(key, "must be a text in quotes")
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return a list of texts; one text alone stands for a list of one."""
        value = self._value(key, default)
        entries = [value] if isinstance(value, str) else value
        if not isinstance(entries, list | tuple) or not all(isinstance(e, str) for e in entries):
            raise self.fault(key, "must be a list of texts")
        return tuple(entries)

    def number(self, key: str, default: int | None = None) -> int:
        value = self._value(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fault(key, "must be a whole number")
        return value

    def table(self, key: str) -> "Page":
        value = self._value(key)
        if not isinstance(value, dict):
            raise self.fault(key, f"must be a table, [{self.path}{key}]")
        return Page(self.file, value, f"{self.path}{key}.")

    def tables(self, key: str, default: tuple[()] | None = None) -> tuple["Page", ...]:
        """Return the tables written as ``[[key]]``, counted from 1 in messages."""
        value = self._value(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(e, dict) for e in value):
            raise self.fault(key, f"must be a list of tables, [[{self.path}{key}]]")
        return tuple(
            Page(self.file, entry, f"{self.path}{key}[{place}].")
            for place, entry in enumerate(value, start=1)
        )

    def _value(self, key: str, default: object = None) -> object:
        value = self.content.get(key, default)
        if value is None:
            raise self.fault(key, "is missing")
        return value


def parse_page(file: str, source: str) -> Page:
    """Read TOML text; ``file`` is the name that messages use."""
    try:
        return Page(file, tomllib.loads(source))
    except tomllib.TOMLDecodeError as fault:
        raise FaultyPage(f"{file} is not valid TOML: {fault}") from fault


def read_page(folder: Traversable, *names: str) -> Page:
    """Read ``folder/names…``, a file that ships with the program."""
    file = "/".join(names)
    try:
        source = folder.joinpath(*names).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise FaultyPage(f"{file} is missing from {folder}") from fault
    return parse_page(file, source)
