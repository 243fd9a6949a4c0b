"""Taking everything along, bringing it back, and erasing it, in the browser."""

import csv
import io
import json
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from askaround.archive import queries
from askaround.journal.models import Change
from askaround.people.models import Person
from askaround.web.settings import leaving
from tests import factories


def body(response):
    return b"".join(response.streaming_content)


def archive_of(client):
    return SimpleUploadedFile("all.zip", body(client.get(reverse("settings:everything"))))


@pytest.fixture
def grace(ada):
    return factories.person(ada)


def test_the_page_offers_every_way_out_and_says_where_the_data_lies(client, grace, settings):
    page = client.get(reverse("settings:leave")).content.decode()

    for name in ("everything", "people_csv", "people_xlsx", "people_vcf", "erase"):
        assert reverse(f"settings:{name}") in page
    assert str(settings.DATA) in page
    assert "Your 1 person" in page


def test_pages_name_the_command_by_which_this_program_was_started(client, monkeypatch, tmp_path):
    script = tmp_path / ".venv" / "bin" / "askaround"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", [str(script)])

    page = client.get(reverse("settings:leave")).content.decode()
    door = client.get(reverse("accounts:closed")).content.decode()

    assert "<code>.venv/bin/askaround backup</code>" in page
    assert "<code>.venv/bin/askaround restore</code>" in page
    assert "<code>.venv/bin/askaround</code>" in door


def test_people_leave_as_a_table_named_after_the_day(client, grace, ada, time_machine):
    time_machine.move_to(ada.now, tick=False)

    response = client.get(reverse("settings:people_csv"))

    assert response["Content-Disposition"] == 'attachment; filename="people-2026-03-02.csv"'
    rows = list(csv.DictReader(io.StringIO(body(response).decode("utf-8-sig"))))
    assert [row["Name"] for row in rows] == ["Grace Hopper"]


@pytest.mark.parametrize("name", ["people_csv", "people_xlsx", "people_vcf", "everything"])
def test_every_download_says_what_it_is(client, grace, name):
    response = client.get(reverse(f"settings:{name}"))

    assert response.status_code == 200
    assert response["Content-Type"] in leaving.MEDIA_TYPES.values()
    assert len(body(response)) > 100


def test_everything_downloaded_comes_back_after_erasing(client, grace, ada):
    archive = archive_of(client)
    erased = client.post(reverse("settings:erase"), {"typed": "Erase everything"})
    assert erased["Clear-Site-Data"] == '"cache"'  # the rest: tests/browser/test_offline.py
    assert queries.is_empty(ada.space)

    response = client.post(reverse("settings:bring_back"), {"archive": archive}, follow=True)

    assert response.redirect_chain[0] == (reverse("agenda:today"), 302)
    assert "Everything is back, with 1 person." in response.content.decode()
    assert Person.objects.get(space=ada.space).pk == grace.pk


def test_an_archive_does_not_mix_with_what_is_here(client, grace, ada):
    response = client.post(reverse("settings:bring_back"), {"archive": archive_of(client)})

    assert response.status_code == 422
    assert "only come back into an empty space" in response.content.decode()
    assert Person.objects.filter(space=ada.space).count() == 1


def test_what_is_no_archive_is_answered_with_a_sentence(client, ada):
    picture = SimpleUploadedFile("cat.zip", b"not a zip at all")

    response = client.post(reverse("settings:bring_back"), {"archive": picture})

    assert response.status_code == 422
    assert "This is not an Askaround archive" in response.content.decode()


def test_a_very_large_file_is_sent_to_the_command_line(client, ada, monkeypatch):
    monkeypatch.setattr(leaving, "MOST_BYTES", 10)
    large = SimpleUploadedFile("all.zip", b"x" * 11)

    page = client.post(reverse("settings:bring_back"), {"archive": large}).content.decode()

    assert "askaround restore" in page


def test_what_this_version_cannot_hold_is_told(client, ada):
    with ZipFile(archive_of(client)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    table = json.loads(parts["manifest.json"])
    table["parts"].append(table["parts"][1] | {"kind": "shoe"})
    file = io.BytesIO()
    with ZipFile(file, "w") as changed:
        for name, data in (parts | {"manifest.json": json.dumps(table)}).items():
            changed.writestr(name, data)

    response = client.post(
        reverse("settings:bring_back"),
        {"archive": SimpleUploadedFile("all.zip", file.getvalue())},
        follow=True,
    )

    assert "left out: shoe." in response.content.decode()


@pytest.mark.parametrize("typed", ["", "yes", "erase", "erase everythin"])
def test_nothing_is_erased_by_accident(client, grace, typed):
    response = client.post(reverse("settings:erase"), {"typed": typed})

    assert response.status_code == 422
    assert Person.objects.filter(pk=grace.pk).exists()


def test_two_typed_words_erase_everything_and_its_undo(client, grace, ada):
    other = factories.person(factories.author(factories.space("grace")), "Somebody Else's")

    response = client.post(reverse("settings:erase"), {"typed": " erase  EVERYTHING "}, follow=True)

    assert "Everything is erased." in response.content.decode()
    assert queries.is_empty(ada.space)
    assert not Change.objects.filter(space=ada.space).exists()
    assert Person.objects.get() == other


@pytest.mark.parametrize("number", [0, 1, 3])
def test_the_page_costs_the_same_for_many_people(client, ada, django_assert_num_queries, number):
    for each in range(number):
        factories.person(ada, f"Person {each}")

    with django_assert_num_queries(4):
        client.get(reverse("settings:leave"))
