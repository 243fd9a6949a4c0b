"""Is this a good question? The checks L1 to L19, pure and the same for every language.

>>> from askaround.preparation.languages import question_language
>>> english = question_language("en")
>>> [(f.check, f.rewrites) for f in check_question("Do you like your job?", language=english)]
[('L1', ('What do you like about your job?',))]
>>> openness("Could you tell me about your first year?", language=english)
'open'
"""

from typing import Literal

from askaround.preparation.rules.findings import Finding
from askaround.preparation.rules.questions.checks import QuestionContext, Remarked, remarked
from askaround.preparation.rules.questions.language import QuestionLanguage
from askaround.preparation.rules.questions.rewriting import offered
from askaround.preparation.rules.questions.wording import Wording

__all__ = ["QuestionContext", "check_question", "openness"]

NOWHERE = QuestionContext()
Openness = Literal["open", "closed", "none"]


def check_question(
    text: str, *, language: QuestionLanguage, context: QuestionContext = NOWHERE
) -> list[Finding]:
    """Return the findings about ``text`` in the order of their numbers."""
    wording = Wording(text, language)
    said = [_finding(wording, remark, context) for remark in remarked(wording, context)]
    return sorted(said, key=lambda finding: (int(finding.check[1:]), finding.start))


def openness(text: str, *, language: QuestionLanguage) -> Openness:
    """Say whether the last question in ``text`` invites a story; "none" where nothing is asked."""
    return Wording(text, language).openness


def _finding(wording: Wording, remark: Remarked, context: QuestionContext) -> Finding:
    return Finding(
        check=remark.check,
        level=remark.level,
        reason=wording.language.remarks[remark.remark].reason,
        start=remark.start,
        end=remark.end,
        rewrites=offered(wording, remark, context),
    )
