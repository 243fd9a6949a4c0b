"""First drafts: what they say, what they leave blank, and that our own checks like them."""

from dataclasses import replace
from itertools import product

import pytest

from askaround.accounts.rules import Channel
from askaround.preparation.rules.drafts import (
    Disclaimer,
    Draft,
    DraftKind,
    DraftSlots,
    Goal,
    blanks,
    channels_of,
    compose,
)
from askaround.preparation.rules.findings import Level
from askaround.preparation.rules.messages import MessageFacts, check_message, purpose_of
from askaround.research.models import Exploration
from tests.preparation.messages.newcomers import NEWCOMERS, TOPICS
from tests.preparation.messages.writers import CHANGER, GUIDES, PAIRS, SITUATIONS, STUDENT


def facts_of(draft: Draft, slots: DraftSlots, channel: Channel, kind: DraftKind) -> MessageFacts:
    """Return what is known about a draft when it is checked beside the text."""
    to_introducer = kind is DraftKind.INTRODUCTION_REQUEST
    return MessageFacts(
        channel=channel,
        purpose=purpose_of(kind),
        body=draft.body,
        subject=draft.subject,
        person_name=slots.introducer if to_introducer else slots.person_full_name,
        addressed_as=slots.introducer if to_introducer else slots.person,
        others=(slots.my_name, slots.introducer, slots.person_full_name),
        why_you=slots.why_you,
        connection=slots.connection,
        referrer=slots.referrer,
    )


@pytest.mark.parametrize(("channel", "kind"), PAIRS)
@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("persona", [STUDENT, CHANGER], ids=["student", "changer"])
@pytest.mark.parametrize("disclaimer", Disclaimer)
def test_our_own_checks_find_nothing_to_improve_in_our_drafts(
    channel, kind, situation, persona, disclaimer
):
    slots = replace(persona, disclaimer=disclaimer, **SITUATIONS[situation])
    draft = compose(slots, channel=channel, kind=kind)

    findings = check_message(facts_of(draft, slots, channel, kind), playbook=GUIDES)

    remarks = [each for each in findings if each.level not in (Level.INFO, Level.OPEN)]
    assert [each for each in remarks if each.check != "M12"] == []
    assert len(remarks) == len(draft.blanks) <= 2


@pytest.mark.parametrize("goal", Goal)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_request_for_every_goal_passes_our_own_checks(goal, situation):
    slots = replace(STUDENT, goal=goal, **SITUATIONS[situation])
    draft = compose(slots, channel=Channel.EMAIL, kind=DraftKind.REQUEST)

    facts = facts_of(draft, slots, Channel.EMAIL, DraftKind.REQUEST)
    levels = {each.level for each in check_message(facts, playbook=GUIDES)}

    assert levels <= {Level.INFO}
    assert 60 <= len(draft.body.split()) <= 124


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.LINKEDIN])
@pytest.mark.parametrize("situation", ["cold", "referred", "connected"])
@pytest.mark.parametrize(("goal", "topics"), TOPICS.items())
@pytest.mark.parametrize("name", NEWCOMERS)
def test_what_newcomers_write_becomes_a_draft_without_remarks(
    name, goal, topics, situation, channel
):
    for topic in topics:
        slots = replace(NEWCOMERS[name], goal=goal, about=topic, **SITUATIONS[situation])
        draft = compose(slots, channel=channel, kind=DraftKind.REQUEST)

        facts = facts_of(draft, slots, channel, DraftKind.REQUEST)
        findings = check_message(facts, playbook=GUIDES)

        assert [each for each in findings if each.level is not Level.INFO] == []


def test_three_long_lines_about_me_are_not_too_many():
    synopsis = NEWCOMERS["returning parent"].synopsis + "\nEvenings or half days would do."
    slots = replace(NEWCOMERS["returning parent"], synopsis=synopsis, about="bookkeeping")
    draft = compose(slots, channel=Channel.EMAIL, kind=DraftKind.REQUEST)

    facts = facts_of(draft, slots, Channel.EMAIL, DraftKind.REQUEST)
    findings = check_message(facts, playbook=GUIDES)

    assert len(synopsis.split()) > 44
    assert {each.level for each in findings} <= {Level.INFO}


def test_the_goals_are_those_of_an_exploration():
    assert set(Exploration.Goal.values) == {goal.value for goal in Goal}


def test_a_request_reads_like_a_courteous_person():
    slots = replace(STUDENT, referrer="Brad Johnson")

    assert compose(slots, channel=Channel.EMAIL, kind=DraftKind.REQUEST) == Draft(
        subject="Brad Johnson suggested you",
        body="""\
Hi Dana,

Brad Johnson suggested speaking with you. Your talk on parchment repair showed me how much \
chemistry there is in old books.

I study chemistry at Lund University. Last summer I worked in a paper mill. One option is \
museum conservation, and perhaps you could explain how a normal week goes.

Could you spare 20 minutes in the next two weeks, by Zoom, phone or in person, your \
choice? This is to learn from you, not for a job. You can say no if you like.

Thank you,
Ana Ruiz
https://www.example.org/ana-ruiz""",
    )


def test_nothing_reads_like_a_telegram():
    for (channel, kind), goal in product(PAIRS, Goal):
        draft = compose(replace(STUDENT, goal=goal), channel=channel, kind=kind)
        assert ": museum conservation" not in draft.body


