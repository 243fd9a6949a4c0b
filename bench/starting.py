"""From the command to the first page, on a machine that has never seen Askaround."""

import tempfile
import time
from pathlib import Path

from bench.figures import Figure
from bench.server import serving

GOAL = 2.5
RUNS = 3


def figures() -> list[Figure]:
    cold, warm = [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            data = Path(folder) / "data"
            cold.append(_seconds_to_first_page(data))
            warm.append(_seconds_to_first_page(data))
    return [
        Figure("cold start to first page", min(cold), GOAL, "s", detail=_all(cold)),
        Figure("second start to first page", min(warm), GOAL, "s", detail=_all(warm)),
    ]


def _seconds_to_first_page(data: Path) -> float:
    started = time.perf_counter()
    with serving(data) as server:
        status, _body = server.get("/start/")
        spent = time.perf_counter() - started
    if status != 200:
        raise RuntimeError(f"The first page answers {status}")
    return spent


def _all(times: list[float]) -> str:
    return "wall time, of " + ", ".join(f"{each:.2f}" for each in times)
