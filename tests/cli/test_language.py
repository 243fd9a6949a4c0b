"""Commands speak the language of the space; before one was entered, that of the terminal."""

import pytest
from django.utils import translation

CONNECTIONS = "First Name,Last Name,Connected On\nDana,Whitfield,soon\n,,02 Mar 2024\n"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_else_hears_it():
    """A command sets the language of its process for good; here the next test is in it."""
    with translation.override("en"):
        yield


@pytest.fixture
def entered(me):
    """The browser was there, so that the language of the space is a choice."""
    me.space.owner.last_login = me.now
    me.space.owner.save()
    return me.space


@pytest.fixture
def spanish(entered):
    entered.language = "es"
    entered.save()


def test_a_plan_is_shown_in_the_language_of_the_space(run, spanish, tmp_path):
    file = tmp_path / "Connections.csv"
    file.write_text(CONNECTIONS, encoding="utf-8")

    result = run("import", file, "--yes")

    assert f"{file} (linkedin) traería:\n        1  personas nuevas\n" in result.stdout
    assert "línea 3: La fila no nombra a nadie" in result.stderr
    assert "Importado. `" in result.stdout


def test_a_file_of_no_use_is_refused_in_the_language_of_the_space(run, spanish, tmp_path):
    file = tmp_path / "cv.pdf"
    file.write_bytes(b"%PDF-1.7")

    result = run("import", file)

    assert result.exit_code == 1
    assert f"{file}: El archivo es un documento PDF. Copia los nombres" in result.stderr


def test_an_archive_of_no_use_is_refused_in_the_language_of_the_space(run, spanish, tmp_path):
    file = tmp_path / "all.zip"
    file.write_bytes(b"Dear Ada")

    assert "Esto no es un archivo completo de Askaround" in run("restore", file).stderr


def test_what_is_next_is_said_in_the_language_of_the_space(run, spanish):
    said = run("today").stderr

    assert "Hoy no te toca nada." in said
    assert "Escribe qué quieres averiguar: inicia `" in said


@pytest.mark.parametrize(
    ("terminal", "said"),
    [
        ("es_MX.UTF-8", "Todavía no hay nada que copiar"),
        ("es", "Todavía no hay nada que copiar"),
        ("fr_FR.UTF-8", "There is nothing to copy yet"),
        ("C", "There is nothing to copy yet"),
    ],
)
def test_where_no_space_is_opened_the_terminal_decides(run, monkeypatch, terminal, said):
    monkeypatch.setenv("LC_ALL", terminal)

    assert said in run("backup").stderr


def test_until_the_browser_was_there_the_terminal_decides(run, me, monkeypatch):
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")

    assert "Hoy no te toca nada." in run("today").stderr


def test_the_space_decides_against_the_terminal(run, entered, monkeypatch):
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")

    assert "Nothing is your turn today." in run("today").stderr
