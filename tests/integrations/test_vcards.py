"""Contact cards of phones and programs, old and new, whole and broken."""

from hypothesis import given
from hypothesis import strategies as st

from askaround.integrations.content_lines import unescaped
from askaround.integrations.vcard_lines import split_unescaped
from askaround.integrations.vcards import read_vcards
from askaround.people.rules.incoming import IncomingRole


def card(*lines, encoding="utf-8"):
    return "\r\n".join(["BEGIN:VCARD", *lines, "END:VCARD", ""]).encode(encoding)


def only_person(data):
    reading = read_vcards(data)
    assert len(reading.people) == 1, reading.problems
    return reading.people[0]


def test_a_card_whose_name_has_no_room_says_so():
    reading = read_vcards(card("VERSION:3.0", "FN:" + "Dana " * 60))

    assert len(reading.people) == 1
    assert "is too long for a name" in reading.problems[0].reason


def test_a_card_of_an_iphone():
    person = only_person(
        card(
            "VERSION:3.0",
            "N:Whitfield;Dana;Anne\\,Lee;Dr.;MBA",
            "FN:Dr. Dana Whitfield\\, MBA",
            "item1.ORG:Lakeside\\; Hospital;Ward 3",
            "item1.X-ABLABEL:_$!<Work>!$_",
            "TITLE:Nurse",
            'EMAIL;type="INTERNET";type=pref:dana@example.org',
            "TEL;type=CELL;type=VOICE:+1 555 0100",
            "TEL;type=HOME;type=FAX:+1 555 0199",
            "item2.URL:http\\://example.org/dana",
            "X-SOCIALPROFILE;type=linkedin:http://www.linkedin.com/in/dana?trk=x",
            "item3.ADR;type=HOME:;;1 Way;Leeds;Yorkshire;LS1;United Kingdom",
            "PHOTO;ENCODING=b;TYPE=JPEG:" + "QUJD" * 15,
            " " + "QUJD" * 15,
            "NOTE:Met at the fair\\nand liked it",
            "CATEGORIES:nurses,night\\, shifts,myContacts",
            "BDAY:1980-03-22",
            "UID:urn:uuid:1234",
        )
    )
    assert person.full_name == "Dr. Dana Whitfield, MBA"
    assert (person.given_name, person.family_name) == ("Dana", "Whitfield")
    assert person.roles == (IncomingRole("Nurse", "Lakeside; Hospital"),)
    assert person.phones == ("+1 555 0100",)
    assert person.links == ("http://example.org/dana", "https://www.linkedin.com/in/dana")
    assert person.location == "Leeds, Yorkshire, United Kingdom"
    assert person.note == "Met at the fair\nand liked it"
    assert person.tags == ("nurses", "night, shifts")
    assert person.key == "1234"


def test_quoted_printable_over_several_lines():
    person = only_person(
        card(
            "VERSION:2.1",
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Jos=C3=A9",
            "NOTE;QUOTED-PRINTABLE;CHARSET=UTF-8:one=0D=0A=",
            "two =C3=",
            "=A9",
        )
    )
    assert person.full_name == "José Müller"
    assert person.note == "one\ntwo é"


def test_shift_jis_whose_second_byte_is_a_backslash():
    person = only_person(
        card(
            "VERSION:2.1",
            "N;CHARSET=SHIFT_JIS:能;表;;;",
            "FN;CHARSET=SHIFT_JIS:能 表",
            encoding="cp932",
        )
    )
    assert (person.full_name, person.family_name) == ("能 表", "能")


def test_a_card_in_an_unnamed_encoding_is_read_with_a_remark():
    reading = read_vcards(card("FN:José Müller", encoding="cp1252"))
    assert reading.people[0].full_name == "José Müller"
    assert (reading.problems[0].line, reading.problems[0].notice) == (2, True)


def test_utf16_is_read():
    assert only_person(card("FN:José", encoding="utf-16")).full_name == "José"


def test_a_broken_card_leaves_its_neighbours_alone():
    data = (
        card("VERSION:3.0", "FN:Dana")
        + card("VERSION:3.0", "no colon here", "TEL:")
        + card("VERSION:3.0", "FN:Omar", "EMAIL;TYPE=" + "a," * 40 + '":omar@example.org')
        + b"BEGIN:VCARD\r\nFN:Zoe without end\r\n"
    )
    reading = read_vcards(data)
    assert [person.full_name for person in reading.people] == ["Dana", "Omar", "Zoe without end"]
    assert [(problem.line, problem.notice) for problem in reading.problems] == [
        (5, False),
        (7, True),
        (13, True),
        (15, True),
    ]


def test_a_card_within_a_card_is_a_person_of_its_own():
    data = b"BEGIN:VCARD\nN:parent\nBEGIN:VCARD\nN:child\nEND:VCARD\nTEL:12345\nEND:VCARD\n"
    parent, child = read_vcards(data).people
    assert (parent.full_name, parent.phones) == ("parent", ("12345",))
    assert (child.full_name, child.phones, child.line) == ("child", (), 3)


def test_lists_are_refused_and_nameless_cards_use_their_address():
    reading = read_vcards(card("KIND:group", "FN:Friends") + card("EMAIL:dana@example.org"))
    assert [person.full_name for person in reading.people] == ["dana@example.org"]
    assert "list of contacts" in reading.problems[0].reason
    assert reading.rows == 2


def test_several_jobs_are_paired_in_order():
    person = only_person(card("FN:Dana", "ORG:A", "TITLE:Nurse", "ORG:B", "TITLE:Cook", "ORG:C"))
    assert person.roles == (
        IncomingRole("Nurse", "A"),
        IncomingRole("Cook", "B"),
        IncomingRole("", "C"),
    )


def test_a_telephone_address_loses_its_scheme():
    person = only_person(card("FN:D", "TEL;VALUE=uri:tel:+1-418-656-9254;ext=102"))
    assert person.phones == ("+1-418-656-9254 ext. 102",)


@given(st.lists(st.text(alphabet="ab\\;,n\n", max_size=6), min_size=1, max_size=5))
def test_escaped_parts_are_taken_apart_where_they_were_joined(parts):
    escaped = [
        part.replace("\\", "\\\\").replace(";", "\\;").replace("\n", "\\n") for part in parts
    ]
    taken = split_unescaped(";".join(escaped), ";")
    assert [unescaped(part.replace("\\n", "\\n")) for part in taken] == parts


LINES = st.sampled_from(
    [
        b"BEGIN:VCARD",
        b"END:VCARD",
        b"FN:Dana",
        b"N:a;b",
        b" folded",
        b"=",
        b"TEL;=:1",
        b"PHOTO;BASE64:x",
    ]
) | st.binary(max_size=30)


@given(st.lists(LINES, max_size=20))
def test_every_card_is_accounted_for(lines):
    reading = read_vcards(b"\n".join(lines))
    refused = [problem for problem in reading.problems if not problem.notice]
    assert reading.rows == len(reading.people) + len(refused)
