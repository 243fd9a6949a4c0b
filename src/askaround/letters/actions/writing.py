"""A letter, from its first draft to "I sent it"."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from askaround.core.text import many_lines, one_line
from askaround.journal.author import Author
from askaround.letters.drafting import draft_of, is_untouched, reachable_forms
from askaround.letters.models import Letter
from askaround.letters.rules.drafts import LetterFacts, forms_of
from askaround.letters.rules.kinds import LetterForm, LetterKind, choose_form, may_write
from askaround.people.actions import add_event
from askaround.people.models import Event, Person
from askaround.preparation.actions import own_profile
from askaround.preparation.models import Resume
from askaround.research.models import Exploration


class CannotWrite(Exception):
    """The message is written for the person at the screen."""


def begin_letter(
    *,
    by: Author,
    person: Person,
    kind: str,
    about: UUID | None = None,
    exploration: Exploration | None = None,
    form: str = "",
    facts: LetterFacts | None = None,
) -> Letter:
    """Make a letter to somebody, with a first draft from everything that is known.

    The draft of that kind about that thing, where there is one already, is the answer instead.
    Raises :class:`CannotWrite`.
    """
    meant, known = _kind(kind), facts or LetterFacts()
    _refuse(person, meant)
    earlier = _draft_about(by, person, meant, about)
    if earlier is not None:
        if meant is LetterKind.LATE:  # one line, and only the newest number of minutes is true
            start_over(by=by, letter=earlier, facts=known)
        return earlier
    letter = Letter(
        space=by.space,
        person=person,
        kind=meant.value,
        form=_form(by, person, meant, form).value,
        about=about,
        exploration=exploration,
        resume=_newest_resume(by) if meant is LetterKind.SEARCH else None,
    )
    text = draft_of(letter, own_profile(by=by), known)
    letter.subject, letter.body = text.subject, text.body
    with by.change(_("Started a letter to %s") % person) as change:
        return change.add(letter)


def why_not_write(*, person: Person, kind: str) -> str:
    """Return the sentence that speaks against writing this; "" where nothing does."""
    if may_write(_kind(kind), never_again=person.never_again):
        return ""
    return (
        _("You decided never to ask %s again. A thank-you is still welcome; nothing else goes out.")
        % person
    )


def edit_letter(
    *, by: Author, letter: Letter, subject: str, body: str, version: int | None = None
) -> None:
    """Store the text as written. Raises `StaleWrite` where another window wrote it first."""
    _refuse_what_went_out(letter)
    letter.subject, letter.body = one_line(subject), many_lines(body)
    with by.change(_("Saved the letter to %s") % letter.person) as change:
        change.save(letter, version=version)


def reshape(
    *, by: Author, letter: Letter, form: str, resume: Resume | None, facts: LetterFacts
) -> bool:
    """Let a letter go out in another form, or with another resume.

    A text that was changed by hand is left as it is; the answer says whether it was made again.
    """
    _refuse_what_went_out(letter)
    profile = own_profile(by=by)
    untouched = is_untouched(letter, profile, facts)
    letter.form = _form(by, letter.person, LetterKind(letter.kind), form).value
    letter.resume = resume
    if untouched:
        text = draft_of(letter, profile, facts)
        letter.subject, letter.body = text.subject, text.body
    with by.change(_("Changed the letter to %s") % letter.person) as change:
        change.save(letter)
    return untouched


def start_over(*, by: Author, letter: Letter, facts: LetterFacts) -> None:
    """Make the draft again from what is known, in place of what was written."""
    _refuse_what_went_out(letter)
    text = draft_of(letter, own_profile(by=by), facts)
    letter.subject, letter.body = text.subject, text.body
    with by.change(_("Wrote the letter to %s again") % letter.person) as change:
        change.save(letter)


def mark_sent(*, by: Author, letter: Letter, at: datetime | None = None) -> None:
    """Record that I sent this, or said it on the phone; it becomes a line of the timeline.

    Raises :class:`CannotWrite` for a second time, a moment to come, and for somebody marked
    never again to whom it is not owed.
    """
    _refuse_what_went_out(letter)
    _refuse(letter.person, LetterKind(letter.kind))
    moment, by_phone = at or by.now, letter.form == LetterForm.PHONE
    if moment > by.now:
        raise CannotWrite(_("That day is still to come. Say when it went out, or leave it empty."))
    sentence = _("Called %s") if by_phone else _("Sent a letter to %s")
    with by.change(sentence % letter.person) as change:
        letter.sent_at = moment
        change.save(letter)
        add_event(
            by=by,
            person=letter.person,
            kind=Event.Kind.CALL if by_phone else Event.Kind.MESSAGE,
            direction=Event.Direction.OUT,
            at=moment,
            text=letter.body,
            about=letter.about or letter.pk,
        )


def drop_letter(*, by: Author, letter: Letter) -> None:
    """Throw a letter away. What went out stays in the timeline."""
    sentence = _("Removed the letter to %s") if letter.sent_at else _("Threw away the letter to %s")
    with by.change(sentence % letter.person) as change:
        change.remove(letter)


def _kind(kind: str) -> LetterKind:
    try:
        return LetterKind(kind)
    except ValueError:
        raise CannotWrite(_("There is no such letter. Choose one of those on the page.")) from None


def _form(by: Author, person: Person, kind: LetterKind, form: str) -> LetterForm:
    """Return the form that was chosen where there is such a letter, else the likely one."""
    possible = forms_of(kind, language=by.space.language)
    chosen = next((each for each in possible if each == form), None)
    return chosen or choose_form(kind, reachable=reachable_forms(person), possible=possible)


def _draft_about(by: Author, person: Person, kind: LetterKind, about: UUID | None) -> Letter | None:
    drafts = Letter.objects.filter(
        space=by.space, person=person, kind=kind.value, about=about, sent_at__isnull=True
    )
    return drafts.order_by("id").first()


def _newest_resume(by: Author) -> Resume | None:
    return Resume.objects.filter(space=by.space).order_by("-made_on", "-id").first()


def _refuse(person: Person, kind: LetterKind) -> None:
    reason = why_not_write(person=person, kind=kind)
    if reason:
        raise CannotWrite(reason)


def _refuse_what_went_out(letter: Letter) -> None:
    if letter.sent_at is not None:
        raise CannotWrite(_("This already went out, so it can no longer be changed."))
