"""Any table of people: what its columns mean is guessed, shown, and then read."""

import csv
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askaround.integrations.fields import Field
from askaround.integrations.formats import read_file
from askaround.integrations.reading import Decoded, restore_formula
from askaround.integrations.spreadsheet import NeedsMapping, guess_mapping
from askaround.integrations.tables import (
    MOST_COLUMNS,
    Row,
    likeliest_delimiter,
    read_records,
    sniff_table,
)
from askaround.people.rules.incoming import IncomingRole, Problem, Unreadable

SHEET = (
    "Who,Firm,Job Title,Contact Email,Mobile,City,How we met,Met on,Comments,Score\n"
    'Dana Whitfield,"Lakeside, North",Nurse,dana@example.org,(555) 0100,Leeds,fair,3/14/2026,ok,7\n'
    "Omar Haddad,Hill,Cook,omar@example.org,555.0101,York,,2026-03-15,,\n"
)


def asked(text, name="people.csv"):
    answer = read_file(name, text.encode() if isinstance(text, str) else text)
    assert isinstance(answer, NeedsMapping)
    return answer


def test_an_unknown_table_asks_what_its_columns_mean_and_guesses():
    answer = asked(SHEET)
    assert answer.headings[0] == "Who"
    assert answer.sample[1][:3] == ("Omar Haddad", "Hill", "Cook")
    assert list(answer.guess.values()) == [
        Field.NAME,
        Field.ORGANIZATION,
        Field.TITLE,
        Field.EMAIL,
        Field.PHONE,
        Field.LOCATION,
        Field.HOW_I_KNOW,
        Field.MET_ON,
        Field.NOTE,
    ]


def test_a_name_that_has_no_room_is_told_and_comes_in_all_the_same():
    whole = "Dana " + "Whitfield " * 30
    sheet = f"First Name,Last Name,E-mail 1 - Value\n{whole},,d@example.org\nOmar,Haddad,\n"

    reading = read_file("contacts.csv", sheet.encode())

    assert len(reading.people) == 2
    (problem,) = reading.problems
    assert (problem.line, problem.notice) == (2, True)
    assert problem.reason.startswith("“Dana Whitfield Whitfield")
    assert problem.reason.endswith(
        "…” is too long for a name. Its beginning is the name; all of it is in a note."
    )


def test_an_address_that_stands_in_for_a_name_is_kept_whole_as_an_address():
    link = "https://example.org/" + "a" * 300
    sheet = f"First Name,Last Name,E-mail 1 - Value,Website 1 - Value\n,,,{link}\n"

    (person,) = read_file("contacts.csv", sheet.encode()).people

    assert person.links == (link,)
    assert len(person.full_name) == 200


def test_a_title_above_the_headings_is_passed_over():
    answer = asked("My contacts,,\n,,\n" + SHEET)
    assert answer.headings[:2] == ("Who", "Firm")


def test_the_guess_reads_the_table():
    answer = asked(SHEET)
    reading = read_file("people.csv", SHEET.encode(), mapping=answer.guess)
    dana, omar = reading.people
    assert dana.roles == (IncomingRole("Nurse", "Lakeside, North"),)
    assert [day.isoformat() for day in (*dana.met_on, *omar.met_on)] == ["2026-03-14", "2026-03-15"]
    assert (dana.how_i_know, dana.note, dana.location) == ("fair", "ok", "Leeds")
    assert [problem.reason for problem in reading.problems] == [
        "These columns were not taken: Score."
    ]


@pytest.mark.parametrize(
    ("headings", "row", "expected"),
    [
        (["Name", "Vorname"], ["Whitfield", "Dana"], [Field.FAMILY, Field.GIVEN]),
        (["Name", "First name"], ["Dana Whitfield", "Dana"], [Field.NAME, Field.GIVEN]),
        (["Nombre", "Empresa"], ["Dana Whitfield", "Lago"], [Field.NAME, Field.ORGANIZATION]),
        (["Title", "Name", "Position"], ["Dr.", "Dana", "Nurse"], [None, Field.NAME, Field.TITLE]),
        (["姓名", "公司"], ["王芳", "湖边"], [Field.NAME, Field.ORGANIZATION]),
        (["Contact", "Name"], ["dana@example.org", "Dana"], [Field.EMAIL, Field.NAME]),
        (["a", "b"], ["Dana Whitfield", "https://example.org/d"], [Field.NAME, Field.LINK]),
        (["Email 1", "Email #2"], ["", ""], [Field.EMAIL, Field.EMAIL]),
        (["Since", "Year"], ["2024-01-20", "2019"], [None, None]),
    ],
)
def test_columns_are_guessed_from_headings_and_content(headings, row, expected):
    guess = guess_mapping(headings, [row])
    assert [guess.get(index) for index in range(len(headings))] == expected


