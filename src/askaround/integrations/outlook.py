"""Outlook's contacts as CSV, in English and where the headings are those of another language."""

from collections.abc import Sequence

from askaround.integrations.columns import RowReader
from askaround.integrations.fields import Field, FieldMap
from askaround.integrations.spreadsheet import SAMPLE_GUESSED_FROM, guess_mapping
from askaround.integrations.tables import Table
from askaround.people.rules.incoming import Reading

SOURCE = "outlook"

# Any of these sets of folded headings is Outlook's and nobody else's.
_SIGNS = (
    {"e-mail address", "e-mail 2 address"},
    {"e-mail address", "business phone"},
    {"first name", "last name", "business street"},
    {"vorname", "nachname", "e-mail-adresse"},
    {"prenom", "nom", "adresse de messagerie"},
    {"nombre", "apellidos", "direccion de correo electronico"},
    {"nome", "cognome", "indirizzo posta elettronica"},
    {"nome", "sobrenome", "endereco de email"},
    {"nome", "apelido", "endereco de correio eletronico"},
    {"voornaam", "achternaam", "e-mailadres"},
)
_NOT_TAKEN = frozenset({"home city", "home state", "home country", "other city", "other country"})


def recognises(headings: Sequence[str]) -> bool:
    """Tell whether the folded ``headings`` are those of Outlook."""
    known = set(headings)
    return any(signs <= known for signs in _SIGNS)


def columns(table: Table) -> FieldMap:
    """Return what the columns mean; "Title" is the form of address where a job title stands too."""
    rows = [row.cells for row in table.sample(SAMPLE_GUESSED_FROM)]
    guess = guess_mapping(table.headings, rows)
    folded = table.folded
    return {
        index: field
        for index, field in guess.items()
        if not (field is Field.LOCATION and folded[index] in _NOT_TAKEN)
    }


def read(table: Table) -> Reading:
    return RowReader(table, columns(table)).read(SOURCE)
