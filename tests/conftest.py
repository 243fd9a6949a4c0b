"""What every test may ask for: Ada and her space, and a browser window that is hers."""

import gc

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from pytest_socket import disable_socket, enable_socket, socket_allow_hosts

from askaround.search.actions import reindex
from askaround.search.models import SearchDocument
from tests import factories

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
"""A busy machine is no fault of the program; how long things take is measured in ``bench/``."""


def pytest_collection_modifyitems(items):
    """The long ones first: at the end the processes then wait for one another least."""
    items.sort(key=lambda item: not any(map(item.get_closest_marker, ["browser", "thorough"])))


def pytest_collection_finish():
    """What was collected stays to the end; searching it for garbage cost a fifth of the time."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup(item):
    """No test reaches a network; the browser tests talk to their own server on this machine."""
    if item.get_closest_marker("browser"):
        enable_socket()
        socket_allow_hosts(["127.0.0.1"], allow_unix_socket=True)
    else:
        disable_socket(allow_unix_socket=True)


@pytest.fixture(autouse=True)
def index_goes_with_its_table(request):
    """A test with real transactions empties the tables, of which the index would hear nothing."""
    marker = request.node.get_closest_marker("django_db")
    if not marker or not marker.kwargs.get("transaction"):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    SearchDocument.objects.all().delete()
    reindex()


@pytest.fixture(scope="module")
def rows_of_the_file(django_db_setup, django_db_blocker):
    """Lets a fixture of a whole file write rows: every test finds them, none sees another's."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def space(db):
    """Ada's space."""
    return factories.space("ada")


@pytest.fixture
def ada(space):
    """Ada at work, on a Monday at noon."""
    return factories.author(space)


@pytest.fixture
def monday_noon():
    """It is the moment at which the factories do all they do, for pages, too."""
    with time_machine.travel(factories.MONDAY_NOON, tick=False):
        yield


@pytest.fixture
def client(space) -> Client:
    """Ada's browser, entered."""
    client = Client()
    client.force_login(space.owner, backend="askaround.accounts.entrance.Entrance")
    return client
