"""Pictures as numbers: where each line, mark and word of an SVG stands.

One look for all of them: what lies along the page is given in percent, heights in pixels. So a
picture is as wide as its place and words keep their size, on a phone as on a wide screen.
Templates draw with presentation attributes, because the security policy forbids styles; numbers
come as text, because a template would write 12.5 as 12,5 in many languages. Behind each picture
stands a table that says the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from askaround.insight.queries.paths import ValueBar
from askaround.insight.rules.calibration import Group
from askaround.insight.rules.saturation import RUN, Saturation
from askaround.web.insight.words import in_percent
from askaround.web.tables import Table


def percent(value: float) -> str:
    """Return a place along the page, as SVG reads it."""
    return f"{round(value, 2):g}%"


START, END, TOP, BOTTOM = 8, 97, 30, 130
MOST_NUMBERS = 10
"""So many numbers stand under a curve without touching each other on a phone."""
LONGEST_END = 18
"""So many letters of a name find room at either end of a curve on a phone."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One conversation: what was known after it, and how much of that was new.

    ``line_x`` and ``line_y`` lead back to the one before. ``says_new`` is empty where there is no
    room for it.
    """

    x: str
    y: int
    line_x: str
    line_y: int
    bar_x: str
    bar_y: int
    bar_height: int
    name: str
    value: int
    new: int
    says_new: str


@dataclass(frozen=True, slots=True)
class Curve:
    """How many claims were known after each conversation. The last two stand on a ground."""

    dots: list[Dot]
    bar_width: str
    run_x: str
    run_width: str
    most: int
    first: str
    last: str

    @property
    def table(self) -> Table:
        """The same in words and figures."""
        return Table(
            _("Things heard, conversation by conversation"),
            [_("Conversation with"), _("New"), _("Altogether")],
            [(dot.name, dot.new, dot.value) for dot in self.dots],
            numbers=(1, 2),
        )

    def drawn(self) -> SafeString:
        """Return bars, line and marks: as markup, because a template takes ten times as long."""
        parts = [f'{_BAR}x="{dot.bar_x}" y="{dot.bar_y}" {self._size(dot)}/>' for dot in self.dots]
        parts += [_line(dot) for dot in self.dots]
        parts += [_mark(dot) for dot in self.dots]
        return mark_safe("".join(parts))  # noqa: S308 (numbers, and names that are escaped)

    def _size(self, dot: Dot) -> str:
        return f'width="{self.bar_width}" height="{dot.bar_height}"'


_BAR = '<rect class="picture-bar" '


def _line(dot: Dot) -> str:
    places = f'x1="{dot.line_x}" y1="{dot.line_y}" x2="{dot.x}" y2="{dot.y}"'
    return f'<line class="picture-line" {places}/>'


def _mark(dot: Dot) -> str:
    """Return the mark of one conversation with its title, and what was new under it."""
    title = f"<title>{escape(dot.name)}: +{dot.new}, {dot.value}</title>"
    words = f'class="picture-text picture-number" x="{dot.x}" y="148" text-anchor="middle"'
    number = f"<text {words}>{dot.says_new}</text>" if dot.says_new else ""
    place = f'cx="{dot.x}" cy="{dot.y}" r="4.5"'
    return f'<circle class="picture-dot" {place}>{title}</circle>{number}'


def curve(saturation: Saturation, names: list[str]) -> Curve | None:
    """Return the picture of a saturation; None where there are fewer than two conversations."""
    count = saturation.conversations
    if count < RUN or not saturation.claims:
        return None
    step = (END - START) / count
    width = min(step * 0.55, 6)
    run_x = END - RUN * step
    return Curve(
        dots=list(_dots(saturation, names, step, width)),
        bar_width=percent(width),
        run_x=percent(run_x),
        run_width=percent(END - run_x),
        most=saturation.claims,
        first=_short(names[0], LONGEST_END),
        last=_short(names[-1], LONGEST_END),
    )


def _dots(saturation: Saturation, names: list[str], step: float, width: float) -> Iterator[Dot]:
    """Give a mark for each conversation, with a bar of that width, one step behind the other."""
    before: Dot | None = None
    for place, (name, known) in enumerate(zip(names, saturation.curve, strict=True)):
        middle = START + step * (place + 0.5)
        x, y = percent(middle), _height(known, saturation.claims)
        new = known - (before.value if before else 0)
        bar_y = _height(new, saturation.claims)
        before = Dot(
            x=x,
            y=y,
            line_x=before.x if before else x,
            line_y=before.y if before else y,
            bar_x=percent(middle - width / 2),
            bar_y=bar_y,
            bar_height=BOTTOM - bar_y,
            name=name,
            value=known,
            new=new,
            says_new=f"+{new}" if _has_room(place, saturation.conversations) else "",
        )
        yield before


def _height(known: int, most: int) -> int:
    return round(BOTTOM - (BOTTOM - TOP) * known / most)


def _has_room(place: int, count: int) -> bool:
    """Tell whether a conversation has its number: the last one always, the others in even steps."""
    every = -(-count // MOST_NUMBERS)
    return (count - 1 - place) % every == 0


def _short(name: str, longest: int) -> str:
    return name if len(name) <= longest else name[: longest - 1] + "…"


MIDDLE, ARM, ROW, FIRST_ROW = 50, 43, 48, 22
LONGEST_NAME = 38
"""So many letters of a value's name find room above its bar; the table has them all."""


