"""What Robin makes of all conversations together: claims, values, beliefs, a first decision."""

from collections.abc import Iterable
from datetime import time
from uuid import UUID

from askaround.conversations.models import Note
from askaround.example.scenes import Stage
from askaround.example.talking import at, day_of
from askaround.example.talks import Believed, Decided, Heard, Talks, Voice, WasRead
from askaround.insight.actions import believing, claims, deciding, fitting
from askaround.insight.models import Claim, Evidence
from askaround.people.actions.sources import add_source
from askaround.research import actions as research
from askaround.research.models import Path

EVENING = time(18)


def conclude(stage: Stage, told: Talks) -> None:
    """Put side by side what was heard, and look at it."""
    paths = {path.name: path for path in stage.exploration.paths.all()}
    written = {heard.text: _claim(stage, heard, paths) for heard in told.claims}
    values = {
        name: fitting.add_value(by=stage.by, name=name, weight=weight)
        for name, weight in told.values.items()
    }
    for fit in told.fits:
        fitting.set_fit(
            by=stage.by,
            value=values[fit.value],
            path=paths[fit.path],
            claim=written[fit.claim],
            sign=fit.sign,
        )
    for belief in told.beliefs:
        _believe(stage, belief, paths)
    for read in told.sources:
        _read(stage, read, paths)
    for level in told.wanted:
        research.want_voice(by=stage.by, exploration=stage.exploration, level=level)
    if told.decision:
        _decide(stage, told.decision, paths, written)


def _claim(stage: Stage, heard: Heard, paths: dict[str, Path]) -> Claim:
    question = stage.exploration.questions.filter(topic=heard.topic).first()
    claim = claims.add_claim(
        by=stage.by,
        exploration=stage.exploration,
        text=heard.text,
        question=question,
        path=paths.get(heard.path),
    )
    _add_voices(stage, claim, heard.voices_for, Evidence.Stance.FOR)
    _add_voices(stage, claim, heard.voices_against, Evidence.Stance.AGAINST)
    return claim


def _add_voices(stage: Stage, claim: Claim, voices: Iterable[Voice], stance: str) -> None:
    for who, words in voices:
        note = _line(stage.lines[who], words)
        claims.add_evidence(by=stage.by, claim=claim, note=note, stance=stance)


def _line(lines: list[Note], words: str) -> Note:
    """Return the line with these words; StopIteration would mean that the story is wrong."""
    return next(line for line in lines if words in line.text)


def _read(stage: Stage, read: WasRead, paths: dict[str, Path]) -> None:
    about = stage.people[read.who] if read.who else paths[read.path]
    add_source(
        by=stage.by,
        about=about,
        title=read.title,
        kind=read.kind,
        link=read.link,
        read_on=day_of(stage.by, read.days_ago),
        text=read.text,
    )


def _believe(stage: Stage, told: Believed, paths: dict[str, Path]) -> None:
    by = stage.by
    with at(by, day_of(by, told.written_days_ago), EVENING):
        belief = believing.write_belief(
            by=by,
            exploration=stage.exploration,
            text=told.text,
            percent=told.percent,
            path=paths.get(told.path),
        )
    if told.came_true is not None:
        with at(by, day_of(by, told.scored_days_ago), EVENING):
            believing.score_belief(
                by=by, belief=belief, came_true=told.came_true, lesson=told.lesson
            )


def _decide(stage: Stage, told: Decided, paths: dict[str, Path], written: dict[str, Claim]) -> None:
    weighed: dict[UUID, bool] = {written[text].pk: True for text in told.claims_for}
    weighed |= {written[text].pk: False for text in told.claims_against}
    with at(stage.by, day_of(stage.by, told.decided_days_ago), EVENING):
        deciding.decide(
            by=stage.by,
            exploration=stage.exploration,
            text=told.text,
            path=paths[told.path],
            criteria=told.criteria,
            percent=told.percent,
            would_change=told.would_change,
            claims=weighed,
        )
