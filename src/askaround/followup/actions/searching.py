"""What I am looking for now, and the day on which my search begins."""

from django.utils.translation import gettext as _

from askaround.core.text import one_line
from askaround.journal.author import Author
from askaround.preparation.actions import own_profile, save_profile
from askaround.preparation.models import Profile


def say_looking_for(*, by: Author, text: str, version: int | None = None) -> Profile:
    """Keep the one sentence that others may pass on. Raises `StaleWrite` for an old version."""
    profile = own_profile(by=by)
    profile.looking_for = one_line(text)
    with by.change(_("Saved what you are looking for now")):
        save_profile(by=by, profile=profile, version=version)
    return profile


def begin_search(*, by: Author) -> Profile:
    """Note that my search begins today; whom to tell follows from it, one by one."""
    profile = own_profile(by=by)
    if profile.search_began_on is None:
        profile.search_began_on = by.today
        with by.change(_("Your search began")):
            save_profile(by=by, profile=profile)
    return profile


def end_search(*, by: Author) -> Profile:
    """Note that I am not searching any more; what was sent stays."""
    profile = own_profile(by=by)
    profile.search_began_on = None
    with by.change(_("Your search ended")):
        save_profile(by=by, profile=profile)
    return profile
