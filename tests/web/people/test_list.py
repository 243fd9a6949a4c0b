from datetime import timedelta

import pytest
from django.urls import reverse

from askaround.people import actions
from askaround.people.models import Person, SavedView, Tag
from askaround.people.rules.incoming import IncomingRole
from askaround.research.models import Organization, Question
from tests import factories

LIST = reverse("people:list")


def page(client, query="", **headers):
    return client.get(f"{LIST}?{query}", headers=headers).content.decode()


def dana(ada, **details):
    return actions.add_person(
        by=ada,
        full_name="Dana Whitfield",
        roles=[IncomingRole("Data lead", "Acme")],
        tags=["fair"],
        **details,
    )


def test_an_empty_list_says_how_to_begin(client):
    shown = page(client)

    assert "Nobody here yet" in shown
    assert reverse("people:jogger") in shown
    assert reverse("imports:choose") in shown


def test_a_line_shows_what_somebody_does_and_their_tags(client, ada):
    dana(ada)

    shown = page(client)

    for words in ("Dana Whitfield", "Data lead, Acme", "fair"):
        assert words in shown


def test_a_search_says_why_somebody_was_found(client, ada):
    actions.add_note(by=ada, person=dana(ada), text="Keeps bees on the roof")

    shown = page(client, "q=bees")

    assert "Dana Whitfield" in shown
    assert "Keeps <mark>bees</mark> on the roof" in shown


def test_typing_answers_with_the_results_alone(client, ada):
    dana(ada)

    shown = page(client, "q=dan", HX_Request="true")

    assert "Dana Whitfield" in shown
    assert "<html" not in shown


def test_the_address_says_no_more_than_what_was_chosen(client, ada):
    response = client.get(
        LIST, {"q": "", "circle": "boss", "tag": "", "sort": "name"}, headers={"HX-Request": "true"}
    )

    assert response.headers["HX-Replace-Url"] == f"{LIST}?circle=boss"


def test_organizations_are_found_at_the_top(client, ada):
    at = dana(ada).roles.get().organization

    shown = page(client, "q=acme")

    assert shown.index(reverse("people:organization", args=[at.pk])) < shown.index("Dana Whitf")


@pytest.mark.parametrize("typed", ["%22", "*", "NEAR(", "title%3Aa", "%00", "%F0%9F%9A%80", "-"])
def test_no_typed_sign_breaks_the_page(client, ada, typed):
    dana(ada)

    assert client.get(f"{LIST}?q={typed}").status_code == 200


@pytest.mark.parametrize(
    "query",
    ["circle=nobody", "tag=x", "closeness=9", "batch=7", "organization=no", "after=no", "sort=x"],
)
def test_a_filter_that_makes_no_sense_is_left_out(client, ada, query):
    dana(ada)

    assert "Dana Whitfield" in page(client, query)


def test_a_filter_that_holds_can_be_taken_off(client, ada):
    dana(ada, circle="friend")

    shown = page(client, "circle=friend&never=on")

    assert "Circle: Friend or neighbor" in shown
    assert f'href="{LIST}?never=on"' in shown
    assert f'href="{LIST}?circle=friend"' in shown


def test_people_of_an_organization_are_named_by_it(client, ada):
    at = dana(ada).roles.get().organization

    shown = page(client, f"organization={at.pk}")

    assert "At Acme" in shown
    assert "Dana Whitfield" in shown


def test_the_dormant_are_those_silent_for_three_years(client, ada):
    silent, lively = dana(ada), actions.add_person(by=ada, full_name="Erin Ode")
    for person, days in ((silent, 365 * 30), (lively, 0)):
        actions.add_event(by=ada, person=person, kind="met", at=ada.now - timedelta(days=days))

    shown = page(client, "silent=on")

    assert "Dana Whitfield" in shown
    assert "Erin Ode" not in shown


def test_the_list_is_paged_by_key(client, ada, monkeypatch):
    monkeypatch.setattr("askaround.people.queries.choosing.PAGE_SIZE", 1)
    actions.add_person(by=ada, full_name="Ana First")
    actions.add_person(by=ada, full_name="Zoe Last")

    first = client.get(LIST)
    second = client.get(LIST + first.context["next_url"])

    assert "Ana First" in first.content.decode()
    assert "Zoe Last" in second.content.decode()
    assert second.context["next_url"] == ""
    assert second.context["first_url"] == f"{LIST}?"


@pytest.mark.parametrize(("query", "queries"), [("", 6), ("q=person", 9), ("circle=friend", 6)])
def test_the_page_takes_as_many_queries_for_three_people_as_for_one(
    client, ada, django_assert_num_queries, query, queries
):
    actions.save_view(by=ada, name="Friends", query="circle=friend")
    for count in (1, 2):
        for number in range(count):
            actions.add_person(
                by=ada,
                full_name=f"Person {count} {number}",
                roles=[IncomingRole("Lead", f"Place {number}")],
                tags=[f"tag {number}"],
                circle="friend",
            )
        client.get(LIST)
        with django_assert_num_queries(queries):
            assert f"Person {count} 0" in page(client, query)


def test_several_people_are_tagged_and_removed_in_one_step(client, ada):
    people = [dana(ada), actions.add_person(by=ada, full_name="Erin Ode")]
    chosen = {"person": [person.pk for person in people]}

    client.post(reverse("people:selection"), chosen | {"act": "tag", "name": "choir"})
    assert Tag.objects.get(name="choir").taggings.count() == 2

    client.post(reverse("people:selection"), chosen | {"act": "untag", "name": "choir"})
    assert not Tag.objects.filter(name="choir").exists()

    response = client.post(reverse("people:selection"), chosen | {"act": "remove"}, follow=True)
    assert not Person.objects.exists()
    assert "Removed 2 people" in response.content.decode()


def test_doing_something_to_nobody_is_explained(client, ada):
    response = client.post(reverse("people:selection"), {"act": "remove"}, follow=True)

    assert "Choose at least one person first." in response.content.decode()


def test_people_of_a_stranger_are_not_touched_by_a_selection(client, ada):
    from tests import factories

    eve = factories.author(factories.space("eve"))
    hers = factories.person(eve, "Hers Alone")

    client.post(reverse("people:selection"), {"act": "remove", "person": [hers.pk]})

    assert Person.objects.get() == hers


def test_a_view_is_kept_used_renamed_and_removed(client, ada):
    dana(ada, circle="friend")
    client.post(reverse("people:save_view"), {"name": "Friends", "query": "circle=friend"})
    view = SavedView.objects.get()

    assert 'aria-current="true"' in page(client, view.query)
    client.post(reverse("people:rename_view", args=[view.pk]), {"name": "Old friends"})
    assert "Old friends" in page(client)
    client.post(reverse("people:remove_view", args=[view.pk]))
    assert not SavedView.objects.exists()


def test_a_search_leads_to_organizations_and_questions_too(client, ada):
    factories.one_of_everything(ada, "Compilers")

    assert "Compilers?" in page(client, "q=compilers")


def test_organizations_and_questions_are_found_beside_people(client, ada):
    factories.colleague(ada, "Dana Whitfield", "Acme")
    exploration = factories.exploration(ada)
    with ada.change("Added a question") as change:
        change.add(Question(exploration=exploration, text="Is Acme kind to beginners?"))
    place = Organization.objects.get()

    page = client.get(reverse("people:list"), {"q": "acme"}).content.decode()

    assert f'href="{reverse("people:organization", args=[place.pk])}"' in page
    assert "Is Acme kind to beginners?" in page
