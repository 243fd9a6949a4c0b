"""Measure, and print every figure with its floor and its goal.

``python -m bench [importing|insight|live|pages|painting|starting|talking ...] [--write]``: all
without a name; ``--write`` keeps the table in docs/measurements/benchmarks.md.
"""

import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

from bench import importing, insight, live, pages, painting, starting, talking
from bench.figures import table

PARTS = {
    "importing": importing,
    "insight": insight,
    "live": live,
    "pages": pages,
    "painting": painting,
    "starting": starting,
    "talking": talking,
}
REPORT = Path(__file__).parents[1] / "docs" / "measurements" / "benchmarks.md"
PREFACE = """# Benchmarks

`make bench` prints these figures; `python -m bench --write` keeps them here. Each is compared
with a floor measured in the same run, because machines differ and this one is shared: read
ratios rather than times.

Measured {day} on {machine}, {cores} cores, Python {python}.

"""


def main(arguments: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    names = [name for name in arguments if name in PARTS] or list(PARTS)
    figures = [figure for name in names for figure in PARTS[name].figures()]
    report = table(figures)
    print(report)
    if "--write" in arguments:
        preface = PREFACE.format(
            day=datetime.now(UTC).date(),
            machine=platform.system(),
            cores=os.cpu_count(),
            python=platform.python_version(),
        )
        REPORT.write_text(preface + report + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
