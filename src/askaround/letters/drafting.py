"""From what is stored about a letter to what the drafts and the checks need to know."""

from dataclasses import replace

from askaround.letters.models import Letter
from askaround.letters.rules.drafts import LetterFacts, compose, with_blanks_filled
from askaround.letters.rules.kinds import LetterForm, LetterKind, purpose_of
from askaround.people.models import Person
from askaround.people.queries import channels_to
from askaround.preparation.models import Profile
from askaround.preparation.rules.filling import Draft
from askaround.preparation.rules.messages import MessageFacts


def completed(facts: LetterFacts, person: Person, profile: Profile) -> LetterFacts:
    """Add who writes to whom, where the facts do not say it."""
    return replace(
        facts,
        person=facts.person or person.greeting_name,
        my_name=facts.my_name or profile.name,
        my_link=facts.my_link or profile.link,
        my_phone=facts.my_phone or profile.phone,
        looking_for=facts.looking_for or profile.looking_for,
    )


def draft_of(letter: Letter, profile: Profile, facts: LetterFacts) -> Draft:
    """Compose the text of a letter in its form."""
    known = completed(facts, letter.person, profile)
    return compose(
        LetterKind(letter.kind),
        LetterForm(letter.form),
        replace(known, with_resume=letter.resume_id is not None),
        language=letter.space.language,
    )


def fill_blanks(letter: Letter, profile: Profile, facts: LetterFacts) -> None:
    """Put what is known by now into the blanks that still stand in a text changed by hand."""
    known, language = completed(facts, letter.person, profile), letter.space.language
    letter.subject = with_blanks_filled(letter.subject, known, language=language)
    letter.body = with_blanks_filled(letter.body, known, language=language)


def is_untouched(letter: Letter, profile: Profile, facts: LetterFacts) -> bool:
    """Say whether a draft reads as it was made from these facts."""
    made = draft_of(letter, profile, facts)
    return (letter.subject, letter.body) == (made.subject, made.body)


def reachable_forms(person: Person) -> frozenset[LetterForm]:
    """Return the forms in which somebody can be reached, as far as I know."""
    forms = {LetterForm(channel) for channel in channels_to(person)}
    return frozenset(forms | ({LetterForm.TEXT} if LetterForm.PHONE in forms else set()))


def message_facts(
    letter: Letter,
    profile: Profile,
    facts: LetterFacts,
    *,
    subject: str,
    body: str,
    papers_wanted: bool = False,
) -> MessageFacts:
    """Collect what the checks need to know about the text of a letter as it stands."""
    return MessageFacts(
        channel=letter.form,
        purpose=purpose_of(LetterKind(letter.kind)),
        body=body,
        subject=subject,
        person_name=letter.person.full_name,
        addressed_as=letter.person.greeting_name,
        others=tuple(filter(None, [profile.name, facts.referral])),
        learned=facts.learned,
        has_attachment=letter.resume_id is not None,
        papers_wanted=papers_wanted,
        first_message=letter.person.last_contact_at is None,
    )
