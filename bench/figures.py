"""One measured figure, what it is compared with, and what it should be."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """``value`` and ``goal`` carry their unit; ``floor`` says what the value is a multiple of."""

    name: str
    value: float
    goal: float
    unit: str
    floor: str = ""
    detail: str = ""

    @property
    def is_met(self) -> bool:
        return self.value <= self.goal

    def cells(self) -> list[str]:
        return [
            self.name,
            f"{self.value:,.2f} {self.unit}",
            f"≤ {self.goal:g} {self.unit}",
            "met" if self.is_met else "**missed**",
            self.floor,
            self.detail,
        ]


HEADINGS = ["what", "figure", "goal", "", "floor, in the same run", "detail"]


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as a Markdown table."""
    rows = [HEADINGS, ["---"] * len(HEADINGS), *(figure.cells() for figure in figures)]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
