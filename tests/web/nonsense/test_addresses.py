"""Whatever stands in an address: an answer, never a crash, and opening a page changes nothing."""

from itertools import cycle, product

import pytest

from tests.web.nonsense.trying import BAD, NAMES, ODD, UNLINKED, address, kept, tried

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.mark.parametrize("name", NAMES)
def test_an_address_full_of_nonsense_is_answered(client, mine, asked_names, name):
    url, wrong = address(name, mine), []
    for (what, value), live in zip(BAD.items(), cycle(["true", "false"])):
        asked = dict.fromkeys(asked_names, value)
        wrong += tried(what, client.get, url, asked, headers={"HX-Request": live})
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", NAMES)
def test_one_odd_value_in_an_address_is_answered(client, mine, pages, name):
    url, wrong = address(name, mine), []
    for key, what in product(pages[name].asked, ODD):
        wrong += tried(f"?{key}= {what}", client.get, url, {key: BAD[what]})
    for what in ODD:
        wrong += tried(f"unlinked: {what}", client.get, url, dict.fromkeys(UNLINKED, BAD[what]))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", NAMES)
def test_opening_a_page_changes_nothing(client, mine, name):
    before = kept()

    client.get(address(name, mine)).close()

    assert kept() == before
