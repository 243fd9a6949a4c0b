"""Filling in what a name and a job title suggest, and keeping up until somebody corrects it.

A guess is stored like anything else that is said. It counts as a guess for as long as it equals
what the rules would say; then it follows a new name or a new job title.
"""

from askaround.people.models import Person
from askaround.people.rules.names import guess_parts


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
