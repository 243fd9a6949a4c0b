"""One row of Today, and the words it is made of."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from askaround.agenda.rules import Kind
from askaround.agenda.sentences import Words, age


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do. ``name`` is what :class:`SetAside` remembers, e.g. "remind:<ask>:1".

    ``verb`` and ``text`` make a sentence, ``why`` is the rule in words, ``age`` says how long it
    has been my turn, from the day ``since``. ``subject`` is the key of the request or introduction
    that it is about; for an open question (`Kind.ASK_ABOUT`) there is none yet, and ``person_id``
    says whom to ask.
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


def row(
    *,
    kind: Kind,
    about: tuple[object, ...],
    since: date,
    today: date,
    words: Words,
    person: str,
    person_id: UUID | None,
    subject: UUID | None = None,
) -> Row:
    """Make a row; ``about`` is what its name is made of, besides the kind."""
    return Row(
        name=":".join(map(str, (kind, *about))),
        kind=kind,
        since=since,
        verb=words.verb,
        text=words.text,
        why=words.why,
        age=age(since, today),
        action=words.action,
        person=person,
        person_id=person_id,
        subject=subject,
    )
