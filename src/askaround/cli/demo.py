"""``askaround demo``: the worked example in a place of its own."""

import os
import shutil
from pathlib import Path

import click

from askaround.cli import opened, options
from askaround.core.language import gettext as _

KEPT = {"static", "secret-key"}
"""What a fresh start leaves alone: styles and scripts, which take a second to collect; and the key
by which a browser knows the folder, so that it hears what of the last demo it may forget."""


@click.command()
@click.option("--keep", is_flag=True, help="Go on where the last demo ended.")
@options.port
@options.no_browser
def demo(*, keep: bool, port: int | None, no_browser: bool) -> None:
    """Start on a worked example, apart from your own data.

    Everybody in it is invented. Each start begins afresh; nothing you do there touches what is
    yours.

    \b
    Examples:
      askaround demo
      askaround demo --keep
    """
    from askaround.cli.start import running_port, serve

    folder = _demo_folder()
    if not keep and running_port(folder) is None:
        _clear(folder)
    os.environ["ASKAROUND_DATA"] = str(folder)
    serve(_filled(opened.open_data()), port=port, browser=not no_browser)


def _demo_folder() -> Path:
    """Return the folder beside one's own data."""
    own = opened.data_folder()
    return own.with_name(f"{own.name}-demo")


def _clear(folder: Path) -> None:
    """Empty the folder of an earlier demo. A folder without our database is somebody else's."""
    if not (folder / opened.DATABASE).exists():
        return
    for path in folder.iterdir():
        if path.name in KEPT:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _filled(folder: Path) -> Path:
    """Load the example where it is not there yet, and say where it is."""
    from askaround.example import actions

    try:
        actions.load(by=opened.author())
    except actions.AlreadyHere:
        click.echo(_("The demo goes on where it ended."))
    click.echo(
        _("The demo lives in %s, apart from your own data. Delete it whenever you like.") % folder
    )
    return folder
