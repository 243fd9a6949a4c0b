"""The living page: every component in every look; and a page for every fault."""

import re
from http import HTTPStatus
from pathlib import Path

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import askaround.web
from askaround.web.design.views import PARTS

STATIC = Path(askaround.web.__file__).parent / "static" / "askaround"
VARIANTS = ["", "?theme=dark", "?dir=rtl"]
WHO_IS_THERE = {"askaround_space", "askaround_user", "askaround_setting"}
"""What every page asks: who looks at it."""
FAULTS = ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_living_page_needs_no_inline_script_or_style(client, variant):
    response = client.get(reverse("design:design") + variant)

    page = response.content.decode()
    assert response.status_code == 200
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", page)
    assert all(" src=" in script for script in re.findall(r"<script[^>]*>", page))


def test_no_id_stands_twice_on_the_living_page(client):
    ids = re.findall(r'\sid="([^"]+)"', client.get(reverse("design:design")).content.decode())

    assert sorted(ids) == sorted(set(ids))


def test_a_refused_form_says_at_each_field_what_is_wrong(client):
    page = client.get(reverse("design:design")).content.decode()

    assert 'aria-describedby="id_email-error_error"' in page
    assert 'id="id_email-error_error"' in page
    assert "Your text is still here" in page


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_piece_is_shown_wide_narrow_dark_from_right_to_left_and_long(part):
    keys = {look.key for look in part.looks}

    assert {"", "light", "dark", "rtl", "long"} <= keys


def test_the_frames_carry_their_colours_and_their_direction(client):
    page = client.get(reverse("design:design")).content.decode()
    frames = re.findall(r'class="design-frame(?: design-wide)?"[^>]*>', page)

    assert len(frames) == sum(len(part.looks) for part in PARTS)
    assert sum('data-theme="dark"' in frame for frame in frames) == len(PARTS)
    assert sum('dir="rtl"' in frame for frame in frames) == len(PARTS)


def test_every_component_stands_on_the_living_page():
    templates = Path(askaround.web.__file__).parent / "templates"
    parts = "".join(file.read_text() for file in (templates / "design").rglob("*.html"))
    base = (templates / "base.html").read_text()
    others = "".join(file.read_text() for file in (templates / "components").glob("*.html"))
    names = {file.name for file in (templates / "components").glob("*.html")}

    shown = {name for name in names if f"components/{name}" in parts + base + others}
    assert names - shown == set()


def test_the_living_page_reads_no_row_of_anybody(client):
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("design:design"))

    tables = set(re.findall(r'FROM "(askaround_\w+)"', " ".join(each["sql"] for each in asked)))
    assert tables <= WHO_IS_THERE


def test_nobody_sees_the_living_page_who_has_not_entered():
    answer = Client().get(reverse("design:design"))

    assert answer.status_code == HTTPStatus.FOUND
    assert answer.headers["location"].startswith(reverse("accounts:closed"))


def test_right_to_left_turns_the_whole_page(client):
    page = client.get(reverse("design:design") + "?dir=rtl").content.decode()

    assert re.search(r'<html lang="ar"\s+dir="rtl"', page)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_page_for_a_fault_needs_nothing_and_says_what_happened_what_is_safe_and_what_to_do(fault):
    page = render_to_string(fault)

    assert "What is safe:" in page
    assert "What to do:" in page
    assert re.search(r"<h1>\s*\w", page)


def test_the_toast_of_a_change_can_take_it_back(client):
    page = client.get(reverse("design:design")).content.decode()

    assert "data-undo" in page
    assert reverse("journal:undo", args=["00000000-0000-7000-8000-000000000000"]) in page


def test_the_styles_ask_no_other_site_for_anything():
    files = [*STATIC.rglob("*.css"), *STATIC.rglob("*.js")]

    assert files
    assert not any(re.search(r"https?://|@import|url\(", file.read_text()) for file in files)
