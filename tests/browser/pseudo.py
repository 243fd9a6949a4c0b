"""The program in a false language: ``python -m tests.browser.pseudo start …``.

It runs from right to left and takes the place of Spanish, so that there is something to choose;
only this one process speaks it.
"""

from django.utils.translation import trans_real

from askaround.cli import main
from askaround.config import settings
from translating.pseudo import pseudo

INSTEAD_OF = "es"


def gettext(message: str) -> str:
    if message and trans_real.get_language() == INSTEAD_OF:
        return pseudo(message.rpartition(trans_real.CONTEXT_SEPARATOR)[2])
    return in_real_language(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    return gettext(singular if number == 1 else plural)


in_real_language = trans_real.gettext

if __name__ == "__main__":
    trans_real.gettext, trans_real.ngettext = gettext, ngettext
    settings.LANGUAGES_BIDI = [INSTEAD_OF]  # type: ignore[attr-defined]
    main()
