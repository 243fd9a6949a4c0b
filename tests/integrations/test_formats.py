"""Which file is what, decided by content; and a way out for every file that is not ours."""

import zipfile
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askaround.integrations.fields import Field
from askaround.integrations.formats import Format, detect, read_file
from askaround.integrations.spreadsheet import NeedsMapping
from askaround.people.rules.incoming import Reading, Unreadable


def zipped(*files, comment=b""):
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files:
            archive.writestr(name, data)
        archive.comment = comment
    return file.getvalue()


WORD = zipped(("[Content_Types].xml", b""), ("word/document.xml", b""))


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("anything", b"First Name,Last Name,Connected On\n", Format.LINKEDIN_CONNECTIONS),
        ("x.txt", b"FROM,TO,DATE,CONTENT\n", Format.LINKEDIN_MESSAGES),
        ("x.csv", b"From,To,Sent At,Message,Direction\n", Format.LINKEDIN_INVITATIONS),
        ("x.csv", b"begin:vcard\nfn:Dana\nend:vcard\n", Format.VCARD),
        ("x.vcf", "BEGIN:VCARD\nFN:Dana\nEND:VCARD".encode("utf-16"), Format.VCARD),
        ("x", b"dn: cn=Dana\ncn: Dana\n", Format.LDIF),
        ("x", b"# From a book\nversion: 1\n\ndn: cn=Dana\ncn: Dana\n", Format.LDIF),
        ("x", b'First Name,Last Name,Connected On\n"\ndn:",Lin,\n', Format.LINKEDIN_CONNECTIONS),
        ("x.csv", b"Dana Whitfield\nOmar Haddad\n", Format.TABLE),
        ("x.txt", b"Dana Whitfield\nOmar Haddad\n", Format.TEXT),
        ("x.txt", b"Name;Company\nDana;Lakeside\n", Format.TABLE),
        ("c.zip", zipped(("a/contacts.vcf", b"BEGIN:VCARD\nEND:VCARD")), Format.VCARD),
    ],
)
def test_formats_are_told_apart_by_content(name, data, expected):
    assert detect(name, data) is expected


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b" \r\n\t\n", "is empty"),
        ("a.csv", b"\n,,,\n", "no line with text"),
        ("a.pdf", b"%PDF-1.4", "PDF document. Copy the names"),
        (
            "a.csv",
            b"\x89PNG\r\n\x1a\n" + bytes(50),
            "picture .PNG., although its name ends in .csv",
        ),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(50), "picture .JPEG."),
        (
            "a.docx",
            WORD,
            "Word document",
        ),
        ("a.docx", WORD[:-30], "looks like a Word document, cut short. Save the list as .xlsx"),
        ("mail", WORD[:-30], "looks like a Word document"),
        ("a.ods", zipped(("mimetype", b"application/vnd.oasis")), "OpenDocument"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old format of Office"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "protected by a password"),
        ("a.xlsx", b"Name,Company\n", "no Excel workbook"),
        ("a.xlsx", b"PK\x03\x04" + bytes(100), "damaged"),
        ("a.zip", b"hello there", "not a ZIP file"),
        ("a.zip", zipped(("photo.jpg", b"")), "neither LinkedIn's export"),
        ("a.zip", zipped(("a.csv", b"x"), ("b.csv", b"x")), "choose one of them"),
        ("a.zip", zipped(("../../etc/a.csv", b"x")), "strange path"),
        ("a.zip", zipped(("a.csv", b"%PDF-1.4")), "a.csv inside the ZIP file: The file is a PDF"),
        ("a.zip", zipped(("a.zip", zipped(("a.csv", b"x")))), "neither LinkedIn's export"),
        ("a.vcf", b"FN:Dana\nTEL:1", "no line says BEGIN:VCARD"),
        ("a.ics", b"BEGIN:VCALENDAR\n", "calendar"),
        ("a.html", b"\n<!DOCTYPE html><p>", "web page"),
        ("a.json", b'{"people": []}', "JSON"),
        ("a.gz", b"\x1f\x8b\x08", "Unpack it first"),
        ("a.bin", bytes(range(32)) * 10, "holds no text"),
        ("a.csv", bytes(1000), "holds no text"),
    ],
)
def test_a_file_that_is_not_ours_says_what_it_is_and_what_to_do(name, data, said):
    with pytest.raises(Unreadable, match=said) as caught:
        read_file(name, data)
    assert str(caught.value).endswith(".")


