"""A browser, its rows, and every form, field and name that pages carry; looked up once a file."""

import pytest
from django.test import Client

from tests import factories
from tests.web.nonsense.trying import NAMES, UNLINKED, address, opened, sorted_by_address


@pytest.fixture(scope="module")
def mine(rows_of_the_file):
    return factories.one_of_everything(factories.author(factories.space("ada")), "Grace Hopper")


@pytest.fixture(scope="module")
def browser(mine):
    """A browser that is shown the page for a mistake of the program, as a person would be."""
    browser = Client(raise_request_exception=False)
    browser.force_login(mine["space"].owner, backend="askaround.accounts.entrance.Entrance")
    return browser


@pytest.fixture
def client(db, browser):
    return browser


@pytest.fixture(scope="module")
def pages(browser, mine):
    """Every page, by the name of its address."""
    return {name: opened(browser, address(name, mine)) for name in NAMES}


@pytest.fixture(scope="module")
def asked_names(pages):
    """Every name behind the ? of a link, or in a form that asks for a page, anywhere."""
    return sorted(UNLINKED.union(*(page.linked | page.names("get") for page in pages.values())))


@pytest.fixture(scope="module")
def sent_names(pages, forms):
    """The names that forms send to each address; every name there is where none was seen."""
    anything = sorted(set().union(*(page.names("post") for page in pages.values())))
    to = {name: {key for _form, keys in found for key in keys} for name, found in forms.items()}
    return {name: sorted(to.get(name, anything)) for name in NAMES}


@pytest.fixture(scope="module")
def forms(pages):
    """Every form, by the name of the address it leads to, with each field there once."""
    return sorted_by_address(pages.values())