def test_the_referrer_comes_first():
    slots = replace(STUDENT, referrer="Brad Johnson", connection="We met in Lund.")

    for channel in channels_of(DraftKind.REQUEST):
        body = compose(slots, channel=channel, kind=DraftKind.REQUEST).body
        assert body.index("Brad Johnson suggested") < body.index("Could you spare")
        assert "We met in Lund" not in body


def test_whoever_knows_me_hears_what_is_new_instead_of_who_i_am():
    slots = replace(STUDENT, **SITUATIONS["known"])

    body = compose(slots, channel=Channel.EMAIL, kind=DraftKind.REQUEST).body

    assert body.startswith("Hi Dana,\n\nWe met at the open day in Lund. Your talk")
    assert "A little news since we last spoke: I finished my first year." in body
    assert "I study chemistry" not in body


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("persona", [STUDENT, CHANGER], ids=["student", "changer"])
def test_a_linkedin_note_fits_into_200_characters(situation, persona):
    slots = replace(persona, **SITUATIONS[situation])

    note = compose(slots, channel=Channel.LINKEDIN_NOTE, kind=DraftKind.REQUEST)

    assert len(note.body) <= 200
    assert "\n" not in note.body
    assert note.body.count("?") == 1


def test_an_introduction_names_both_and_goes_to_both():
    draft = compose(STUDENT, channel=Channel.EMAIL, kind=DraftKind.INTRODUCTION)

    assert draft.subject == "Intro: Ana Ruiz <> Dana Whitfield"
    assert draft.body.startswith("Hello Dana and Ana,")
    assert draft.body.endswith("Sam")
    assert draft.blanks == ("why these two will enjoy talking",)


def test_the_answer_to_an_introduction_thanks_the_introducer_in_bcc():
    draft = compose(STUDENT, channel=Channel.EMAIL, kind=DraftKind.INTRODUCER_REPLY)

    assert draft.subject == "Re: Intro: Ana Ruiz <> Dana Whitfield"
    assert "Thank you, Sam: you are in Bcc now" in draft.body


def test_an_introduction_request_carries_the_text_to_forward_below_a_line():
    request = compose(STUDENT, channel=Channel.EMAIL, kind=DraftKind.INTRODUCTION_REQUEST)
    forwardable = compose(STUDENT, channel=Channel.EMAIL, kind=DraftKind.FORWARDABLE)

    above, below = request.body.split("\n\n---\n\n")
    assert above.startswith("Hi Sam,")
    assert below == forwardable.body
    assert forwardable.subject == "Question about museum conservation"


def test_a_follow_up_keeps_the_subject_of_its_thread():
    slots = replace(STUDENT, earlier_subject="RE: re: Brad Johnson suggested you")

    for kind in (DraftKind.FOLLOW_UP_1, DraftKind.FOLLOW_UP_2):
        draft = compose(slots, channel=Channel.EMAIL, kind=kind)
        assert draft.subject == "Re: Brad Johnson suggested you"


@pytest.mark.parametrize("kind", [DraftKind.FOLLOW_UP_1, DraftKind.FOLLOW_UP_2])
def test_a_follow_up_is_short_lays_no_guilt_and_lets_go(kind):
    for channel in channels_of(kind):
        body = compose(STUDENT, channel=channel, kind=kind).body.lower()
        assert len(body.split()) < 75
        assert (
            "no is completely fine" in body or "no need to" in body or "that is completely" in body
        )
        for reproach in (
            "still",
            "heard back",
            "haven't",
            "have not",
            "disappoint",
            "just checking",
        ):
            assert reproach not in body


def test_nobody_is_called_a_third_time():
    assert Channel.PHONE not in channels_of(DraftKind.FOLLOW_UP_2)


def test_what_is_unknown_becomes_a_blank_with_a_hint():
    draft = compose(DraftSlots(), channel=Channel.EMAIL, kind=DraftKind.REQUEST)

    assert draft.body.startswith(
        "Hi [their name],\n\n[one thing of theirs you read or saw].\n\n[who"
    )
    assert draft.subject == "Question about your work"
    assert draft.blanks == tuple(blank.hint for blank in blanks(draft.body))
    assert len(draft.blanks) == 6


def test_with_a_profile_and_a_person_only_what_the_writer_knows_is_left_blank():
    slots = replace(STUDENT, why_you="", hope="", referrer="Brad Johnson")

    draft = compose(slots, channel=Channel.EMAIL, kind=DraftKind.REQUEST)

    assert draft.blanks == (
        "one thing of theirs you read or saw",
        "what you most want to hear from them",
    )


@pytest.mark.parametrize(("channel", "kind"), PAIRS)
def test_where_no_path_is_written_down_it_is_work_like_theirs(channel, kind):
    known, unknown = (
        compose(replace(STUDENT, about=about), channel=channel, kind=kind)
        for about in (STUDENT.about, "")
    )

    assert unknown.blanks == known.blanks
    if "museum conservation" in known.body:
        assert "work like yours" in unknown.body


def test_every_kind_of_draft_has_a_channel_and_every_channel_a_request():
    assert all(channels_of(kind) for kind in DraftKind)
    assert channels_of(DraftKind.REQUEST) == list(Channel)