@dataclass(frozen=True, slots=True)
class Arms:
    """One bar to both sides of the middle: against it on the left, for it on the right.

    ``boxes`` are drawn, one for each independent voice.
    """

    name: str
    y: int
    bar_y: int
    boxes: SafeString
    voices_for: int
    voices_against: int
    own: int
    end_for: str
    end_against: str

    @property
    def is_empty(self) -> bool:
        return not self.voices_for and not self.voices_against

    @property
    def text_y(self) -> int:
        return self.bar_y + 11


@dataclass(frozen=True, slots=True)
class Diverging:
    """Bars of one path by my values; ``most`` voices fill one arm, on every path alike."""

    rows: list[Arms]
    height: int


def diverging(bars: Sequence[ValueBar], most: int) -> Diverging | None:
    """Return the picture of how a path fits, with every value in its place; None without values."""
    if not bars:
        return None
    return Diverging(
        rows=[_arms(each, place, max(most, 1)) for place, each in enumerate(bars)],
        height=FIRST_ROW + ROW * len(bars),
    )


def diverging_table(name: str, bars: Sequence[ValueBar]) -> Table:
    """Return the same in words and figures, and what stands in no bar; ``name`` is the path's."""
    return Table(
        name,
        [
            *(_("What matters"), _("Voices for"), _("Voices against")),
            *(_("Contradicted"), _("My own reasons")),
        ],
        [
            (
                each.value.name,
                each.voices_for,
                each.voices_against,
                each.bar.contradicted,
                each.bar.own,
            )
            for each in bars
        ],
        numbers=range(1, 5),
    )


def _arms(each: ValueBar, place: int, most: int) -> Arms:
    y, unit = FIRST_ROW + place * ROW, ARM / most
    against, speaking_for = each.voices_against, each.voices_for
    return Arms(
        name=_short(each.value.name, LONGEST_NAME),
        y=y + 14,
        bar_y=y + 23,
        boxes=mark_safe(  # noqa: S308 (numbers)
            _boxes("arm-against", (MIDDLE - unit * (n + 1) for n in range(against)), unit, y + 23)
            + _boxes("arm-for", (MIDDLE + unit * n for n in range(speaking_for)), unit, y + 23)
        ),
        voices_for=speaking_for,
        voices_against=against,
        own=each.bar.own,
        end_for=percent(MIDDLE + unit * speaking_for),
        end_against=percent(MIDDLE - unit * against),
    )


def _boxes(name: str, starts: Iterable[float], width: float, y: int) -> str:
    """Return boxes beside each other: as markup, because a template takes ten times as long."""
    size = f'y="{y}" width="{percent(width)}" height="14"'
    return "".join(f'<rect class="{name}" x="{percent(x)}" {size}/>' for x in starts)


LEFT, RIGHT, HIGH, LOW = 14, 96, 16, 196
SMALLEST, GROWTH, LARGEST = 8, 2, 15


@dataclass(frozen=True, slots=True)
class Point:
    """One group of beliefs: how sure I was to the right, how often it came true upwards."""

    x: str
    y: int
    r: int
    group: Group

    @property
    def text_y(self) -> int:
        return self.y + 4


def reliability_table(groups: Sequence[Group]) -> Table:
    """Return the same in words and figures."""
    return Table(
        _("How sure I was, and how often it came true"),
        [_("About how sure"), _("Beliefs"), _("Came true")],
        [(in_percent(group.about), group.beliefs, group.came_true) for group in groups],
        numbers=(1, 2),
    )


def reliability(groups: Sequence[Group]) -> list[Point]:
    """Return where each group stands. On the diagonal, somebody knows how sure they can be."""
    return [
        Point(
            x=percent(LEFT + (RIGHT - LEFT) * group.about / 100),
            y=round(LOW - (LOW - HIGH) * group.share / 100),
            r=min(SMALLEST + GROWTH * group.beliefs, LARGEST),
            group=group,
        )
        for group in groups
    ]
