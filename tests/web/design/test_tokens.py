"""Colours that can be read, and values that stand in one place."""

import re

import pytest

from tests.web.design.styles import CSS, lines_with, stylesheets

PAIR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)")
PAPERS = ["paper", "sheet", "shade"]
SLIPS = ["slip", "slip-shade", "slip-warn"]
READ_ON = [
    *[(ink, paper) for ink in ("ink", "ink-soft", "accent") for paper in PAPERS],
    *[(ink, paper) for ink in ("good", "note", "warn") for paper in ("paper", "sheet")],
    *[(mark, f"{mark}-wash") for mark in ("accent", "good", "note", "warn")],
    *[(ink, f"{mark}-wash") for ink in ("ink", "ink-soft") for mark in ("good", "note", "warn")],
    *[(ink, f"{mark}-wash") for ink in ("accent",) for mark in ("good", "note", "warn")],
    *[(ink, "accent-wash") for ink in ("ink", "ink-soft", "accent-deep")],
    *[("accent-deep", paper) for paper in PAPERS],
    ("ink", "selected"),
    ("ink", "accent-tint"),
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    *[("on-slip", slip) for slip in SLIPS],
    *[("slip-accent", slip) for slip in SLIPS[:2]],
]
SEEN_ON = [
    *[("line-strong", paper) for paper in ("paper", "sheet")],
    *[(mark, paper) for mark in ("accent", "ribbon", "warn") for paper in ("paper", "sheet")],
    ("on-slip", "slip"),
]
"""Edges of controls, outlines of what has the focus, and lines of pictures."""
SIZE_OF_ITS_OWN = r"font-size: (?!var\(|inherit|[\d.]+(pt|em);)|font: [^;]*\d(rem|px) ?(/|\")"
PHYSICAL = (
    r"^\s*(margin|padding|border|inset)-(left|right|top|bottom)\b|^\s*(left|right|top|bottom|float):"
    r"|^\s*(min-|max-)?(width|height):|text-align: (left|right)"
)


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
    pairs = PAIR.findall((CSS / "tokens.css").read_text())
    return {name: (light, dark) for name, light, dark in pairs}


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), READ_ON)
def test_every_ink_can_be_read_on_its_paper(colours, ink, paper, scheme):
    assert contrast(colours[ink][scheme], colours[paper][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("mark", "paper"), SEEN_ON)
def test_every_edge_and_mark_can_be_seen(colours, mark, paper, scheme):
    assert contrast(colours[mark][scheme], colours[paper][scheme]) >= 3


def test_colours_are_tokens():
    colour = r"#[0-9a-fA-F]{3,8}\b|light-dark\(|rgba?\(|hsla?\(|oklch\("

    assert lines_with(colour, beside=("tokens.css", "layout.css")) == []
    on_paper = [line for line in lines_with(colour) if line.startswith("layout.css")]
    assert all(re.search(r"layout.css: --[\w-]+: #\w+;$", line) for line in on_paper)


def test_sizes_of_type_are_tokens():
    found = lines_with(SIZE_OF_ITS_OWN)

    assert [line for line in found if "11px" not in line] == []  # units of a picture's view box


def test_corners_and_motion_are_tokens():
    assert lines_with(r"border-radius: [^;]*\d(px|rem)") == []
    assert [line for line in lines_with(r"\d m?s\b|\d+m?s\b", beside=("tokens.css",))
            if "!important" not in line] == []  # fmt: skip


def test_no_side_is_called_left_or_right():
    assert lines_with(PHYSICAL) == []


def test_no_shorthand_gives_the_start_and_the_end_different_room():
    value = r"((?:[^\s;()]|\((?:[^()]|\([^()]*\))*\))+)"
    four = re.compile(rf"(?:padding|margin|inset): {value} {value} {value} {value};")
    found = [four.search(line) for line in lines_with(four.pattern)]

    assert [found.string for found in found if found and found[2] != found[4]] == []


def test_nothing_moves_where_less_motion_is_wished():
    base = stylesheets()["base.css"]

    assert re.search(
        r"prefers-reduced-motion: reduce\) \{\s+\*,.*?transition-duration: 0\.01ms !important;"
        r"\s+animation-duration: 0\.01ms !important",
        base,
        re.DOTALL,
    )


def test_the_styles_refer_to_no_token_that_is_missing():
    styles = "".join(stylesheets().values())
    used = set(re.findall(r"var\((--[\w-]+)\)", styles))
    given = set(re.findall(r"(--[\w-]+)\s*[:{]", styles))

    assert used - given == set()


def test_no_token_lies_idle():
    styles = "".join(stylesheets().values())
    given = re.findall(r"^ {4}(--[\w-]+):", stylesheets()["tokens.css"], re.MULTILINE)

    assert [token for token in given if f"var({token}" not in styles] == []
