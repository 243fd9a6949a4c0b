"""A stranger's file is read in a child that cannot hurt us, and every end has a sentence."""

import subprocess
import sys
import zipfile
from io import BytesIO

import pytest

from askaround.integrations.child import ROOT, Limits
from askaround.integrations.fields import Field
from askaround.integrations.formats import read_file
from askaround.integrations.sandbox import read_in_child
from askaround.integrations.spreadsheet import NeedsMapping
from askaround.people.rules.incoming import Unreadable

CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Dana,Whitfield 🌱,linkedin.com/in/dana,dana@example.org,Lakeside,Nurse,14 May 2026\n"
    ",,,,,,20 Mar 2022\n"
).encode()
MESSAGES = (
    b"FROM,TO,DATE,CONTENT\n"
    b"Dana,Ada,2026-05-14 10:00:00 UTC,Hello\nAda,Dana,2026-05-14 11:00:00 UTC,Hi\n"
)


@pytest.mark.parametrize(
    ("name", "data"), [("Connections.csv", CONNECTIONS), ("messages.csv", MESSAGES)]
)
def test_the_child_reads_what_we_would_have_read(name, data):
    assert read_in_child(name, data) == read_file(name, data)


def test_a_file_on_disk_is_read_as_well(tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(CONNECTIONS)
    assert read_in_child("Connections.csv", path) == read_file("Connections.csv", CONNECTIONS)


def test_a_mapping_travels_both_ways():
    data = b"a,b\nDana Whitfield,Lakeside\n"
    asked = read_in_child("list.csv", data)
    assert isinstance(asked, NeedsMapping)
    assert asked == read_file("list.csv", data)
    reading = read_in_child("list.csv", data, {0: Field.NAME, 1: Field.ORGANIZATION})
    assert reading.people[0].roles[0].organization == "Lakeside"


def test_what_is_wrong_with_a_file_is_said_by_the_child():
    with pytest.raises(Unreadable, match="PDF"):
        read_in_child("cv.pdf", b"%PDF-1.7 ...")


def test_a_file_above_the_limit_is_not_even_sent(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(Unreadable, match="200 MB; more than 100 MB"):
        read_in_child("huge.csv", path)


def test_a_reader_that_takes_too_long_is_stopped():
    with pytest.raises(Unreadable, match="took too long"):
        read_in_child("Connections.csv", CONNECTIONS, limits=Limits(seconds=0.01))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits for one process")
def test_a_reader_that_computes_too_long_is_stopped():
    data = CONNECTIONS + b"Dana,Whitfield,,,,,14 May 2026\n" * 200_000
    with pytest.raises(Unreadable, match="took too long"):
        read_in_child("Connections.csv", data, limits=Limits(cpu_seconds=1))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces a limit of addresses")
def test_a_reader_that_wants_too_much_memory_is_stopped():
    data = CONNECTIONS * 20_000
    with pytest.raises(Unreadable, match="more memory"):
        read_in_child("Connections.csv", data, limits=Limits(memory_bytes=60 * 1024 * 1024))


def test_an_answer_without_end_is_cut_off():
    with pytest.raises(Unreadable, match="more memory"):
        read_in_child("Connections.csv", CONNECTIONS * 100, limits=Limits(answer_bytes=1_000))


def zipped(**files):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return file.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(Unreadable, match="would grow 200-fold"):
        read_in_child("export.zip", zipped(Connections__csv=b"0" * 50_000_000))


def test_a_bomb_dressed_as_a_workbook_is_refused():
    bomb = zipped(**{"[Content_Types].xml": b"<x/>", "xl/worksheets/sheet1.xml": b" " * 50_000_000})
    with pytest.raises(Unreadable, match="would grow 200-fold"):
        read_in_child("people.xlsx", bomb)


def test_the_child_starts_without_django_and_without_the_slow_libraries():
    code = (
        "import sys, askaround.integrations.sandbox\n"
        "print({'django', 'openpyxl', 'vobject', 'xlsxwriter'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "set()"


TABLES = {
    "Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    "messages.csv": "FROM,TO,SENDER PROFILE URL,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT",
    "Invitations.csv": "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl",
    "google.csv": "Given Name,E-mail 1 - Value,Phone 1 - Value,Website 1 - Value,Labels,Notes",
    "own.csv": "Askaround ID,Name,Role,E-mail,Phone,Link,Tags,Met on,Notes",
    "guessed.csv": "Name,Email,Phone,Link,Tags,Met on,Known since",
}


RUNS = (" ", "1", "a", ",", ";", ":", "<", "(", "@", "-", "a@", "1/", " -", '"', "\\", "=3D", ",a")
LONG = 30_000  # a pattern that starts over at every character would need minutes
FEW_SECONDS = Limits(seconds=30, cpu_seconds=5)


@pytest.mark.parametrize("name", TABLES)
def test_long_runs_in_a_cell_cost_no_more_than_their_length(name):
    columns = TABLES[name].count(",") + 1
    rows = [TABLES[name]]
    for run in RUNS:
        filler = f"x{run * LONG}x".replace('"', '""')
        for column in range(columns):
            cells = (f'"{filler}"' if at == column else "y" for at in range(columns))
            rows.append(",".join(cells))
    data = "\n".join(rows).encode()
    answer = read_in_child(name, data, limits=FEW_SECONDS)
    if isinstance(answer, NeedsMapping):
        answer = read_in_child(name, data, answer.guess, limits=FEW_SECONDS)
    assert answer.rows == len(RUNS) * columns


def test_long_runs_on_a_card_cost_no_more_than_their_length():
    lines = ("TEL;TYPE=a{}x:1", "N:{}", "NOTE;QUOTED-PRINTABLE:{}=", "{}:1", "ADR:{}", "ORG:{}")
    cards = [
        f"BEGIN:VCARD\nFN:Dana\n{line.format(run * LONG)}\n\nEND:VCARD\n"
        for run in RUNS
        for line in lines
    ]
    answer = read_in_child("a.vcf", "".join(cards).encode(), limits=FEW_SECONDS)
    assert answer.rows == len(cards)


def test_long_runs_in_pasted_lines_cost_no_more_than_their_length():
    lines = [f"x{run * length}x" for run in RUNS for length in (300, LONG)]
    assert read_in_child("a.txt", "\n".join(lines).encode(), limits=FEW_SECONDS).rows == len(lines)
