"""Playing the scenes of the example: each is one verb of ours, done on its day."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from askaround.conversations.models import Note
from askaround.core.calendars import is_weekend
from askaround.example.story import Scene
from askaround.journal.author import Author
from askaround.outreach import actions as outreach
from askaround.outreach.models import Ask, Introduction, Message
from askaround.people import actions as people
from askaround.people.models import ContactPoint, Person
from askaround.preparation.rules.drafts import blanks
from askaround.research.models import Exploration

MORNING = time(9)
MINUTES_BETWEEN = 5


@dataclass
class Stage:
    """Who plays, by key, and what is between us so far. ``really`` is the moment of loading."""

    by: Author
    really: datetime
    exploration: Exploration
    people: dict[str, Person]
    asks: dict[str, Ask] = field(default_factory=dict)
    introductions: dict[str, Introduction] = field(default_factory=dict)
    lines: dict[str, list[Note]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.really.astimezone(ZoneInfo(self.by.space.time_zone)).date()

    def phone_of(self, who: str) -> str:
        """Return the first phone number of somebody, or nothing."""
        points = self.people[who].contact_points.filter(kind=ContactPoint.Kind.PHONE)
        return next((point.value for point in points), "")


def play(stage: Stage, scenes: Iterable[Scene]) -> None:
    """Play the scenes in order, each on its day, and those of one day some minutes apart."""
    for number, scene in enumerate(scenes):
        with on_day(stage.by, scene.days_ago, minutes=number * MINUTES_BETWEEN):
            SCENES[scene.do](stage, scene)


@contextmanager
def on_day(by: Author, days_ago: int, *, minutes: int = 0) -> Iterator[None]:
    """Act as if it were an earlier working day, in the morning, and never later than now."""
    really = by.now
    day = _working_day(by.today - timedelta(days=days_ago))
    morning = datetime.combine(day, MORNING, ZoneInfo(by.space.time_zone))
    by.now = min(morning + timedelta(minutes=minutes), really)
    try:
        yield
    finally:
        by.now = really


def _working_day(day: date) -> date:
    """Return the day itself, or the Friday before a weekend."""
    while is_weekend(day):
        day -= timedelta(days=1)
    return day


def _begin(stage: Stage, scene: Scene) -> Message:
    """Begin a request with what the scene says, and return its draft."""
    ask = outreach.begin_ask(
        by=stage.by,
        person=stage.people[scene.who],
        exploration=stage.exploration,
        channel=scene.channel,
        referrer=stage.people.get(scene.via),
        why_you=scene.why_you,
    )
    ask.connection, ask.hope, ask.topic = scene.connection, scene.hope, scene.topic
    outreach.reshape(by=stage.by, ask=ask)
    stage.asks[scene.who] = ask
    return ask.messages.get()


def _ask(stage: Stage, scene: Scene) -> None:
    outreach.mark_sent(by=stage.by, message=_begin(stage, scene))


def _draft(stage: Stage, scene: Scene) -> None:
    _begin(stage, scene)


def _follow_up(stage: Stage, scene: Scene) -> None:
    message = outreach.begin_follow_up(by=stage.by, ask=stage.asks[scene.who])
    outreach.mark_sent(by=stage.by, message=message)


def _reply(stage: Stage, scene: Scene) -> None:
    later = stage.by.today + timedelta(days=scene.ask_again_in_days)
    outreach.record_reply(
        by=stage.by,
        ask=stage.asks[scene.who],
        answer=scene.answer,
        text=scene.text,
        ask_again_on=later if scene.ask_again_in_days else None,
    )


def _answer(stage: Stage, scene: Scene) -> None:
    message = outreach.begin_answer(by=stage.by, ask=stage.asks[scene.who])
    outreach.edit_draft(by=stage.by, message=message, subject=message.subject, body=scene.text)
    outreach.mark_sent(by=stage.by, message=message)


def _rest(stage: Stage, scene: Scene) -> None:
    outreach.let_rest(by=stage.by, ask=stage.asks[scene.who])


def _note(stage: Stage, scene: Scene) -> None:
    people.add_note(by=stage.by, person=stage.people[scene.who], text=scene.text)


def _introduction(stage: Stage, scene: Scene) -> None:
    """Ask for an introduction, with lines of one's own in the blanks."""
    introduction = outreach.begin_introduction(
        by=stage.by,
        introducer=stage.people[scene.via],
        exploration=stage.exploration,
        person=stage.people.get(scene.who),
        sought=scene.sought,
        why_them=scene.why_you,
    )
    introduction.hope, introduction.topic = scene.hope, scene.topic
    outreach.edit_introduction(by=stage.by, introduction=introduction)
    introduction.body = filled(introduction.body, [scene.text, scene.to_them])
    outreach.edit_introduction(by=stage.by, introduction=introduction)
    outreach.move_introduction(by=stage.by, introduction=introduction, to="asked")
    stage.introductions[scene.who] = introduction


def filled(text: str, lines: list[str]) -> str:
    """Write ``lines`` into the blanks of a text, in order."""
    for blank, line in reversed(list(zip(blanks(text), lines, strict=False))):
        text = text[: blank.start] + line + text[blank.end :]
    return text


def _agreed(stage: Stage, scene: Scene) -> None:
    introduction = stage.introductions[scene.who]
    outreach.move_introduction(by=stage.by, introduction=introduction, to="agreed")


SCENES: dict[str, Callable[[Stage, Scene], None]] = {
    "ask": _ask,
    "draft": _draft,
    "follow-up": _follow_up,
    "reply": _reply,
    "answer": _answer,
    "rest": _rest,
    "done": _rest,  # an answer that was dealt with leaves the desk the same way
    "note": _note,
    "introduction": _introduction,
    "agreed": _agreed,
}
