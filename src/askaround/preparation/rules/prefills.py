"""What a request can say already, from what was written for another purpose.

Words stand in ``preparation/languages/<language>/drafts.toml``.
"""

import re

from askaround.core.text import one_line
from askaround.preparation.languages import language_page

ORDINARY_WORD = re.compile(r"[^\W\d_]['’]?[^\W\d_]+(?:-[^\W\d_]+)*")
PLAIN_WORDS = re.compile(r"(?:[^\W_][\w'’-]*|&)(?: (?:[^\W_][\w'’-]*|&))*")


def topic_of_path(name: str, *, is_proper_name: bool, language: str = "en") -> str:
    """Return how the name of a path reads inside a sentence.

    Names of organizations and programs stay as they are, and so do names in which other words
    begin with a capital too; abbreviations say nothing about that.

    >>> topic_of_path("Health data analyst", is_proper_name=False)
    'health data analyst'
    >>> topic_of_path("French translation", is_proper_name=False)
    'French translation'
    """
    topic = one_line(name)
    first, *others = topic.split(" ")
    capitals = language_page(language, "drafts").table("topics").texts("always_capital")
    if is_proper_name or not ORDINARY_WORD.fullmatch(first) or first.split("-")[0] in capitals:
        return topic
    if first[1:] != first[1:].lower() or any(map(_is_part_of_a_name, others)):
        return topic
    return _small(topic)


def connection_from(how_i_know: str, *, language: str = "en") -> str:
    """Return what connects us as a sentence to that person; "" where the note says more, or else.

    A note about somebody is private. Only one that plainly says where we met is said to them.

    >>> connection_from("met them in Lisbon")
    'We met in Lisbon.'
    """
    page = language_page(language, "drafts").table("connections")
    note = one_line(how_i_know).removesuffix(".")
    if not PLAIN_WORDS.fullmatch(note) or len(note.split()) > page.number("longest_words"):
        return ""
    for pattern in page.texts("met"):
        met = re.fullmatch(pattern, note, re.IGNORECASE)
        if met and not set(met["rest"].lower().split()) & set(page.texts("refused")):
            words = {"verb": met["verb"].lower(), "rest": _small(met["rest"])}
            return page.text("sentence").format(**words)
    return ""


def _is_part_of_a_name(word: str) -> bool:
    return word != word.lower() and not word.isupper()


def _small(text: str) -> str:
    return text[0].lower() + text[1:]
