"""Whatever stands in an address: an answer, never a crash, and opening a page changes nothing."""

from itertools import cycle, product

import pytest

from tests.web.nonsense.trying import BAD, NAMES, ODD, address, kept, tried

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.mark.parametrize("name", NAMES)
def test_an_address_full_of_nonsense_is_answered(client, mine, pages, name):
    url, wrong = address(name, mine), []
    for (what, value), live in zip(BAD.items(), cycle(["true", "false"])):
        asked = dict.fromkeys(pages[name].read, value)
        wrong += tried(what, client.get, url, asked, headers={"HX-Request": live})
        if not asked:  # whatever stands there, the page does not look
            break
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", NAMES)
def test_one_odd_value_in_an_address_is_answered(client, mine, pages, name):
    url, wrong = address(name, mine), []
    for key, what in product(pages[name].read, ODD):
        wrong += tried(f"?{key}= {what}", client.get, url, {key: BAD[what]})
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", NAMES)
def test_opening_a_page_changes_nothing(client, mine, name):
    before = kept()

    client.get(address(name, mine)).close()

    assert kept() == before
