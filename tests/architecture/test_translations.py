"""The catalogues are whole: every sentence, every gap in it, every plural, and compiled as kept."""

import re
import shutil
import subprocess
import sys
from collections import Counter

import polib
import pytest

from askaround.people import names as people_names
from askaround.people.rules import circles as rules_of_circles
from askaround.people.rules.levels import function_names, level_names
from askaround.preparation import bank
from askaround.preparation import names as topic_names
from tests.architecture.test_promises import ROOT
from translating.catalogues import catalogue, compiled_path, forms, languages
from translating.pseudo import escaped, pseudo

SOURCE = ROOT / "src" / "askaround"
LEAST_TRANSLATED = 0.98
"""Of the sentences as the code says them today: a new one must not stop its author at once."""
GAP = re.compile(r"%\(\w+\)[sdif]|%[sdif]|%%|\{\w*\}")
TAG = re.compile(r"</?(\w+)[^>]*>")


@pytest.fixture(params=languages())
def messages(request):
    """The catalogue of one language."""
    return catalogue(request.param)


def translated(messages):
    return [entry for entry in messages if entry.translated()]


def found(pattern, text):
    return Counter(match.group() for match in pattern.finditer(text))


def leaves_out_a_number(entry, said):
    """Tell whether nothing but gaps of the plural is gone: "one person" needs no number."""
    return not said - found(GAP, entry.msgid_plural)


def test_spanish_is_there():
    assert "es" in languages()


def test_nothing_is_half_translated(messages):
    assert [entry.msgid for entry in messages.fuzzy_entries()] == []
    assert [
        entry.msgid
        for entry in messages
        if entry.msgid_plural and len({bool(text) for text in entry.msgstr_plural.values()}) > 1
    ] == []


def test_every_plural_form_is_there(messages):
    wanted = int(re.search(r"nplurals=(\d)", messages.metadata["Plural-Forms"])[1])

    assert [
        entry.msgid
        for entry in translated(messages)
        if entry.msgid_plural and len(entry.msgstr_plural) != wanted
    ] == []


def test_every_gap_is_filled_with_the_same(messages):
    wrong = []
    for entry in translated(messages):
        for number, (original, said) in enumerate(forms(entry)):
            wanted, there = found(GAP, original), found(GAP, said)
            is_one = bool(entry.msgid_plural) and number == 0
            if wanted != there and not (is_one and leaves_out_a_number(entry, there)):
                wrong.append((original, said))

    assert wrong == []


def test_every_tag_and_every_line_stays(messages):
    assert [
        (original, said)
        for entry in translated(messages)
        for original, said in forms(entry)
        if found(TAG, original) != found(TAG, said)
        or original.count("\n\n") != said.count("\n\n")
        or original.startswith(" ") != said.startswith(" ")
        or original.endswith(" ") != said.endswith(" ")
    ] == []


def test_the_compiled_catalogue_is_the_catalogue(messages, request):
    path = compiled_path(request.node.callspec.params["messages"])

    kept = {(each.msgctxt, each.msgid): forms(each) for each in polib.mofile(str(path))}

    assert kept == {(each.msgctxt, each.msgid): forms(each) for each in translated(messages)}


@pytest.mark.skipif(not shutil.which("xgettext"), reason="collecting sentences needs gettext")
def test_nearly_every_sentence_of_the_code_is_translated(tmp_path):
    package = tmp_path / "askaround"
    no_catalogues = shutil.ignore_patterns("__pycache__", "*.po", "*.mo", "static")
    shutil.copytree(SOURCE, package, ignore=no_catalogues)
    for language in languages():
        (package / "web" / "locale" / language / "LC_MESSAGES").mkdir(exist_ok=True)
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "--all", "--verbosity", "0"],
        cwd=package,
        env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin", "ASKAROUND_DATA": str(tmp_path)}
        | {"DJANGO_SETTINGS_MODULE": "askaround.config.settings"},
        check=True,
    )

    for language in languages():
        said = {(entry.msgctxt, entry.msgid) for entry in translated(catalogue(language))}
        path = package / "web" / "locale" / language / "LC_MESSAGES" / "django.po"
        collected = polib.pofile(str(path))
        missing = [each.msgid for each in collected if (each.msgctxt, each.msgid) not in said]
        assert len(collected) > 2000
        assert len(missing) <= (1 - LEAST_TRANSLATED) * len(collected), missing


@pytest.mark.parametrize(
    "text", ["Save %(name)s", "%(count)d of {whole}", "Open <b>it</b> &amp; go", "[their name]"]
)
def test_the_false_language_keeps_gaps_and_tags(text):
    said = pseudo(text)

    assert found(GAP, said) == found(GAP, text)
    assert found(TAG, said) == found(TAG, text)
    assert escaped(said) == []


def test_what_escapes_the_false_language_is_noticed():
    assert escaped(f"{pseudo('Add')} 3 Ada {pseudo('to')} the list") == ["3 Ada", "the list"]


def test_translators_see_the_names_in_the_data_files():
    circles = [(each.name, each.hint, *each.prompts) for each in rules_of_circles.circles()]
    of_people = [*level_names().values(), *function_names().values(), *sum(circles, ())]

    assert sorted(people_names.IN_DATA) == sorted(of_people)
    assert sorted(topic_names.IN_DATA) == sorted(bank.topics().values())


def test_what_translates_has_a_name_that_is_collected():
    """Under a name of our own the sentences are in no catalogue, and nobody notices."""
    renamed = re.compile(r"import \w*gettext\w* as (?!_$)\w+", re.MULTILINE)
    found = [path.name for path in SOURCE.rglob("*.py") if renamed.search(path.read_text("utf-8"))]
    assert found == []
