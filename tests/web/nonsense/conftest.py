"""A browser, its rows, and every form, field and name that pages carry; looked up once a file."""

import pytest
from django.conf import settings
from django.test import Client, override_settings

from tests import factories
from tests.web.nonsense.trying import (
    LIVING_PAGE,
    NAMES,
    address,
    opened,
    read_in_a_form,
    sorted_by_address,
)

OVERHEAR = "tests.web.nonsense.trying.overhear"


@pytest.fixture(scope="module")
def mine(rows_of_the_file):
    return factories.one_of_everything(factories.author(factories.space("ada")), "Grace Hopper")


@pytest.fixture(scope="module")
def browser(mine):
    """A browser that is shown the page for a mistake of the program, as a person would be."""
    browser = Client(raise_request_exception=False)
    browser.force_login(mine["space"].owner, backend="askaround.accounts.entrance.Entrance")
    with override_settings(MIDDLEWARE=[OVERHEAR, *settings.MIDDLEWARE]):
        yield browser


@pytest.fixture
def client(db, browser):
    return browser


@pytest.fixture(scope="module")
def pages(browser, mine):
    """Every page, by the name of its address."""
    return {name: opened(browser, address(name, mine), mine["person"]) for name in NAMES}


@pytest.fixture(scope="module")
def sent_names(browser, mine, pages, forms):
    """The names that forms send to each address, and those that it looks for in what is sent."""
    anything = set().union(*(page.names("post") for page in pages.values()))
    to = {name: {key for _form, keys in found for key in keys} for name, found in forms.items()}
    read = {name: read_in_a_form(browser, address(name, mine), anything) for name in NAMES}
    return {name: sorted(to.get(name, set()) | read[name]) for name in NAMES}


@pytest.fixture(scope="module")
def forms(pages):
    """Every form, by the name of the address it leads to, with each field there once."""
    return sorted_by_address(page for name, page in pages.items() if name != LIVING_PAGE)
