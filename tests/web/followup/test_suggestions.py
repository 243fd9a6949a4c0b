"""Whom somebody suggested: a name, a request, an introduction, and the tree of all of them."""

from django.urls import reverse

from askaround.followup import actions
from askaround.followup.models import Referral
from askaround.outreach.models import Ask, Introduction
from askaround.people.models import Person
from tests import factories


def test_a_suggested_person_gets_a_name_and_a_request_that_says_who_suggested_it(
    client, now, talk, grace
):
    referral = actions.add_referral(
        by=now, person=grace, conversation=talk, sought="Jean Bartik", may_use_name="yes"
    )
    who = reverse("followup:referred-person", args=[referral.pk])
    assert "Jean Bartik" in client.get(who).content.decode()

    client.post(
        reverse("followup:referred-somebody-new", args=[referral.pk]), {"name": "Jean Bartik"}
    )
    jean = Person.objects.get(full_name="Jean Bartik")
    answer = client.post(reverse("followup:ask-referred", args=[referral.pk]))

    ask = Ask.objects.get(person=jean)
    assert answer.url == reverse("outreach:ask", args=[ask.pk])
    assert ask.referrer == grace
    assert ask.exploration == talk.exploration


def test_a_request_keeps_a_name_that_may_not_be_used_out_of_it(client, now, talk, grace):
    jean = factories.person(now, "Jean Bartik")
    referral = actions.add_referral(
        by=now, person=grace, conversation=talk, to=jean, may_use_name="no"
    )

    client.post(reverse("followup:ask-referred", args=[referral.pk]))

    assert Ask.objects.get(person=jean).referrer is None


def test_an_introduction_may_be_asked_for_without_a_name(client, now, talk, grace):
    referral = actions.add_referral(by=now, person=grace, conversation=talk, sought="a planner")

    client.post(reverse("followup:be-introduced", args=[referral.pk]))

    introduction = Introduction.objects.get()
    assert (introduction.introducer, introduction.sought) == (grace, "a planner")
    page = client.get(reverse("followup:referral", args=[referral.pk])).content.decode()
    assert "See the introduction" in page


def test_nobody_is_suggested_by_themselves(client, now, grace):
    referral = actions.add_referral(by=now, person=grace, sought="a planner")

    answer = client.post(
        reverse("followup:referred-person", args=[referral.pk]), {"person": grace.pk}, follow=True
    )

    assert "People do not suggest themselves" in answer.content.decode()
    assert Referral.objects.get().to is None


def test_the_tree_can_be_read_as_a_drawing_and_as_a_table(client, now, talk, grace):
    jean = factories.person(now, "Jean Bartik")
    actions.add_referral(by=now, person=grace, conversation=talk, to=jean)
    actions.add_referral(by=now, person=jean, sought="somebody in tenders")

    for address in (
        reverse("followup:tree", args=[talk.exploration_id]),
        reverse("followup:person-tree", args=[jean.pk]),
        reverse("followup:whole-tree"),
    ):
        page = client.get(address).content.decode()
        assert "<svg" in page
        assert 'aria-label="Jean Bartik: suggested, through Grace Hopper"' in page
        assert "somebody in tenders" in page
        assert "<details" in page
