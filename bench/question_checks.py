"""How often the question checks are right: ``python -m bench.question_checks``.

Reads two sets from the shared folder (``ASKAROUND_SHARED_DATA``, ``../shared/data`` by default):
therapist utterances that experts labelled open, closed or no question, and the questions of
published interviews. Nothing is written. The reading of the numbers stands in
``docs/measurements/question-checks.md``.
"""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from askaround.core.text import sentences, words
from askaround.preparation.bank import questions
from askaround.preparation.languages import question_language
from askaround.preparation.rules.questions import check_question, openness
from askaround.preparation.rules.questions.opening import Opening
from askaround.preparation.rules.questions.wording import Wording
from bench.corpora import SHARED

UTTERANCES = "interviews/open_closed_questions/annomi_therapist_utterances.tsv"
INTERVIEWS = ("us_gov_18f", "us_gov_digitalgov", "changelog")
MARKUP = re.compile(r"\\\[[^\]]*\\\]|\{[%{].*?[%}]\}|<[^>]+>|\]\([^)]*\)|https?://\S+|[*_#>\[\]\\]")
FRONT_MATTER = re.compile(r"\A\\?---\n.*?\n\\?---\n", re.DOTALL)
FEWEST_WORDS = 3
ENGLISH = question_language("en")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One utterance; ``agreed`` where ten experts labelled it and at least nine agree."""

    conversation: str
    label: str
    text: str
    agreed: bool


def labelled(path: Path) -> Iterator[Labelled]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            agreed = int(row["n_annotators"]) >= 10 and int(row["n_agree"]) >= 9
            yield Labelled(row["transcript_id"], row["label"], row["text"], agreed)


def is_tune_half(utterance: Labelled) -> bool:
    """Split by conversation, so that no therapist's habits stand on both sides."""
    digest = hashlib.sha256(utterance.conversation.encode()).digest()
    return digest[-1] % 2 == 0


def has_one_question(utterance: Labelled) -> bool:
    return utterance.text.count("?") == 1


def is_statement(text: str) -> bool:
    main = Wording(text, ENGLISH).main
    return main is not None and main.opening is Opening.STATEMENT


def report(name: str, utterances: Iterable[Labelled]) -> None:
    everyone = list(utterances)
    pairs = Counter((u.label, openness(u.text, language=ENGLISH)) for u in everyone)
    print(f"\n{name}: n = {pairs.total()}")
    print(f"{'':10}{'precision':>22}{'recall':>22}")
    for verdict in ("open", "closed", "none"):
        right = pairs[verdict, verdict]
        said = sum(n for (_, ours), n in pairs.items() if ours == verdict)
        meant = sum(n for (theirs, _), n in pairs.items() if theirs == verdict)
        print(f"{verdict:10}{_share(right, said):>22}{_share(right, meant):>22}")
    statements = Counter(u.label for u in everyone if is_statement(u.text))
    print("statements with a question mark, all called closed:", dict(statements))
    among = {pair: n for pair, n in pairs.items() if "none" not in pair}
    right = sum(n for (theirs, ours), n in among.items() if theirs == ours)
    print(f"open or closed, where both see a question: {_share(right, sum(among.values()))}")


def asked_in(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.md")):
        text = FRONT_MATTER.sub("", path.read_text(encoding="utf-8"))
        for paragraph in re.split(r"\n\s*\n", unescape(text)):
            yield from (s for s in sentences(_spoken(paragraph)) if _is_question(s))


def report_questions(name: str, asked: Iterable[str]) -> None:
    """Print the open share and which checks speak up, on questions that nobody labelled."""
    texts = list(asked)
    verdicts = Counter(openness(text, language=ENGLISH) for text in texts)
    findings = [check_question(text, language=ENGLISH) for text in texts]
    checks = Counter(check for found in findings for check in {f.check for f in found})
    rewritten = sum(any(f.rewrites for f in found) for found in findings)
    print(f"\n{name}: n = {len(texts)}")
    print(", ".join(f"{v} {_share(verdicts[v], len(texts))}" for v in ("open", "closed", "none")))
    print(f"with a rewrite: {_share(rewritten, len(texts))}")
    print(", ".join(f"{check} {n}" for check, n in sorted(checks.items(), key=_by_number)))


def _spoken(paragraph: str) -> str:
    """Drop markup and the speaker's name before the first colon."""
    bare = " ".join(MARKUP.sub("", paragraph).split())
    return re.sub(r"^[A-Z][\w.'’ -]{0,40}:\s+", "", bare)


def _is_question(sentence: str) -> bool:
    return sentence.rstrip("\"'”’)").endswith("?") and len(words(sentence)) >= FEWEST_WORDS


def _by_number(counted: tuple[str, int]) -> int:
    return int(counted[0][1:])


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % ({part}/{whole})" if whole else "–"


def main() -> None:
    everything = list(labelled(SHARED / UTTERANCES))
    halves: dict[str, Callable[[Labelled], bool]] = {
        "tune half": is_tune_half,
        "held-back half": lambda u: not is_tune_half(u),
    }
    report("Counselling, everything", everything)
    for name, belongs in halves.items():
        half = [u for u in everything if belongs(u)]
        report(f"Counselling, {name}", half)
        report(f"Counselling, {name}, exactly one question mark", filter(has_one_question, half))
    report("Counselling, at least nine of ten experts agree", [u for u in everything if u.agreed])
    for folder in INTERVIEWS:
        report_questions(f"Interviews, {folder}", asked_in(SHARED / "interviews" / folder))
    report_questions("Question bank", (question.text for question in questions()))


if __name__ == "__main__":
    main()
