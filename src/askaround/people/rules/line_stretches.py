"""Where one thing said about somebody ends and the next begins: commas, bars, brackets, dashes."""

import re
from collections.abc import Iterator

from askaround.people.rules.name_words import is_credential
from askaround.people.rules.organizations import is_legal_form

SEPARATOR = re.compile(r"[,;|\n\t•·、，；؛،()（）]+|\s+[-–—]+(?=\s)|(?<=\w):(?=\s)")
COMMA = re.compile(r"\s*[,，]\s*")
WHITE_SPACE = "".join(filter(str.isspace, map(chr, range(0x3001))))
AROUND = WHITE_SPACE + ",;|•·、，；؛،()（）-–—:<>"


def stretches(line: str) -> Iterator[tuple[int, int]]:
    """Yield where each stretch starts and ends; "Acme, Inc." and "Dr. Kim, MD" stay whole."""
    start = 0
    for found in SEPARATOR.finditer(line):
        following = _first_stretch(line[found.end() :])
        joins = is_legal_form(following) or is_credential(following)
        if not (joins and COMMA.fullmatch(found[0])):
            yield start, found.start()
            start = found.end()
    yield start, len(line)


def trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    """Take space and punctuation off both ends; a full stop may belong to "Inc."."""
    text = line[start:end].rstrip(AROUND)
    return start + len(text) - len(text.lstrip(AROUND + ".")), start + len(text)


def ends_the_name(rest: str) -> bool:
    """Say whether a degree follows, so that the comma before it does not end the name."""
    return is_credential(_first_stretch(rest))


def _first_stretch(text: str) -> str:
    return SEPARATOR.split(text.lstrip(" "), maxsplit=1)[0].strip()
