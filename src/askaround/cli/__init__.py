"""The command line. Each command is a module of its own, loaded when it is called.

``askaround --help`` imports click and nothing else, so it answers at once.
"""

import os
from importlib import import_module
from typing import Any

import click

from askaround.cli import options
from askaround.core.language import CATALOGUES, speaking

COMMANDS = {
    "start": "askaround.cli.start:start",
    "import": "askaround.cli.bring:bring",
    "people": "askaround.cli.people:people",
    "today": "askaround.cli.today:today",
    "conversations": "askaround.cli.conversations:conversations",
    "export": "askaround.cli.leave:leave",
    "backup": "askaround.cli.backups:backup",
    "restore": "askaround.cli.backups:restore",
    "demo": "askaround.cli.demo:demo",
    "doctor": "askaround.cli.doctor:doctor",
}
SUMMARIES = {
    "start": "Start Askaround and open it in the browser (what `askaround` alone does).",
    "import": "Bring people from a file: LinkedIn, Google, Outlook, vCard, a spreadsheet.",
    "people": "List or search your people.",
    "today": "Show what is next.",
    "conversations": "List your conversations, the next one first.",
    "export": "Write people or everything to files that are yours.",
    "backup": "Copy the database to one file, safely, also while Askaround runs.",
    "restore": "Put a backup back in place, or bring an archive back.",
    "demo": "Start on a worked example in a separate, throw-away place.",
    "doctor": "Check that everything is in order, and say what to do where it is not.",
}


class Commands(click.Group):
    """A group that knows the names of its commands but imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a full disk or a damaged file is answered with a sentence."""
        with speaking(_language_of_terminal()):
            return self._invoke(ctx)

    def _invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as problem:
            sentence = import_module("askaround.cli.machine").trouble(problem)
            if not sentence or isinstance(problem, BrokenPipeError):
                raise
            raise click.ClickException(sentence) from problem

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))


def _language_of_terminal() -> str:
    """Return "es" where the terminal says es_MX.UTF-8, and "en" for what nobody has translated."""
    said = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    code = next(filter(None, said), "").partition(".")[0].partition("_")[0]
    return code if code in os.listdir(CATALOGUES) else "en"


@click.command(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="askaround")
@options.port
@options.no_browser
@click.pass_context
def main(context: click.Context, port: int | None, *, no_browser: bool) -> None:
    """Find out what a kind of work is really like, by asking the people who do it.

    Without a command, Askaround starts on this machine and opens in your browser. Your data stays
    in one folder here (`askaround doctor` says where); nothing is sent anywhere.

    \b
    A good first round:
      askaround                          start, and write down your question
      askaround import Connections.csv   bring your people
      askaround today                    see what is next

    \b
    Let Tab complete commands (bash; docs/reference/cli.md has the other shells):
      eval "$(_ASKAROUND_COMPLETE=bash_source askaround)"
    """
    if context.invoked_subcommand is None:
        start = import_module("askaround.cli.start").start
        context.invoke(start, port=port, no_browser=no_browser)
