"""What every test may ask for: Ada and her space, and a browser window that is hers."""

import pytest
from django.test import Client
from pytest_socket import disable_socket, enable_socket, socket_allow_hosts

from tests import factories


def pytest_runtest_setup(item):
    """No test reaches a network; the browser tests talk to their own server on this machine."""
    if item.get_closest_marker("browser"):
        enable_socket()
        socket_allow_hosts(["127.0.0.1"], allow_unix_socket=True)
    else:
        disable_socket(allow_unix_socket=True)


@pytest.fixture
def space(db):
    """Ada's space."""
    return factories.space("ada")


@pytest.fixture
def ada(space):
    """Ada at work, on a Monday at noon."""
    return factories.author(space)


@pytest.fixture
def client(space) -> Client:
    """Ada's browser, entered."""
    client = Client()
    client.force_login(space.owner, backend="askaround.accounts.entrance.Entrance")
    return client
