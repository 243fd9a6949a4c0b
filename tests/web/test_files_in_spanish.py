"""Whoever reads Spanish also reads in Spanish what is wrong with a file, whatever kind it is."""

import io
import re
import zipfile
from html import unescape

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from askaround.people.models import ImportBatch
from askaround.scheduling.models import BusyCalendar
from tests import factories

CHOOSE = reverse("imports:choose")


@pytest.fixture(autouse=True)
def reads_spanish(space):
    space.language = "es"
    space.save()


def zipped(**files):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return file.getvalue()


def workbook(*rows):
    file = io.BytesIO()
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def words(response):
    """Return what stands on a page, without tags and on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def chosen(client, name, data):
    return client.post(CHOOSE, {"file": SimpleUploadedFile(name, data)}, follow=True)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.csv", b" ", "El archivo está vacío. Elige otro, o descárgalo otra vez."),
        ("commas.csv", b",,,\n", "El archivo está vacío: ninguna línea tiene texto."),
        (
            "wide.csv",
            b"a," * 1001,
            "La línea 1, donde deberían estar los encabezados, tiene más de",
        ),
        ("people.xlsx", workbook(), "El libro de Excel no tiene filas."),
        ("people.xlsx", workbook(["Name"])[:-900], "El archivo ZIP está dañado o no se descargó"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "formato antiguo de Office"),
        ("table.ods", zipped(mimetype=b"x"), "El archivo es de OpenDocument. Ábrelo en tu"),
        ("card.vcf", b"FN:Dana\n", "El archivo no contiene ninguna tarjeta de contacto"),
        ("Skills.csv", b"Name\nPython\n", "contiene tus propias aptitudes y no nombra a nadie"),
        ("Profile.zip", zipped(Profile__csv=b"a"), "Esta exportación de LinkedIn no trae"),
        ("two.zip", zipped(a__csv=b"a", b__vcf=b"b"), "contiene 2 archivos que podrían ser"),
        ("inner.zip", zipped(a__csv=b"%PDF"), "a.csv, dentro del archivo ZIP: El archivo es un"),
        ("cv.csv", b"%PDF-1.7", "es un documento PDF, aunque su nombre termina en .csv. Copia los"),
        ("my.ics", b"BEGIN:VCALENDAR", "es un calendario (iCalendar), no contactos. Exporta tus"),
        ("page.html", b"<html>", "El archivo es una página web. Ábrela y usa su enlace"),
    ],
)
def test_a_file_of_no_use_is_refused(client, name, data, said):
    assert said in words(chosen(client, name, data))
    assert not ImportBatch.objects.exists()


CONNECTIONS = b"""First Name,Last Name,Email Address,Company,Position,Connected On
Dana,Whitfield,dana at acme,,,soon
Omar,Haddad,,,,03 Mar 2024,x
Omar,Haddad,,,,03 Mar 2024,x
,,,Lakeside,,
"""
MESSAGES = b"""FROM,TO,DATE,CONTENT
Dana,Ada,2026-05-14 10:00:00 UTC,Hello
Ada,Dana,yesterday,Hello
LinkedIn Member,Ada,2026-05-14 10:00:00 UTC,Hello
,Ada,2026-05-14 10:00:00 UTC,Hello
"""
CARDS = b"""BEGIN:VCARD
FN:Family
KIND:group
END:VCARD
lost
BEGIN:VCARD
FN:Dana
URL:no page
no colon
EMAIL:dana at acme
"""
LDIF = b"dn: cn=Dana\ncn: Dana\n\ndn: cn=Family\nobjectclass: groupOfNames\ncn: Family\n"


@pytest.mark.parametrize(
    ("name", "data", "several"),
    [
        (
            "Connections.csv",
            CONNECTIONS,
            [
                "“dana at acme” no es una dirección de correo y quedó fuera.",
                "“soon” no es una fecha y quedó fuera.",
                "La fila tiene 7 celdas bajo 6 encabezados; quedó fuera: “x”.",
                "Repite exactamente la línea 3; se tomó una sola vez.",
                "La fila no nombra a nadie: no tiene nombre, ni correo electrónico",
            ],
        ),
        (
            "messages.csv",
            MESSAGES,
            [
                "Se leyeron como los mensajes de Ada, que aparece en casi todos.",
                "“yesterday” no es una fecha con hora.",
                "La otra persona cerró su cuenta: LinkedIn no nombra a nadie.",
                "No dice quién envió este mensaje.",
            ],
        ),
        (
            "cards.vcf",
            CARDS,
            [
                "“Family” es una lista de contactos, no una persona.",
                "“lost” está fuera de toda tarjeta.",
                "“no page” no es una dirección web y quedó fuera.",
                "“no colon” no se puede leer y quedó fuera.",
                "“dana at acme” no es una dirección de correo y quedó fuera.",
                "La tarjeta no tiene END:VCARD; se leyó hasta donde llega.",
            ],
        ),
        ("book.ldif", LDIF, ["“Family” es una lista de correo; solo se toman personas."]),
        ("list.txt", b"Ana\n+49 30 1234567\n", ["No hay ningún nombre en “+49 30 1234567”."]),
        ("long.txt", b"Ana\n" + b"a" * 1234, ["La línea tiene 1.234 caracteres."]),
        ("Connections.csv", CONNECTIONS + b"Ren\xe9,Roy,,,,", ["se leyó como europeo occidental"]),
    ],
)
def test_what_stays_out_of_an_import_is_said(client, name, data, several):
    page = words(chosen(client, name, data))

    for said in several:
        assert said in page


def test_columns_without_a_heading_get_one(client):
    page = words(chosen(client, "list.csv", b"Dana Whitfield,dana@acme.example,x\n"))

    assert "Columna 3" in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b" ", "El archivo está vacío. Exporta el calendario otra vez."),
        (b"Dear Ada", "En este archivo no hay ningún calendario. Elige un archivo que"),
        (b"<html>", "Esto es una página web, no un calendario."),
        (b"BEGIN:VCARD", "Este archivo contiene direcciones, no un calendario."),
        (b"From: a\nTo: b\n\nHello", "En este archivo no hay ningún calendario."),
    ],
)
def test_a_file_without_a_calendar_is_refused(client, data, said):
    file = SimpleUploadedFile("my.ics", data)
    assert said in words(client.post(reverse("calendars:add"), {"name": "Work", "file": file}))
    assert not BusyCalendar.objects.exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("DTSTART:soon", "La entrada de la línea 2 quedó fuera. No se puede leer su hora."),
        ("SUMMARY:x", "La entrada de la línea 2 quedó fuera. No dice cuándo empieza."),
        ("DTSTART;TZID=Mars:20260302T100000", "Aquí no se conoce la zona horaria “Mars”;"),
        ("DTSTART:20260302T100000\nRRULE:FREQ=X", "No se puede leer cómo se repite."),
    ],
)
def test_what_was_left_out_of_a_calendar_is_said(client, line, said):
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{line}\nEND:VEVENT\nEND:VCALENDAR\n"
    file = SimpleUploadedFile("my.ics", text.encode())

    page = client.post(reverse("calendars:add"), {"name": "Work", "file": file}, follow=True)

    assert said in words(page)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://a.example/x", "Escribe la dirección entera del calendario. Empieza con https://"),
        ("https://", "Esta dirección no nombra ningún sitio."),
        ("http://127.0.0.1:9/a.ics", "No se pudo leer 127.0.0.1. Ahí nadie responde."),
    ],
)
def test_an_address_without_a_calendar_is_refused(client, socket_enabled, address, said):
    page = client.post(reverse("calendars:add"), {"name": "Work", "address": address})

    assert said in words(page)


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("METHOD:REPLY", "Este archivo de calendario no responde a nada"),
        ("METHOD:REQUEST\nBEGIN:VEVENT\nUID:1\nEND:VEVENT", "Esto es una invitación o la copia"),
    ],
)
def test_a_file_that_is_no_answer_is_refused(client, method, said):
    file = SimpleUploadedFile("a.eml", f"BEGIN:VCALENDAR\n{method}\nEND:VCALENDAR\n".encode())

    assert said in words(client.post(reverse("calendars:answer"), {"file": file}))


def manifest(**values):
    return zipped(manifest__json=str(values).replace("'", '"').encode())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Dear Ada", "Esto no es un archivo completo de Askaround: no es un ZIP"),
        (zipped(a__csv=b"a"), "Este ZIP no es un archivo completo de Askaround: no contiene"),
        (manifest(format="x"), "No se puede leer el índice (manifest.json)"),
        (manifest(format="askaround-archive", version="9.0"), "se hizo con un Askaround más nuevo"),
    ],
)
def test_a_file_that_is_no_archive_is_refused(client, data, said):
    file = SimpleUploadedFile("all.zip", data)

    assert said in words(client.post(reverse("settings:bring_back"), {"archive": file}))


def test_an_archive_is_refused_where_something_is_here(client, ada):
    factories.person(ada)
    file = SimpleUploadedFile("all.zip", b"x")

    page = client.post(reverse("settings:bring_back"), {"archive": file})

    assert "Ya hay algo en tu espacio" in words(page)