def test_a_file_without_headings_keeps_its_first_person():
    text = "Dana Whitfield,dana@example.org\nOmar Haddad,omar@example.org\n"
    answer = asked(text)
    assert answer.headings == ("Column 1", "Column 2")
    reading = read_file("people.csv", text.encode(), mapping=answer.guess)
    assert [(person.full_name, person.line) for person in reading.people] == [
        ("Dana Whitfield", 1),
        ("Omar Haddad", 2),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    text = "\n".join(
        delimiter.join(row) for row in (["Name", "Note"], ["Dana", "a"], ["Omar", "b"])
    )
    assert asked(text).headings == ("Name", "Note")


def test_commas_inside_cells_do_not_pass_for_the_delimiter():
    lines = ["Name;Note", "Dana;one, two, three", "Omar;one"]
    assert likeliest_delimiter(lines) == ";"


def test_a_row_with_a_hundred_thousand_cells_is_one_problem():
    text = SHEET + "," * 100_000 + "\nZoe Haddad,Hill,,,,,,,,\n"
    reading = read_file("people.csv", text.encode(), mapping=asked(SHEET).guess)
    assert [person.full_name for person in reading.people][-1] == "Zoe Haddad"
    [problem] = [each for each in reading.problems if not each.notice]
    assert (problem.line, problem.reason.startswith("The row has 100,001 cells")) == (4, True)


def test_headings_with_a_hundred_thousand_cells_are_unreadable():
    with pytest.raises(Unreadable, match="Line 1"):
        read_file("people.csv", b"," * 100_000 + b"x\n")


def test_a_cell_of_a_megabyte_is_one_problem():
    text = SHEET + "Z" * 1_000_000 + ",Hill\nZoe Haddad,Hill\n"
    reading = read_file("people.csv", text.encode(), mapping=asked(SHEET).guess)
    assert [person.full_name for person in reading.people][-1] == "Zoe Haddad"
    assert [problem.line for problem in reading.problems if not problem.notice] == [4]


def test_surplus_cells_are_named_not_dropped_silently():
    reading = read_file("p.csv", b"a,b\nDana,Lakeside,more\n", mapping={0: Field.NAME})
    assert "left out: “more”" in reading.problems[0].reason


def test_a_line_after_an_unclosed_quotation_mark_is_still_a_row():
    records = list(read_records('"Dana,1\nOmar,2\nZoe,3\n', delimiter=",", skip_lines=0, width=2))
    assert [(row.line, row.cells[-1]) for row in records if isinstance(row, Row)][1:] == [
        (2, "2"),
        (3, "3"),
    ]


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6))
@settings(deadline=None)
def test_cells_written_by_any_program_come_back(rows):
    file = StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows([["A", "B", "C"], *rows])
    table = sniff_table(Decoded(file.getvalue()))
    read = [row.cells for row in table.read_rows() if isinstance(row, Row)]
    assert read == [[restore_formula(cell) for cell in row] for row in rows]


def workbook(*sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_first_sheet_with_rows_is_read_and_the_others_are_offered():
    data = workbook(
        ("Cover", []),
        (
            "People",
            [["My list"], [], ["Name", "Phone", "Email"], ["Dana", 5550100.0, "d@example.org"]],
        ),
        ("More", [["Name"], ["Omar"]]),
    )
    answer = asked(data, "people.xlsx")
    assert (answer.sheet, answer.sheets) == ("People", ("Cover", "People", "More"))
    assert answer.headings == ("Name", "Phone", "Email")
    other = read_file("people.xlsx", data, sheet="More", mapping={0: Field.NAME})
    assert [person.full_name for person in other.people] == ["Omar"]


def test_numbers_and_days_of_a_workbook_read_like_typed():
    data = workbook(("S", [["Name", "Phone", "Met on"], ["Dana", 5550100.0, date(2026, 3, 14)]]))
    answer = asked(data, "people.xlsx")
    assert answer.sample[0] == ("Dana", "5550100", "2026-03-14")


def test_known_headings_in_a_workbook_need_no_mapping():
    data = workbook(
        (
            "S",
            [
                ["Notes:"],
                ["First Name", "Last Name", "URL", "Connected On"],
                ["Dana", "W", "", "1 May 2024"],
            ],
        )
    )
    reading = read_file("Connections.xlsx", data)
    assert (reading.source, reading.people[0].line) == ("linkedin", 3)


def test_a_workbook_that_breaks_off_is_said_to_be_damaged():
    data = workbook(("S", [["Name"], ["Dana"]]))
    with pytest.raises(Unreadable, match="damaged"):
        read_file("people.xlsx", data[: len(data) // 2])


def test_wide_headings_are_refused_in_a_workbook_too():
    data = workbook(("S", [["Name"], ["Dana"] * (MOST_COLUMNS + 1)]))
    reading = read_file("people.xlsx", data, mapping={0: Field.NAME})
    assert isinstance(reading.problems[0], Problem)
    assert reading.people == []
