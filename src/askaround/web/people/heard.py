"""What was heard and written, found by typing: lines of notes, what they left, letters, claims."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from askaround import access
from askaround.search.models import SearchDocument
from askaround.search.queries import some_hits
from askaround.search.rules import excerpt
from askaround.web.http import SpaceRequest

Kind = SearchDocument.Kind
MOST_PLACES, MOST_HEARD = 6, 8
OF_PLACES = (Kind.ORGANIZATION, Kind.QUESTION)
IN_A_CONVERSATION = (Kind.LINE, Kind.OFF_RECORD, Kind.DEBRIEF)
PAGES: dict[str, str] = {
    Kind.ADVICE: "followup:advice",
    Kind.PROMISE: "followup:promise",
    Kind.REFERRAL: "followup:referral",
    Kind.OPENING: "followup:opening",
    Kind.CLAIM: "insight:claim",
    Kind.DECISION: "insight:one-decision",
    Kind.LETTER: "letters:letter",
    Kind.SOURCE: "prepare:source",
}
"""The page of each kind that has one of its own."""


@dataclass(frozen=True, slots=True)
class Place:
    """An organization or a question that was found. ``page_id`` is the row whose page shows it."""

    kind: str
    title: str
    page_id: UUID


@dataclass(frozen=True, slots=True)
class Heard:
    """One find: its words around what was typed, the page that it opens, and what it is."""

    before: str
    found: str
    after: str
    url: str
    kind: str
    off_record: bool


def found_besides_people(
    request: SpaceRequest, typed: str, *, most: int = MOST_HEARD
) -> tuple[list[Place], list[Heard]]:
    """Return some organizations and questions, and some of what was heard, in a few queries.

    This answers every letter that is typed: the index is asked once, for no more than is shown.
    """
    written = [*IN_A_CONVERSATION, *PAGES, Kind.BELIEF]
    wanted = [(OF_PLACES, MOST_PLACES), (written, most)]
    hits = some_hits(space=request.space, typed=typed, wanted=wanted)
    places = [hit for hit in hits if hit.kind in OF_PLACES]
    heard = [hit for hit in hits if hit.kind not in OF_PLACES]
    names = _names(request, heard)
    return (
        [Place(hit.kind, hit.title, hit.owner_id) for hit in places],
        [_shown(hit, typed, names) for hit in heard],
    )


def _names(request: SpaceRequest, heard: list[SearchDocument]) -> dict[UUID, str]:
    """Return with whom these conversations were, and to whom these letters went."""
    talks = {hit.owner_id for hit in heard if hit.kind in IN_A_CONVERSATION}
    letters = {hit.owner_id for hit in heard if hit.kind == Kind.LETTER}
    names: dict[UUID, str] = {}
    for rows, keys in (
        (access.conversations(request.space), talks),
        (access.letters(request.space), letters),
    ):
        if keys:
            names |= dict(rows.filter(pk__in=keys).values_list("pk", "person__full_name"))
    return names


def _shown(hit: SearchDocument, typed: str, names: dict[UUID, str]) -> Heard:
    around = excerpt(typed=typed, title="", body=f"{hit.title}\n{hit.body}")
    before, found, after = (
        (around.before, around.found, around.after) if around else (hit.title[:120], "", "")
    )
    return Heard(
        before,
        found,
        after,
        _url(hit),
        _kind(hit, names.get(hit.owner_id, "")),
        hit.kind == Kind.OFF_RECORD,
    )


def _url(hit: SearchDocument) -> str:
    page = PAGES.get(hit.kind)
    if page is not None:
        return reverse(page, args=[hit.object_id])
    if hit.kind == Kind.BELIEF:
        return f"{reverse('insight:beliefs', args=[hit.owner_id])}#belief-{hit.object_id}"
    debrief = reverse("debrief:debrief", args=[hit.owner_id])
    return debrief if hit.kind == Kind.DEBRIEF else f"{debrief}#note-{hit.object_id}"


def _kind(hit: SearchDocument, name: str) -> str:
    return {
        Kind.LINE: _("said by %s") % name,
        Kind.OFF_RECORD: _("said by %s") % name,
        Kind.DEBRIEF: _("looking back at %s") % name,
        Kind.ADVICE: _("advice"),
        Kind.PROMISE: _("promise"),
        Kind.REFERRAL: _("suggested"),
        Kind.OPENING: _("opening"),
        Kind.CLAIM: _("claim"),
        Kind.BELIEF: _("what you believed"),
        Kind.DECISION: _("decision"),
        Kind.LETTER: _("letter to %s") % name,
        Kind.SOURCE: _("something you read"),
    }[Kind(hit.kind)]
