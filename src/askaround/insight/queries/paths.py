"""The paths of an exploration side by side: what was heard about each, and how it fits me."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean
from typing import NamedTuple
from uuid import UUID

from askaround.accounts.models import Space
from askaround.conversations.models import Debrief
from askaround.insight.models import Fit, Value
from askaround.insight.queries.heard import Heard, heard
from askaround.insight.rules.fit import Bar, Speaks, bar
from askaround.research.models import Exploration, Path


class ValueBar(NamedTuple):
    """One value of mine on one path. Voices are independent ones."""

    value: Value
    bar: Bar
    voices_for: int
    voices_against: int
    fits: list[Fit]


class Mood(NamedTuple):
    """How the conversations about a path left me; each mean is of 1 to 5, None where unknown."""

    energy: float | None
    worry: float | None
    monday: dict[str, int]
    debriefs: int


@dataclass(frozen=True)
class PathShown:
    """One path with everything that speaks about it."""

    path: Path
    claims: int
    voices: int
    disputed: int
    bars: list[ValueBar]
    mood: Mood

    @property
    def is_out(self) -> bool:
        return self.path.state == Path.State.RULED_OUT


@dataclass(frozen=True)
class Comparison:
    """All paths, those still considered first; ``most`` voices on one side of any bar."""

    paths: list[PathShown]
    values: list[Value]
    most: int


def comparison(exploration: Exploration, *, space: Space, now: datetime) -> Comparison:
    """Return the paths side by side. Twelve queries, however many there are."""
    known = heard(exploration, space=space, now=now)
    values = list(Value.objects.filter(space=space).order_by("-weight", "position", "id"))
    fits = _fits(exploration)
    debriefs = (
        Debrief.objects.filter(conversation__exploration=exploration)
        .order_by("id")
        .only("conversation_id", "energy", "worry", "monday")
    )
    by_talk = {each.conversation_id.hex: each for each in debriefs}
    paths = sorted(exploration.paths.order_by("id"), key=_still_considered_first)
    alone = len(paths) == 1
    shown = [
        _shown(path, known, values, fits[path.pk], _debriefs(path, known, by_talk, alone))
        for path in paths
    ]
    bars = [each for path in shown for each in path.bars]
    most = max((max(each.voices_for, each.voices_against) for each in bars), default=0)
    return Comparison(paths=shown, values=values, most=most)


def _still_considered_first(path: Path) -> bool:
    return path.state == Path.State.RULED_OUT


def _fits(exploration: Exploration) -> dict[UUID, list[Fit]]:
    found: dict[UUID, list[Fit]] = defaultdict(list)
    rows = Fit.objects.filter(path__exploration=exploration).select_related("claim")
    for fit in rows.order_by("id").only("path_id", "value_id", "sign", "reason", "claim__text"):
        found[fit.path_id].append(fit)
    return found


def _shown(
    path: Path, known: Heard, values: list[Value], fits: list[Fit], debriefs: list[Debrief]
) -> PathShown:
    claims = [each.claim for each in known.claims if each.path == path.pk.hex]
    claims = list(dict.fromkeys([*claims, *(fit.claim_id.hex for fit in fits if fit.claim_id)]))
    return PathShown(
        path=path,
        claims=len(claims),
        voices=known.everybody(claims),
        disputed=sum(known.voices(claim).is_disputed for claim in claims),
        bars=[_bar(value, known, fits) for value in values],
        mood=_mood(debriefs),
    )


def _bar(value: Value, known: Heard, fits: Iterable[Fit]) -> ValueBar:
    mine = [fit for fit in fits if fit.value_id == value.pk]
    found = bar(_speaks(fit, known) for fit in mine)
    return ValueBar(
        value=value,
        bar=found,
        voices_for=known.circles.voices(_keys(found.people_for)),
        voices_against=known.circles.voices(_keys(found.people_against)),
        fits=mine,
    )


def _keys(people: Iterable[object]) -> list[str]:
    return [each for each in people if isinstance(each, str)]


def _speaks(fit: Fit, known: Heard) -> Speaks:
    """Whoever denies the claim does not speak for the sign, but makes it contradicted."""
    said = known.by_claim.get(fit.claim_id.hex, []) if fit.claim_id else []
    return Speaks(
        sign=fit.sign,
        people=frozenset(each.person for each in said if each.agrees),
        contradicted=any(not each.agrees for each in said),
    )


def _debriefs(path: Path, known: Heard, by_talk: dict[str, Debrief], alone: bool) -> list[Debrief]:
    """Return the debriefs of conversations about a path: something was heard of it there.

    Where there is one path only, every conversation is about it.
    """
    claims = {each.claim for each in known.claims if each.path == path.pk.hex}
    talks = {each.conversation for each in known.said if each.claim in claims}
    return [each for talk, each in by_talk.items() if alone or talk in talks]


def _mood(debriefs: list[Debrief]) -> Mood:
    monday: dict[str, int] = {}
    for each in debriefs:
        if each.monday:
            monday[each.monday] = monday.get(each.monday, 0) + 1
    return Mood(
        energy=_mean(each.energy for each in debriefs),
        worry=_mean(each.worry for each in debriefs),
        monday=monday,
        debriefs=len(debriefs),
    )


def _mean(numbers: Iterable[int | None]) -> float | None:
    known = [each for each in numbers if each is not None]
    return round(fmean(known), 1) if known else None
