"""Somebody else's row is a 404 at every address, and a new address cannot be forgotten here.

The addresses are read from the URL configuration: one that takes a key needs an entry in
``ROWS`` (whose row it opens), one that takes none is opened to see that it shows nothing of a
stranger's, or stands in ``OPEN`` with the reason why anybody may open it.
"""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from tests import factories

SECRET = "Zebulon Quickfeather"
"""A name that stands in everything the stranger has, and nowhere else."""

OPEN = {
    "accounts:enter": "the way in; the token is the secret",
    "accounts:closed": "says how to come in",
    "live:worker": "a script that holds no data; a browser asks for it anew after logging out, too",
    "live:manifest": "names and icons of the program; browsers ask for it without cookies",
    "live:offline": "an empty page that each device fills with what it keeps",
    "calendars:feed": "a calendar program has no session; the key of 256 bits is the secret",
}
ROWS = {
    "journal:undo": lambda stranger: stranger["change"],
    "journal:redo": lambda stranger: stranger["change"],
    "imports:plan": lambda stranger: stranger["batch"],
    "imports:columns": lambda stranger: stranger["batch"],
    "imports:undo": lambda stranger: stranger["batch"],
    "imports:drop": lambda stranger: stranger["batch"],
    "imports:merge": lambda stranger: stranger["person"],
    "imports:told_apart": lambda stranger: stranger["person"],
    "imports:unmerge": lambda stranger: stranger["merge"],
    "people:organization": lambda stranger: stranger["organization"],
    "people:organization_edit": lambda stranger: stranger["organization"],
    "people:organization_remove": lambda stranger: stranger["organization"],
    "people:person": lambda stranger: stranger["person"],
    "people:edit": lambda stranger: stranger["person"],
    "people:never_again": lambda stranger: stranger["person"],
    "people:same_zone": lambda stranger: stranger["person"],
    "people:remove": lambda stranger: stranger["person"],
    "people:erase": lambda stranger: stranger["person"],
    "people:export": lambda stranger: stranger["person"],
    "people:add_role": lambda stranger: stranger["person"],
    "people:add_contact_point": lambda stranger: stranger["person"],
    "people:add_tag": lambda stranger: stranger["person"],
    "people:introducers": lambda stranger: stranger["person"],
    "people:add_event": lambda stranger: stranger["person"],
    "people:role": lambda stranger: stranger["role"],
    "people:remove_role": lambda stranger: stranger["role"],
    "people:remove_contact_point": lambda stranger: stranger["contact_point"],
    "people:remove_tag": lambda stranger: stranger["tagging"],
    "people:remove_acquaintance": lambda stranger: stranger["acquaintance"],
    "people:event": lambda stranger: stranger["event"],
    "people:remove_event": lambda stranger: stranger["event"],
    "people:rename_view": lambda stranger: stranger["saved_view"],
    "people:remove_view": lambda stranger: stranger["saved_view"],
    "research:exploration": lambda stranger: stranger["exploration"],
    "research:ask-first": lambda stranger: stranger["exploration"],
    "research:first-three": lambda stranger: stranger["exploration"],
    "research:edit": lambda stranger: stranger["exploration"],
    "research:close": lambda stranger: stranger["exploration"],
    "research:reopen": lambda stranger: stranger["exploration"],
    "research:remove": lambda stranger: stranger["exploration"],
    "research:add-path": lambda stranger: stranger["exploration"],
    "research:pick": lambda stranger: stranger["exploration"],
    "research:blanks": lambda stranger: stranger["exploration"],
    "research:add-question": lambda stranger: stranger["exploration"],
    "research:path": lambda stranger: stranger["path"],
    "research:remove-path": lambda stranger: stranger["path"],
    "research:question": lambda stranger: stranger["question"],
    "research:settle": lambda stranger: stranger["question"],
    "research:move-question": lambda stranger: stranger["question"],
    "research:remove-question": lambda stranger: stranger["question"],
    "outreach:ask": lambda stranger: stranger["ask"],
    "outreach:remove": lambda stranger: stranger["ask"],
    "outreach:check": lambda stranger: stranger["ask"],
    "outreach:save": lambda stranger: stranger["ask"],
    "outreach:write-again": lambda stranger: stranger["ask"],
    "outreach:referrer": lambda stranger: stranger["ask"],
    "outreach:eml": lambda stranger: stranger["ask"],
    "outreach:sent": lambda stranger: stranger["ask"],
    "outreach:call": lambda stranger: stranger["ask"],
    "outreach:drop": lambda stranger: stranger["ask"],
    "outreach:reply": lambda stranger: stranger["ask"],
    "outreach:follow-up": lambda stranger: stranger["ask"],
    "outreach:answer": lambda stranger: stranger["ask"],
    "outreach:rest": lambda stranger: stranger["ask"],
    "outreach:reopen": lambda stranger: stranger["ask"],
    "outreach:pace": lambda stranger: stranger["ask"],
    "outreach:put-off": lambda stranger: stranger["ask"],
    "outreach:nobody-else": lambda stranger: stranger["ask"],
    "outreach:introduction": lambda stranger: stranger["introduction"],
    "outreach:check-introduction": lambda stranger: stranger["introduction"],
    "outreach:introduction-step": lambda stranger: stranger["introduction"],
    "outreach:introduced-person": lambda stranger: stranger["introduction"],
    "outreach:introduced-somebody-new": lambda stranger: stranger["introduction"],
    "outreach:introduction-eml": lambda stranger: stranger["introduction"],
    "outreach:introduction-reply": lambda stranger: stranger["introduction"],
    "outreach:remove-introduction": lambda stranger: stranger["introduction"],
    "prepare:plan": lambda stranger: stranger["conversation"],
    "prepare:propose": lambda stranger: stranger["conversation"],
    "prepare:pick": lambda stranger: stranger["conversation"],
    "prepare:add": lambda stranger: stranger["conversation"],
    "prepare:take": lambda stranger: stranger["conversation"],
    "prepare:check": lambda stranger: stranger["conversation"],
    "prepare:add-goal": lambda stranger: stranger["conversation"],
    "prepare:brief": lambda stranger: stranger["conversation"],
    "prepare:dossier": lambda stranger: stranger["conversation"],
    "prepare:rehearse": lambda stranger: stranger["conversation"],
    "prepare:sheet": lambda stranger: stranger["conversation"],
    "prepare:question": lambda stranger: stranger["planned_question"],
    "prepare:move": lambda stranger: stranger["planned_question"],
    "prepare:remove": lambda stranger: stranger["planned_question"],
    "prepare:goal": lambda stranger: stranger["goal"],
    "prepare:remove-goal": lambda stranger: stranger["goal"],
    "prepare:read-person": lambda stranger: stranger["person"],
    "prepare:read-organization": lambda stranger: stranger["organization"],
    "prepare:read-path": lambda stranger: stranger["path"],
    "prepare:source": lambda stranger: stranger["source"],
    "prepare:remove-source": lambda stranger: stranger["source"],
    "followup:conversation": lambda stranger: stranger["conversation"],
    "followup:advice": lambda stranger: stranger["advice"],
    "followup:answer-advice": lambda stranger: stranger["advice"],
    "followup:tried": lambda stranger: stranger["advice"],
    "followup:reported": lambda stranger: stranger["advice"],
    "followup:remove-advice": lambda stranger: stranger["advice"],
    "followup:promise": lambda stranger: stranger["promise"],
    "followup:settle-promise": lambda stranger: stranger["promise"],
    "followup:remove-promise": lambda stranger: stranger["promise"],
    "followup:opening": lambda stranger: stranger["opening"],
    "followup:answer-opening": lambda stranger: stranger["opening"],
    "followup:settle-opening": lambda stranger: stranger["opening"],
    "followup:remove-opening": lambda stranger: stranger["opening"],
    "followup:referral": lambda stranger: stranger["referral"],
    "followup:referred-person": lambda stranger: stranger["referral"],
    "followup:referred-somebody-new": lambda stranger: stranger["referral"],
    "followup:ask-referred": lambda stranger: stranger["referral"],
    "followup:be-introduced": lambda stranger: stranger["referral"],
    "followup:told-referrer": lambda stranger: stranger["referral"],
    "followup:settle-referral": lambda stranger: stranger["referral"],
    "followup:remove-referral": lambda stranger: stranger["referral"],
    "followup:tree": lambda stranger: stranger["exploration"],
    "followup:person-tree": lambda stranger: stranger["person"],
    "followup:tie": lambda stranger: stranger["person"],
    "followup:rest": lambda stranger: stranger["person"],
    "letters:letter": lambda stranger: stranger["letter"],
    "letters:check": lambda stranger: stranger["letter"],
    "letters:save": lambda stranger: stranger["letter"],
    "letters:write-again": lambda stranger: stranger["letter"],
    "letters:eml": lambda stranger: stranger["letter"],
    "letters:print": lambda stranger: stranger["letter"],
    "letters:sent": lambda stranger: stranger["letter"],
    "letters:drop": lambda stranger: stranger["letter"],
    "letters:resume": lambda stranger: stranger["resume"],
    "letters:remove-resume": lambda stranger: stranger["resume"],
    "calendars:read": lambda stranger: stranger["busy_calendar"],
    "calendars:remove": lambda stranger: stranger["busy_calendar"],
    "calendars:revoke-feed": lambda stranger: stranger["calendar_feed"],
    "calendars:invitation": lambda stranger: stranger["conversation"],
    "calendars:note-answer": lambda stranger: stranger["conversation"],
    "scheduling:conversation": lambda stranger: stranger["conversation"],
    "scheduling:remove": lambda stranger: stranger["conversation"],
    "scheduling:agree": lambda stranger: stranger["conversation"],
    "scheduling:call-off": lambda stranger: stranger["conversation"],
    "scheduling:look-again": lambda stranger: stranger["conversation"],
    "scheduling:note-yes": lambda stranger: stranger["conversation"],
    "scheduling:times": lambda stranger: stranger["conversation"],
    "scheduling:choose": lambda stranger: stranger["conversation"],
    "scheduling:suggested": lambda stranger: stranger["conversation"],
    "scheduling:offered": lambda stranger: stranger["conversation"],
    "scheduling:none-suits": lambda stranger: stranger["conversation"],
    "scheduling:their-time": lambda stranger: stranger["conversation"],
    "scheduling:window": lambda stranger: stranger["window"],
    "scheduling:accept": lambda stranger: stranger["window"],
    "scheduling:decline": lambda stranger: stranger["window"],
    "scheduling:remove-window": lambda stranger: stranger["window"],
    "insight:matrix": lambda stranger: stranger["exploration"],
    "insight:besides": lambda stranger: stranger["exploration"],
    "insight:new-claim": lambda stranger: stranger["exploration"],
    "insight:question": lambda stranger: stranger["question"],
    "insight:line": lambda stranger: stranger["note"],
    "insight:claim": lambda stranger: stranger["claim"],
    "insight:add-voice": lambda stranger: stranger["claim"],
    "insight:score": lambda stranger: stranger["claim"],
    "insight:join": lambda stranger: stranger["claim"],
    "insight:remove-claim": lambda stranger: stranger["claim"],
    "insight:turn-voice": lambda stranger: stranger["evidence"],
    "insight:remove-voice": lambda stranger: stranger["evidence"],
    "insight:paths": lambda stranger: stranger["exploration"],
    "insight:add-reason": lambda stranger: stranger["path"],
    "insight:remove-fit": lambda stranger: stranger["fit"],
    "insight:value": lambda stranger: stranger["value"],
    "insight:move-value": lambda stranger: stranger["value"],
    "insight:remove-value": lambda stranger: stranger["value"],
    "insight:next": lambda stranger: stranger["exploration"],
    "insight:want": lambda stranger: stranger["exploration"],
    "insight:unwant": lambda stranger: stranger["wanted_voice"],
    "insight:beliefs": lambda stranger: stranger["exploration"],
    "insight:score-belief": lambda stranger: stranger["belief"],
    "insight:remove-belief": lambda stranger: stranger["belief"],
    "insight:funnel": lambda stranger: stranger["exploration"],
    "insight:decision": lambda stranger: stranger["exploration"],
    "insight:one-decision": lambda stranger: stranger["decision"],
    "insight:weigh": lambda stranger: stranger["decision"],
    "insight:look-back": lambda stranger: stranger["decision"],
    "insight:remove-decision": lambda stranger: stranger["decision"],
    "insight:brief": lambda stranger: stranger["exploration"],
    "insight:brief-file": lambda stranger: stranger["exploration"],
    "debrief:debrief": lambda stranger: stranger["conversation"],
    "debrief:done": lambda stranger: stranger["conversation"],
    "debrief:onward": lambda stranger: stranger["conversation"],
    "debrief:times": lambda stranger: stranger["conversation"],
    "debrief:add-line": lambda stranger: stranger["conversation"],
    "debrief:goal": lambda stranger: stranger["goal"],
    "debrief:tick": lambda stranger: stranger["planned_question"],
    "debrief:line": lambda stranger: stranger["note"],
    "debrief:becomes": lambda stranger: stranger["note"],
    "debrief:back": lambda stranger: stranger["note"],
    "debrief:suggested": lambda stranger: stranger["referral"],
    "live:live": lambda stranger: stranger["conversation"],
    "live:say": lambda stranger: stranger["conversation"],
    "live:lines": lambda stranger: stranger["conversation"],
    "live:file": lambda stranger: stranger["conversation"],
}


