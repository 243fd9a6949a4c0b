"""The documentation speaks of what is there: links, pictures, numbers, buttons, pages, commands."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import get_resolver

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "askaround"
PROCESS = (ROOT / "docs" / "process.md").read_text(encoding="utf-8")
PAGES = sorted(
    [
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
        *(ROOT / "docs").rglob("*.md"),
        *SOURCE.rglob("README.md"),
    ]
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`([^`\n]+)`", re.DOTALL)
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
TO_PRESS = re.compile(r"\b[Pp]ress(?:es)?\s+\*\*([^*…]+)…?\*\*")
ONE_DECISION = re.compile(r"adr/\d{4}-")
ROW = re.compile(r"^\| R(\d+) \|[^|]*\| (done|partly|not yet) \|", re.MULTILINE)
LARGEST_PICTURE = 150_000


def text_of(page):
    return page.read_text(encoding="utf-8")


def without_code(text):
    return CODE.sub("", text)


def anchor(heading):
    """The name that GitHub gives to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(page):
    """The names of a page's headings; one that comes again is counted, as GitHub does."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text_of(page)), re.MULTILINE)
    times = Counter(map(anchor, headings))
    return {f"{name}-{n}" if n else name for name, count in times.items() for n in range(count)}


def missing_links(page):
    for link in LINK.findall(without_code(text_of(page))):
        path, _, part = link.partition("#")
        if re.match(r"[a-z]+:", link):
            continue
        target = (page.parent / path) if path else page
        if not target.exists() or (part and part not in anchors(target)):
            yield link


def routes(resolver=None, before="/"):
    """Every address of the program as it is written in process.md: ``/people/<pk>/``."""
    for each in (resolver or get_resolver()).url_patterns:
        address = before + re.sub(r"<\w+:(\w+)>", r"<\1>", str(each.pattern))
        if hasattr(each, "url_patterns"):
            yield from routes(each, address)
        else:
            yield address


def named(kind):
    """What stands between backquotes in process.md: paths of files, or addresses of pages."""
    words = {word for word in CODE.findall(PROCESS) if word and "…" not in word and "/" in word}
    return sorted(word for word in words if word.startswith("/") == (kind == "page"))


@pytest.mark.parametrize("document", PAGES, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_link_leads_somewhere(document):
    assert list(missing_links(document)) == []


def test_every_picture_says_what_it_shows_and_opens_quickly():
    shown = [
        (page.parent / file, described)
        for page in PAGES
        for described, file in PICTURE.findall(without_code(text_of(page)))
    ]

    assert [file for file, described in shown if not described] == []
    assert [file for file, _ in shown if file.stat().st_size > LARGEST_PICTURE] == []


def test_every_picture_that_is_kept_is_shown():
    shown = {
        (page.parent / file).resolve()
        for page in PAGES
        for _, file in PICTURE.findall(without_code(text_of(page)))
    }

    assert set((ROOT / "docs" / "pictures").glob("*.png")) - shown == set()


def in_navigation(part) -> Iterator[str]:
    """Every page that the navigation of the built documentation names."""
    if isinstance(part, str):
        yield part
    for each in part if isinstance(part, list) else ():
        for inner in each.values():
            yield from in_navigation(inner)


def test_every_page_is_in_the_navigation_and_nothing_else_is():
    navigation = tomllib.loads(text_of(ROOT / "zensical.toml"))["project"]["nav"]
    pages = {
        str(page.relative_to(ROOT))
        for page in PAGES
        if SOURCE not in page.parents and not ONE_DECISION.search(str(page))
    }

    assert sorted(in_navigation(navigation)) == sorted(pages)


def test_every_how_to_is_in_their_list():
    folder = ROOT / "docs" / "how-to"
    listed = set(LINK.findall(text_of(folder / "README.md")))

    assert {page.name for page in folder.glob("*.md")} - listed == {"README.md"}


def test_the_design_names_every_component_and_every_template_it_names_is_there():
    design = text_of(ROOT / "docs" / "design.md")
    templates = SOURCE / "web" / "templates"
    components = {file.stem for file in (templates / "components").glob("*.html")}

    assert components - set(re.findall(r"[\w_]+", design)) == set()
    assert [
        path
        for path in re.findall(r"[\w/]+\.html", design)
        if not (templates / path).exists() and not (templates / "components" / path).exists()
    ] == []


def test_every_button_that_a_reader_is_told_to_press_is_there():
    program = "".join(
        text_of(file)
        for kind in ("*.html", "*.py")
        for file in sorted((SOURCE / "web").rglob(kind))
    )
    told = {
        words
        for kind in ("tutorial", "how-to")
        for page in (ROOT / "docs" / kind).glob("*.md")
        for words in TO_PRESS.findall(text_of(page))
    }

    assert len(told) > 20
    assert sorted(words for words in told if words not in program) == []


def test_every_requirement_stands_exactly_once():
    assert Counter(map(int, re.findall(r"\bR(\d+)\b", PROCESS))) == Counter(range(1, 121))


def test_every_requirement_has_a_state_and_the_counts_add_up():
    states = Counter(state for _, state in ROW.findall(PROCESS))
    told = re.search(r"^\| (\d+) \| (\d+) \| (\d+) \|$", PROCESS, re.MULTILINE)

    assert states.total() == 120
    assert [int(count) for count in told.groups()] == [
        states[state] for state in ("done", "partly", "not yet")
    ]


def test_what_is_there_names_its_place_and_what_is_half_there_says_what_is_missing():
    rows = {int(line[1:].split()[0][1:]): line for line in PROCESS.splitlines() if ROW.match(line)}

    assert [number for number, line in rows.items() if "| done |" in line and "`" not in line] == []
    assert [
        number
        for number, line in rows.items()
        if "| partly |" in line and ("`" not in line or "Missing:" not in line)
    ] == []


def test_every_file_that_the_process_names_is_there():
    gone = [
        path
        for path in named("file")
        if not (ROOT / path).exists() and not (SOURCE / path).exists()
    ]

    assert gone == []


def in_the_source(path):
    """The file or folder that the docs mean: of the project, or of the program in it."""
    return next((root / path for root in (ROOT, SOURCE) if (root / path).exists()), None)


def test_every_file_that_contributing_names_is_there():
    text = text_of(ROOT / "CONTRIBUTING.md")
    named = {word for word in CODE.findall(text) if re.fullmatch(r"\w[\w.-]*(/[\w.-]+)+/?", word)}

    assert sorted(path for path in named if not in_the_source(path)) == []


def test_every_name_that_contributing_says_a_file_holds_stands_in_it():
    text = text_of(ROOT / "CONTRIBUTING.md")
    held = re.findall(r"`(\w+)` (?:of|in) `([\w/]+/\w+\.\w+)`", text)

    assert len(held) > 10
    assert [pair for pair in held if pair[0] not in text_of(in_the_source(pair[1]))] == []


def test_every_name_that_contributing_holds_up_as_a_model_is_there():
    text = text_of(ROOT / "CONTRIBUTING.md")
    shown = re.findall(r"`(?:(?:actions|queries)\.(?!py\b)(\w+)|(test_\w+|Cannot\w+))`", text)
    code = "\n".join(
        text_of(path) for top in (SOURCE, ROOT / "tests") for path in top.rglob("*.py")
    )

    assert len(shown) >= 4
    assert [
        name
        for name in map("".join, shown)
        if not re.search(rf"^(?:def|class) {name}\b", code, re.MULTILINE)
    ] == []


def test_every_page_that_the_process_names_is_there():
    assert set(named("page")) - set(routes()) == set()


def test_every_make_target_that_the_docs_name_is_there():
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    told = {
        target
        for page in PAGES
        for target in re.findall(r"(?:^ {4}|`)make ([a-z-]+)", text_of(page), re.MULTILINE)
    }

    assert told - targets == set()
    assert {"run", "test"} <= told
