"""What a command prints: tables for people, plain lines for programs, JSON on request."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from askaround.core.text import one_line


def as_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table in a terminal; elsewhere one line per row, cells separated by tabs.

    Control characters stay out, so that no name can steer the terminal.
    """
    tidy = [[one_line(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in tidy:
            click.echo("\t".join(row))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading in headings:
        drawn.add_column(heading, overflow="fold")
    for row in tidy:
        drawn.add_row(*(Text(cell) for cell in row))
    Console().print(drawn)


def remark(sentence: str) -> None:
    """Say something about the output that is no part of it."""
    click.echo(sentence, err=True)


@contextmanager
def working(sentence: str) -> Iterator[None]:
    """Show that something takes a while, where somebody is watching."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(sentence):
        yield
