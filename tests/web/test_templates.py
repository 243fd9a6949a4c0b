"""Templates take along what they use, and nothing else."""

import re
from pathlib import Path

import pytest
from django.template import Template, TemplateSyntaxError

import askaround.web

TEMPLATES = Path(askaround.web.__file__).parent / "templates"
LOAD = re.compile(r"{% load ([\w ]+) %}")


def _compiles(text):
    try:
        Template(text)
    except TemplateSyntaxError:
        return False
    return True


def _needless(text):
    """The libraries of tags without which a template is understood all the same."""
    for found in LOAD.finditer(text):
        names = found[1].split()
        for name in names:
            rest = f"{{% load {' '.join(each for each in names if each != name)} %}}"
            if _compiles(text.replace(found[0], rest if len(names) > 1 else "")):
                yield name


@pytest.mark.parametrize(
    "folder", sorted(each.name for each in TEMPLATES.iterdir() if each.is_dir())
)
def test_a_template_loads_no_tags_that_it_does_not_use(folder):
    found = {
        f"{file.name}: {name}"
        for file in (TEMPLATES / folder).rglob("*.html")
        for name in _needless(file.read_text())
    }

    assert found == set()
