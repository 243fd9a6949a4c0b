"""Which of the things said about a person are still guesses."""

from dataclasses import dataclass

from askaround.people.actions.guesses import guess_work
from askaround.people.models import Person, Role
from askaround.people.names import function_names, level_names
from askaround.people.rules.names import guess_parts


@dataclass(frozen=True, slots=True)
class Guesses:
    """How a person is greeted and placed, in words, and which of it the program guessed."""

    greeting: str
    level: str
    function: str
    greeting_is_guess: bool
    level_is_guess: bool
    function_is_guess: bool

    @classmethod
    def about(cls, person: Person, roles: list[Role]) -> "Guesses":
        levels = {str(code): name for code, name in level_names().items()}
        guessed = guess_work(role.title for role in roles if not role.ended)
        return cls(
            greeting=person.greeting_name,
            level=levels.get(person.level, ""),
            function=function_names().get(person.function, ""),
            greeting_is_guess=person.addressed_as == guess_parts(person.full_name).addressed_as,
            level_is_guess=person.level == guessed.level,
            function_is_guess=person.function == guessed.function,
        )
