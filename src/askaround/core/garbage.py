"""Python's search for reference cycles, where it finds nothing and costs much."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (50_000, 20, 100)


@contextmanager
def seldom_searched() -> Iterator[None]:
    """Search less often while very many objects are made that all stay.

    Planning 30,000 records takes a third less time so; memory grows by a tenth.
    """
    usual = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
