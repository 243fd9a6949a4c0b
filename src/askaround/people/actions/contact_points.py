"""How people can be reached."""

from django.utils.translation import gettext as _

from askaround.journal.author import Author
from askaround.people.models import ContactPoint, Person
from askaround.people.rules.addresses import Kind, NotAnAddress, read_address


class CannotReach(ValueError):
    """The text is no address; the message says what was expected."""

    def __init__(self, value: str, problem: NotAnAddress) -> None:
        expected = {
            Kind.EMAIL: _("“%s” is not an e-mail address. It should look like name@example.org."),
            Kind.PHONE: _(
                "“%s” is not a phone number. Write it with its country code: +44 20 7946 0000."
            ),
            Kind.LINK: _("“%s” is not a link. It should look like https://example.org/dana."),
        }
        super().__init__(expected[problem.kind] % value)


def add_contact_point(*, by: Author, person: Person, value: str, kind: str = "") -> ContactPoint:
    """Add a way to reach somebody; without ``kind`` the text decides. The same one twice is one.

    Raises :class:`CannotReach`.
    """
    try:
        address = read_address(value, kind=kind, country=person.country or by.space.country)
    except NotAnAddress as problem:
        raise CannotReach(value, problem) from problem
    known = ContactPoint.objects.filter(person=person, kind=address.kind, key=address.key).first()
    if known:
        return known
    with by.change(_("Added a way to reach %s") % person) as change:
        return change.add(
            ContactPoint(person=person, kind=address.kind, value=address.value, key=address.key)
        )


def remove_contact_point(*, by: Author, contact_point: ContactPoint) -> None:
    with by.change(_("Removed %s") % contact_point) as change:
        change.remove(contact_point)
