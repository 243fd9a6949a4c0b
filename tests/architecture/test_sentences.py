"""Every sentence that the code says to a person is marked, so that translators get to see it."""

import ast
import re

import pytest

from tests.architecture.test_promises import ROOT
from translating.catalogues import catalogue, languages

SOURCE = ROOT / "src" / "askaround"
MARKS = frozenset(
    ["_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext"]
)
WITH_REFUSALS = ("archive", "cli", "integrations", "people/imports")
SPEAK_ENGLISH = ("cli/__init__", "example", "migrations", "web/design")
"""The help of commands, the worked example, and what only those who build pages get to see."""
FOR_PROGRAMMERS = frozenset(
    ["BadSetting", "CannotPrepare", "FaultyPage", "KeyError", "TypeError", "ValueError"]
)
"""A mistake of ours, or of whoever sets the program up."""
SENTENCE = re.compile(r"[^\W\d_][^<>{}]* [^<>{}]* [^<>{}]*[^\W_][”)]?[.!?](?=\s|$)")


class Sentences(ast.NodeVisitor):
    """Collects what is ``marked`` in a module, and sentences that are ``lost`` to translators."""

    def __init__(self, code):
        self.marked, self.lost = [], []
        self.visit(ast.parse(code))

    def visit_Expr(self, node):
        if not isinstance(node.value, ast.Constant):  # a text by itself explains the code
            self.generic_visit(node)

    def visit_Raise(self, node):
        if getattr(getattr(node.exc, "func", None), "id", "") not in FOR_PROGRAMMERS:
            self.generic_visit(node)

    def visit_keyword(self, node):
        if node.arg != "help":  # of a command: "askaround --help" knows no catalogue
            self.generic_visit(node)

    def visit_Call(self, node):
        if getattr(node.func, "id", "") in MARKS:
            self.marked += [each.value for each in node.args if isinstance(each, ast.Constant)]
        elif not ast.unparse(node.func).startswith("logger."):
            self.generic_visit(node)

    def visit_JoinedStr(self, node):
        """A text with gaps is one sentence, and what is marked inside a gap is not collected."""
        texts = [each.value for each in node.values if isinstance(each, ast.Constant)]
        marked = len(self.marked)
        for gap in node.values:
            if isinstance(gap, ast.FormattedValue):
                self.generic_visit(gap)
        self.lost += self.marked[marked:]
        self._look_at(" … ".join(texts))

    def visit_Constant(self, node):
        if isinstance(node.value, str):
            self._look_at(node.value)

    def _look_at(self, text):
        if SENTENCE.search(text):
            self.lost.append(text)


def modules(*folders):
    for path in SOURCE.rglob("*.py"):
        name = path.relative_to(SOURCE).as_posix()
        if name.startswith(folders):
            yield name, Sentences(path.read_text(encoding="utf-8"))


def test_no_sentence_is_lost_to_translators():
    lost = {name: found.lost for name, found in modules("") if not name.startswith(SPEAK_ENGLISH)}

    assert {name: sentences for name, sentences in lost.items() if sentences} == {}


@pytest.mark.parametrize("language", languages())
def test_every_refusal_stands_in_the_catalogue(language):
    said = {text for _name, found in modules(*WITH_REFUSALS) for text in found.marked}
    collected = {
        text
        for entry in catalogue(language)
        for text in (entry.msgctxt, entry.msgid, entry.msgid_plural)
    }

    assert len(said) > 150
    assert said - collected == set()


@pytest.mark.parametrize(
    "code",
    [
        "raise Unreadable('The file is empty. Choose another.')",
        "raise Unreadable(f'Line {first}, which holds {what}, is too long.')",
        "notices.append(f'“{text}” is not a date and was left out.')",
        "return 'That did not work. Try again.' if late else ''",
        "return f\"{_('The file is a film.')} {remedy}\"",
    ],
)
def test_a_lost_sentence_is_noticed(code):
    assert Sentences(code).lost


@pytest.mark.parametrize(
    "code",
    [
        "raise Unreadable(_('The file is empty. Choose another.'))",
        "raise ValueError('Somebody must be left to choose from.')",
        "logger.warning('The reader of a file stopped with code %s.', code)",
        "'Says in a sentence what comes below.'",
        "cursor.execute('VACUUM INTO ?', [path])",
    ],
)
def test_what_nobody_reads_on_a_page_may_stand_unmarked(code):
    assert Sentences(code).lost == []
