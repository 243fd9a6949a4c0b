"""What was heard, as Ada sees it in her browser."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from askaround.insight.actions import believing, claims, deciding, fitting
from askaround.insight.models import Belief, Claim, Decision, Evidence, Fit, Value
from askaround.outreach.models import Ask
from askaround.research.actions import want_voice
from askaround.research.models import Path, Question, WantedVoice
from tests import factories
from tests.insight.conftest import noted, some_talks

pytestmark = pytest.mark.django_db

OF_AN_EXPLORATION = ["matrix", "paths", "next", "beliefs", "funnel", "decision", "brief"]


@pytest.fixture
def talks(ada):
    return some_talks(ada, "Ana", "Ben", "Cem")


def page(client, name, row, query=""):
    answer = client.get(reverse(f"insight:{name}", args=[row.pk]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def heard(ada, talks, *places, **fields):
    claim = claims.add_claim(
        by=ada,
        exploration=talks.exploration,
        text=fields.pop("text", "Four nights away."),
        note=talks.notes[places[0]],
        **fields,
    )
    for place in places[1:]:
        claims.add_evidence(by=ada, claim=claim, note=talks.notes[place])
    return claim


@pytest.mark.parametrize("name", OF_AN_EXPLORATION)
def test_every_page_teaches_while_nothing_was_heard(client, ada, name):
    assert "<h1" in page(client, name, factories.exploration(ada))


@pytest.mark.parametrize("name", OF_AN_EXPLORATION)
def test_more_conversations_cost_no_more_queries(client, ada, name):
    counts = []
    for names in (["Ana"], ["Ben", "Cem", "Dora"]):
        talks = some_talks(ada, *names)
        value = fitting.add_value(by=ada, name=f"Home {len(names)}")
        for place in range(len(names)):
            claim = heard(ada, talks, place, text=f"Thing {place}", path=talks.path)
            fitting.set_fit(by=ada, value=value, path=talks.path, claim=claim, sign=1)
            noted(ada, talks.conversations[place], None, "A story.", kind="story")
            believing.write_belief(by=ada, exploration=talks.exploration, text="So.", percent=60)
            deciding.decide(by=ada, exploration=talks.exploration, text="So be it.")
        url = reverse(f"insight:{name}", args=[talks.exploration.pk])
        client.get(url)
        with CaptureQueriesContext(connection) as counted:
            client.get(url)
        counts.append(len(counted))

    assert counts[0] == counts[1]


def test_a_cell_says_in_words_what_its_two_numbers_count(client, ada, talks):
    heard(ada, talks, 0)

    shown = page(client, "matrix", talks.exploration)

    assert 'aria-label="1 line, 1 thing learned"><b>1</b><small>1</small>' in shown
    assert "the small number: 1 thing you learned there" in shown


def test_under_the_name_of_a_path_no_claim_names_it_again(client, ada, talks):
    heard(ada, talks, 0, path=talks.path)

    taken_along = page(client, "brief", talks.exploration)

    assert taken_along.count(talks.path.name) == 1
    assert talks.path.name in page(client, "question", talks.question)


def test_what_i_think_of_a_decision_now_can_be_read_and_printed(client, ada, talks):
    made = deciding.decide(by=ada, exploration=talks.exploration, text="So be it.", path=talks.path)
    deciding.look_back(by=ada, decision=made, text="Still so.")

    shown = page(client, "one-decision", made)

    assert '<span class="keep-lines">Still so.</span>' in shown
    assert (
        talks.path.name
        in shown.partition("As I wrote it")[2].partition("</dl>")[0].rpartition("<dl")[2]
    )


def test_a_cell_leads_to_what_was_said_there(client, ada, talks):
    shown = page(client, "matrix", talks.exploration)

    there = reverse("insight:question", args=[talks.question.pk])
    assert f'href="{there}#with-{talks.conversations[1].pk}"' in shown
    assert f'id="with-{talks.conversations[1].pk}"' in page(client, "question", talks.question)


def test_a_quote_leads_to_its_line_also_after_a_correction(client, ada, talks):
    claim = heard(ada, talks, 0)
    better = noted(
        ada, talks.conversations[0], talks.notes[0].planned, "Three.", replaces=talks.notes[0]
    )

    assert f"#note-{better.pk}" in page(client, "claim", claim)
    assert f"#note-{better.pk}" in page(client, "question", talks.question)


def test_what_is_off_the_record_is_shown_only_on_demand(client, ada, talks):
    line = noted(ada, talks.conversations[0], talks.notes[0].planned, "Zebra.", off_record=True)
    claims.add_claim(by=ada, exploration=talks.exploration, text="A rumor.", note=line)

    assert "Zebra" not in page(client, "question", talks.question)
    assert "Zebra" in page(client, "question", talks.question, "?show=off-record")
    assert "Zebra" not in page(client, "brief", talks.exploration)
    assert "Zebra" not in page(client, "brief-file", talks.exploration)
    person = client.get(reverse("people:person", args=[talks.people[0].pk])).content.decode()
    assert "Zebra" not in person.split('id="said"')[1].split("</section>")[0]


def test_both_sides_name_level_and_tenure(client, ada, talks):
    person, role = talks.people[0], talks.people[0].roles.get()
    person.level, role.started = "manager", "2019"
    with ada.change("Known better") as change:
        change.save(person)
        change.save(role)
    claim = heard(ada, talks, 0)
    claims.add_evidence(by=ada, claim=claim, note=talks.notes[1], stance="against")

    shown = " ".join(page(client, "question", talks.question).split())

    assert "They disagree: 1 independent voice for it, 1 against." in shown
    assert "Manager, 7 years there" in shown


def test_a_line_becomes_a_claim_in_one_form(client, ada, talks):
    client.post(
        reverse("insight:line", args=[talks.notes[0].pk]),
        {"text": "Four nights.", "question": talks.question.pk},
    )

    assert Claim.objects.get().evidence.get().note == talks.notes[0]


def test_a_line_speaks_against_a_claim_that_is_there(client, ada, talks):
    claim = heard(ada, talks, 0)

    client.post(
        reverse("insight:line", args=[talks.notes[1].pk]),
        {"claim": claim.pk, "stance": "against"},
    )

    assert claim.evidence.get(note=talks.notes[1]).stance == "against"


def test_something_heard_elsewhere_is_written_down_with_its_voice(client, ada, talks):
    client.post(
        reverse("insight:new-claim", args=[talks.exploration.pk]),
        {"text": "Quiet Fridays.", "person": talks.people[0].pk, "stance": "for", "quote": "Yes."},
    )

    assert Evidence.objects.get().quote == "Yes."
    assert Claim.objects.get().text == "Quiet Fridays."


def test_an_old_version_of_a_claim_shows_both_texts(client, ada, talks):
    claim = heard(ada, talks, 0)
    old = claim.version
    claim.text = "Elsewhere."
    claims.edit_claim(by=ada, claim=claim)

    answer = client.post(
        reverse("insight:claim", args=[claim.pk]), {"text": "Here.", "version": old}
    )

    assert answer.status_code == 409
    assert {"Elsewhere.", "Here."} <= set(answer.content.decode().replace("<", ">").split(">"))


def test_a_claim_is_weighed_by_my_values(client, ada, talks):
    value, claim = fitting.add_value(by=ada, name="Home"), heard(ada, talks, 0)

    client.post(
        reverse("insight:score", args=[claim.pk]),
        {"path": talks.path.pk, f"value-{value.pk}": "-1", "value-nonsense": "1"},
    )

    assert Fit.objects.get().sign == -1
    shown = page(client, "paths", talks.exploration)
    assert shown.count('class="arm-against"') == 1
    assert 'class="arm-for"' not in shown


def test_a_value_is_added_changed_and_removed(client, ada):
    client.post(reverse("insight:values"), {"name": "Home", "weight": "3"})
    value = Value.objects.get()
    there = reverse("insight:value", args=[value.pk])
    client.post(there, {"name": "Evenings", "weight": "1", "version": value.version})
    value.refresh_from_db()
    assert (value.name, value.weight) == ("Evenings", 1)

    client.post(reverse("insight:remove-value", args=[value.pk]))
    assert not Value.objects.exists()


def test_a_value_twice_is_refused_with_a_sentence(client, ada):
    fitting.add_value(by=ada, name="Home")

    answer = client.post(reverse("insight:values"), {"name": "home", "weight": "2"})

    assert "on your list already" in answer.content.decode()


def test_a_path_is_ruled_out_and_that_is_celebrated(client, ada, talks):
    claim = heard(ada, talks, 0)

    answer = client.post(
        reverse("insight:decision", args=[talks.exploration.pk]),
        {
            "path": talks.path.pk,
            "state": "ruled-out",
            "text": "Not for me.",
            "percent": "80",
            f"claim-{claim.pk}": "for",
            "claim-nonsense": "for",
        },
        follow=True,
    )

    assert Path.objects.get(pk=talks.path.pk).state == "ruled-out"
    assert Decision.objects.get().reasons.get().claim == claim
    assert "is ruled out: now you know" in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param({"state": "chosen"}, "Which path", id="no path"),
        pytest.param({"look_again_on": "2020-01-01"}, "after today", id="a day that is past"),
        pytest.param({"percent": "100"}, "At most 99, please.", id="quite sure"),
    ],
)
def test_an_impossible_decision_is_refused_with_a_sentence(client, ada, talks, said, sentence):
    answer = client.post(
        reverse("insight:decision", args=[talks.exploration.pk]),
        {"text": "So.", "percent": "70", **said},
    )

    assert sentence in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_belief_is_written_and_scored_in_kind_words(client, ada, talks):
    there = reverse("insight:beliefs", args=[talks.exploration.pk])
    client.post(there, {"text": "They travel.", "percent": "70"})
    client.post(
        reverse("insight:score-belief", args=[Belief.objects.get().pk]),
        {"came_true": "yes", "lesson": "Not all."},
    )

    shown = " ".join(client.get(there).content.decode().split())
    assert "Of the one thing you were about 70% sure of, 1 turned out that way." in shown


def test_a_voice_joins_the_plan_and_is_proposed(client, ada, talks):
    there = reverse("insight:want", args=[talks.exploration.pk])
    client.post(there, {"level": "owner"})
    assert WantedVoice.objects.get().level == "owner"
    factories.person(ada, "Olga Owner", level="owner", closeness=2)

    shown = page(client, "next", talks.exploration)

    assert "Olga Owner" in shown
    assert client.post(there, {}).status_code == 200


def next_page(client, talks):
    return " ".join(page(client, "next", talks.exploration).split())


def test_whom_next_says_when_there_is_nobody_left_to_ask(client, ada, talks):
    assert "Nobody among the people you added is left to ask." in next_page(client, talks)


def test_whom_next_proposes_nobody_who_was_heard_already(client, ada, talks):
    shown = next_page(client, talks)

    assert not any(f"Ask {person.full_name}" in shown for person in talks.people)


def test_whom_next_names_those_of_whom_too_little_is_written_down(client, ada, talks):
    unknown = factories.person(ada, "Uma Unknown", closeness=2)
    factories.person(ada, "Max Manager", level="manager", closeness=3)
    with ada.change("Asked what they know") as change:
        for person in talks.people:
            person.level = "manager"
            change.save(person)
    claims.add_claim(by=ada, exploration=talks.exploration, text="So.", note=talks.notes[0])
    shown = next_page(client, talks)

    assert "One person you know could be like that, but it is not written down" in shown
    assert reverse("people:edit", args=[unknown.pk]) in shown
    assert "You know nobody" not in shown


def test_whom_next_says_nobody_only_where_all_were_looked_at(client, ada, talks):
    for number in range(3):
        factories.person(ada, f"Max {number}", level="manager", function="sales", closeness=2)
    want_voice(by=ada, exploration=talks.exploration, level="owner")

    assert "None of the 3 people you could ask is like that." in next_page(client, talks)


def test_whom_next_knows_who_was_asked_already(client, ada, talks):
    early = factories.person(ada, "Eve Early", level="early", closeness=2)
    with ada.change("Asked") as change:
        change.add(Ask(person=early, exploration=talks.exploration, sent_at=ada.now))
    with ada.change("One more question") as change:
        change.add(Question(exploration=talks.exploration, text="What else?", position=2))

    shown = next_page(client, talks)

    assert "Eve Early</a>, who could tell you." in shown


def test_a_wanted_voice_moves_somebody_up_in_the_ranking(client, ada, talks):
    for name, level in (("Maria Manager", "manager"), ("Olga Owner", "owner")):
        factories.person(ada, name, level=level, closeness=2)
    want_voice(by=ada, exploration=talks.exploration, level="owner")

    there = reverse("research:ask-first", args=[talks.exploration.pk])
    shown = client.get(there).content.decode()

    assert shown.index("Olga Owner") < shown.index("Maria Manager")


def test_the_brief_is_a_file_that_markdown_reads(client, ada, talks):
    heard(ada, talks, 0, text="# Not *a* heading", path=talks.path)
    noted(ada, talks.conversations[0], None, "One.\n\n- Two.", kind="story")

    answer = client.get(reverse("insight:brief-file", args=[talks.exploration.pk]))
    text = answer.content.decode()

    assert answer["Content-Type"].startswith("text/markdown")
    assert "### \\# Not \\*a\\* heading" in text
    assert "> One.\n>\n> \\- Two." in text


def test_an_organization_says_what_was_heard_about_it(client, ada, talks):
    place = talks.people[0].roles.get().organization
    heard(ada, talks, 0, text="They listen.", organization=place)

    shown = client.get(reverse("people:organization", args=[place.pk])).content.decode()

    assert "They listen." in shown


def test_one_in_twelve_comes_with_its_provenance(client, ada, talks):
    assert "no study behind it is known" in page(client, "funnel", talks.exploration)


def test_how_long_conversations_took_stands_beside_what_was_agreed(client, ada):
    exploration, began = factories.exploration(ada), ada.now - timedelta(days=3)
    for minutes in (20, 25, 31, 9 * 60):
        factories.conversation(
            ada,
            exploration=exploration,
            minutes=20,
            started_at=began,
            ended_at=began + timedelta(minutes=minutes),
        )

    shown = " ".join(page(client, "funnel", exploration).split())

    assert "Of 3 conversations, the middle one took 25 minutes; 20 were agreed." in shown
    assert "Longer than agreed: 2 of 3." in shown


def test_how_sure_somebody_is_starts_empty(client, talks):
    shown = page(client, "beliefs", talks.exploration)

    [field] = re.findall(r"<input[^>]*name=\"percent\"[^>]*>", shown)
    assert "value=" not in field
