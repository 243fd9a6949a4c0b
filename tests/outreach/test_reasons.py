"""What is named as a reason, and what only counts."""

from askaround.outreach.reasons import reasons, strongest_reasons
from askaround.people.rules.ranking import Term, TermCode

UNKNOWN_TIE = Term(TermCode.TIE, 0.125, {})
NEVER_ASKED = Term(TermCode.YES, 0.03, {"asked": 0, "agreed": 0})
FITS = Term(TermCode.FIT, 0.05, {"words": "paper"})
REACHED = Term(TermCode.EFFORT, 0.04, {"channel": "email"})


def sentences(found):
    return [each.sentence for each in found]


def test_what_holds_for_anybody_stands_last_with_its_share():
    found = reasons((UNKNOWN_TIE, NEVER_ASKED, REACHED, FITS))

    assert sentences(found) == [
        "Their work touches your question: paper.",
        "You have their e-mail address.",
        "How well you know each other: not said yet, so counted as halfway.",
        "People say yes more often than you fear.",
    ]
    assert [each.points for each in found] == [5, 4, 12, 3]


def test_a_short_list_names_only_what_speaks_for_this_person():
    assert strongest_reasons((UNKNOWN_TIE, NEVER_ASKED), limit=2) == []
    assert sentences(strongest_reasons((UNKNOWN_TIE, REACHED, FITS), limit=1)) == [
        "Their work touches your question: paper."
    ]


def test_a_known_tie_and_an_earlier_yes_are_reasons():
    tie = Term(TermCode.TIE, 0.25, {"closeness": 2})
    agreed = Term(TermCode.YES, 0.044, {"asked": 1, "agreed": 1})
    refused = Term(TermCode.YES, 0.024, {"asked": 1, "agreed": 0})

    assert sentences(strongest_reasons((tie, agreed), limit=2)) == [
        "You know each other a little: people like that know things you do not.",
        "Said yes 1 time out of 1.",
    ]
    assert strongest_reasons((refused,), limit=2) == []


def test_one_yes_is_one_time_however_often_they_were_asked():
    [once] = reasons((Term(TermCode.YES, 0.04, {"asked": 2, "agreed": 1}),))
    [never] = reasons((Term(TermCode.YES, 0.02, {"asked": 1, "agreed": 0}),))

    assert once.sentence == "Said yes 1 time out of 2."
    assert never.sentence == "Said yes 0 times out of 1."


def test_a_circle_lets_the_tie_be_guessed_and_says_so():
    guessed = Term(TermCode.TIE, 0.25, {"guess": 2})

    assert sentences(strongest_reasons((guessed,), limit=2)) == [
        "Going by their circle, you know each other a little."
    ]
