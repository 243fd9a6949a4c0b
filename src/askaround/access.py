"""What a user may see. Every page and command starts from one of these.

A space is the unit of ownership. ``space_of`` is the only way from a user to a space; all other
functions give the rows of that space and no others, so that a stranger's row is a 404.
"""

from django.db.models import QuerySet

from askaround.accounts.models import Space, User
from askaround.agenda.models import SetAside
from askaround.conversations.models import Brief, Debrief, Goal, Note, PlannedQuestion
from askaround.followup.models import Advice, Opening, Promise, Referral, Tie
from askaround.insight.models import Belief, Claim, Decision, Evidence, Fit, Reason, Value
from askaround.journal.models import Change
from askaround.letters.models import Letter
from askaround.outreach.models import Ask, Introduction, Message
from askaround.people.models import (
    Acquaintance,
    ContactPoint,
    Event,
    ImportBatch,
    ImportedRecord,
    Merge,
    NotSamePerson,
    Person,
    Role,
    SavedView,
    Source,
    Tag,
    Tagging,
)
from askaround.preparation.models import Profile, Resume
from askaround.research.models import Exploration, Organization, Path, Question, WantedVoice
from askaround.scheduling.models import BusyCalendar, CalendarFeed, Conversation, Window
from askaround.search.models import SearchDocument


def space_of(user: User) -> Space:
    """Return the space this user owns. Raises ``Space.DoesNotExist`` for a user without one."""
    return user.space


def changes(space: Space) -> QuerySet[Change]:
    return Change.objects.filter(space=space)


def documents(space: Space) -> QuerySet[SearchDocument]:
    return SearchDocument.objects.filter(space=space)


def explorations(space: Space) -> QuerySet[Exploration]:
    return Exploration.objects.filter(space=space)


def paths(space: Space) -> QuerySet[Path]:
    return Path.objects.filter(space=space)


def questions(space: Space) -> QuerySet[Question]:
    return Question.objects.filter(space=space)


def organizations(space: Space) -> QuerySet[Organization]:
    return Organization.objects.filter(space=space)


def people(space: Space) -> QuerySet[Person]:
    return Person.objects.filter(space=space)


def roles(space: Space) -> QuerySet[Role]:
    return Role.objects.filter(space=space)


def contact_points(space: Space) -> QuerySet[ContactPoint]:
    return ContactPoint.objects.filter(space=space)


def tags(space: Space) -> QuerySet[Tag]:
    return Tag.objects.filter(space=space)


def taggings(space: Space) -> QuerySet[Tagging]:
    return Tagging.objects.filter(space=space)


def acquaintances(space: Space) -> QuerySet[Acquaintance]:
    return Acquaintance.objects.filter(space=space)


def events(space: Space) -> QuerySet[Event]:
    return Event.objects.filter(space=space)


def pairs_told_apart(space: Space) -> QuerySet[NotSamePerson]:
    return NotSamePerson.objects.filter(space=space)


def merges(space: Space) -> QuerySet[Merge]:
    return Merge.objects.filter(space=space)


def saved_views(space: Space) -> QuerySet[SavedView]:
    return SavedView.objects.filter(space=space)


def imports(space: Space) -> QuerySet[ImportBatch]:
    return ImportBatch.objects.filter(space=space)


def imported_records(space: Space) -> QuerySet[ImportedRecord]:
    return ImportedRecord.objects.filter(space=space)


def profiles(space: Space) -> QuerySet[Profile]:
    return Profile.objects.filter(space=space)


def asks(space: Space) -> QuerySet[Ask]:
    return Ask.objects.filter(space=space)


def messages(space: Space) -> QuerySet[Message]:
    return Message.objects.filter(space=space)


def introductions(space: Space) -> QuerySet[Introduction]:
    return Introduction.objects.filter(space=space)


def set_aside(space: Space) -> QuerySet[SetAside]:
    return SetAside.objects.filter(space=space)


def letters(space: Space) -> QuerySet[Letter]:
    return Letter.objects.filter(space=space)


def resumes(space: Space) -> QuerySet[Resume]:
    return Resume.objects.filter(space=space)


def sources(space: Space) -> QuerySet[Source]:
    return Source.objects.filter(space=space)


def wanted_voices(space: Space) -> QuerySet[WantedVoice]:
    return WantedVoice.objects.filter(space=space)


def conversations(space: Space) -> QuerySet[Conversation]:
    return Conversation.objects.filter(space=space)


def windows(space: Space) -> QuerySet[Window]:
    return Window.objects.filter(space=space)


def busy_calendars(space: Space) -> QuerySet[BusyCalendar]:
    return BusyCalendar.objects.filter(space=space)


def calendar_feeds(space: Space) -> QuerySet[CalendarFeed]:
    return CalendarFeed.objects.filter(space=space)


def briefs(space: Space) -> QuerySet[Brief]:
    return Brief.objects.filter(space=space)


def goals(space: Space) -> QuerySet[Goal]:
    return Goal.objects.filter(space=space)


def planned_questions(space: Space) -> QuerySet[PlannedQuestion]:
    return PlannedQuestion.objects.filter(space=space)


def notes(space: Space) -> QuerySet[Note]:
    return Note.objects.filter(space=space)


def debriefs(space: Space) -> QuerySet[Debrief]:
    return Debrief.objects.filter(space=space)


def advice(space: Space) -> QuerySet[Advice]:
    return Advice.objects.filter(space=space)


def promises(space: Space) -> QuerySet[Promise]:
    return Promise.objects.filter(space=space)


def referrals(space: Space) -> QuerySet[Referral]:
    return Referral.objects.filter(space=space)


def openings(space: Space) -> QuerySet[Opening]:
    return Opening.objects.filter(space=space)


def ties(space: Space) -> QuerySet[Tie]:
    return Tie.objects.filter(space=space)


def claims(space: Space) -> QuerySet[Claim]:
    return Claim.objects.filter(space=space)


def evidence(space: Space) -> QuerySet[Evidence]:
    return Evidence.objects.filter(space=space)


def values(space: Space) -> QuerySet[Value]:
    return Value.objects.filter(space=space)


def fits(space: Space) -> QuerySet[Fit]:
    return Fit.objects.filter(space=space)


def beliefs(space: Space) -> QuerySet[Belief]:
    return Belief.objects.filter(space=space)


def decisions(space: Space) -> QuerySet[Decision]:
    return Decision.objects.filter(space=space)


def reasons(space: Space) -> QuerySet[Reason]:
    return Reason.objects.filter(space=space)