def addresses(patterns=None, namespace=""):
    """Every named address of the project as (name, names of its arguments)."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(pattern, "url_patterns"):
            inner = ":".join(filter(None, [namespace, pattern.namespace]))
            yield from addresses(pattern.url_patterns, inner)
        else:
            name = ":".join(filter(None, [namespace, pattern.name]))
            yield name, tuple(pattern.pattern.converters)


WITH_KEY = [name for name, arguments in addresses() if arguments and name not in OPEN]
WITHOUT_KEY = [name for name, arguments in addresses() if not arguments and name not in OPEN]


@pytest.fixture(scope="module")
def all_of_a_stranger(rows_of_the_file):
    """Everything of somebody else, one row of each kind, all of it carrying SECRET."""
    by = factories.author(factories.space("stranger"))
    return factories.one_of_everything(by, SECRET)


@pytest.fixture
def stranger(db, all_of_a_stranger):
    return all_of_a_stranger


def test_every_address_with_a_key_is_tried_here():
    assert sorted(set(WITH_KEY) - set(ROWS)) == []


@pytest.mark.parametrize("name", WITH_KEY)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_strangers_row_is_not_found(client, stranger, name, method):
    row = ROWS[name](stranger)

    response = getattr(client, method)(reverse(name, args=[row.pk]))

    assert response.status_code in {404, 405}
    assert SECRET not in response.content.decode()


@pytest.mark.parametrize("name", WITH_KEY)
def test_the_owner_finds_the_same_row(stranger, name):
    """Without this, a 404 for everybody would pass the test above."""
    owner = Client()
    owner.force_login(stranger["space"].owner, backend="askaround.accounts.entrance.Entrance")
    row = ROWS[name](stranger)
    statuses = {
        getattr(owner, method)(reverse(name, args=[row.pk])).status_code
        for method in ("get", "post")
    }

    assert statuses - {404, 405}


@pytest.mark.parametrize("name", WITHOUT_KEY)
def test_no_page_shows_anything_of_a_stranger(client, stranger, name):
    response = client.get(reverse(name), {"q": SECRET.split()[0]})

    content = b"".join(response.streaming_content) if response.streaming else response.content
    assert SECRET.split()[1] not in content.decode(errors="replace")


@pytest.mark.parametrize("name", [*WITH_KEY, *WITHOUT_KEY])
def test_nobody_comes_in_without_the_token(stranger, name):
    arguments = [ROWS[name](stranger).pk] if name in ROWS else []

    response = Client().get(reverse(name, args=arguments))

    assert response.status_code in {302, 405}
    if response.status_code == 302:
        assert response.url.startswith(reverse("accounts:closed"))
