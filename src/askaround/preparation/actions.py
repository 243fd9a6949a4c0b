"""The verbs of preparation: saying who I am."""

from django.utils.translation import gettext as _

from askaround.journal.author import Author
from askaround.preparation.models import Profile


def own_profile(*, by: Author) -> Profile:
    """Return how I introduce myself; an empty profile, not stored yet, where nothing is said."""
    return Profile.objects.filter(space=by.space).first() or Profile(space=by.space)


def save_profile(*, by: Author, profile: Profile, version: int | None = None) -> None:
    """Store how I introduce myself. Raises `StaleWrite` for an old version."""
    with by.change(_("Saved what you wrote about yourself")) as change:
        change.keep(profile, version=version)
