"""The parts of a message: greeting, sentences and closing; what follows a line of dashes is not
read, and neither is a quoted reply."""

import re
from dataclasses import dataclass
from functools import cached_property

from askaround.core.text import SENTENCE_END, words
from askaround.preparation.rules.messages.syllables import reading_grade
from askaround.preparation.rules.messages.wording import Wording, wording

END_OF_LETTER = re.compile(r"^(?:[-–—_*=]{2,}\s*|>.*)$", re.MULTILINE)
ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,64}@\S+", re.IGNORECASE)
# Up to the first comma, colon, exclamation mark, full stop, dash with spaces, or end of line.
GREETED = re.compile(r"[^\n,:;!.–—]{0,60}?(?=[,:;!.–—\n]|\s-\s|$)")
INITIAL = re.compile(r"(?<=\b[A-HJ-Z])\.(?=\s+[A-Z])")  # of a name; "I." ends a sentence
LINE = re.compile(r"[^\n]+")
QUOTED = re.compile(r"[\"”’)\]]")
LONGEST_CLOSING = 4  # lines: a formula, a name, a role or number, a link
LONGEST_NAME = 5  # words


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the body, with where it stands in it."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Measure:
    """What the meters show. ``grade`` is the Flesch-Kincaid grade; ``own`` and ``other`` count
    I-words and you-words."""

    words: int
    characters: int
    sentences: int
    questions: int
    grade: float
    own: int
    other: int


class Body:
    """One message body, read for the checks. Every span is an offset into ``body``.

    ``plain`` is the body with straight apostrophes and with every address and every full stop of
    an abbreviation blotted out, letter for letter, so that offsets hold.
    """

    def __init__(self, body: str, language: str) -> None:
        self.body = body
        self.language = language
        self.wording: Wording = wording(language)
        self.plain = _plain(body, self.wording.abbreviations)
        end = END_OF_LETTER.search(self.plain)
        self.end = end.start() if end else len(body)

    @cached_property
    def greeting(self) -> Span | None:
        """The names that are greeted: "Dana" of "Hi Dana,"."""
        begins = self.wording.patterns["greeting"].match(self.plain, self._first_letter())
        greeted = GREETED.match(self.plain, begins.end()) if begins else None
        if greeted is None:
            return None
        return self._span(greeted.start(), greeted.end())

    @cached_property
    def closing_start(self) -> int:
        """Where "Thank you, Ana" begins; the end of the letter where nothing closes it."""
        lines = [line for line in LINE.finditer(self.plain, 0, self.end) if line[0].strip()]
        lines = lines[-LONGEST_CLOSING:]
        for place, line in enumerate(lines):
            after = [len(words(later[0])) for later in lines[place + 1 :]]
            if self._closes(line[0]) and max(after, default=0) <= LONGEST_NAME:
                return line.start()
        return self.end

    def _closes(self, line: str) -> bool:
        """Say whether ``line`` is "Best wishes," or "Thank you, Ana"."""
        formula, _, name = line.partition(",")
        closing = self.wording.patterns["closing"].fullmatch(formula.strip(" !\r"))
        return closing is not None and len(words(name)) <= LONGEST_NAME

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences between greeting and closing."""
        start = self.greeting.end if self.greeting else 0
        return [
            span
            for span in _pieces(self.plain, start, max(start, self.closing_start))
            if words(span.text)
        ]

    @property
    def questions(self) -> list[Span]:
        """The sentences that end with a question mark, without "how are you?"."""
        courtesy = self.wording.patterns["courtesy"]
        return [
            sentence
            for sentence in self.sentences
            if sentence.text.rstrip("\"'”’)] ").endswith("?") and not courtesy.search(sentence.text)
        ]

    @property
    def words(self) -> list[str]:
        """The words of the letter, greeting and closing included."""
        return words(self.plain[: self.end])

    def count(self, words_named: str) -> int:
        """Count the words that stand in a list of the language, such as "self"."""
        listed = self.wording.words[words_named]
        return sum(word.lower() in listed for word in self.words)

    def find(self, pattern: str) -> list[Span]:
        """Return what matches a pattern of the language, up to the end of the letter."""
        return [
            self._span(found.start(), found.end())
            for found in self.wording.patterns[pattern].finditer(self.plain, 0, self.end)
        ]

    def stems(self) -> frozenset[str]:
        return stems(self.plain[: self.end], self.wording)

    @property
    def grade(self) -> float:
        return reading_grade([each.text for each in self.sentences], language=self.language)

    def _first_letter(self) -> int:
        return len(self.body) - len(self.body.lstrip())

    def _span(self, start: int, end: int) -> Span:
        return Span(self.body[start:end], start)


def measure(body: str, *, language: str = "en") -> Measure:
    """Return the numbers beside a text while it is written.

    >>> measure("Hi Dana,\\n\\nMay I call you on Monday?\\n\\nThank you,\\nAna").questions
    1
    """
    read = Body(body, language)
    return Measure(
        words=len(read.words),
        characters=len(body),
        sentences=len(read.sentences),
        questions=len(read.questions),
        grade=read.grade,
        own=read.count("self"),
        other=read.count("other"),
    )


def stems(text: str, wording: Wording) -> frozenset[str]:
    """Return the stems of the words that carry a subject."""
    return frozenset(
        wording.stem(word) for word in words(text) if word.lower() not in wording.words["empty"]
    )


def _plain(body: str, abbreviations: tuple[str, ...]) -> str:
    text = ADDRESS.sub(lambda address: " " * len(address[0]), body.replace("’", "'"))
    for abbreviation in abbreviations:
        text = re.sub(
            rf"(?<!\w){re.escape(abbreviation)}",
            abbreviation.replace(".", "․"),  # one dot leader: no sentence ends there
            text,
        )
    return INITIAL.sub("․", text)


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """Split ``text`` between two offsets into sentences, keeping where each stands."""
    pieces = []
    for gap in SENTENCE_END.finditer(text, start, end):
        if QUOTED.match(gap[0]) and text[gap.end() : gap.end() + 1].islower():
            continue  # “Why not?” she said
        pieces.append((start, gap.start()))
        start = gap.end()
    pieces.append((start, end))
    return [_stripped(text, *piece) for piece in pieces]


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    bare = piece.lstrip(" \t\n,:;.!–—-")
    return Span(bare.rstrip(), end - len(bare))
