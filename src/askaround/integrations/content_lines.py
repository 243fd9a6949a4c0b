"""Lines as calendar files and contact cards are both made of: escaped, and folded at 75 octets.

RFC 5545 (3.1, 3.3.11) and RFC 6350 (3.2, 3.4) say the same of them.
"""

import re

WIDEST = 75  # octets
_ESCAPE = re.compile(r"\\([\\,;:nN])")


def escaped(text: str) -> str:
    r"""Return ``text`` on one line, with what the formats read as structure behind a backslash.

    >>> escaped("Acme, Inc.;\r\nBerlin \\ Mitte")
    'Acme\\, Inc.\\;\\nBerlin \\\\ Mitte'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for mark in ("\\", ",", ";"):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def unescaped(text: str) -> str:
    r"""Return ``text`` without those backslashes; unknown escapes stay as they are.

    >>> unescaped(r"Acme\, Inc.\nBerlin")
    'Acme, Inc.\nBerlin'
    """
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], text)


def folded(line: str) -> bytes:
    r"""Return ``line`` in pieces of at most 75 octets, never cut inside a letter.

    >>> folded("SUMMARY:" + "é" * 40).count(b"\r\n ")
    1
    """
    data = line.encode("utf-8", "replace")
    pieces = []
    room = WIDEST
    while len(data) > room:
        cut = room
        while data[cut] & 0xC0 == 0x80:  # a continuation byte of UTF-8
            cut -= 1
        pieces.append(data[:cut])
        data = data[cut:]
        room = WIDEST - 1  # the space in front counts
    return b"\r\n ".join([*pieces, data]) + b"\r\n"
