"""A false language for tests: every sentence longer, accented and in brackets.

What stands on a page without brackets has escaped translation; what is cut off or pushes the page
sideways has no room for languages that need more letters than English.
"""

import re

OPENED, CLOSED = "⟦", "⟧"
FILLING = "~~~~~~~~"
LONGER = 0.4
"""By how much a sentence grows: about what German needs beyond English."""
ACCENTED = str.maketrans("aceinouyACEINOUY", "áçéíñóúýÁÇÉÍÑÓÚÝ")
KEPT = re.compile(
    r"%\(\w+\)[sdif]|%[sdif%]|\{\w*\}|<[^>]+>|&\w+;|\[[^\]]*\]|`[^`]*`|https?://\S+|\.\w{2,4}\b"
)
"""Gaps, tags, blanks of a letter, commands and endings of files: they are not words."""


def pseudo(text: str) -> str:
    """Return a sentence as the false language says it.

    >>> pseudo("Save %(name)s"), pseudo("Open <b>it</b>")
    ('⟦Sávé %(name)s ~~⟧', '⟦Ópéñ <b>ít</b> ~~~⟧')
    """
    said, here, letters = [], 0, 0
    for kept in KEPT.finditer(text):
        said += [text[here : kept.start()].translate(ACCENTED), kept.group()]
        letters += kept.start() - here
        here = kept.end()
    said.append(text[here:].translate(ACCENTED))
    letters += len(text) - here
    words = "".join(said)
    inner = words.strip("\n")
    start = words.index(inner) if inner else 0
    before, after = words[:start], words[start + len(inner) :]
    return f"{before}{OPENED}{inner} {_filling(round(letters * LONGER))}{CLOSED}{after}"


def _filling(letters: int) -> str:
    """Return so many letters, in words that may go on a new line."""
    return " ".join(
        FILLING[: min(len(FILLING), letters - start)] for start in range(0, letters, len(FILLING))
    )


def escaped(text: str) -> list[str]:
    """Return the pieces of a text that stand outside all brackets and hold a word of three letters.

    >>> escaped("⟦Ádd~~⟧ 3 people ⟦for Ada⟧")
    ['3 people']
    """
    outside, depth = [""], 0
    for letter in text:
        depth += {OPENED: 1, CLOSED: -1}.get(letter, 0)
        if letter in OPENED + CLOSED:
            outside.append("")
        elif depth == 0:
            outside[-1] += letter
    return [piece.strip() for piece in outside if re.search(r"[^\W\d_]{3}", piece)]
