import json

import pytest
from django.db import connection
from django.urls import reverse

from askaround.people import actions
from askaround.people.models import Acquaintance, ContactPoint, Event, Person, Role
from askaround.people.rules.incoming import IncomingRole
from askaround.search.actions import INDEX


@pytest.fixture
def dana(ada):
    return actions.add_person(
        by=ada, full_name="Dana Whitfield", roles=[IncomingRole("Data lead", "Acme")]
    )


def url(name, row):
    return reverse(f"people:{name}", args=[row.pk])


def shown(client, row):
    return client.get(url("person", row)).content.decode()


def form_of(client, address):
    form = client.get(address).context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def test_a_guess_is_marked_until_somebody_says_it(client, ada, dana):
    assert shown(client, dana).count('class="guess"') == 3  # greeting, level, kind of work

    actions.edit_person(by=ada, person=dana, addressed_as="Dee", level="owner", function="data")

    assert shown(client, dana).count('class="guess"') == 1


def test_a_person_is_edited_and_the_change_can_be_undone(client, dana):
    said = form_of(client, url("edit", dana)) | {"full_name": "Dana Okafor", "closeness": "2"}

    response = client.post(url("edit", dana), said, follow=True)

    changed = Person.objects.get()
    assert (changed.full_name, changed.family_name, changed.closeness) == (
        "Dana Okafor",
        "Okafor",
        2,
    )
    assert "data-undo" in response.content.decode()


def test_two_windows_see_both_texts(client, ada, dana):
    said = form_of(client, url("edit", dana)) | {"how_i_know": "from the choir"}
    actions.edit_person(by=ada, person=dana, how_i_know="from the fair")

    response = client.post(url("edit", dana), said)

    assert response.status_code == 409
    for words in ("from the choir", "from the fair"):
        assert words in response.content.decode()
    assert Person.objects.get().how_i_know == "from the fair"


def test_a_role_is_added_ended_and_removed(client, dana):
    client.post(
        url("add_role", dana),
        {"title": "Teacher", "organization_name": "Acme", "started": "05/2019"},
    )
    role = Role.objects.get(title="Teacher")
    assert (role.started, str(role.organization)) == ("2019-05", "Acme")

    client.post(url("role", role), form_of(client, url("role", role)) | {"ended": "2021"})
    assert Role.objects.get(pk=role.pk).ended == "2021"

    client.post(url("remove_role", role))
    assert not Role.objects.filter(pk=role.pk).exists()


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"title": "", "organization_name": ""}, "Write what they do, or where."),
        ({"title": "Lead", "started": "last year"}, "Write a year, a month or a day"),
        ({"title": "Lead", "started": "2019-02-30"}, "There is no such day"),
        ({"title": "Lead", "started": "2019", "ended": "2018-05"}, "before it began"),
    ],
)
def test_a_role_that_cannot_be_is_explained_and_stays_in_the_form(client, dana, said, problem):
    response = client.post(url("add_role", dana), said)

    assert problem in response.content.decode()
    assert said["title"] in response.content.decode()
    assert Role.objects.count() == 1


def test_an_address_is_checked_kept_and_removed(client, dana):
    refused = client.post(url("add_contact_point", dana), {"value": "dana@acme,org"})
    assert "dana@acme,org" in refused.content.decode()
    assert "is not an e-mail address" in refused.content.decode()

    client.post(url("add_contact_point", dana), {"value": "dana@acme.org"})
    point = ContactPoint.objects.get()
    assert "mailto:dana@acme.org" in shown(client, dana)

    client.post(url("remove_contact_point", point))
    assert not ContactPoint.objects.exists()


def test_a_part_of_the_page_is_swapped_without_the_rest(client, dana):
    response = client.post(
        url("add_tag", dana), {"name": "fair"}, headers={"HX-Request": "true"}
    ).content.decode()

    assert 'id="tags"' in response
    assert "fair" in response
    assert "data-undo" in response
    assert "<html" not in response


def test_a_tag_is_taken_off(client, ada, dana):
    actions.add_tag(by=ada, person=dana, name="fair")

    client.post(url("remove_tag", dana.taggings.get()))

    assert not dana.taggings.exists()


def test_an_introducer_is_found_by_typing_and_shown_on_both_pages(client, ada, dana):
    erin = actions.add_person(by=ada, full_name="Erin Ode")
    found = client.get(url("introducers", dana), {"q": "eri"}).content.decode()
    assert "Erin Ode" in found

    client.post(url("introducers", dana), {"other": erin.pk, "way": "to", "how": "same choir"})

    assert "Could introduce me to them" in shown(client, dana)
    assert "They could introduce me to" in shown(client, erin)
    known = Acquaintance.objects.get()
    client.post(url("remove_acquaintance", known), {"seen_from": erin.pk})
    assert not Acquaintance.objects.exists()


def test_a_stranger_cannot_be_made_an_introducer(client, ada, dana):
    from tests import factories

    hers = factories.person(factories.author(factories.space("eve")), "Hers Alone")

    assert client.post(url("introducers", dana), {"other": hers.pk}).status_code == 404
    assert client.post(url("introducers", dana), {"other": "nonsense"}).status_code == 404


