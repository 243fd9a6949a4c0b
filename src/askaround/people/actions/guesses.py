"""Filling in what a name and a job title suggest, and keeping up until somebody corrects it.

A guess is stored like anything else that is said. It counts as a guess for as long as it equals
what the rules would say; then it follows a new name or a new job title.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from askaround.journal.author import Author
from askaround.people.models import Person, Role
from askaround.people.rules.names import guess_parts
from askaround.people.rules.titles import guess_title


def guess_name(person: Person) -> None:
    """Fill in the parts of the name that nobody has said."""
    guess = guess_parts(person.full_name)
    person.given_name = person.given_name or guess.given
    person.family_name = person.family_name or guess.family
    person.addressed_as = person.addressed_as or guess.addressed_as


def follow_name(person: Person, *, old_name: str) -> None:
    """Guess those parts anew that still say what was guessed from ``old_name``."""
    old, new = guess_parts(old_name), guess_parts(person.full_name)
    if person.given_name == old.given:
        person.given_name = new.given
    if person.family_name == old.family:
        person.family_name = new.family
    if person.addressed_as == old.addressed_as:
        person.addressed_as = new.addressed_as


@contextmanager
def follow_roles(*, by: Author, person: Person) -> Iterator[None]:
    """Guess level and kind of work anew from the roles as they are after the block.

    Join it inside a change. What somebody corrected stays.
    """
    before = _work_of(person)
    yield
    after = _work_of(person)
    row = Person.objects.get(pk=person.pk)
    row.level = after.level if row.level == before.level else row.level
    row.function = after.function if row.function == before.function else row.function
    with by.change("") as change:
        change.save(row)
    person.level, person.function, person.version = row.level, row.function, row.version


@dataclass(frozen=True, slots=True)
class Work:
    """Codes as they are stored, empty where unknown."""

    level: str
    function: str


def _work_of(person: Person) -> Work:
    """Return what the present roles suggest; the newest one that says something counts."""
    present = Role.objects.filter(person=person, ended="").order_by("-started", "-id")
    return guess_work(present.values_list("title", flat=True))


def guess_work(titles: Iterable[str]) -> Work:
    """Guess level and kind of work; the first title that says something counts."""
    guesses = [guess_title(title) for title in titles]
    levels = (guess.level for guess in guesses if guess.level)
    functions = (guess.function for guess in guesses if guess.function)
    return Work(level=next(levels, ""), function=next(functions, ""))
