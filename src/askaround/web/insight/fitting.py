"""What one claim means for each of my values, path by path."""

from typing import TYPE_CHECKING, NamedTuple

from askaround import access

if TYPE_CHECKING:
    from askaround.insight.models import Claim, Value
    from askaround.research.models import Path
    from askaround.web.http import SpaceRequest


class Judged(NamedTuple):
    """One value and how the claim speaks about it: 1, -1, or 0 for not at all."""

    value: "Value"
    sign: int


class FitRow(NamedTuple):
    """One path with all my values."""

    path: "Path"
    judged: list[Judged]


def fit_rows(request: "SpaceRequest", claim: "Claim") -> list[FitRow]:
    """Return how a claim speaks for the path it is about, or for each where it names none."""
    values = list(access.values(request.space).order_by("position", "id"))
    paths = access.paths(request.space).filter(exploration=claim.exploration_id).order_by("name")
    if claim.path_id:
        paths = paths.filter(pk=claim.path_id)
    present = {
        (path, value): sign
        for path, value, sign in claim.fits.values_list("path_id", "value_id", "sign")
    }
    return [
        FitRow(path, [Judged(value, present.get((path.pk, value.pk), 0)) for value in values])
        for path in (paths if values else [])
    ]
