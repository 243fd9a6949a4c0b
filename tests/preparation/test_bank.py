"""The bank holds good questions, and says what is wrong with a bad pack."""

from collections import Counter
from pathlib import Path

import pytest

from askaround.people.rules.levels import Level
from askaround.preparation import bank
from askaround.preparation.bank.question import GOALS, STAGES, Choices, read_pack, read_packs
from askaround.preparation.languages import FaultyPage, parse_page, question_language
from askaround.preparation.rules.categories import TOPICS
from askaround.preparation.rules.findings import Level as FindingLevel
from askaround.preparation.rules.questions import check_question, openness

ENGLISH = question_language("en")
CHOICES = Choices(topics=bank.topics(), probes=bank.probes(), functions=frozenset({"design"}))
PACK = """
title = "Ours"

[[question]]
key = "ours-first"
text = "What did you make last?"
topic = "daily-work"
position = "incident"
evidence = "past-fact"
anchor = "last-time"
scope = "role"
"""


def keys(**wanted: object) -> list[str]:
    return [q.key for q in bank.select(bank.questions(), **wanted)]  # type: ignore[arg-type]


@pytest.mark.parametrize("question", bank.questions(), ids=lambda question: question.key)
def test_every_question_passes_our_own_checks(question: bank.BankQuestion) -> None:
    found = check_question(question.text, language=ENGLISH)
    assert [f for f in found if f.level not in {FindingLevel.OPEN, FindingLevel.INFO}] == []
    assert openness(question.text, language=ENGLISH) == "open"


def test_the_bank_is_large_and_says_nothing_twice() -> None:
    texts = Counter(question.text.casefold() for question in bank.questions())
    assert len(texts) >= 130
    assert texts.most_common(1)[0][1] == 1


def test_every_topic_has_enough_to_choose_from() -> None:
    counts = Counter(question.topic for question in bank.questions())
    assert set(counts) == set(bank.topics())
    assert min(counts.values()) >= 4


@pytest.mark.parametrize("level", list(Level))
def test_every_level_has_questions_of_its_own(level: Level) -> None:
    own = [question for question in bank.questions() if level in question.levels]
    assert len(own) >= 3


def test_strategy_is_not_asked_of_a_student_nor_their_first_boss_of_an_executive() -> None:
    assert "trends-strategy" not in keys(levels=["student"])
    assert "trends-strategy" in keys(levels=["executive"])
    assert "team-feedback" not in keys(levels=["executive"])


def test_the_essentials_are_a_real_day_the_skills_and_the_first_jobs() -> None:
    essentials = bank.select(bank.questions(), sets=["essentials"])
    assert {q.topic for q in essentials} == {"daily-work", "skills", "entry-requirements"}


def test_the_set_for_an_organization_covers_what_only_insiders_know() -> None:
    topics = {q.topic for q in bank.select(bank.questions(), sets=["organization"])}
    assert {"culture", "hiring-process", "turnover", "competitors", "closing"} <= topics


@pytest.mark.parametrize(
    "name",
    ["disconfirming", "referral", "not-asked", "own-skills", "hiring-rhythm", "related-fields"],
)
def test_what_a_plan_needs_can_be_found(name: str) -> None:
    assert keys(sets=[name])


def test_pay_is_asked_as_a_range_of_the_field_and_never_early() -> None:
    ranges = [q for q in bank.questions() if q.key.startswith("pay-range")]
    assert len(ranges) >= 2
    assert all("range" in q.text and q.scope == "field" and q.sensitivity >= 2 for q in ranges)


def test_the_asker_fills_in_their_own_skills() -> None:
    own = bank.select(bank.questions(), sets=["own-skills"])
    assert len(own) >= 3
    assert all(question.has_blank for question in own)


def test_a_follow_up_stands_behind_a_question_of_the_bank() -> None:
    follow_ups = [question for question in bank.questions() if question.follows]
    assert follow_ups
    assert all(bank.by_key([question.follows]) for question in follow_ups)


@pytest.mark.parametrize("goal", sorted(GOALS))
@pytest.mark.parametrize("stage", ["", *sorted(STAGES)])
def test_five_questions_are_proposed_to_a_newcomer(goal: str, stage: str) -> None:
    five = bank.starter_five(goal, stage)
    assert len({question.key for question in five}) == 5
    assert sum(question.minutes for question in five) <= 20
    assert all(question.sensitivity <= 1 for question in five)
    assert {"essentials"} <= {name for question in five for name in question.sets}


