"""Help teaches, is the same in the reference, and answers at once."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from askaround.cli import COMMANDS, SUMMARIES, main
from askaround.integrations.fields import Field

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference" / "cli.md").read_text(
    encoding="utf-8"
)
THERE = [name for name, place in COMMANDS.items() if importlib.util.find_spec(place.split(":")[0])]


def help_of(*names):
    result = CliRunner().invoke(
        main, [*names, "--help"], prog_name="askaround", terminal_width=80, max_content_width=80
    )
    assert result.exit_code == 0
    return result.output


@pytest.mark.parametrize("name", ["", *THERE])
def test_the_reference_says_what_help_says(name):
    heading = f"## askaround {name}".rstrip()

    assert f"\n{heading}\n\n```\n{help_of(*filter(None, [name]))}```\n" in REFERENCE


@pytest.mark.parametrize("name", THERE)
def test_every_command_teaches_by_examples(name):
    assert f"askaround {name}" in help_of(name).split("Examples:")[1]


def test_every_command_has_its_line_in_the_list():
    assert COMMANDS.keys() == SUMMARIES.keys()


def test_the_meanings_of_columns_are_all_named():
    words = set(help_of("import").replace(",", " ").replace(";", " ").split())

    assert {str(field) for field in Field} <= words


def test_help_answers_without_django_or_any_library_but_click():
    shown = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "askaround", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )

    imported = {line.rpartition("|")[2].strip() for line in shown.stderr.splitlines()}
    assert "click" in imported
    assert not {name.split(".")[0] for name in imported} & {"django", "rich", "platformdirs"}


@pytest.mark.parametrize("arguments", [("fly",), ("people", "--fly"), ("restore",)])
def test_what_is_not_understood_has_its_own_exit_code(arguments):
    assert CliRunner().invoke(main, arguments).exit_code == 2
