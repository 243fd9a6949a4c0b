"""M1 to M16 on messages labelled by hand."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.accounts.rules import Channel, playbook
from askaround.preparation.rules.findings import Level
from askaround.preparation.rules.messages import MessageFacts, Purpose, check_message, measure
from tests.preparation.messages.examples import EXAMPLES, GOOD, Example, hit, letter

GUIDES = playbook("guides")
WITH_RESUME = playbook("guides", {"resume_with_first_message": True})
CHECKS = [f"M{number}" for number in range(1, 17)]

MESSAGES = st.builds(
    MessageFacts,
    channel=st.sampled_from(Channel),
    purpose=st.sampled_from(Purpose),
    body=st.text(max_size=300)
    | st.lists(st.sampled_from([example.message.body for example in EXAMPLES]), max_size=3).map(
        "\n\n".join
    ),
    subject=st.text(max_size=30),
    person_name=st.text(max_size=20) | st.just("Dana Whitfield"),
    why_you=st.text(max_size=30),
    referrer=st.text(max_size=20),
    connection=st.text(max_size=20),
    learned=st.text(max_size=20),
)


def found_by(example: Example):
    findings = check_message(example.message, playbook=GUIDES)
    return [finding for finding in findings if finding.check == example.check]


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_is_shown_at_least_three_faults_and_three_good_texts(check):
    faulty = Counter(bool(example.found) for example in EXAMPLES if example.check == check)

    assert faulty[True] >= 3
    assert faulty[False] >= 3
    assert faulty.total() >= 6


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=[f"{each.check}-{number}" for number, each in enumerate(EXAMPLES)]
)
def test_a_labelled_message_reads_as_labelled(example):
    findings = found_by(example)

    pointed_at = tuple(example.message.body[each.start : each.end] for each in findings)
    assert pointed_at == example.found
    assert {each.level.value for each in findings} <= {example.level}


@pytest.mark.parametrize("check", CHECKS)
def test_a_text_typed_in_a_browser_reads_the_same(check):
    """Browsers end lines with a carriage return as well."""
    for example in (each for each in EXAMPLES if each.check == check):
        typed = replace(example.message, body=example.message.body.replace("\n", "\r\n"))
        findings = found_by(replace(example, message=typed))
        assert tuple(typed.body[each.start : each.end] for each in findings) == example.found


def test_a_good_request_has_nothing_to_improve():
    assert check_message(GOOD, playbook=GUIDES) == []


def test_only_an_unfilled_blank_holds_a_message_back():
    stopping = {
        finding.check
        for example in EXAMPLES
        for finding in check_message(example.message, playbook=GUIDES)
        if finding.level is Level.STOP
    }

    assert stopping == {"M12"}


def test_findings_stand_in_the_order_of_the_checks():
    poor = replace(GOOD, body="Hi Sam,\n\nAre you hiring? [why]", subject="", why_you="")

    order = [int(finding.check[1:]) for finding in check_message(poor, playbook=GUIDES)]

    assert order == sorted(order)
    assert {5, 9, 11, 12, 14} <= set(order)


def test_a_name_is_mended_in_one_press():
    wrong = replace(GOOD, body=GOOD.body.replace("Hi Dana", "Hi Danna"))

    (finding,) = [each for each in check_message(wrong, playbook=GUIDES) if each.check == "M11"]

    assert finding.rewrites == (GOOD.body,)
    assert finding.reason == "You wrote “Danna”; their name is “Dana” in your notes."


def test_a_playbook_that_sends_the_resume_does_not_mind_it():
    message = replace(
        GOOD,
        has_attachment=True,
        body=GOOD.body.replace("Thank", "I have attached my resume.\n\nThank"),
    )

    with_it = {finding.check for finding in check_message(message, playbook=WITH_RESUME)}
    without = {finding.check for finding in check_message(message, playbook=GUIDES)}

    assert {"M5", "M6"} <= without
    assert not {"M5", "M6"} & with_it


@pytest.mark.parametrize(
    ("example", "said"),
    [
        (
            hit("M15", "warn", channel=Channel.LINKEDIN_NOTE, body="x" * 240),
            "300 with a paid account",
        ),
        (hit("M15", "warn", channel=Channel.LINKEDIN_NOTE, body="x" * 340), "takes 200."),
        (hit("M7", "note", body=letter("Could we talk for 20 minutes?")), "Say when"),
        (hit("M7", "note", body=letter("Could we talk next week?")), "how many minutes"),
        (hit("M4", "note", body=letter("Could we talk?")), "Start with Brad Johnson"),
        (hit("M5", "warn", body=letter("Are you hiring?")), "write a separate note the next day"),
        (hit("M9", "warn", body=letter("Could we talk?")), "Your reason for asking Dana"),
    ],
)
def test_a_reason_says_what_to_do(example, said):
    assert said in found_by(example)[0].reason


@given(MESSAGES)
def test_whatever_is_written_every_finding_points_into_the_text_and_gives_one_plain_sentence(
    message,
):
    for finding in check_message(message, playbook=GUIDES):
        assert 0 <= finding.start <= finding.end <= len(message.body)
        assert finding.check in CHECKS
        assert finding.reason.strip()


@given(MESSAGES)
def test_checking_twice_says_the_same(message):
    assert check_message(message, playbook=GUIDES) == check_message(message, playbook=GUIDES)


@given(st.text(max_size=300))
def test_the_meters_count_what_is_there(body):
    meters = measure(body)

    assert meters.characters == len(body)
    assert 0 <= meters.questions <= meters.sentences
    assert meters.grade >= 0


def test_the_meters_of_a_good_request():
    meters = measure(GOOD.body)

    assert 60 <= meters.words <= 100
    assert meters.questions == 1
    assert meters.other >= meters.own
    assert 0 < meters.grade <= 6
