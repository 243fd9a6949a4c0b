"""The circles of a life: who is in them, and the questions that bring their names to mind.

The list follows guides G0 and G1 (R21, R22): relatives, former bosses, co-workers, teachers,
alumni, friends and neighbors, association members, acquaintances, people met online. Texts and
words live in ``people/languages/<language>/circles.toml``; prompts are our own.
"""

from dataclasses import dataclass
from functools import cache

from askaround.people.rules.words import word_lists


@dataclass(frozen=True, slots=True)
class Circle:
    """One circle. ``code`` is stored and never translated; the rest is for reading.

    ``people`` is what one calls somebody of the circle ("classmate"); ``people_after_my`` are job
    titles too, and count only behind "my" or "former" ("my professor"); ``occasions`` say where
    one met ("career fair").
    """

    code: str
    name: str
    hint: str
    prompts: tuple[str, ...]
    people: tuple[str, ...]
    people_after_my: tuple[str, ...]
    occasions: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All words that point to this circle."""
        return (*self.people, *self.people_after_my, *self.occasions)


CLOSENESS_IN_CIRCLE = {
    "co-worker": 3,
    "boss": 3,
    "teacher": 2,
    "alumni": 2,
    "relative": 4,
    "friend": 3,
    "association": 2,
    "acquaintance": 1,
}
"""How well one knows somebody of a circle, where nobody said it: 1 (met) to 4 (close). Whoever is
known from the internet may be a stranger. The figures are ours."""


@cache
def circles(*, language: str = "en") -> tuple[Circle, ...]:
    """Return every circle in the order in which the memory jogger walks through them."""
    return tuple(
        Circle(
            code=table["code"],
            name=table["name"],
            hint=table["hint"],
            prompts=tuple(table["prompts"]),
            people=tuple(table["people"]),
            people_after_my=tuple(table["people_after_my"]),
            occasions=tuple(table["occasions"]),
        )
        for table in word_lists("circles.toml", language=language)["circle"]
    )
