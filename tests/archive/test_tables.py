"""People leave as tables and cards, and come back through the import as the same people."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest

from askaround import access
from askaround.archive.erasing import erase_everything
from askaround.archive.queries import outgoing
from askaround.archive.restoring import read_archive
from askaround.integrations.formats import read_file
from askaround.integrations.leaving import write_everything, write_leaving
from askaround.people.imports.applying import apply_import
from askaround.people.imports.batches import begin
from askaround.people.models import ContactPoint, Event, Role, Tag, Tagging
from askaround.people.rules.incoming import IncomingRole
from askaround.research.models import Organization
from tests import factories

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("http://evil.example","look")'


def people_of(by):
    return list(outgoing(access.people(by.space), zone=ZoneInfo(by.space.time_zone)))


def said(row):
    """What a row says: the key is new after an import, and addresses have no order."""
    return replace(row, uid="", emails=sorted(row.emails))


def written(by, ending):
    file = io.BytesIO()
    write_leaving(by=by, ending=ending, file=file)
    return file.getvalue()


@pytest.fixture
def dana(ada):
    """Somebody about whom everything is known, some of it unfriendly to spreadsheets."""
    ada.space.time_zone = "Asia/Tokyo"
    ada.space.save()
    dana = factories.person(
        ada,
        "Dana Whitfield",
        given_name="Dana",
        family_name="Whitfield",
        location="+Lakeside, IL",
        known_since=date(2019, 5, 17),
        how_i_know=FORMULA,
        circle="co-worker",
    )
    with ada.change("Described Dana") as change:
        place = change.add(Organization(name="@home; Care", key="@home; care"))
        change.add(Role(person=dana, title="Nurse", organization=place, started="2019-05"))
        change.add(Role(person=dana, title="-Lead", started="2015", ended="2019"))
        for kind, value in [
            ("email", "dana@example.org"),
            ("email", "d.whitfield@example.com"),
            ("phone", "+1 312-555-0188"),
            ("link", "https://www.linkedin.com/in/dana-whitfield"),
        ]:
            change.add(ContactPoint(person=dana, kind=kind, value=value, key=value))
        tag = change.add(Tag(name="mentor, maybe"))
        change.add(Tagging(person=dana, tag=tag))
        late = datetime(2026, 1, 31, 20, 0, tzinfo=UTC)  # in Tokyo, it is February already
        change.add(Event(person=dana, kind="met", direction="both", at=late, text="At the fair."))
        change.add(Event(person=dana, kind="note", at=ada.now, text="-2 on Monday\nAsk for Ben."))
    return dana


def test_a_person_leaves_with_everything_a_notebook_would_say(ada, dana):
    [row] = people_of(ada)

    assert row.uid == str(dana.pk)
    assert row.roles[0] == IncomingRole("Nurse", "@home; Care", "2019-05", "")
    assert row.met_on == (date(2026, 2, 1),)
    assert row.note == "At the fair.\n\n-2 on Monday\nAsk for Ben."


def test_no_cell_of_the_csv_is_a_formula(ada, dana):
    table = list(csv.reader(io.StringIO(written(ada, "csv").decode("utf-8-sig"))))

    cells = [cell for row in table for cell in row]
    assert f"'{FORMULA}" in cells
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@"}]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "vcf"])
def test_a_table_read_back_gives_the_same_people(ada, dana, ending):
    factories.person(ada, "李 明", given_name="明", family_name="李")
    before = people_of(ada)
    data = written(ada, ending)
    erase_everything(by=ada)

    reading = read_file(f"people.{ending}", data)
    apply_import(by=ada, batch=begin(by=ada, name=f"people.{ending}", reading=reading))

    assert [problem.reason for problem in reading.problems] == []
    assert [said(row) for row in people_of(ada)] == [said(row) for row in before]


def test_the_archive_carries_a_table_and_cards_to_look_at(ada, dana):
    file = io.BytesIO()
    write_everything(by=ada, file=file)

    with ZipFile(file) as archive:
        assert archive.read("people.csv") == written(ada, "csv")
        assert archive.read("people.vcf") == written(ada, "vcf")
    before = people_of(ada)
    erase_everything(by=ada)
    read_archive(by=ada, file=file)
    assert people_of(ada) == before


def test_a_long_list_leaves_with_a_constant_number_of_queries(ada, django_assert_num_queries):
    for number in range(3):
        factories.person(ada, f"Person {number}")

    with django_assert_num_queries(5):
        assert len(people_of(ada)) == 3
