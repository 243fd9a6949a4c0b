"""The reader behind quick add: one line, from left to right, phrase by phrase."""

import re
from collections.abc import Iterator

from askaround.core.text import has_letters
from askaround.people.rules.cues import NOT_SMALL, cues_of
from askaround.people.rules.line_addresses import addresses
from askaround.people.rules.line_stretches import ends_the_name, stretches, trimmed
from askaround.people.rules.name_words import is_credential, is_particle
from askaround.people.rules.organizations import (
    has_legal_form,
    is_job_by_ending,
    is_organization_by_ending,
)
from askaround.people.rules.pieces import Part, Piece
from askaround.people.rules.titles import looks_like_title

WORD = re.compile(r"\S+")
BLANK = "\n"  # stands for what has been read, and separates as a line end does
STARTS_BIG = re.compile(rf"[\"“]?{NOT_SMALL}")
# Scripts without capitals that tell nothing: Hebrew, Arabic, the scripts of India, Thai.
ALWAYS_SPACED_WITHOUT_CAPITALS = re.compile("[\u0590-\u0eff]")
TWO_BIG_WORDS = re.compile(rf"{NOT_SMALL}\w*\s+{NOT_SMALL}")  # "Met Opera" is no cue
HANDLE = re.compile(r"@[a-z_]")  # "@dana_w", a name on some network
WORDS_OF_A_PLAIN_NAME = 3  # at most, typed in small letters
FEWEST_WORDS_BEFORE_A_ROLE = 2  # of a name that a role follows without a comma
WORDS_OF_AN_UNLISTED_ROLE = 5
WORDS_OF_AN_UNLISTED_ORGANIZATION = 5


