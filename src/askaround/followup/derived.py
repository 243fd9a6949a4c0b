"""What can be found of what conversations left behind."""

from askaround.followup.models import Advice, Opening, Promise, Referral
from askaround.search.actions import Document
from askaround.search.findable import Findable, Findables
from askaround.search.models import SearchDocument

Kind = SearchDocument.Kind


def _advice(row: Advice) -> Document:
    body = "\n".join(filter(None, [row.cue, row.act, row.result]))
    return Document(Kind.ADVICE, row.pk, row.pk, row.text, body)


def _promise(row: Promise) -> Document:
    return Document(Kind.PROMISE, row.pk, row.pk, row.text)


def _referral(row: Referral) -> Document:
    return Document(Kind.REFERRAL, row.pk, row.pk, row.sought)


def _opening(row: Opening) -> Document:
    return Document(Kind.OPENING, row.pk, row.pk, row.text, row.result)


FINDABLE = Findables(
    (
        Findable("advice", Advice.objects.all, _advice),
        Findable("promise", Promise.objects.all, _promise),
        Findable("referral", Referral.objects.all, _referral),
        Findable("opening", Opening.objects.all, _opening),
    )
)
follow, rebuild = FINDABLE.follow, FINDABLE.rebuild
