"""Each key is declared once; script, documentation and the offline copy follow from that."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.urls import reverse

from askaround.web.keys import KEYS
from askaround.web.live.offline import FILES
from tests import factories

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src" / "askaround" / "web"
SCRIPTS = WEB / "static" / "askaround" / "js"
TEMPLATES = WEB / "templates"
DOCS = (ROOT / "docs" / "reference" / "keyboard.md").read_text(encoding="utf-8")
DECLARED = re.compile(r'(data-key|data-page-key|data-go)="([^"{]+)"')
"""The letters of the kinds of lines are filled in, and go first on the page of a conversation."""


def declared(attribute):
    """Which templates give a control which key: ``{("n", "people/list.html")}``."""
    return {
        (key, str(page.relative_to(TEMPLATES)))
        for page in TEMPLATES.rglob("*.html")
        if not page.is_relative_to(TEMPLATES / "design")
        for name, key in DECLARED.findall(page.read_text(encoding="utf-8"))
        if name == attribute
    }


def documented(heading):
    """The rows of one table: what stands in its first column, and in its last."""
    part = DOCS.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in part.splitlines() if line.startswith("| `")]
    return {(row[0].strip().strip("`"), row[-1].strip().strip("`")) for row in rows}


def test_the_script_has_an_act_for_every_key_and_no_other():
    script = (SCRIPTS / "keyboard.js").read_text(encoding="utf-8")
    acts = script.partition("const ACTS = {")[2].partition("\n};")[0]

    assert set(re.findall(r"^  (\w+):", acts, re.MULTILINE)) == {
        key.does for key in KEYS if key.does
    }


def test_no_key_means_two_things_everywhere():
    pressed = Counter(name for key in KEYS for name in key.pressed)

    assert [name for name, times in pressed.items() if times > 1] == []


def test_no_page_takes_a_key_that_means_something_everywhere():
    general = {name for key in KEYS for name in key.pressed}

    assert {(key, page) for key, page in declared("data-page-key") if key in general} == set()


def test_no_letter_leads_to_two_places():
    places = Counter(key for key, _page in declared("data-go"))

    assert [key for key, times in places.items() if times > 1] == []


def test_the_documentation_lists_the_keys_that_mean_the_same_everywhere():
    told = {(" ".join(key.shown), str(key.words)) for key in KEYS}

    assert documented("Anywhere") | documented("Where there is something for it") == told


@pytest.mark.parametrize(
    ("heading", "attribute"),
    [
        ("Of one page", "data-page-key"),
        ("Of a line", "data-key"),
        ("Places, after g", "data-go"),
    ],
)
def test_the_documentation_lists_the_keys_of_single_pages(heading, attribute):
    assert documented(heading) == declared(attribute)


def test_a_device_without_network_has_every_script_that_a_key_needs():
    loaded = {f"askaround/js/keys/{script.name}" for script in (SCRIPTS / "keys").glob("*.js")}

    assert loaded - set(FILES) == set()


@pytest.mark.django_db
def test_the_letters_can_be_switched_off_in_the_list_and_in_the_settings(client):
    page = client.get(reverse("settings:me")).content.decode()

    assert page.count("data-keys-switch") == 2


@pytest.mark.django_db
def test_the_last_change_is_named_before_it_is_taken_back(client, ada):
    newest = reverse("journal:newest")
    assert "There is nothing to undo." in client.get(newest).content.decode()

    factories.person(ada, "Dana Whitfield")
    change = ada.changes[-1]
    named = client.get(newest, headers={"HX-Request": "true"}).content.decode()

    assert f"Press z again to undo the last change: {change.sentence}" in named
    assert reverse("journal:undo", args=[change.pk]) in named
    assert 'hx-swap-oob="innerHTML"' in named
