"""The table of contents of an archive, and what is refused before anything is read."""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

NAME = "manifest.json"
FORMAT = "askaround-archive"
MAJOR, MINOR = 1, 1
"""A reader refuses a newer major version, and leaves out what a newer minor version added."""
SETTINGS_PART = "space"
MOST_BYTES = 1_000_000
NOT_A_MANIFEST = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    RecursionError,
    OverflowError,
)


class NotRestorable(Exception):
    """The archive cannot be brought back; nothing was changed. The text is for the person."""


@dataclass(frozen=True)
class Part:
    """One file of rows: which kind they are, how many, and what the bytes add up to."""

    name: str
    kind: str
    rows: int
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    made_at: datetime
    program: str
    parts: tuple[Part, ...]
    copies: tuple[str, ...] = ()
    version: tuple[int, int] = field(default=(MAJOR, MINOR))

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind."""
        return {part.kind: part.rows for part in self.parts if part.kind != SETTINGS_PART}

    def as_json(self) -> str:
        contents = {
            "format": FORMAT,
            "version": "{}.{}".format(*self.version),
            "made_at": self.made_at.isoformat(),
            "program": self.program,
            "parts": [asdict(part) for part in self.parts],
            "copies": list(self.copies),
        }
        return json.dumps(contents, ensure_ascii=False, indent=2) + "\n"


def parse(text: bytes) -> Manifest:
    """Read a manifest. Raises :class:`NotRestorable` for another format or a newer version."""
    try:
        contents = json.loads(text)
        if contents["format"] != FORMAT:
            raise ValueError(contents["format"])
        version = _version(contents["version"])
        if version[0] > MAJOR:
            raise NotRestorable(
                _(
                    "This archive was made by a newer Askaround (format %(theirs)s, this one reads"
                    " %(ours)s). Update Askaround first, then bring the archive back."
                )
                % {"theirs": contents["version"], "ours": f"{MAJOR}.x"}
            )
        return _manifest(contents, version)
    except NOT_A_MANIFEST as problem:
        raise NotRestorable(
            _("The table of contents (%s) of this archive cannot be read. Use another copy.") % NAME
        ) from problem


def _version(text: str) -> tuple[int, int]:
    major, minor = text.split(".")
    return int(major), int(minor)


def _manifest(contents: dict[str, Any], version: tuple[int, int]) -> Manifest:
    parts = tuple(
        Part(
            name=str(part["name"]),
            kind=str(part["kind"]),
            rows=int(part["rows"]),
            size=int(part["size"]),
            sha256=str(part["sha256"]),
        )
        for part in contents["parts"]
    )
    if len({part.kind for part in parts}) < len(parts):
        raise ValueError("two parts hold the same kind of rows")
    return Manifest(
        made_at=datetime.fromisoformat(contents["made_at"]),
        program=str(contents["program"]),
        parts=parts,
        copies=tuple(str(name) for name in contents.get("copies", [])),
        version=version,
    )