def test_filters_are_met_all_at_once() -> None:
    found = bank.select(bank.questions(), topics=["skills"], goals=["switch"], stage="changer")
    assert "skills-carry-over" in [question.key for question in found]
    assert {question.topic for question in found} == {"skills"}
    assert "skills-carry-over" not in keys(topics=["skills"], stage="student")


def test_words_are_found_in_any_order_and_without_capitals() -> None:
    assert "path-first-turn" in keys(text="WORK led")
    assert keys(text="no such words here") == []


def test_the_most_important_come_first() -> None:
    order = {"must": 0, "should": 1, "could": 2}
    priorities = [order[q.priority] for q in bank.select(bank.questions())]
    assert priorities == sorted(priorities)


def test_no_filter_leaves_the_whole_bank() -> None:
    assert len(keys()) == len(bank.questions())


def test_keys_come_back_in_the_order_asked_for_and_unknown_ones_are_left_out() -> None:
    found = bank.by_key(["closing-who-else", "gone-since", "path-first-turn"])
    assert [question.key for question in found] == ["closing-who-else", "path-first-turn"]


def test_groups_carry_the_names_of_their_topics_in_the_order_of_a_plan() -> None:
    groups = bank.by_topic(bank.by_key(["closing-who-else", "path-first-turn"]))
    assert [name for name, _ in groups] == ["Their path", "Advice and closing"]


def test_a_pack_needs_no_more_than_seven_keys() -> None:
    (question,) = read_pack(parse_page("ours.toml", PACK), "ours", CHOICES)
    assert (question.minutes, question.priority, question.levels) == (3, "should", ())


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('topic = "daily-wrok"', "question[1].topic is 'daily-wrok'; it may be"),
        ('levels = ["boss"]', "question[1].levels names 'boss'; it may name"),
        ("minutes = 9", "question[1].minutes is 9; it may be 2 to 4"),
        ("sensitivity = 4", "question[1].sensitivity is 4; it may be 0 to 3"),
        ('minutes = "three"', "question[1].minutes must be a whole number"),
        ('text = ""', "question[1].text must be a text in quotes"),
        ('probes = ["again"]', "question[1].probes names 'again'"),
    ],
)
def test_a_fault_in_a_pack_names_file_key_and_what_is_wrong(line: str, sentence: str) -> None:
    key = line.partition(" =")[0]
    kept = [old for old in PACK.splitlines() if not old.startswith(f"{key} =")]
    with pytest.raises(FaultyPage) as fault:
        read_pack(parse_page("ours.toml", "\n".join([*kept, line])), "ours", CHOICES)
    assert str(fault.value).startswith("ours.toml: ")
    assert sentence in str(fault.value)


def test_a_missing_key_is_named() -> None:
    faulty = PACK.replace('scope = "role"', "")
    with pytest.raises(FaultyPage, match=r"ours\.toml: question\[1\]\.scope is missing"):
        read_pack(parse_page("ours.toml", faulty), "ours", CHOICES)


def test_packs_may_not_share_a_key_nor_follow_nothing(tmp_path: Path) -> None:
    (tmp_path / "core.toml").write_text(PACK)
    (tmp_path / "other.toml").write_text(PACK)
    with pytest.raises(FaultyPage, match=r"other\.toml: .*'ours-first' stands in core too"):
        list(read_packs(tmp_path, CHOICES))
    (tmp_path / "other.toml").write_text(PACK.replace("first", "second") + 'follows = "nothing"')
    with pytest.raises(FaultyPage, match=r"other\.toml: follows of 'ours-second' names 'nothing'"):
        list(read_packs(tmp_path, CHOICES))


def test_what_is_asked_for_may_be_given_once():
    """A filter of a page is an iterator: it must not be used up by the first question."""
    given = bank.select(bank.questions(), levels=iter(["executive"]), goals=iter(["program"]))

    assert given == bank.select(bank.questions(), levels=["executive"], goals=["program"])
    assert len(given) < len(bank.questions())


def test_every_topic_belongs_to_one_category():
    named = [topic for topics in TOPICS.values() for topic in topics]

    assert sorted(named) == sorted(bank.topics())
