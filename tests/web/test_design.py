"""What the look promises: readable ink, no inline script or style, a page for every fault."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

import askaround.web

STATIC = Path(askaround.web.__file__).parent / "static" / "askaround"
VARIANTS = ["", "?theme=dark", "?dir=rtl", "?width=narrow", "?text=long", "?state=error"]
FAULTS = ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"]
PAIR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)")
PAPERS = ["paper", "sheet", "shade"]
READ_ON = [
    *[(ink, paper) for ink in ("ink", "ink-soft", "accent") for paper in PAPERS],
    *[(ink, paper) for ink in ("good", "note", "warn") for paper in ("paper", "sheet")],
    *[(mark, f"{mark}-wash") for mark in ("accent", "good", "note", "warn")],
    *[(ink, f"{mark}-wash") for ink in ("ink", "ink-soft") for mark in ("good", "note", "warn")],
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    ("accent-deep", "accent-wash"),
]
CONTROL_EDGES = [("line-strong", "paper"), ("line-strong", "sheet"), ("accent", "paper")]


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" as WCAG 2.2 defines it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted([luminance(one), luminance(other)], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(scope="module")
def colours():
    """Every token that has a pair: name to (light, dark)."""
    pairs = PAIR.findall((STATIC / "css" / "tokens.css").read_text())
    return {name: (light, dark) for name, light, dark in pairs}


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), READ_ON)
def test_every_ink_can_be_read_on_its_paper(colours, ink, paper, scheme):
    assert contrast(colours[ink][scheme], colours[paper][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "paper"), CONTROL_EDGES)
def test_the_edge_of_a_control_can_be_seen(colours, edge, paper, scheme):
    assert contrast(colours[edge][scheme], colours[paper][scheme]) >= 3


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
    page = client.get(reverse("design:design") + "?state=error").content.decode()

    assert 'aria-describedby="id_email_error"' in page
    assert 'id="id_email_error"' in page
    assert "Your text is still here" in page


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


def test_the_styles_refer_to_no_token_that_is_missing():
    styles = "".join(file.read_text() for file in (STATIC / "css").glob("*.css"))

    assert (
        set(re.findall(r"var\((--[\w-]+)\)", styles)) - set(re.findall(r"(--[\w-]+):", styles))
        == set()
    )


def test_the_styles_ask_no_other_site_for_anything():
    files = [*STATIC.rglob("*.css"), *STATIC.rglob("*.js")]

    assert files
    assert not any(re.search(r"https?://|@import|url\(", file.read_text()) for file in files)
