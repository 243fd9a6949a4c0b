"""Every stored thing, in the order of the process. Django looks for them here."""

from askaround.accounts.models import EntryToken, Space, User
from askaround.agenda.models import SetAside
from askaround.conversations.models import Brief, Debrief, Goal, Note, PlannedQuestion
from askaround.followup.models import Advice, Opening, Promise, Referral, Tie
from askaround.insight.models import (
    Belief,
    Claim,
    Decision,
    Evidence,
    Fit,
    Reason,
    Value,
)
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

__all__ = [
    "Acquaintance",
    "Advice",
    "Ask",
    "Belief",
    "Brief",
    "BusyCalendar",
    "CalendarFeed",
    "Change",
    "Claim",
    "ContactPoint",
    "Conversation",
    "Debrief",
    "Decision",
    "EntryToken",
    "Event",
    "Evidence",
    "Exploration",
    "Fit",
    "Goal",
    "ImportBatch",
    "ImportedRecord",
    "Introduction",
    "Letter",
    "Merge",
    "Message",
    "NotSamePerson",
    "Note",
    "Opening",
    "Organization",
    "Path",
    "Person",
    "PlannedQuestion",
    "Profile",
    "Promise",
    "Question",
    "Reason",
    "Referral",
    "Resume",
    "Role",
    "SavedView",
    "SearchDocument",
    "SetAside",
    "Source",
    "Space",
    "Tag",
    "Tagging",
    "Tie",
    "User",
    "Value",
    "WantedVoice",
    "Window",
]
