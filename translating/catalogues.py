"""Compiles the catalogues: ``python -m translating.catalogues``, in ``make translations``."""

import sys
from collections.abc import Iterator
from pathlib import Path

import polib

FOLDER = Path(__file__).parents[1] / "src" / "askaround" / "web" / "locale"
DOMAIN = "LC_MESSAGES/django"


def languages() -> list[str]:
    """Return the languages that have a catalogue; English stands in the code itself."""
    return sorted(path.parents[1].name for path in FOLDER.glob(f"*/{DOMAIN}.po"))


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(FOLDER / language / f"{DOMAIN}.po"))


def compiled_path(language: str, folder: Path = FOLDER) -> Path:
    return folder / language / f"{DOMAIN}.mo"


def forms(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Return each text of a message with its translation, a plural form after the other."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [
        (entry.msgid_plural if number else entry.msgid, translated)
        for number, translated in sorted(entry.msgstr_plural.items())
    ]


def _compile_all() -> Iterator[str]:
    for language in languages():
        messages = catalogue(language)
        messages.save_as_mofile(str(compiled_path(language)))
        waiting = len(messages.untranslated_entries()) + len(messages.fuzzy_entries())
        yield f"{language}: {len(messages)} messages, {waiting} of them waiting for a translation\n"


if __name__ == "__main__":
    sys.stdout.writelines(_compile_all())
