"""A browser, its rows, and every name that a form or an address may carry."""

import pytest

from tests import factories
from tests.web.nonsense.trying import NAMES, UNLINKED, address, opened

FOUND_NAMES: list[str] = []


@pytest.fixture(scope="module")
def space(rows_of_the_file):
    return factories.space("ada")


@pytest.fixture(scope="module")
def mine(space):
    ada = factories.author(space)
    return factories.one_of_everything(ada, "Grace Hopper")


@pytest.fixture
def every_name(client, mine):
    """Every name that stands in a field or a link of any page; looked up once."""
    if not FOUND_NAMES:
        pages = (opened(client, address(name, mine)) for name in NAMES)
        FOUND_NAMES.extend(sorted(UNLINKED.union(*(page.names for page in pages))))
    return FOUND_NAMES


@pytest.fixture
def client(db, client):
    """A browser that is shown the page for a mistake of the program, as a person would be."""
    client.raise_request_exception = False
    return client
