from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from askaround.journal.models import Change
from askaround.people import actions
from askaround.people.imports import applying, batches
from askaround.people.models import ImportBatch, Person
from tests import factories
from tests.people.imports.making import bring, incoming, message, waiting
from tests.shared_data import shared

CHOOSE = reverse("imports:choose")
CONNECTIONS = b"""First Name,Last Name,URL,Email Address,Company,Position,Connected On
Dana,Whitfield,https://www.linkedin.com/in/dana,,Lakeside,Data Lead,02 Mar 2024
,,,,,,
Omar,Haddad,https://www.linkedin.com/in/omar,omar@example.org,Brook,Nurse,03 Mar 2024
"""


def upload(client, data=CONNECTIONS, name="Connections.csv"):
    return client.post(CHOOSE, {"file": SimpleUploadedFile(name, data)}, follow=True)


def text(response):
    return " ".join(response.content.decode().split())


def test_a_file_shows_its_plan_and_writes_nothing(client):
    response = upload(client)

    assert "2 new" in text(response)
    assert "Import 2 people" in text(response)
    assert "Data Lead, Lakeside" in text(response)
    assert not Person.objects.exists()


def test_saying_yes_imports_and_offers_to_take_it_back(client):
    upload(client)
    batch = ImportBatch.objects.get()

    response = client.post(reverse("imports:plan", args=[batch.pk]), follow=True)

    assert Person.objects.count() == 2
    assert "Take the whole import back" in text(response)
    response = client.post(reverse("imports:undo", args=[batch.pk]), follow=True)
    assert not Person.objects.exists()
    assert "2 people were removed" in text(response)


def test_the_same_file_again_has_nothing_to_import(client):
    upload(client)
    client.post(reverse("imports:plan", args=[ImportBatch.objects.get().pk]))

    response = upload(client)

    assert "2 the same" in text(response)
    assert "There is nothing to import" in text(response)


def test_pasted_names_work_like_a_file(client):
    response = client.post(CHOOSE, {"pasted": "Dana Whitfield\nOmar Haddad"}, follow=True)

    assert "2 new" in text(response)
    assert "<h1> Pasted names </h1>" in text(response)


def test_after_an_import_the_next_step_is_whom_to_ask(client, ada):
    batch = bring(ada, incoming("Ana"))
    address = reverse("imports:plan", args=[batch.pk])
    assert "Ask these first" not in text(client.get(address))

    exploration = factories.exploration(ada)

    page = text(client.get(address))
    assert f'href="{reverse("research:ask-first", args=[exploration.pk])}"' in page
    assert "See your people" in page


