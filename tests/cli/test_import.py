"""Bringing files in: seen first, asked for, taken back."""

import json

import pytest

from askaround.people.models import ImportBatch, Person

CONNECTIONS = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Dana,Whitfield,https://www.linkedin.com/in/dana-w,,Lakeside,Nurse,01 Jan 2024
,,,,,,02 Jan 2024
Ben,Okafor,https://www.linkedin.com/in/ben-o,ben@example.org,Acme,Engineer,02 Jan 2024
"""


@pytest.fixture
def connections(tmp_path):
    path = tmp_path / "Connections.csv"
    path.write_text(CONNECTIONS, encoding="utf-8")
    return path


def names():
    return sorted(Person.objects.values_list("full_name", flat=True))


def test_the_plan_is_shown_and_carried_out_after_a_yes(run, me, connections):
    result = run("import", connections, typed="y\n")

    assert result.exit_code == 0
    assert "2  new people" in result.stdout
    assert "line 3:" in result.stderr
    assert names() == ["Ben Okafor", "Dana Whitfield"]


def test_a_no_leaves_nothing_behind(run, me, connections):
    result = run("import", connections, typed="n\n")

    assert result.exit_code == 0
    assert "Nothing was imported" in result.stdout
    assert (names(), ImportBatch.objects.count()) == ([], 0)


def test_where_nobody_can_answer_nothing_happens(run, me, connections):
    result = run("import", connections)

    assert result.exit_code == 1
    assert "Add --yes" in result.stderr
    assert names() == []


def test_the_same_file_again_brings_nothing_new(run, me, connections):
    run("import", connections, "--yes")

    result = run("import", connections, "--yes")

    assert "There is nothing new in this file." in result.stdout
    assert len(names()) == 2


def test_json_shows_the_plan_and_carries_it_out_only_with_yes(run, me, connections):
    [plan] = json.loads(run("import", connections, "--json").stdout)
    assert (plan["imported"], plan["new"], plan["unreadable"]) == (False, 2, 1)
    assert names() == []

    [done] = json.loads(run("import", connections, "--json", "--yes").stdout)
    assert (done["imported"], done["new"]) == (True, 2)
    assert len(names()) == 2


def test_the_newest_import_can_be_taken_back(run, me, connections, tmp_path):
    run("import", connections, "--yes")
    other = tmp_path / "other.vcf"
    other.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Carla Ruiz\nEND:VCARD\n", encoding="utf-8")
    run("import", other, "--yes")

    result = run("import", "--undo", "--yes")

    assert "1 person from “other.vcf”" in result.stdout
    assert len(names()) == 2
    assert run("import", "--undo", typed="n\n").exit_code == 1
    assert len(names()) == 2
    run("import", "--undo", typed="y\n")
    assert names() == []
    assert "no import to take back" in run("import", "--undo").stderr


def test_columns_are_named_by_map(run, me, tmp_path):
    table = tmp_path / "alumni.csv"
    table.write_text("Wer,Firm,Shoe\nDana Whitfield,Lakeside,43\n", encoding="utf-8")

    run("import", table, "--yes", "--map", "wer=full_name", "--map", "shoe=", "--map", "Firm=title")

    [dana] = Person.objects.all()
    assert [str(role) for role in dana.roles.all()] == ["Lakeside"]
    assert dana.roles.get().title == "Lakeside"


@pytest.mark.parametrize(
    ("mapping", "code", "sentence"),
    [
        ("nonsense", 2, "is not COLUMN=MEANING"),
        ("Firm=shoe", 2, "The meanings are"),
        ("Height=title", 1, "has no column height. Its columns are: 12, Firm."),
        ("Firm=", 1, "no column is known to hold names"),
    ],
)
def test_a_column_that_is_not_there_or_means_nothing_is_told(
    run, me, tmp_path, mapping, code, sentence
):
    table = tmp_path / "alumni.csv"
    table.write_text("12,Firm\n13,Lakeside\n", encoding="utf-8")

    result = run("import", table, "--yes", "--map", mapping)

    assert result.exit_code == code
    assert sentence in result.stderr


def test_an_unreadable_file_is_refused_with_its_name_and_a_reason(run, me, tmp_path):
    picture = tmp_path / "me.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))

    result = run("import", picture, "--yes")

    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {picture}: ")


@pytest.mark.parametrize("arguments", [(), ("nowhere.csv",)])
def test_a_mistake_in_the_command_is_told_apart_from_a_refusal(run, me, arguments):
    assert run("import", *arguments).exit_code == 2
