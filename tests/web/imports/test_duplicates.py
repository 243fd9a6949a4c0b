from datetime import date

import pytest
from django.urls import reverse

from askaround.people import actions, joining
from askaround.people.models import Merge, NotSamePerson, Person

DUPLICATES = reverse("imports:duplicates")


def add(by, name="Dana Whitfield", **fields):
    return actions.add_person(by=by, full_name=name, **fields)


def text(response):
    return " ".join(response.content.decode().split())


def merge_address(kept, other):
    return f"{reverse('imports:merge', args=[kept.pk])}?other={other.pk}"


def test_two_records_of_one_person_are_listed_with_the_reason(client, ada):
    add(ada, emails=["d@x.org"])
    add(ada, emails=["d@x.org"])

    assert "The same e-mail, d@x.org, the same name" in text(client.get(DUPLICATES))


def test_nobody_twice_says_so(client, ada):
    add(ada)

    assert "Nobody seems to be in here twice" in text(client.get(DUPLICATES))


def test_the_preview_shows_both_sides_and_writes_nothing(client, ada):
    kept, other = add(ada, location="Leeds"), add(ada, location="York", tags=["go"])

    page = text(client.get(merge_address(kept, other)))

    assert 'name="location" value="left"' in page
    assert "go" in page
    assert Person.objects.count() == 2


def test_what_both_records_say_is_called_the_same(client, ada):
    both = {"known_since": date(2020, 10, 17), "emails": ["d@x.org"]}
    kept, other = add(ada, **both, tags=["go"]), add(ada, **both, tags=["go", "maps"])

    page = text(client.get(merge_address(kept, other)))

    assert page.count("October 2020") == 1
    assert page.count("d@x.org") == 1
    assert "go, maps" in page
    assert page.count(">the same<") == 3  # the name, the month and the address


def test_what_only_one_record_has_is_not_called_the_same(client, ada):
    kept, other = add(ada, emails=["d@x.org"]), add(ada, "D. Whitfield")

    page = text(client.get(merge_address(kept, other)))

    assert ">the same<" not in page
    assert ">–<" in page


def test_what_was_chosen_stands_after_putting_together(client, ada):
    kept, other = add(ada, location="Leeds"), add(ada, location="York")

    response = client.post(
        reverse("imports:merge", args=[kept.pk]), {"other": other.pk, "location": "right"}
    )

    assert response.url == reverse("people:person", args=[kept.pk])
    assert Person.objects.get().location == "York"


def test_putting_together_is_announced_with_an_undo(client, ada):
    kept, other = add(ada), add(ada, "D. Whitfield")

    client.post(reverse("imports:merge", args=[kept.pk]), {"other": other.pk})

    page = text(client.get(DUPLICATES))
    assert "Merged D. Whitfield and Dana Whitfield" in page
    assert "/undo/" in page


def test_a_merge_can_be_taken_apart_later(client, ada):
    kept, other = add(ada), add(ada, "D. Whitfield")
    joining.merge(by=ada, kept=kept, other=other)

    page = text(client.get(reverse("people:person", args=[kept.pk])))
    assert "D. Whitfield" in page
    client.post(reverse("imports:unmerge", args=[Merge.objects.get().pk]))

    assert Person.objects.count() == 2


def test_two_people_are_told_apart_for_good(client, ada):
    first, second = add(ada), add(ada)

    client.post(reverse("imports:told_apart", args=[first.pk]), {"other": second.pk})

    assert NotSamePerson.objects.count() == 1
    assert "Nobody seems to be in here twice" in text(client.get(DUPLICATES))


def test_telling_apart_from_the_list_needs_no_new_page(client, ada):
    first, second = add(ada), add(ada)

    response = client.post(
        reverse("imports:told_apart", args=[first.pk]),
        {"other": second.pk},
        headers={"HX-Request": "true"},
    )

    assert response.status_code == 200
    assert "two people" in text(response)


@pytest.mark.parametrize("other", ["", "nonsense"])
def test_a_second_person_that_is_none_leads_back_to_the_list(client, ada, other):
    kept = add(ada)

    response = client.get(reverse("imports:merge", args=[kept.pk]), {"other": other})

    assert response.url == DUPLICATES


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(client, ada, count, django_assert_num_queries):
    for number in range(count):
        add(ada, f"Dana Whitfield{number}x", emails=[f"d{number}@x.org"])
        add(ada, f"Dana Whitfield{number}x", emails=[f"d{number}@x.org"])

    with django_assert_num_queries(7):
        client.get(DUPLICATES)
