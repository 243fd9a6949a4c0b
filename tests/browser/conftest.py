"""A real browser before the real program, entered by the address that the program prints."""

import os
import shutil
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from tests.browser import chromium
from tests.browser.a_talk import made
from tests.browser.program import Program

WIDE = {"viewport": {"width": 1280, "height": 900}}
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
PATIENCE_MS = 30_000
"""How long a sentence or a button is waited for, on a machine that is busy with other tests."""


@pytest.fixture(scope="package")
def chrome():
    """Chromium, once for all browser tests."""
    path = chromium.find()
    if path is None:
        pytest.skip("There is no Chromium on this machine; `make test` says how to install it.")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_MS)
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # its loop runs in this thread
        running = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="package")
def pictures() -> Path | None:
    """Where screenshots go, ``ASKAROUND_SCREENSHOTS``; where it is not said, none are taken."""
    named = os.environ.get("ASKAROUND_SCREENSHOTS")
    if not named:
        return None
    folder = Path(named).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="package")
def fresh(tmp_path_factory):
    """Give a new folder what a first start leaves in it: started once, and copied from then on."""
    first = tmp_path_factory.mktemp("fresh") / "data"
    Program(first).start().stop()

    def fresh(folder: Path) -> Path:
        shutil.copytree(first, folder)
        return folder

    return fresh


@pytest.fixture(scope="module")
def program(fresh, tmp_path_factory):
    """The program before anybody used it, for all tests of a file."""
    running = Program(fresh(tmp_path_factory.mktemp("askaround") / "data")).start()
    yield running
    running.stop()
    assert running.complaints() == ""


@pytest.fixture(scope="module")
def talks(program):
    """The paths of the pages of conversations, one for each test of a file."""
    return iter(made(program, 12))


@pytest.fixture
def talk(talks):
    """The path of the page of a conversation in which nothing was said yet."""
    return next(talks)


@pytest.fixture
def mortal(fresh, tmp_path):
    """A program that is stopped and started again on its own port."""
    running = Program(fresh(tmp_path / "data")).start()
    yield running
    running.stop()
    assert running.complaints() == ""


@pytest.fixture
def monday():
    """The coming Monday at noon, with a working week before it."""
    today = datetime.now(UTC).date()
    return datetime.combine(today + timedelta(days=7 - today.weekday()), time(12), UTC)


@pytest.fixture
def program_on_monday(fresh, tmp_path, monday):
    """A program that nobody has used before, for one test; a file makes it its ``program``."""
    running = Program(fresh(tmp_path / "data")).start(at=monday)
    yield running
    running.stop()
    assert running.complaints() == ""


@contextmanager
def visiting(chrome, program, pictures):
    """Open windows before the program: ``visit(PHONE, color_scheme="dark")`` enters in a new one.

    At the end everything must have gone without trouble; see :class:`Visitor`.
    """
    from tests.browser.visitor import Visitor

    visitors = []

    def visit(device=WIDE, **window) -> Visitor:
        context = chrome.new_context(**device | {"reduced_motion": "reduce"} | window)
        context.set_default_timeout(PATIENCE_MS)
        visitor = Visitor(context.new_page(), program, pictures)
        visitors.append(visitor)
        visitor.enter()
        return visitor

    yield visit
    for visitor in visitors:
        visitor.page.context.close()
    assert [trouble for visitor in visitors for trouble in visitor.troubles] == []


@pytest.fixture
def visit(chrome, program, pictures):
    """Open windows before the program, for one test; see :func:`visiting`."""
    with visiting(chrome, program, pictures) as visit:
        yield visit


@pytest.fixture
def wide(visit):
    """Somebody at a desk."""
    return visit(WIDE)


@pytest.fixture
def phone(visit):
    """Somebody with a phone of 360 pixels."""
    return visit(PHONE)


@pytest.fixture(scope="package")
def axe():
    """Run the accessibility rules on a page, and say in words what they find."""
    from axe_playwright_python.sync_playwright import Axe

    rules = Axe()

    def remarks(page) -> list[str]:
        return [
            f"{found['impact']}: {found['help']}: {node['html'][:160]}"
            for found in rules.run(page).response["violations"]
            for node in found["nodes"]
        ]

    return remarks