def test_a_zip_with_a_password_is_refused():
    data = bytearray(zipped(("Connections.csv", b"First Name\n")))
    data[6] |= 1  # the flag in the header of the file
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1  # and in the table of contents
    with pytest.raises(Unreadable, match="protected by a password"):
        read_file("export.zip", bytes(data))


def test_a_zip_with_very_many_files_is_refused():
    data = zipped(*((f"{number}.csv", b"") for number in range(5_001)))
    with pytest.raises(Unreadable, match="5,001 files"):
        read_file("export.zip", data)


def test_a_zip_that_lies_about_its_sizes_gives_no_more_than_it_announced():
    data = bytearray(zipped(("Connections.csv", b"First Name,Connected On\n" + b"Dana,\n" * 1000)))
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (30).to_bytes(4, "little")
    with pytest.raises(Unreadable, match="damaged"):
        read_file("export.zip", bytes(data))


def test_a_zip_that_claims_gigabytes_is_refused_unopened():
    data = bytearray(zipped(("Connections.csv", b"First Name,Connected On\n")))
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (2 * 1024**3).to_bytes(4, "little")
    with pytest.raises(Unreadable, match="far larger unpacked"):
        read_file("export.zip", bytes(data))


NAMES = st.sampled_from(
    ["a.csv", "a.vcf", "a.xlsx", "a.zip", "a.txt", "a.ldif", "Connections.csv", ""]
)
STARTS = st.sampled_from(
    [
        b"",
        b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
        b"FROM,TO,DATE,CONTENT,SENDER PROFILE URL,RECIPIENT PROFILE URLS,FOLDER\n",
        b"From,To,Sent At,Message,Direction\n",
        b"Given Name,Family Name,E-mail 1 - Value,Phone 1 - Value\n",
        b"First Name,Last Name,Business Street,E-mail Address\n",
        b"Display Name,Primary Email\n",
        b"Askaround ID,Name,Role,Organization,Met on,Notes\n",
        b"BEGIN:VCARD\nVERSION:2.1\n",
        b"dn: cn=a\n",
        b"PK\x03\x04",
        b"\xff\xfe",
        b"Name\tCompany\n",
    ]
)
BODIES = st.binary(max_size=200) | st.text(alphabet='ab@,;\t\n\r"|=\\/: .0123', max_size=200).map(
    str.encode
)


def answer_or_none(name, data):
    """Return what is read; a sentence is as good as a reading, anything else fails the test."""
    try:
        answer = read_file(name, data)
        if isinstance(answer, NeedsMapping):
            answer = read_file(name, data, mapping=answer.guess or {0: Field.NAME})
    except Unreadable:
        return None
    return answer


@given(NAMES, STARTS, BODIES)
@settings(max_examples=400, deadline=None)
def test_no_file_ends_in_anything_but_a_reading_or_a_sentence(name, start, body):
    answer = answer_or_none(name, start + body)
    if answer is None:
        return
    assert isinstance(answer, Reading)
    refused = [problem for problem in answer.problems if not problem.notice]
    if answer.events:
        accounted = len({event.line for event in answer.events}) + len(refused)
    else:
        accounted = len(answer.people) + len(refused)
    assert answer.rows == accounted + answer.blank_rows
    assert len({person.key for person in answer.people}) == len(answer.people)
    assert all(person.full_name and len(person.key) <= 300 for person in answer.people)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_damage_to_a_workbook_or_archive_ends_in_anything_but_a_sentence(data):
    damaged = bytearray(data.draw(st.sampled_from([WORKBOOK, EXPORT])))
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(damaged)))
    answer = answer_or_none("a.xlsx", bytes(damaged[:cut]))
    assert answer is None or isinstance(answer, Reading)


def workbook():
    book = openpyxl.Workbook()
    for row in (["Name", "Company"], ["Dana", "Lakeside"], ["Omar", "Hill"]):
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


WORKBOOK = workbook()
EXPORT = zipped(
    ("Connections.csv", b"First Name,Last Name,Connected On\nDana,W,\n"),
    ("Profile.csv", b"First Name\n"),
)
