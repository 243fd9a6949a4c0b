"""The styles as text, for tests that read them."""

import re
from pathlib import Path

import askaround.web

CSS = Path(askaround.web.__file__).parent / "static" / "askaround" / "css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def stylesheets() -> dict[str, str]:
    """Every style sheet by its path, without its comments."""
    return {
        str(file.relative_to(CSS)): COMMENT.sub("", file.read_text())
        for file in sorted(CSS.rglob("*.css"))
    }


def lines_with(pattern: str, *, beside: tuple[str, ...] = ()) -> list[str]:
    """Every line that holds the pattern, with its file; files named ``beside`` may."""
    found = re.compile(pattern)
    return [
        f"{name}: {line.strip()}"
        for name, text in stylesheets().items()
        if name not in beside
        for line in text.splitlines()
        if found.search(line)
    ]
