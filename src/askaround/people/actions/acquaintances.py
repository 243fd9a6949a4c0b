"""Who knows whom, so that one could introduce me to the other."""

from django.utils.translation import gettext as _

from askaround.core.text import one_line
from askaround.journal.author import Author
from askaround.people.models import Acquaintance, Person


class CannotIntroduce(ValueError):
    """Nobody introduces themselves."""

    def __init__(self) -> None:
        super().__init__(_("Choose somebody else: people do not introduce themselves."))


def add_acquaintance(
    *, by: Author, introducer: Person, person: Person, how: str = ""
) -> Acquaintance:
    """Note that ``introducer`` knows ``person``. Said again, only how they know each other is new.

    Raises :class:`CannotIntroduce`.
    """
    if introducer.pk == person.pk:
        raise CannotIntroduce
    stored = Acquaintance.objects.filter(introducer=introducer, person=person).first()
    acquaintance = stored or Acquaintance(introducer=introducer, person=person)
    acquaintance.how = one_line(how)[:200] or acquaintance.how
    sentence = _("%(introducer)s could introduce you to %(person)s") % {
        "introducer": introducer,
        "person": person,
    }
    with by.change(sentence) as change:
        change.keep(acquaintance)
    return acquaintance


def remove_acquaintance(*, by: Author, acquaintance: Acquaintance) -> None:
    with by.change(_("Removed %s") % acquaintance) as change:
        change.remove(acquaintance)
