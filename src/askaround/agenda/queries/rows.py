"""One row of Today, and the words it is made of."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from askaround.agenda.rules import MOST_ROWS, Kind
from askaround.agenda.sentences import Words, age

AHEAD = frozenset({Kind.TALK, Kind.PREPARE, Kind.CONFIRM})
"""What is still to come has no age."""

MORE_THAN_ENOUGH = MOST_ROWS + 3
"""So many of each sort are looked at: some more than are shown, because a holiday or a rule of its
own may say that one is not due after all."""


def enough(set_aside: int) -> int:
    """Return how many to look at where rows are away, which must not use up the room of others.

    It goes up in steps, because each number has SQL of its own (`core.prepared`).

    >>> enough(0), enough(1), enough(10), enough(11)
    (10, 20, 20, 30)
    """
    return MORE_THAN_ENOUGH + MORE_THAN_ENOUGH * -(-set_aside // MORE_THAN_ENOUGH)


def belonging(space: UUID, *, without_example: bool) -> Q:
    """Return what belongs on Today: everything, or everything but the worked example."""
    here = Q(space=space)
    return here & Q(exploration__is_example=False) if without_example else here


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do. ``name`` is what :class:`SetAside` remembers, e.g. "remind:<ask>:1".

    ``verb`` and ``text`` make a sentence, ``why`` is the rule in words, ``age`` says how long it
    has been my turn, from the day ``since``; empty for what is still to come. ``subject`` is the
    key of the page that it is about; for an open question (`Kind.ASK_ABOUT`) there is none yet, and
    ``person_id`` says whom to ask.
    """

    name: str
    kind: Kind
    since: date
    verb: str
    text: str
    why: str
    age: str
    action: str
    person: str
    person_id: UUID | None
    subject: UUID | None

    @property
    def sentence(self) -> str:
        """The row in one line: "Remind Dana Whitfield"."""
        return f"{self.verb} {self.text}"


@dataclass(frozen=True, slots=True)
class Matter:
    """What may become a row. Its ``words`` are made only when it is shown.

    ``about`` is what its name is made of, besides the kind.
    """

    kind: Kind
    about: tuple[object, ...]
    since: date
    words: Callable[[], Words]
    person: str
    person_id: UUID | None
    subject: UUID | None = None

    @property
    def name(self) -> str:
        return ":".join(map(str, (self.kind, *self.about)))

    def row(self, today: date) -> Row:
        words = self.words()
        return Row(
            name=self.name,
            kind=self.kind,
            since=self.since,
            verb=words.verb,
            text=words.text,
            why=words.why,
            age="" if self.kind in AHEAD else age(self.since, today),
            action=words.action,
            person=self.person,
            person_id=self.person_id,
            subject=self.subject,
        )
