"""Contacts out of Google, Outlook and Thunderbird."""

import base64

import pytest

from askaround.integrations.formats import Format, detect, read_file
from askaround.people.rules.incoming import IncomingRole


def only_person(text, name="contacts.csv"):
    reading = read_file(name, text.encode())
    assert len(reading.people) == 1, reading.problems
    return reading.people[0]


def test_google_before_2023():
    text = (
        "Name,Given Name,Additional Name,Family Name,Group Membership,E-mail 1 - Type,"
        "E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - City,Address 1 - Country,"
        "Organization 1 - Name,Organization 1 - Title,Website 1 - Value,Notes\n"
        '"Dr. Dana A. Whitfield",Dana,A.,Whitfield,* myContacts ::: Nurses,* Home,'
        "dana@example.org ::: d@example.com,Mobile,555 0100 ::: 555 0101,Leeds,UK,"
        'Lakeside,Nurse,dana.example.org,"Met at\nthe fair"\n'
    )
    assert detect("contacts.csv", text.encode()) is Format.GOOGLE
    person = only_person(text)
    assert person.full_name == "Dr. Dana A. Whitfield"
    assert (person.given_name, person.family_name) == ("Dana", "Whitfield")
    assert person.emails == ("dana@example.org", "d@example.com")
    assert person.phones == ("555 0100", "555 0101")
    assert person.links == ("https://dana.example.org",)
    assert person.location == "Leeds, UK"
    assert person.roles == (IncomingRole("Nurse", "Lakeside"),)
    assert person.tags == ("Nurses",)
    assert person.note == "Met at\nthe fair"


def test_google_since_2023():
    person = only_person(
        "First Name,Middle Name,Last Name,Labels,Organization Name,Organization Title,"
        "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n"
        "Dana,,Whitfield,* myContacts,Lakeside,Nurse,Work,dana@example.org,,\n"
    )
    assert person.full_name == "Dana Whitfield"
    assert person.roles == (IncomingRole("Nurse", "Lakeside"),)
    assert person.tags == ()


def test_outlook_in_english_with_rows_shorter_than_the_headings():
    person = only_person(
        '"Title","First Name","Middle Name","Last Name","Suffix","Company","Job Title",'
        '"Business Street","Business City","Home City","Business Phone","Mobile Phone",'
        '"E-mail Address","E-mail 2 Address","Birthday"\n'
        '"Ms.","Dana","A.","Whitfield","","Lakeside","Nurse","1 Way","Leeds","York","555 0100",'
        '"555 0101","dana@example.org"\n'
    )
    assert person.full_name == "Dana A. Whitfield"
    assert person.roles == (IncomingRole("Nurse", "Lakeside"),)
    assert person.location == "Leeds"
    assert person.phones == ("555 0100", "555 0101")


@pytest.mark.parametrize(
    ("headings", "separator"),
    [
        ("Vorname;Nachname;Firma;Position;E-Mail-Adresse;Mobiltelefon", ";"),
        ("Prénom,Nom,Société,Fonction,Adresse de messagerie,Tél. mobile", ","),
        ("Nombre,Apellidos,Empresa,Puesto,Dirección de correo electrónico,Teléfono móvil", ","),
        ("Nome,Cognome,Società,Qualifica,Indirizzo posta elettronica,Cellulare", ","),
        ("Voornaam;Achternaam;Bedrijf;Functie;E-mailadres;Mobiele telefoon", ";"),
    ],
)
def test_outlook_in_other_languages(headings, separator):
    cells = ["Dana", "Whitfield", "Lakeside", "Nurse", "dana@example.org", "0151 100"]
    text = f"{headings}\n{separator.join(cells)}\n"
    assert detect("contacts.csv", text.encode()) is Format.OUTLOOK
    person = only_person(text)
    assert (person.full_name, person.family_name) == ("Dana Whitfield", "Whitfield")
    assert person.roles == (IncomingRole("Nurse", "Lakeside"),)
    assert person.emails == ("dana@example.org",)
    assert person.phones == ("0151 100",)


def test_thunderbird_as_csv_and_as_tabs():
    text = (
        "First Name,Last Name,Display Name,Primary Email,Work Phone,Job Title,Organization,Notes\n"
        "Dana,Whitfield,Dana W.,dana@example.org,555 0100,Nurse,Lakeside,seen\n"
    )
    assert detect("a.csv", text.encode()) is Format.THUNDERBIRD
    for version in (text, text.replace(",", "\t")):
        person = only_person(version, "a.txt")
        assert person.full_name == "Dana W."
        assert person.roles == (IncomingRole("Nurse", "Lakeside"),)


def test_ldif_with_base64_folding_and_a_mailing_list():
    note = base64.b64encode("Très\nbien".encode()).decode()
    text = (
        "version: 1\n\ndn: cn=list\nobjectclass: groupOfNames\ncn: Friends\n\n"
        "# a remark\ndn: cn=Dana\nobjectclass: person\ncn: Dana Whit\n field\ngivenName: Dana\n"
        "sn: Whitfield\nmail: dana@example.org\nmozillaSecondEmail: d@example.com\n"
        f"labeledURI: https://example.org home\nl: Leeds\ndescription:: {note}\n"
    )
    reading = read_file("export.ldif", text.encode())
    [person] = reading.people
    assert (person.full_name, person.line) == ("Dana Whitfield", 8)
    assert person.emails == ("dana@example.org", "d@example.com")
    assert person.links == ("https://example.org",)
    assert person.note == "Très\nbien"
    assert reading.problems[0].line == 3
    assert "mailing list" in reading.problems[0].reason


def test_an_address_without_a_name_is_a_person_all_the_same():
    person = only_person("E-mail Address,E-mail 2 Address\ndana@example.org,d@example.com\n")
    assert person.full_name == "dana@example.org"


def test_columns_that_were_left_out_are_named():
    reading = read_file(
        "c.csv", b"First Name,Last Name,Business Street,Spouse,Anniversary\nDana,W,1 Way,Sam,\n"
    )
    assert reading.problems[-1].reason == "These columns were not taken: Business Street, Spouse."


def test_what_is_no_address_is_named_and_left_out():
    reading = read_file(
        "c.csv", b"E-mail Address,E-mail 2 Address,Last Name\nnone at all,,Whitfield\n"
    )
    assert reading.people[0].emails == ()
    assert "none at all" in reading.problems[0].reason
