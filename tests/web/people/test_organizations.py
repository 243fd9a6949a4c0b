import pytest
from django.urls import reverse

from askaround.people import actions
from askaround.people.rules.incoming import IncomingRole
from askaround.research.models import Organization

LIST = reverse("people:organizations")


@pytest.fixture
def acme(ada):
    actions.add_person(by=ada, full_name="Dana Whitfield", roles=[IncomingRole("Lead", "Acme")])
    actions.add_person(
        by=ada, full_name="Erin Ode", roles=[IncomingRole("Intern", "Acme", "2010", "2012")]
    )
    return Organization.objects.get()


def url(name, row):
    return reverse(f"people:{name}", args=[row.pk])


def test_an_empty_list_says_where_organizations_come_from(client):
    assert "They come with your people" in client.get(LIST).content.decode()


def test_the_list_counts_whom_i_know_there(client, acme):
    shown = client.get(LIST).content.decode()

    assert "Acme" in shown
    assert "2 people" in shown


def test_an_organization_is_found_by_typing(client, ada, acme):
    actions.add_organization(by=ada, name="Blue Harbour")

    shown = client.get(LIST, {"q": "harb"}, headers={"HX-Request": "true"}).content.decode()

    assert "Blue Harbour" in shown
    assert "Acme" not in shown
    assert "starts with" in client.get(LIST, {"q": "zzz"}).content.decode()


def test_people_of_now_and_of_before_stand_apart(client, acme):
    shown = client.get(url("organization", acme)).content.decode()

    assert shown.index("There now") < shown.index("Dana Whitfield")
    assert shown.index("There before") < shown.index("Erin Ode")
    assert "until 2012" in shown


def test_an_organization_keeps_a_name_that_can_be_seen(client, acme):
    form = client.get(url("organization_edit", acme)).context["form"]
    said = {name: form[name].value() or "" for name in form.fields} | {"name": "\u200b"}

    client.post(url("organization_edit", acme), said)

    acme.refresh_from_db()
    assert acme.name == "Acme"


def test_what_i_have_read_is_kept(client, acme):
    form = client.get(url("organization_edit", acme)).context["form"]
    said = {name: form[name].value() or "" for name in form.fields}
    said |= {"known": "Founded in 1999", "website": "acme.example"}

    client.post(url("organization_edit", acme), said)

    acme.refresh_from_db()
    assert (acme.known, acme.website) == ("Founded in 1999", "https://acme.example")
    assert "Founded in 1999" in client.get(url("organization", acme)).content.decode()


def test_a_name_that_is_taken_is_refused_in_words(client, ada, acme):
    blue = actions.add_organization(by=ada, name="Blue")

    response = client.post(
        url("organization_edit", blue), {"name": "ACME", "version": blue.version}
    )

    assert "is here already" in response.content.decode()


def test_an_organization_is_added_and_removed(client, ada):
    client.post(reverse("people:organization_add"), {"name": "Blue", "location": "Leeds"})
    blue = Organization.objects.get()
    assert blue.location == "Leeds"

    client.post(url("organization_remove", blue))
    assert not Organization.objects.exists()


def test_the_list_takes_as_many_queries_for_three_as_for_one(
    client, ada, django_assert_num_queries
):
    for count in (1, 2):
        for number in range(count):
            actions.add_organization(by=ada, name=f"Place {count} {number}")
        client.get(LIST)
        with django_assert_num_queries(4):
            client.get(LIST)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)//https://x.org", "data:text/html,x", "file:///etc/hosts"]
)
def test_only_an_address_of_the_web_becomes_a_link(client, ada, acme, address):
    acme.website = address
    with ada.change("As an archive from elsewhere might bring it") as change:
        change.save(acme)

    shown = client.get(url("organization", acme)).content.decode()

    assert address in shown
    assert f'href="{address}' not in shown


def test_the_website_of_an_organization_can_be_opened(client, ada, acme):
    acme.website = "https://acme.example"
    with ada.change("Noted the website") as change:
        change.save(acme)

    assert 'href="https://acme.example"' in client.get(url("organization", acme)).content.decode()
