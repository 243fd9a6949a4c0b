"""The looks in which the living page shows each component, side by side."""

from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.contrib import messages
from django.contrib.messages.storage.base import Message

from askaround.insight.queries.paths import PathShown
from askaround.web.design import figures, finds
from askaround.web.design.arabic import ARABIC
from askaround.web.design.english import ENGLISH
from askaround.web.design.long import LONG
from askaround.web.design.samples import SampleForm, Samples
from askaround.web.insight.pictures import Curve, Diverging
from askaround.web.search.found import Found
from askaround.web.tables import Table

UNDO_SAMPLE = "undo:00000000-0000-7000-8000-000000000000"
STAYS = "stays"  # those in the frames do not leave by themselves
REFUSED = {"name": "", "email": "ana(at)example.org", "question": "", "length": "90"}


@dataclass(frozen=True)
class Look:
    """One frame: its colours, the way its text runs, its width, and what stands in it.

    ``key`` keeps the ids of the frames apart; that of the first is empty, so that its fields are
    called as on any page. ``refused`` is how a thing looks where something is wrong.
    """

    key: str
    name: str
    samples: Samples
    theme: str = "light"
    is_wide: bool = False
    language: str = "en"
    direction: str = "ltr"
    refused: bool = False

    @property
    def ids(self) -> str:
        """What the ids in this frame end with."""
        return f"-{self.key}" if self.key else ""

    @cached_property
    def form(self) -> forms.Form:
        """The form, filled in; or sent with faults, and back again."""
        auto_id = f"id_%s{self.ids}"
        if not self.refused:
            return SampleForm(initial={**self.samples.filled_in}, auto_id=auto_id)
        form = SampleForm(data=REFUSED, auto_id=auto_id)
        form.add_error(None, "Somebody changed this person while you were writing.")
        return form

    @property
    def message(self) -> Message:
        """What was just done, with its undo; or why it was not done."""
        if self.refused:
            return Message(messages.ERROR, self.samples.failed)
        return Message(messages.SUCCESS, self.samples.done, extra_tags=f"{STAYS} {UNDO_SAMPLE}")

    @property
    def tree(self) -> figures.Tree:
        """A referral tree with the people of this frame."""
        return figures.tree(self.samples.names)

    @property
    def table(self) -> Table:
        """A table, called differently in each frame."""
        table = self.samples.table
        return table._replace(caption=f"{self.name}: {table.caption}")

    @property
    def curve(self) -> Curve | None:
        """How much was heard, conversation by conversation."""
        return figures.curve(self.samples.names)

    @property
    def matrix(self) -> figures.Grid:
        """What was heard, by question and conversation."""
        return figures.matrix(self.samples.questions, self.samples.names)

    @property
    def week(self) -> figures.Week:
        """A week in which times are chosen."""
        return figures.week(self.samples.names[0], LOOKS.index(self))

    @property
    def funnel(self) -> figures.AskedSoFar:
        """From asking to meeting, and on."""
        return figures.funnel()

    @property
    def paths(self) -> list[tuple[PathShown, Diverging | None]]:
        """Two paths side by side."""
        return figures.paths(self.samples.paths, self.samples.values, LOOKS.index(self))

    @property
    def found(self) -> Found:
        """What the palette offers."""
        lines = [str(person["line"]) for person in self.samples.people]
        return finds.found(self.samples.labels, self.samples.names, lines, self.ids)


LOOKS = (
    Look("", "Wide", ENGLISH, is_wide=True),
    Look("light", "Narrow, light", ENGLISH),
    Look("dark", "Narrow, dark", ENGLISH, theme="dark"),
    Look("rtl", "Right to left", ARABIC, language="ar", direction="rtl"),
    Look("long", "Long text", LONG),
    Look("error", "Refused, or failed", ENGLISH, refused=True),
)
WITHOUT_FAULT = LOOKS[:-1]
