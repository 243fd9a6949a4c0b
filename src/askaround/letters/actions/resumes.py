"""Versions of my resume, by name. Which of them somebody has is said by the letters."""

from datetime import date

from django.utils.translation import gettext as _

from askaround.core.text import one_line
from askaround.journal.author import Author
from askaround.preparation.models import Resume


class CannotKeepResume(Exception):
    """The message is written for the person at the screen."""


def add_resume(*, by: Author, name: str, made_on: date, differs: str = "") -> Resume:
    """Note a version of my resume. Raises :class:`CannotKeepResume` for a name that is taken."""
    resume = Resume(space=by.space, name=one_line(name), made_on=made_on, differs=one_line(differs))
    _refuse_a_second(by, resume)
    with by.change(_("Added the resume “%s”") % resume) as change:
        return change.add(resume)


def edit_resume(*, by: Author, resume: Resume, version: int | None = None) -> None:
    """Store a changed version. Raises :class:`CannotKeepResume` and `StaleWrite`."""
    resume.name, resume.differs = one_line(resume.name), one_line(resume.differs)
    _refuse_a_second(by, resume)
    with by.change(_("Changed the resume “%s”") % resume) as change:
        change.save(resume, version=version)


def remove_resume(*, by: Author, resume: Resume) -> None:
    """Forget a version; the letters that it went out with stay."""
    with by.change(_("Removed the resume “%s”") % resume) as change:
        change.remove(resume)


def _refuse_a_second(by: Author, resume: Resume) -> None:
    if not resume.name:
        raise CannotKeepResume(_("Give this version a name, such as “March, for museums”."))
    others = Resume.objects.filter(space=by.space, name=resume.name).exclude(pk=resume.pk)
    if others.exists():
        raise CannotKeepResume(
            _("There is a version named “%s” already. Give this one another name.") % resume
        )
