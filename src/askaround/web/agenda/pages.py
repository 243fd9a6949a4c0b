"""Where each row of Today leads: the page it is about, and what its buttons do."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from askaround.agenda.queries import Row
from askaround.agenda.rules import Kind

PAGES = {
    Kind.TALK: "scheduling:conversation",
    Kind.PREPARE: "scheduling:conversation",
    Kind.CONFIRM: "scheduling:conversation",
    Kind.DEBRIEF: "debrief:debrief",
    Kind.THANKS: "followup:conversation",
    Kind.OFFER: "scheduling:times",
    Kind.PROMISE: "followup:promise",
    Kind.OPENING: "followup:opening",
    Kind.WEIGH: "followup:opening",
    Kind.TELL_REFERRER: "followup:referral",
    Kind.TRY: "followup:advice",
    Kind.REPORT: "followup:advice",
    Kind.CONSIDER: "followup:advice",
    Kind.LOOK_AGAIN: "insight:decision",
    Kind.FINISH_INTRODUCTION: "outreach:introduction",
    Kind.INTRODUCE: "outreach:introduction",
    Kind.THANK_INTRODUCER: "outreach:introduction",
    Kind.REMIND_INTRODUCER: "outreach:introduction",
}
"""By the kind of row; all others are about a request."""

STARTS = {Kind.TALK: "live:live", Kind.PREPARE: "prepare:plan"}
"""Where the first button of the next conversation leads; the day sheet stands beside it."""

LETTERS = {
    Kind.CONFIRM: "confirmation",
    Kind.THANKS: "thanks",
    Kind.TELL_REFERRER: "referrer-news",
    Kind.REPORT: "outcome",
}
"""Rows whose first button begins a letter of this kind."""


@dataclass(frozen=True, slots=True)
class Leads:
    """``fields`` are sent with the first button where it begins something; else it is a link."""

    url: str
    action_url: str
    fields: dict[str, str] = field(default_factory=dict)
    action2: str = ""
    action2_url: str = ""


def leads(row: Row) -> Leads:
    """Return where a row and its buttons lead."""
    url = _page(row)
    if row.kind in STARTS:
        return Leads(
            url,
            reverse(STARTS[row.kind], args=[row.subject]),
            action2=_("Day sheet"),
            action2_url=reverse("prepare:sheet", args=[row.subject]),
        )
    if row.kind in LETTERS:
        fields = {
            "person": str(row.person_id),
            "kind": LETTERS[row.kind],
            "about": str(row.subject),
            "next": reverse("agenda:today"),
        }
        return Leads(url, reverse("letters:begin"), fields)
    if row.kind is Kind.ASK_ABOUT:
        return Leads(url, reverse("outreach:new"), {"person": str(row.person_id)})
    if row.kind is Kind.AGREE:
        return Leads(url, reverse("scheduling:new"), {"ask": str(row.subject)})
    return Leads(url, url)


def _page(row: Row) -> str:
    if row.kind is Kind.ASK_ABOUT:
        return f"{reverse('outreach:new')}?{urlencode({'person': str(row.person_id)})}"
    return reverse(PAGES.get(row.kind, "outreach:ask"), args=[row.subject])