class LineReader:
    """Reads one line and keeps what it understood in ``pieces``."""

    def __init__(self, line: str, language: str) -> None:
        self.line = line
        self.language = language
        self.cues = cues_of(language)
        self.pieces: list[Piece] = list(addresses(line))

    def read(self) -> list[Piece]:
        """Return all pieces in the order of the line."""
        for start, end in list(self._stretches()):
            self._read_stretch(start, end)
        for start, end in stretches(self._unread()):
            start, end = trimmed(self.line, start, end)
            if start < end:
                self._take(Part.NOTE, start, end)
        return sorted(self.pieces, key=lambda piece: piece.start)

    def _take(self, part: Part, start: int, end: int, cue_start: int | None = None) -> None:
        """Keep ``line[start:end]`` as a value; its cue may begin earlier."""
        begin = start if cue_start is None else cue_start
        self.pieces.append(Piece(part, self.line[start:end], begin, end))

    def _has(self, part: Part) -> bool:
        return any(piece.part is part for piece in self.pieces)

    def _is_title(self, text: str) -> bool:
        return looks_like_title(text, language=self.language) or is_job_by_ending(text)

    def _unread(self) -> str:
        """Return the line with all that was read blanked out, letter for letter."""
        letters = list(self.line)
        for piece in self.pieces:
            letters[piece.start : piece.end] = BLANK * (piece.end - piece.start)
        return "".join(letters)

    # Stretches: what stands between separators, or begins with a cue

    def _stretches(self) -> Iterator[tuple[int, int]]:
        for start, end in stretches(self._unread()):
            for found in self.cues.cut.finditer(self.line, start, end):
                yield start, found.start()
                start = found.start("cue")
            yield start, end

    def _read_stretch(self, start: int, end: int) -> None:
        """Let the first reading that fits have a stretch; what none fits is left to the note."""
        start, end = trimmed(self.line, start, end)
        readings = (
            self._introducer,
            self._how_i_know,
            self._person_of_mine,
            self._name,
            self._work,
        )
        if start < end:
            any(reading(start, end) for reading in readings)

    # People between us

    def _introducer(self, start: int, end: int) -> bool:
        """Read "via Raj Patel", "through my aunt Rosa"; "via LinkedIn" is how we met."""
        found = self.cues.via_start.match(self.line, start, end)
        if not found:
            return False
        name_end = self._end_of_name(found.end(), end)
        if self.cues.of_mine_start.match(self.line, found.end(), end):
            name_end = end
        name = self.line[found.end() : name_end].casefold()
        if name and not self.cues.occasion.fullmatch(name):
            self._take(Part.INTRODUCER, found.end(), name_end, cue_start=start)
        else:
            self._take(Part.HOW_I_KNOW, start, end)
        return True

    def _how_i_know(self, start: int, end: int) -> bool:
        """Read how we met: behind a cue, or as an occasion in small letters ("book club")."""
        text = self.line[start:end]
        is_small = not STARTS_BIG.match(text)
        met = self.cues.met_start.match(text) and not TWO_BIG_WORDS.match(text)
        from_small = self.cues.from_small_start.match(text)
        occasion = is_small and self.cues.occasion.search(text) and not self._is_title(text)
        if met or from_small or occasion:
            self._take(Part.HOW_I_KNOW, start, end)
            return True
        return False

    def _person_of_mine(self, start: int, end: int) -> bool:
        """Read "my aunt Rosa Díaz", "former boss at Acme", "alumna"."""
        found = self.cues.person_of_mine_start.match(self.line, start, end)
        if not found:
            return False
        is_mine = self.cues.of_mine_start.match(self.line, start, end)
        if not is_mine and found.end() < end and self._is_title(self.line[start:end]):
            return False
        rest = trimmed(self.line, found.end(), end)
        if self._has(Part.NAME) or not STARTS_BIG.match(self.line, *rest):
            self._take(Part.HOW_I_KNOW, start, end)
        else:
            self._take(Part.HOW_I_KNOW, *found.span())
            self._read_stretch(*rest)
        return True

    # The person

    def _name(self, start: int, end: int) -> bool:
        text = self.line[start:end]
        is_small = not STARTS_BIG.match(text)
        if self._has(Part.NAME) or (is_small and self._is_role_alone(text)):
            return False
        find_end = self._end_of_small_name if is_small else self._end_of_name
        name_end = find_end(start, end)
        if not has_letters(self.line[start:name_end]):
            return False
        self._take(Part.NAME, start, name_end)
        self._read_stretch(name_end, end)
        return True

    def _is_role_alone(self, text: str) -> bool:
        """Tell "senior data engineer at acme" from "dana whitfield data lead at acme"."""
        role = self.cues.between.split(text, maxsplit=1)[0]
        return self._is_title(text) and len(role.split()) <= WORDS_OF_A_PLAIN_NAME

    def _end_of_name(self, start: int, end: int) -> int:
        """Return where a name with capitals (or in a script without) stops."""
        name_end = start
        for count, word in enumerate(WORD.finditer(self.line, start, end)):
            text = word[0]
            inside = count > 0 and is_particle(text.casefold())
            if not (STARTS_BIG.match(text) or inside) or self._starts_work(
                word.start(), end, count
            ):
                break
            name_end = name_end if inside else word.end()
            if text.endswith((",", "，")) and not ends_the_name(self.line[word.end() : end]):
                break
        return start + len(self.line[start:name_end].rstrip(",， "))

    def _end_of_small_name(self, start: int, end: int) -> int:
        """Return where a name typed in small letters stops: "dana whitfield data lead"."""
        name_end = start
        for count, word in enumerate(WORD.finditer(self.line, start, end)):
            if count == WORDS_OF_A_PLAIN_NAME or self._starts_phrase(word.start(), end):
                break
            if count >= FEWEST_WORDS_BEFORE_A_ROLE and self._is_title(
                self.line[word.start() : end]
            ):
                break
            name_end = word.end()
        return name_end

    def _starts_work(self, position: int, end: int, count: int) -> bool:
        """Say whether a role begins here, behind ``count`` words of a name."""
        if count == 0 or self._starts_phrase(position, end):
            return count > 0
        rest = self.line[position:end]
        words = rest.split()
        if count < FEWEST_WORDS_BEFORE_A_ROLE or is_credential(words[0].strip(",，")):
            return False
        return (len(words) > 1 or rest.isupper()) and self._is_title(rest)

    def _starts_phrase(self, position: int, end: int) -> bool:
        cues = (
            *(self.cues.works_at_start, self.cues.works_as_start, self.cues.with_start),
            *(self.cues.met_start, self.cues.of_mine_start, self.cues.via_start),
        )
        text = self.line[position:end]
        return not STARTS_BIG.match(text) and any(cue.match(text) for cue in cues)

    # Their work

    def _work(self, start: int, end: int) -> bool:
        """Read "works at Acme as a data lead", "is a data lead at Acme", "from Acme", "Acme"."""
        for cue in (self.cues.works_at_start, self.cues.with_start):
            at = cue.match(self.line, start, end)
            if at and at.end() < end and not HANDLE.match(self.line, start, end):
                return self._organization(at.end(), end, cue_start=start)
        is_role = self.cues.works_as_start.match(self.line, start, end)
        begin = is_role.end() if is_role else start
        is_remark = self.cues.remark_start.match(self.line, begin, end)
        if self._has(Part.TITLE) or is_remark:
            return not is_remark and self._bare_work(start, end)
        split = self._role_and_organization(begin, end)
        if split:
            self._take(Part.TITLE, begin, split[0], cue_start=start)
            return self._organization(split[1], end, cue_start=split[0])
        if is_role and not self._is_organization(self.line[begin:end]):
            self._take(Part.TITLE, begin, end, cue_start=start)
            return True
        return self._bare_work(start, end)

    def _role_and_organization(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a role ends and where the organization behind it begins."""
        found = self.cues.between.search(self.line, start, end)
        if found:
            return found.span()
        found = self.cues.head_of.search(self.line, start, end)
        return found.span(1) if found else None

    def _bare_work(self, start: int, end: int) -> bool:
        """Read a role or an organization that stands alone between commas."""
        text = self.line[start:end]
        count = len(text.split())
        if not self._has(Part.ORGANIZATION) and self._is_organization(text):
            return self._organization(start, end)
        if not self._has(Part.TITLE) and (
            self._is_title(text)
            or (not STARTS_BIG.match(text) and self._may_be_role(text))
            or ALWAYS_SPACED_WITHOUT_CAPITALS.match(text)
        ):
            self._take(Part.TITLE, start, end)
            return True
        is_big = bool(STARTS_BIG.match(text)) and count <= WORDS_OF_AN_UNLISTED_ORGANIZATION
        if is_big and not self._has(Part.ORGANIZATION):
            return self._organization(start, end)
        return False

    def _may_be_role(self, text: str) -> bool:
        """Say whether unknown words in small letters may be a role: right behind the name."""
        if HANDLE.match(text):
            return False
        follows_name = bool(self.pieces) and self.pieces[-1].part in {Part.NAME, Part.ORGANIZATION}
        return follows_name and len(text.split()) <= WORDS_OF_AN_UNLISTED_ROLE

    def _is_organization(self, text: str) -> bool:
        if has_legal_form(text) or is_organization_by_ending(text):
            return bool(STARTS_BIG.match(text))
        return bool(
            STARTS_BIG.match(text)
            and self.cues.organization_word.search(text)
            and not looks_like_title(text, language=self.language)
        )

    def _organization(self, start: int, end: int, cue_start: int | None = None) -> bool:
        """Take an organization, and a role behind it: "Acme as a data lead"."""
        if self._has(Part.ORGANIZATION):
            return False
        role = self.cues.as_role.search(self.line, start, end)
        behind = self.cues.behind_organization.search(self.line, start, end)
        stop = role.start() if role else end
        if behind and not self.cues.organization_word.match(self.line, start, stop):
            stop = min(stop, behind.start())
        self._take(Part.ORGANIZATION, start, stop, cue_start=cue_start)
        if role and not self._has(Part.TITLE):
            self._take(Part.TITLE, role.end(), end, cue_start=role.start())
        return True
