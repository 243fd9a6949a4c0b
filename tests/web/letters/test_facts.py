"""What a letter knows of a conversation, and that nothing off the record gets into any."""

from dataclasses import astuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from askaround.conversations.models import Note, PlannedQuestion
from askaround.followup.models import Advice, Opening, Promise, Referral
from askaround.letters.rules.drafts import Where
from askaround.letters.rules.kinds import LetterKind
from askaround.scheduling.models import Window
from askaround.web.letters.facts import facts_for, with_minutes_late
from tests import factories

pytestmark = pytest.mark.django_db
SECRET = "Zq"


class Request:
    """As much of a request as the facts look at."""

    def __init__(self, author):
        self.author, self.space = author, author.space


@pytest.fixture
def known(ada, grace):
    """Gather the facts of a letter to Grace."""

    def gather(kind, about=None):
        return facts_for(Request(ada), kind=kind, person=grace, about=about and about.pk)

    return gather


def test_a_confirmation_knows_time_place_length_and_topics(ada, talk, known):
    with ada.change("Planned") as change:
        rows = (("culture", "should"), ("training", "must"), ("", "must"))
        for topic, priority in rows:
            change.add(
                PlannedQuestion(conversation=talk, text="How?", topic=topic, priority=priority)
            )

    facts = known("confirmation", talk)

    assert (
        facts.time
        == "Thursday, March 5, 10:00 to 10:30 a.m. in New York (3:00 to 3:30 p.m. in UTC)"
    )
    assert (facts.where, facts.where_text) == (Where.LINK, "https://meet.example/g")
    assert facts.topics == ("training",)


@pytest.mark.parametrize("zone", ["", "Nowhere/Else"])
def test_where_their_zone_is_not_known_the_place_of_mine_is_said(ada, grace, talk, known, zone):
    grace.time_zone = zone
    with ada.change("Moved") as change:
        change.save(grace)

    assert known("confirmation", talk).time == "Thursday, March 5, 3:00 to 3:30 p.m. in UTC"


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"mode": "phone", "phone": "+1 555"}, (Where.CALL, "+1 555")),
        ({"mode": "in-person"}, (Where.THEIRS, "")),
        ({"mode": "meal", "place": "Café"}, (Where.PLACE, "Café")),
        ({"mode": "video", "link": ""}, (Where.OPEN, "")),
    ],
)
def test_the_place_follows_how_we_talk(ada, grace, known, fields, where):
    facts = known("confirmation", factories.conversation(ada, grace, **fields))

    assert (facts.where, facts.where_text) == where


def test_an_offer_knows_the_windows_that_are_still_open(ada, talk, known):
    at = {"day": talk.day, "time_zone": "UTC", "conversation": talk}
    with ada.change("Chose windows") as change:
        change.add(Window(clock="15:00", **at))
        change.add(Window(clock="16:00", answer="declined", **at))
        change.add(Window(clock="17:00", by_them=True, **at))

    assert len(known("offer", talk).windows) == 1


def test_thanks_know_a_quote_before_a_fact_and_a_promise_of_mine(ada, grace, talk, note, known):
    note("Half of it is reports")
    note("Nobody asks for a certificate", kind="quote")
    with ada.change("Promised") as change:
        change.add(Promise(person=grace, conversation=talk, text="Send her the report"))

    facts = known("thanks", talk)

    assert (facts.learned, facts.learned_is_quote) == ("Nobody asks for a certificate", True)
    assert facts.will_do == "Send her the report"


def test_a_corrected_line_counts_as_it_was_corrected_and_a_struck_one_not_at_all(note, known, talk):
    first, second = note("Ten people"), note("Gone", kind="quote")
    note("Twelve people", replaces=first)
    note("", kind="quote", replaces=second, struck=True)

    assert known("thanks", talk).learned == "Twelve people"


def test_a_referrer_hears_of_the_person_and_nothing_of_what_they_said(ada, grace, talk, known):
    other = factories.person(ada, "Sam Okafor")
    theirs = factories.conversation(ada, other)
    with ada.change("x") as change:
        change.add(Note(conversation=theirs, text="private to Sam", kind="quote", at=ada.now))
        given = change.add(Referral(person=grace, to=other, sought="Sam", suggested_on=ada.today))

    facts = known("referrer-news", given)

    assert facts.referral == "Sam Okafor"
    assert "private to Sam" not in str(astuple(facts))
    assert "private to Sam" not in str(astuple(known("thanks", theirs)))


def test_minutes_that_nobody_would_write_are_the_usual_ones(known):
    facts = known("late")

    assert with_minutes_late(facts, "7").minutes_late == 7
    for typed in ("", "-1", "9" * 5000, "²", "many", "0", "121"):
        assert with_minutes_late(facts, typed) == facts


KINDS = {
    Advice: LetterKind.OUTCOME,
    Opening: LetterKind.OPENING,
    Referral: LetterKind.REFERRER_NEWS,
}
LINES = st.lists(
    st.tuples(
        st.sampled_from(Note.Kind.values),
        st.booleans(),  # off the record
        st.none() | st.integers(0, 3),  # which earlier line it corrects
        st.booleans(),  # struck out
    ),
    max_size=4,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None
)
@given(lines=LINES)
def test_nothing_off_the_record_gets_into_any_letter(ada, grace, talk, lines):
    """Every line says which it is; no line, correction or thing kept from one may slip through."""
    for model in (Promise, Advice, Opening, Referral, Note):
        model.objects.all().delete()  # of the example before
    rows, kept = [], []
    with ada.change("Talked") as change:
        for place, (kind, off, corrects, struck) in enumerate(lines):
            replaced = rows[corrects] if corrects is not None and corrects < len(rows) else None
            row = Note(
                conversation=talk,
                kind=kind,
                text=f"{SECRET}{place}.",
                off_record=off,
                replaces=replaced,
                struck=struck and replaced is not None,
                at=ada.now,
            )
            rows.append(change.add(row))
            left = {"person": grace, "conversation": talk, "note": row}
            kept += [
                change.add(Promise(text=row.text, **left)),
                change.add(Advice(text=row.text, act=row.text, answer="try", **left)),
                change.add(Opening(text=row.text, heard_on=ada.today, **left)),
                change.add(Referral(sought=row.text, suggested_on=ada.today, **left)),
            ]
    groups: dict = {}
    for row in rows:
        groups[row.pk] = groups[row.replaces_id] if row.replaces_id else row.pk
    secret_groups = {groups[row.pk] for row in rows if row.off_record}
    secrets = [row.text for row in rows if groups[row.pk] in secret_groups]

    letters = [(kind, talk) for kind in LetterKind]
    letters += [(KINDS.get(type(about), LetterKind.THANKS), about) for about in kept]
    for kind, about in letters:
        facts = facts_for(Request(ada), kind=kind, person=grace, about=about.pk)
        assert not [text for text in secrets if text in str(astuple(facts))]
