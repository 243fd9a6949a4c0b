"""People as somebody types them into a box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.integrations.pasted import read_pasted
from askaround.people.rules.incoming import IncomingRole


@pytest.mark.parametrize(
    ("line", "name", "title", "organization"),
    [
        (
            "Dana Whitfield, Nurse, Lakeside Hospital",
            "Dana Whitfield",
            "Nurse",
            "Lakeside Hospital",
        ),
        ("Dana Whitfield, Nurse at Lakeside", "Dana Whitfield", "Nurse", "Lakeside"),
        ("Dana Whitfield - Nurse at Lakeside", "Dana Whitfield", "Nurse", "Lakeside"),
        ("Dana Whitfield – Nurse @ Lakeside", "Dana Whitfield", "Nurse", "Lakeside"),
        ("Dana Whitfield | Nurse | Lakeside", "Dana Whitfield", "Nurse", "Lakeside"),
        ("Dana Whitfield (Nurse, Lakeside)", "Dana Whitfield", "Nurse", "Lakeside"),
        ("Dana Whitfield; Nurse; Lakeside, North", "Dana Whitfield", "Nurse", "Lakeside, North"),
        ("  • 3. Dana Whitfield", "Dana Whitfield", "", ""),
        ("- [x] Dana Whitfield", "Dana Whitfield", "", ""),
        ("12) Dana Whitfield, Nurse", "Dana Whitfield", "Nurse", ""),
        ("* Dana Whitfield", "Dana Whitfield", "", ""),
        ("Jean-Luc O'Hara", "Jean-Luc O'Hara", "", ""),
        ("王芳，护士", "王芳", "护士", ""),
        ("Dana", "Dana", "", ""),
    ],
)
def test_a_line_is_a_person(line, name, title, organization):
    [person] = read_pasted(line).people
    assert person.full_name == name
    assert person.roles == ((IncomingRole(title, organization),) if title else ())


@pytest.mark.parametrize(
    "line",
    [
        "Dana Whitfield <dana@example.org>",
        '"Whitfield, Dana" <dana@example.org>',
        "Whitfield, Dana <dana@example.org>",
        "Dana Whitfield (dana@example.org)",
        "Dana Whitfield, dana@example.org",
        "Dana Whitfield mailto:dana@example.org",
        "dana@example.org  Dana Whitfield",
    ],
)
def test_an_address_is_taken_out_of_the_line(line):
    [person] = read_pasted(line).people
    assert (person.full_name, person.emails) == ("Dana Whitfield", ("dana@example.org",))


def test_links_and_phones_are_taken_out_too():
    [person] = read_pasted(
        "Dana Whitfield, Nurse, Lakeside, +1 (555) 010-0000, linkedin.com/in/dana?trk=x"
    ).people
    assert person.links == ("https://www.linkedin.com/in/dana",)
    assert person.phones == ("+1 (555) 010-0000",)
    assert person.roles == (IncomingRole("Nurse", "Lakeside"),)
    assert person.key == "linkedin.com/in/dana"


def test_several_recipients_on_one_line_are_several_people():
    reading = read_pasted(
        "Dana W <d@example.org>; Haddad, Omar <o@example.org>, Zoe <z@example.org>"
    )
    assert [person.full_name for person in reading.people] == ["Dana W", "Omar Haddad", "Zoe"]
    assert {person.line for person in reading.people} == {1}


def test_cells_copied_from_a_spreadsheet_with_headings():
    reading = read_pasted("Name\tCompany\tRole\nDana Whitfield\tLakeside\tNurse\n\t\t\n")
    [person] = reading.people
    assert (person.full_name, person.line) == ("Dana Whitfield", 2)
    assert person.roles == (IncomingRole("Nurse", "Lakeside"),)
    assert (reading.rows, reading.blank_rows) == (2, 1)


def test_cells_copied_without_headings_are_name_role_organization():
    reading = read_pasted("Dana Whitfield\tNurse\tLakeside\nOmar Haddad\tCook\t\n")
    assert [person.roles[0] for person in reading.people] == [
        IncomingRole("Nurse", "Lakeside"),
        IncomingRole("Cook", ""),
    ]


def test_comma_separated_headings_are_understood():
    reading = read_pasted("First name,Last name,Email\nDana,Whitfield,d@example.org\n")
    assert [person.full_name for person in reading.people] == ["Dana Whitfield"]


def test_lines_that_name_nobody_say_why():
    reading = read_pasted(
        "Dana Whitfield\n\n42\nPlease find below the list of people whom I should meet soon\n"
    )
    assert [person.full_name for person in reading.people] == ["Dana Whitfield"]
    assert [problem.line for problem in reading.problems] == [3, 4]
    assert "no name" in reading.problems[0].reason
    assert "too long for a name" in reading.problems[1].reason
    assert (reading.rows, reading.blank_rows) == (4, 1)


@given(st.text(max_size=200))
def test_every_line_is_accounted_for(text):
    reading = read_pasted(text)
    refused = [problem for problem in reading.problems if not problem.notice]
    assert reading.rows == len(reading.people) + len(refused) + reading.blank_rows
    assert all(person.full_name for person in reading.people)