def test_large_numbers_of_an_import_are_written_in_thousands(client, ada):
    batch = bring(ada, incoming("Ana"))
    ImportBatch.objects.update(counts={"new": 2900, "possible": 1100})

    page = text(client.get(reverse("imports:plan", args=[batch.pk])))

    assert "4,000 new" in page
    assert "1,100 of them" in page


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(b"", "empty.csv", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(100), "photo.png", id="a picture"),
        pytest.param(b"PK\x03\x04 broken", "x.zip", id="a broken ZIP"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_files_name(data, name, client):
    response = upload(client, data, name)

    assert response.status_code == 422
    assert "Nothing was imported" in text(response) or "empty" in text(response)
    assert not ImportBatch.objects.exists()


def test_nothing_chosen_is_said_kindly(client):
    response = client.post(CHOOSE, {})

    assert "Choose a file, or paste at least one name." in text(response)


def test_unknown_columns_are_asked_about_and_remembered(client):
    data = b"Wer,Woher\nDana Whitfield,Leeds\nOmar Haddad,York\n"
    response = upload(client, data, "people.csv")
    assert "Dana Whitfield · Omar Haddad" in text(response)
    batch = ImportBatch.objects.get()

    response = client.post(
        reverse("imports:columns", args=[batch.pk]),
        {"column-0": "full_name", "column-1": "location"},
        follow=True,
    )
    assert "2 new" in text(response)

    response = upload(client, data, "people-2.csv")
    assert "your last answer is filled in" in text(response)
    assert '<option value="location" selected>' in text(response)


def test_columns_without_a_name_are_sent_back(client):
    upload(client, b"Wer,Woher\nDana Whitfield,Leeds\n", "people.csv")
    batch = ImportBatch.objects.get()

    response = client.post(reverse("imports:columns", args=[batch.pk]), {"column-1": "location"})

    assert response.status_code == 422
    assert "Say which column holds the names" in text(response)


def test_a_possible_duplicate_shows_both_sides_and_can_be_joined(client, ada):
    here = factories.person(ada, "Dana Whitfield", location="Whitby")
    batch = waiting(ada, incoming("Dana Whitfield", key="d", how_i_know="Choir"))
    address = reverse("imports:plan", args=[batch.pk])

    page = text(client.get(address))
    assert "Already here" in page
    assert "Whitby" in page
    client.post(address, {"record-0": "d", "who-0": str(here.pk)})

    assert Person.objects.get().how_i_know == "Choir"


def test_a_decision_cannot_name_somebody_elses_person(client, ada):
    theirs = factories.person(factories.author(factories.space("bob")), "Dana Whitfield")
    factories.person(ada, "Dana Whitfield")
    batch = waiting(ada, incoming("Dana Whitfield", key="d", location="Leeds"))

    client.post(
        reverse("imports:plan", args=[batch.pk]), {"record-0": "d", "who-0": str(theirs.pk)}
    )

    theirs.refresh_from_db()
    assert theirs.location == ""
    assert Person.objects.filter(space=ada.space).count() == 2


def test_unreadable_lines_stand_with_number_and_reason(client, ada):
    batch = waiting(ada, incoming("Ana"), problems=[(7, "The row names nobody.")])

    page = text(client.get(reverse("imports:plan", args=[batch.pk])))

    assert "1 line could not be read" in page
    assert "Line 7" in page
    assert "The row names nobody." in page


def test_what_stays_as_the_user_has_it_is_listed(client, ada):
    bring(ada, incoming("Ana", location="Leeds"))
    actions.edit_person(by=ada, person=Person.objects.get(), location="Whitby")
    batch = waiting(ada, incoming("Ana", location="York"))

    page = text(client.get(reverse("imports:plan", args=[batch.pk])))

    assert "yours is “Whitby”, the file says “York”" in page


def test_strangers_in_messages_come_in_only_when_ticked(client, ada):
    batch = waiting(ada, events=[message("Sam Roe")])
    address = reverse("imports:plan", args=[batch.pk])
    assert "1 with somebody who is not among your people" in text(client.get(address))

    client.post(address, {"strangers": "on"})

    assert Person.objects.get().full_name == "Sam Roe"


def test_a_long_list_is_shown_page_by_page(client, ada):
    batch = waiting(ada, *(incoming(f"Person {n:03}") for n in range(250)))
    address = reverse("imports:plan", args=[batch.pk])
    assert "See all 250" in text(client.get(address))

    first = client.get(address, {"show": "new"})
    second = client.get(address, {"show": "new", "from": "200"})

    assert "Person 199" in text(first)
    assert "Person 200" not in text(first)
    assert "Person 249" in text(second)
    assert client.get(address, {"show": "nonsense", "from": "x"}).status_code == 302


def test_a_file_can_be_removed_and_comes_back_whole(client, ada):
    batch = waiting(ada, incoming("Ana"))

    response = client.post(reverse("imports:drop", args=[batch.pk]), follow=True)

    assert not ImportBatch.objects.exists()
    assert f"Removed the file “{batch.name}” without importing it" in text(response)
    client.post(reverse("journal:undo", args=[Change.objects.get().pk]))
    client.post(reverse("imports:plan", args=[batch.pk]))
    assert Person.objects.get().full_name == "Ana"


def test_a_file_that_waits_for_its_columns_comes_back_too(client, ada):
    client.post(CHOOSE, {"file": SimpleUploadedFile("mine.csv", b"Wer,Wo\nAna,Bern\n")})
    batch = ImportBatch.objects.get()
    before = batches.file_of(batch), batch.decisions

    client.post(reverse("imports:drop", args=[batch.pk]))
    client.post(reverse("journal:undo", args=[Change.objects.get().pk]))

    batch.refresh_from_db()
    assert (batches.file_of(batch), batch.decisions) == before


def test_a_file_that_was_imported_in_another_window_is_not_removed(client, ada):
    batch = bring(ada, incoming("Ana"))

    response = client.post(reverse("imports:drop", args=[batch.pk]), follow=True)

    assert "was imported meanwhile, so it was not removed." in text(response)
    assert ImportBatch.objects.exists()
    assert Person.objects.exists()


def test_those_who_stayed_are_named(client, ada):
    batch = bring(ada, incoming("Ana"), incoming("Bo"))
    actions.add_note(by=ada, person=Person.objects.get(full_name="Bo"), text="Kind")

    response = client.post(reverse("imports:undo", args=[batch.pk]), follow=True)

    assert "1 stayed, because you have worked with them since." in text(response)
    assert "<li>Bo</li>" in text(response)


def test_an_import_that_others_rest_on_says_which(client, ada):
    first = bring(ada, incoming("Ana", emails=("a@x.org",)))
    later = factories.author(ada.space, ada.now + timedelta(1))
    bring(later, incoming("Ana", emails=("a@x.org",), location="Bern"), source="x", name="new.csv")

    response = client.post(reverse("imports:undo", args=[first.pk]), follow=True)

    assert "“new.csv” came later" in text(response)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_imports_asks_the_same_number_of_questions(
    client, ada, count, django_assert_num_queries
):
    for number in range(count):
        bring(ada, incoming(f"Person {number}", key=str(number)))

    with django_assert_num_queries(3):
        client.get(CHOOSE)


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["linkedin", "contacts"])
def test_every_real_file_imports_once_and_leaves_nothing_when_taken_back(client, ada, folder):
    from askaround.integrations.taking_in import take_in
    from askaround.people.imports import planning, undoing
    from askaround.people.rules.incoming import Unreadable
    from tests.people.imports.rows import everything

    read = 0
    for path in sorted(shared(folder).rglob("*")):
        if not path.is_file() or path.suffix in {".md", ".tsv", ".json"}:
            continue
        try:
            batch = take_in(by=ada, name=path.name, data=path.read_bytes())
        except Unreadable:
            continue
        if batch.state != ImportBatch.State.PLANNED:
            continue
        reading = bytes(batch.reading)
        applying.apply_import(by=ada, batch=batch)
        again = ImportBatch.objects.create(
            space=ada.space, name=path.name, state="planned", reading=reading
        )
        assert not planning.plan(space=ada.space, batch=again).writes, path
        batch.refresh_from_db()
        undoing.undo_import(by=ada, batch=batch)
        assert everything() == {}, path
        read += 1

    assert read > 10


@pytest.mark.parametrize(("state", "kept"), [("planned", b"odd"), ("mapping", b"")])
def test_a_file_that_was_not_kept_whole_says_so_and_can_be_forgotten(client, ada, state, kept):
    batch = waiting(ada, incoming("Dana"))
    headings = {"headings": ["Name"], "sample": [["Dana"]], "guess": {"0": "full_name"}}
    ImportBatch.objects.update(state=state, reading=kept, decisions={**headings, "mapping": {}})
    address = reverse("imports:plan" if state == "planned" else "imports:columns", args=[batch.pk])

    response = client.post(address, {"column-0": "full_name"}, follow=True)

    assert "can no longer be read" in text(response)
    client.post(reverse("imports:drop", args=[batch.pk]))
    assert not ImportBatch.objects.exists()
