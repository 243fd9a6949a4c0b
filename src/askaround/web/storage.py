"""Styles and scripts under addresses that carry their hash, also where our scripts load others."""

import re
from typing import ClassVar

from django.core.files.base import ContentFile, File
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = (
    r"""(?P<matched>import(?s:(?P<import>\s*\{[^}]*\}))"""
    r"""\s*from\s*['"](?P<url>\./.*?)['"]\s*;)"""
)


REMARK_OR_SPACE = re.compile(r"(?:/\*.*?\*/|\s)+", re.DOTALL)


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # it has no types
    """A module of ours that imports another by its relative address gets the one it was made for.

    Django can do so for every script, but then it stumbles over those of other packages.
    """

    patterns: ClassVar[tuple[object, ...]] = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("askaround/js/*.js", ((IMPORT, 'import%(import)s from "%(url)s";'),)),
    )

    def _save(self, name: str, content: "File[bytes]") -> str:
        """Keep a style of ours without what only we read: it is a quarter of what would travel."""
        if name.startswith("askaround/") and name.endswith(".css"):
            content.seek(0)  # somebody has read it already, to know its hash
            content = ContentFile(without_remarks(content.read().decode()).encode())
        return super()._save(name, content)  # type: ignore[no-any-return]


def without_remarks(styles: str) -> str:
    """Return the styles without comments, and with one space for any number of them."""
    return REMARK_OR_SPACE.sub(" ", styles).strip()
