"""From a request to a mail: who gets it, and in which thread."""

from typing import TYPE_CHECKING

from askaround.integrations.mail_files import Correspondent, OutgoingMail, message_id
from askaround.web.handing_over import addresses, mailboxes

if TYPE_CHECKING:
    from askaround.outreach.models import Ask, Message
    from askaround.preparation.models import Profile


def recipient(ask: "Ask") -> str:
    """Return where an e-mail goes: to the chosen address while it is there, else to the first."""
    known = addresses(ask.person, "email")
    return ask.address if ask.address in known else next(iter(known), "")


def mail_of(ask: "Ask", draft: "Message", profile: "Profile") -> OutgoingMail:
    """Return the draft as a mail, in the thread of what was sent before it.

    Whoever introduced us stands in Bcc of the first answer, so that we two can go on alone.
    """
    earlier = [
        message_id(message.pk)
        for message in ask.messages.all()
        if message.sent_at and not message.incoming
    ]
    to = recipient(ask)
    return OutgoingMail(
        to=(Correspondent(to, ask.person.full_name),) if to else (),
        bcc=mailboxes(ask.introduction.introducer) if ask.introduction and not earlier else (),
        sender=Correspondent(profile.email, profile.name) if profile.email else None,
        subject=draft.subject,
        body=draft.body,
        message_id=message_id(draft.pk),
        in_reply_to=earlier[-1] if earlier else "",
        references=tuple(earlier),
    )