def test_a_call_is_noted_corrected_and_removed(client, dana, ada):
    client.post(
        url("add_event", dana),
        {"kind": "call", "direction": "in", "on": "2026-02-01", "text": "Rang about the fair"},
    )
    call = Event.objects.get()
    assert (call.kind, call.direction, call.at.isoformat()) == (
        "call",
        "in",
        "2026-02-01T12:00:00+00:00",
    )
    assert "Rang about the fair" in shown(client, dana)

    said = form_of(client, url("event", call)) | {"text": "Rang about the choir"}
    client.post(url("event", call), said)
    call.refresh_from_db()
    assert (call.text, call.at.day) == ("Rang about the choir", 1)

    client.post(url("remove_event", call))
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"kind": "note", "on": "2026-01-01", "text": " "}, "Write what you want to remember"),
        ({"kind": "call", "on": "2999-01-01", "text": ""}, "still to come"),
    ],
)
def test_a_line_that_cannot_be_is_explained(client, dana, said, problem):
    assert problem in client.post(url("add_event", dana), said).content.decode()
    assert not Event.objects.exists()


def test_never_again_says_what_it_means_and_takes_the_request_away(client, dana):
    client.post(url("never_again", dana), {"never": "yes"})

    page = shown(client, dana)
    assert "You cannot start a request to them" in page
    assert reverse("outreach:new") not in page
    client.post(url("never_again", dana), {"never": "no"})
    assert reverse("outreach:new") in shown(client, dana)


def test_removing_a_person_can_be_undone(client, dana):
    response = client.post(url("remove", dana), follow=True)

    assert not Person.objects.exists()
    assert "data-undo" in response.content.decode()


def test_a_person_gets_everything_that_is_kept_about_them(client, ada, dana):
    actions.add_note(by=ada, person=dana, text="Keeps bees")
    other = actions.add_person(by=ada, full_name="Erin Ode", note="Not hers")

    response = client.get(url("export", dana))

    about = json.loads(response.content)
    assert "dana-whitfield.json" in response.headers["Content-Disposition"]
    assert [row["shown"] for row in about["role"]] == ["Data lead, Acme"]
    assert about["event"][0]["text"] == "Keeps bees"
    assert str(other.pk) not in response.content.decode()
    assert "Not hers" not in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_erasing_is_asked_first_and_cannot_be_undone(client, dana):
    assert "cannot be undone" in client.get(url("erase", dana)).content.decode()
    assert Person.objects.exists()

    response = client.post(url("erase", dana), follow=True)

    assert not Person.objects.exists()
    assert "data-undo" not in response.content.decode()
    assert "Dana" not in client.get(reverse("journal:changes")).content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_index_keeps_no_word_of_whoever_is_erased(client, ada, dana):
    actions.add_note(by=ada, person=dana, text="Zymurgy on Sundays")
    assert b"ymurgy" in index_on_disk()

    client.post(url("erase", dana))

    assert b"ymurgy" not in index_on_disk()


def index_on_disk():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT block FROM {INDEX}_data")
        return b"".join(bytes(block) for (block,) in cursor.fetchall())


def test_the_page_takes_as_many_queries_with_much_as_with_little(
    client, ada, dana, django_assert_num_queries
):
    for number in range(2):
        other = actions.add_person(by=ada, full_name=f"Other {number}")
        actions.add_acquaintance(by=ada, introducer=other, person=dana)
        actions.add_role(by=ada, person=dana, title=f"Role {number}", organization_name="Blue")
        actions.add_contact_point(by=ada, person=dana, value=f"dana{number}@acme.org")
        actions.add_tag(by=ada, person=dana, name=f"tag {number}")
        actions.add_note(by=ada, person=dana, text=f"Note {number}")
        client.get(url("person", dana))
        with django_assert_num_queries(13):
            assert f"Note {number}" in shown(client, dana)


def test_a_role_written_in_two_windows_shows_both(client, ada, dana):
    role = actions.add_role(by=ada, person=dana, title="Teacher", organization_name="Acme")
    said = form_of(client, url("role", role)) | {"organization_name": "Lakeside"}
    actions.edit_role(
        by=ada, role=role, title="Head teacher", organization_name="Acme", started="", ended=""
    )

    response = client.post(url("role", role), said)

    assert response.status_code == 409
    for words in ("Lakeside", "Head teacher"):
        assert words in response.content.decode()
    role.refresh_from_db()
    assert str(role.organization) == "Acme"


def test_a_note_written_in_two_windows_shows_both(client, ada, dana):
    note = actions.add_note(by=ada, person=dana, text="Likes tea")
    said = form_of(client, url("event", note)) | {"text": "Likes coffee", "on": "2026-01-02"}
    actions.edit_event(by=ada, event=note, text="Likes green tea")

    response = client.post(url("event", note), said)

    assert response.status_code == 409
    for words in ("Likes coffee", "Likes green tea"):
        assert words in response.content.decode()
    note.refresh_from_db()
    assert note.text == "Likes green tea"


def test_a_profile_that_is_no_address_of_the_web_is_text(client, ada, dana):
    address = "javascript:alert(1)//linkedin.com/in/dana"
    with ada.change("As an archive from elsewhere might bring it") as change:
        change.add(ContactPoint(person=dana, kind="link", value=address, key="linkedin.com"))

    page = shown(client, dana)

    assert address in page
    assert f'href="{address}' not in page


def test_a_change_leads_back_to_where_it_was_asked_for(client, dana):
    page = url("edit", dana)
    assert 'value="/conversations/"' in client.get(f"{page}?next=/conversations/").content.decode()
    here = form_of(client, page) | {"next": "/conversations/"}
    assert client.post(page, here).url == "/conversations/"
    elsewhere = form_of(client, page) | {"next": "https://elsewhere.example/"}
    assert client.post(page, elsewhere).url == url("person", dana)


def test_a_name_that_nobody_can_see_is_no_name(client, dana):
    said = form_of(client, url("edit", dana)) | {"full_name": "\u200b"}

    page = client.post(url("edit", dana), said).content.decode()

    assert "Not saved yet." in page
    dana.refresh_from_db()
    assert dana.full_name == "Dana Whitfield"
