"""What was read before a conversation."""

from django.urls import reverse
from django.utils.timezone import localdate

from askaround.people.actions import add_source
from askaround.people.models import Source
from tests import factories
from tests.web.prepare.pages import press, shown


def test_the_dossier_names_what_only_they_can_tell(client, talk):
    page = shown(client, "dossier", talk)
    assert "Analyst, Acme" in page
    assert "careeronestop.org" in page

    press(
        client,
        "dossier",
        talk,
        only_they_know="How it was before computers.",
        version=talk.person.version,
    )

    talk.person.refresh_from_db()
    assert talk.person.only_they_know == "How it was before computers."


def test_something_read_is_kept_with_where_and_when(client, talk):
    place = talk.person.roles.get().organization
    fields = {
        "title": "Yearly report",
        "kind": "own-site",
        "link": "acme.example/report",
        "read_on": "2026-02-20",
        "text": "Forty people.",
        "dossier": str(talk.pk),
    }

    answer = press(client, "read-organization", place, **fields)

    assert answer.url == reverse("prepare:dossier", args=[talk.pk])
    page = shown(client, "dossier", talk)
    assert "Yearly report" in page
    assert "February 20, 2026" in page
    assert Source.objects.get().link == "https://acme.example/report"


def test_what_is_read_now_was_read_today(client, talk):
    page = shown(client, "read-person", talk.person)

    assert f'name="read_on" value="{localdate():%Y-%m-%d}"' in page


def test_nobody_reads_tomorrow(client, talk):
    answer = press(client, "read-person", talk.person, title="x", kind="web", read_on="2026-03-09")

    assert "still to come" in answer.content.decode()


def test_a_source_is_changed_with_its_version_and_removed(client, ada, talk):
    source = add_source(by=ada, about=talk.person, title="Interview")
    fields = {"kind": "web", "read_on": "2026-03-01", "version": source.version}
    press(client, "source", source, title="Long interview", **fields)
    assert press(client, "source", source, title="Other", **fields).status_code == 409

    answer = press(client, "remove-source", source)

    assert answer.url == reverse("prepare:read-person", args=[talk.person_id])
    assert not Source.objects.exists()


def test_the_basics_of_a_path_tick_themselves(client, ada, talk):
    with ada.change("Added a path") as change:
        path = factories.add_path(change, talk.exploration, "Data analyst")
    assert shown(client, "read-path", path).count("(not yet)") == 3

    add_source(by=ada, about=path, title="O*NET", kind="career-site")

    page = shown(client, "read-path", path)
    assert page.count("(not yet)") == 2
    assert "onetonline.org/find/result?s=Data+analyst" in page


def test_reading_on_from_a_dossier_leads_back_to_it(client, talk):
    page = reverse("prepare:read-person", args=[talk.person_id])
    answer = client.get(f"{page}?dossier={talk.pk}")
    assert answer.status_code == 200
    assert reverse("prepare:dossier", args=[talk.pk]) in answer.content.decode()
    refused = press(client, "read-person", talk.person, title="", dossier=talk.pk)
    assert f'value="{talk.pk}"' in refused.content.decode()
