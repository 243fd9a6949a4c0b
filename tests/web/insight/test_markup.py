"""What is written straight into a page is escaped, and leads where `reverse` would lead."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from askaround.insight.queries.claims import Voice
from askaround.insight.queries.lines import Line
from askaround.insight.queries.speakers import Speaker
from askaround.insight.queries.told import LineShown, Told
from askaround.web.insight import markup
from askaround.web.insight.addresses import address

NASTY = '<img src=x onerror="alert(1)">&'


def line(**fields):
    told = {"kind": "fact", "text": NASTY, "off_record": False, "volunteered": False}
    return Line(pk=uuid4(), conversation=uuid4(), struck=False, **{**told, **fields})


def voice(of=None, **fields):
    said = {"stance": "for", "quote": NASTY, "off_record": False}
    speaker = Speaker(uuid4(), NASTY, level=NASTY, years=3, work=NASTY)
    about = {"note": of.pk if of else None, "line": of}
    return Voice(pk=uuid4(), speaker=speaker, **{**about, **said, **fields})


@pytest.mark.parametrize("name", ["insight:question", "debrief:debrief", "people:person"])
def test_an_address_is_the_one_that_django_knows(name):
    key = uuid4()

    assert address(name, key) == reverse(name, args=[key])


def test_nothing_that_somebody_wrote_becomes_markup():
    told = Told(uuid4(), voice().speaker, [LineShown(line(), [])], hidden=0)

    for shown in (markup.voices([voice(line())], shows_all=True), markup.lines(told)):
        assert "<img" not in shown
        assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;" in shown


def test_a_voice_off_the_record_is_quoted_only_on_demand():
    secret = voice(line(text="Zebra", off_record=True), quote="Zebra", off_record=True)

    assert "Zebra" not in markup.voices([secret], shows_all=False)
    assert "Zebra" in markup.voices([secret], shows_all=True)


def test_a_line_that_was_struck_out_leads_nowhere():
    of = line()
    shown = markup.voices([voice(of, line=None, quote="")], shows_all=False)

    assert "the line has since been struck out" in shown
    assert "#note-" not in shown


def test_words_follow_the_language():
    with translation.override("en"):
        english = markup.voices([voice(line())], shows_all=False)
    with translation.override("de"):
        markup.voices([voice(line())], shows_all=False)
    with translation.override("en"):
        again = markup.voices([voice(line())], shows_all=False)

    assert ("In the notes" in english, "In the notes" in again) == (True, True)


def test_a_kind_of_line_that_is_not_known_here_is_no_error():
    odd = line(kind="zzz", text="Zebra")
    told = Told(uuid4(), voice().speaker, [LineShown(odd, [])], hidden=0)

    assert "Zebra" in markup.lines(told)
    assert "In the notes" in markup.voices([voice(odd)], shows_all=True)
