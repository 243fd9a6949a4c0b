"""``askaround start``: the local server, and the way in."""

import gc
import json
import os
import socket
import webbrowser
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from askaround.cli import assets, machine, opened, options
from askaround.core.language import gettext as _

if TYPE_CHECKING:
    from askaround.accounts.models import User
    from askaround.journal.author import Author

HOST = "127.0.0.1"
USUAL_PORT = 8765
THREADS = 4


@click.command()
@options.port
@options.no_browser
def start(port: int | None = None, *, no_browser: bool = False) -> None:
    """Start Askaround on this machine and open it in the browser.

    \b
    Examples:
      askaround start
      askaround start --no-browser --port 9000
    """
    serve(opened.open_data(), port=port, browser=not no_browser)


def serve(folder: Path, *, port: int | None = None, browser: bool = True) -> None:
    """Serve the data in ``folder`` until interrupted, or point to the server that does already."""
    by = opened.author()
    running = running_port(folder)
    if running is not None:
        _show_way_in(running, by.space.owner, browser=browser)
        click.echo(_("Askaround was running already; this opens it again."))
        return
    assets.prepare()
    _keep_house(by)
    listener = _listen(_port_from_environment() if port is None else port)
    port = listener.getsockname()[1]
    marker = folder / "running.json"
    marker.write_text(json.dumps({"pid": os.getpid(), "port": port}), encoding="ascii")
    try:
        _show_way_in(port, by.space.owner, browser=browser)
        click.echo(_("Stop with Ctrl-C."))
        _run(listener)
    finally:
        marker.unlink(missing_ok=True)


def _keep_house(by: "Author") -> None:
    """Forget changes and sessions whose time is over, and tell the database its sizes."""
    from django.contrib.sessions.backends.db import SessionStore

    from askaround.core import statistics
    from askaround.journal.actions import forget_old

    forget_old(by=by)
    SessionStore.clear_expired()
    statistics.refresh()


def _run(listener: socket.socket) -> None:
    from waitress import create_server

    from askaround.config.wsgi import application

    _load_for_good()
    server = create_server(application, sockets=[listener], threads=THREADS, ident="")
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()


def _load_for_good() -> None:
    """Load all pages, and leave what is loaded by now out of any search for garbage.

    A full search of it would stop the program for a twentieth of a second, time and again.
    """
    from django.conf import settings

    import_module(settings.ROOT_URLCONF)
    gc.freeze()


def _show_way_in(port: int, user: "User", *, browser: bool) -> None:
    """Print the address with a one-time token, and open it where there is a browser."""
    from django.utils import timezone

    from askaround.accounts import actions

    token = actions.issue_token(user=user, now=timezone.now())
    address = f"http://{HOST}:{port}/enter/{token}/"
    click.echo(_("Askaround is ready: %s") % address)
    click.echo(_("(The address works once, within half an hour. Start again for a new one.)"))
    if browser and machine.has_browser():
        webbrowser.open(address)


def _port_from_environment() -> int | None:
    from askaround.config import environment

    try:
        return environment.port()
    except environment.BadSetting as problem:
        raise machine.refuse(str(problem)) from problem


def _listen(port: int | None) -> socket.socket:
    """Return a listening socket: on ``port``, else on the usual one, else on any that is free."""
    for candidate in [USUAL_PORT, 0] if port is None else [port]:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, candidate))
        except OSError:
            listener.close()
        else:
            listener.listen(128)
            return listener
    sentence = _("Port %d is taken by another program. Choose another with --port.")
    raise machine.refuse(sentence % port)


def running_port(folder: Path) -> int | None:
    """Return the port of an Askaround that already serves this folder.

    A program that crashed leaves its note behind, and its port may be another's by now: the
    answer must be Askaround's own closed door.
    """
    import http.client

    try:
        port = int(json.loads((folder / "running.json").read_text(encoding="ascii"))["port"])
        connection = http.client.HTTPConnection(HOST, port, timeout=2)
        connection.request("GET", "/closed/")
        answer = connection.getresponse()
        ours = answer.status == http.client.FORBIDDEN and b"Askaround" in answer.read()
    except (OSError, ValueError, KeyError, TypeError, http.client.HTTPException):
        return None
    return port if ours else None
