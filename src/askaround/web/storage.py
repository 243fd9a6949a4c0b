"""Styles and scripts under addresses that carry their hash, also where our scripts load others."""

from typing import ClassVar

from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = (
    r"""(?P<matched>import(?s:(?P<import>\s*\{[^}]*\}))"""
    r"""\s*from\s*['"](?P<url>\./.*?)['"]\s*;)"""
)


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # it has no types
    """A module of ours that imports another by its relative address gets the one it was made for.

    Django can do so for every script, but then it stumbles over those of other packages.
    """

    patterns: ClassVar[tuple[object, ...]] = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("askaround/js/*.js", ((IMPORT, 'import%(import)s from "%(url)s";'),)),
    )
