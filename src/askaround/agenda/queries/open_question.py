"""The last row of Today: one open question, and somebody who may know."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial

from django.db.models import QuerySet

from askaround.accounts.models import Space
from askaround.agenda import sentences
from askaround.agenda.queries.rows import Matter, Row
from askaround.agenda.rules import Kind, is_away
from askaround.outreach.models import Ask
from askaround.outreach.ranking import Proposal, ask_first
from askaround.outreach.reasons import strongest_reasons
from askaround.people.models import Person
from askaround.research.models import Exploration, Path, Question, WantedVoice
from askaround.research.queries import what_it_is_about

MOST_PROPOSED = 12
"""So many people are thought of; whoever puts all of them off has said enough."""


def question_row(
    *,
    space: Space,
    exploration: Exploration,
    question: Question,
    people: QuerySet[Person],
    set_aside: Mapping[str, date | None],
    now: datetime,
    today: date,
) -> Row | None:
    """Return the first person to ask who was not put off; None where there is nobody."""
    about = what_it_is_about(
        exploration,
        paths=Path.objects.filter(exploration=exploration),
        questions=Question.objects.filter(exploration=exploration),
    )
    proposals = ask_first(
        space=space,
        exploration=exploration,
        about=about,
        people=people,
        asks=Ask.objects.filter(space=space),
        now=now,
        wanted=WantedVoice.objects.filter(exploration=exploration).select_related("organization"),
        limit=MOST_PROPOSED,
    )
    matters = [_matter(question, proposal, today) for proposal in proposals]
    free = (each for each in matters if not is_away(each.name, set_aside, today))
    first = next(free, None)
    return first.row(today) if first else None


def _matter(question: Question, proposal: Proposal, today: date) -> Matter:
    person = proposal.person
    strongest = strongest_reasons(proposal.ranked.terms, limit=1)
    because = strongest[0].sentence.removesuffix(".") if strongest else ""
    return Matter(
        kind=Kind.ASK_ABOUT,
        about=(question.pk, person.pk),
        since=today,
        words=partial(sentences.of_question, person.full_name, question.text, because),
        person=person.full_name,
        person_id=person.pk,
    )
