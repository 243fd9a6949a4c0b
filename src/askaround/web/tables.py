"""A table of words and figures, such as stands behind each picture."""

from collections.abc import Collection, Sequence
from typing import NamedTuple


class Table(NamedTuple):
    """What `components/table.html` shows: the first cell of a row names it.

    ``numbers`` are the places of the columns that hold figures, from 0.
    """

    caption: str
    headers: Sequence[str]
    rows: Sequence[Sequence[object]]
    numbers: Collection[int] = ()
