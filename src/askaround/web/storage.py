"""Styles and scripts under addresses that carry their hash, also where scripts load each other."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """A module that imports another by its relative address gets the version it was made for."""

    support_js_module_import_aggregation = True
