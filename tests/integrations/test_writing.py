"""What goes out comes back the same, and no spreadsheet computes it."""

import csv
import re
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askaround.integrations.formats import Format, detect, read_file
from askaround.integrations.reading import clean_line, clean_lines
from askaround.integrations.writing import write_csv, write_vcards, write_xlsx
from askaround.people.rules.incoming import IncomingPerson, IncomingRole, Reading
from askaround.people.rules.outgoing import OutgoingPerson

DANA = OutgoingPerson(
    uid="0198c0de-0000-7000-8000-000000000001",
    full_name="Dana Whitfield, MBA 🌱",
    given_name="Dana",
    family_name="Whitfield",
    roles=(
        IncomingRole("Ward nurse", "Lakeside; Hospital, North", "2019-05", ""),
        IncomingRole("", "Red Cross"),
        IncomingRole("Teacher", ""),
    ),
    emails=("dana@example.org", "d.whitfield@example.com"),
    phones=("+1 555 0100", "555 0101"),
    links=("https://www.linkedin.com/in/dana-whitfield", "https://example.org/a,b;c?d=1"),
    location="San Francisco, CA",
    note='=HYPERLINK("http://evil")\nMet at the fair.\n\n- asked about nights\\shifts',
    tags=("health care", "nights, weekends"),
    circle="co-worker",
    how_i_know="@ the fair",
)


def xlsx(people):
    file = BytesIO()
    write_xlsx(people, file)
    return file.getvalue()


def as_csv(people):
    return b"".join(write_csv(people))


def cards(version):
    return lambda people: b"".join(write_vcards(people, version))


WRITERS = {
    "people.csv": as_csv,
    "people.xlsx": xlsx,
    "people-3.vcf": cards("3.0"),
    "people-4.vcf": cards("4.0"),
}


def back_again(name, people):
    reading = read_file(name, WRITERS[name](people))
    assert isinstance(reading, Reading)
    return reading


def as_outgoing(person: IncomingPerson) -> OutgoingPerson:
    return OutgoingPerson(
        uid=person.key,
        **{
            name: getattr(person, name)
            for name in OutgoingPerson.__dataclass_fields__
            if name != "uid"
        },
    )


@pytest.mark.parametrize("name", WRITERS)
def test_a_person_comes_back_as_they_went(name):
    reading = back_again(name, [DANA])
    assert [as_outgoing(person) for person in reading.people] == [DANA]
    assert reading.problems == []


def words(*, minimum=0, most=30):
    text = st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=most
    )
    return text.map(clean_line).filter(lambda each: len(each) >= minimum)


NAMES = st.builds("{}{}".format, st.sampled_from("AbÉ李ض"), words(most=20)).map(clean_line)
LOCAL_PARTS = st.text("abcdef0123456789.+-_é", min_size=1, max_size=12)
PHONES = st.builds(
    "{}{}".format, st.sampled_from(["+", "", "("]), st.text("0123456789 ()-", min_size=3)
)
ROLES = st.builds(
    IncomingRole,
    title=words(),
    organization=words(),
    started=st.sampled_from(["", "2019", "2019-05", "2019-05-17"]),
    ended=st.sampled_from(["", "2021-12"]),
).filter(lambda role: role.title or role.organization)
PEOPLE = st.builds(
    OutgoingPerson,
    uid=st.uuids().map(str),
    full_name=NAMES,
    given_name=words(),
    family_name=words(),
    roles=st.lists(ROLES, max_size=3).map(tuple),
    emails=st.lists(LOCAL_PARTS.map("{}@example.org".format), max_size=3, unique=True).map(tuple),
    phones=st.lists(
        PHONES.map(clean_line).filter(lambda text: any(map(str.isdigit, text))),
        max_size=2,
        unique=True,
    ).map(tuple),
    links=st.just(("https://example.org/x?a=1,2;3",)) | st.just(()),
    location=words(),
    met_on=st.lists(st.dates(), max_size=3).map(tuple),
    known_since=st.none() | st.dates(),
    how_i_know=words(),
    circle=st.sampled_from(["", "relative", "co-worker"]),
    tags=st.lists(words(minimum=1), max_size=3, unique=True).map(tuple),
    note=st.text(st.characters(exclude_categories=["Cs"]), max_size=80).map(clean_lines),
)


@pytest.mark.parametrize("name", WRITERS)
@given(people=st.lists(PEOPLE, max_size=4, unique_by=lambda person: person.uid))
@settings(max_examples=25, deadline=None)
def test_whatever_people_are_called_they_come_back(name, people):
    if not people and name.endswith(".vcf"):
        return
    reading = back_again(name, people)
    assert [as_outgoing(person) for person in reading.people] == people


def test_a_note_longer_than_a_cell_of_excel_is_whole_again_when_read_back():
    long = OutgoingPerson(uid="1", full_name="Dana", note="word 🌱 " * 9_000 + "end")
    for name in WRITERS:
        [person] = back_again(name, [long]).people
        assert person.note == long.note


def test_no_cell_of_the_csv_starts_like_a_formula():
    rows = list(csv.reader(StringIO(as_csv([DANA]).decode("utf-8-sig"))))
    assert not any(
        cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row
    )
    assert "'+1 555 0100\n555 0101" in rows[1]


def test_every_cell_of_the_workbook_is_text():
    sheet = openpyxl.load_workbook(BytesIO(xlsx([DANA]))).active
    filled = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in filled} == {"s"}
    [note] = [cell for cell in filled if str(cell.value).startswith("=HYPERLINK")]
    assert note.quotePrefix


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_lines_of_a_card_have_at_most_75_octets(version):
    lines = cards(version)([DANA]).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)


def test_our_own_table_is_recognized_without_a_mapping():
    assert detect("people.csv", as_csv([DANA])) is Format.ASKAROUND


def test_no_cell_of_the_csv_turns_into_a_formula_where_semicolons_separate_cells():
    sly = OutgoingPerson(uid="1", full_name="x;=cmd|' /C calc'!A0;", note='a\n=1\t=2; "=3')

    shown = as_csv([sly]).decode("utf-8-sig").splitlines()

    cells = [cell for line in shown for cell in re.split("[;\t]", line)]
    assert not any(cell.lstrip(' "').startswith("=") for cell in cells)
    [back] = back_again("people.csv", [sly]).people
    assert (back.full_name, back.note) == (sly.full_name, sly.note)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_no_text_of_a_person_becomes_a_line_of_its_own_in_a_card(version):
    """Rows that came with an archive may hold what no form lets through."""
    sly = "a\rTEL:666\r\nTEL:667\nTEL:668"
    person = OutgoingPerson(
        uid=sly,
        full_name=sly,
        family_name=sly,
        roles=(IncomingRole(sly, sly, sly, sly),),
        emails=(sly,),
        links=(f"https://example.org/{sly}",),
        location=sly,
        note=sly,
        tags=(sly,),
        circle=sly,
        how_i_know=sly,
    )

    card = cards(version)([person]).replace(b"\r\n ", b"").replace(b"\r\n", b"\n")

    assert b"\r" not in card
    assert not any(line.startswith(b"TEL") for line in card.split(b"\n"))
