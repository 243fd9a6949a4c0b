"""What can be done and where one can go, by name: the verbs and pages of the palette."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from askaround.search.rules import suits, words_of

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a person may want by name. ``also`` holds other words for it.

    ``opens`` names the dialog that it opens, in place of its page, where there are scripts.
    """

    words: Words
    page: str
    icon: str
    also: Words = ""
    part: str = ""  # of the page
    opens: str = ""

    @property
    def url(self) -> str:
        return reverse(self.page) + self.part


VERBS = (
    Command(_("Ask somebody"), "outreach:new", "send", _("new request message")),
    Command(_("Add somebody"), "people:add", "user-plus", _("new person contact")),
    Command(_("New exploration"), "research:start", "compass", _("begin start another question")),
    Command(
        _("Agree on a time"), "scheduling:new", "calendar-plus", _("new conversation schedule meet")
    ),
    Command(_("Ask for an introduction"), "outreach:new-introduction", "users", _("new")),
    Command(
        _("Bring people in from a file"), "imports:choose", "file-down", _("import paste linkedin")
    ),
    Command(_("Think of people, circle by circle"), "people:jogger", "lightbulb", _("memory")),
    Command(_("Write down a promise"), "followup:new-promise", "hand", _("new")),
    Command(_("Write down advice"), "followup:new-advice", "message-square-text", _("new")),
    Command(_("Write down an opening"), "followup:new-opening", "door-open", _("new job")),
    Command(_("Write down who was suggested"), "followup:new-referral", "user-plus", _("new")),
    Command(_("Add an organization"), "people:organization_add", "building-2", _("new employer")),
    Command(
        _("Export everything"), "settings:leave", "archive", _("download save take along leave")
    ),
    Command(
        _("Bring an archive back"), "settings:leave", "archive-restore", _("restore"), part="#back"
    ),
    Command(
        _("Keys"),
        "settings:me",
        "keyboard",
        _("help shortcuts letters"),
        part="#keyboard",
        opens="keys",
    ),
)
"""What can be done from anywhere, the most wanted first."""

PAGES = (
    Command(_("Today"), "agenda:today", "sunrise", _("home next steps")),
    Command(_("Explorations"), "research:explorations", "compass"),
    Command(_("People"), "people:list", "users", _("contacts")),
    Command(_("Asks"), "outreach:asks", "send", _("requests")),
    Command(
        _("Conversations"), "scheduling:conversations", "message-circle", _("interviews talks")
    ),
    Command(_("Organizations"), "people:organizations", "building-2", _("employers")),
    Command(_("Letters"), "letters:letters", "mail", _("thanks")),
    Command(_("Introductions"), "outreach:introductions", "users"),
    Command(
        _("After the conversations"),
        "followup:ledger",
        "list-checks",
        _("advice promises openings suggested"),
    ),
    Command(_("Keeping in touch"), "followup:touch", "repeat"),
    Command(_("Who led you to whom"), "followup:whole-tree", "git-fork", _("tree")),
    Command(_("What I am looking for now"), "followup:search", "briefcase", _("job search begins")),
    Command(_("In here twice?"), "imports:duplicates", "copy-check", _("duplicates merge")),
    Command(_("Questions worth asking"), "library:questions", "book-open", _("library bank")),
    Command(_("The rules, and why"), "library:playbooks", "book-open", _("playbooks library")),
    Command(_("Me"), "settings:me", "settings-2", _("settings profile")),
    Command(_("Language"), "settings:me", "languages", _("settings"), part="#language"),
    Command(_("Light or dark"), "settings:me", "moon", _("settings look mode"), part="#look"),
    Command(_("Resumes"), "letters:resumes", "file-text", _("settings")),
    Command(_("What matters to me"), "insight:values", "scale", _("settings values")),
    Command(_("Calendars"), "calendars:calendars", "calendar", _("settings busy ics")),
    Command(_("My data"), "settings:leave", "archive", _("settings export erase backup copy")),
    Command(_("What you did lately"), "journal:changes", "undo-2", _("settings undo changes")),
)


@dataclass(frozen=True, slots=True)
class PersonVerb:
    """What can be done with one person. ``first``: what may be typed before the name."""

    words: Words
    first: Words
    page: str
    icon: str
    as_question: bool = False  # the person goes behind a question mark
    part: str = ""  # of the page

    def url(self, person: UUID) -> str:
        if self.as_question:
            return f"{reverse(self.page)}?{urlencode({'person': person})}"
        return reverse(self.page, args=[person]) + self.part


ASK = PersonVerb(_("Ask %s"), _("ask request"), "outreach:new", "send", as_question=True)
PERSON_VERBS = (
    ASK,
    PersonVerb(
        _("Write down a line about %s"),
        _("write note line"),
        "people:person",
        "pencil-line",
        part="#timeline",
    ),
    PersonVerb(
        _("Agree on a time with %s"),
        _("agree meet schedule"),
        "scheduling:new",
        "calendar-plus",
        as_question=True,
    ),
    PersonVerb(_("Keep in touch with %s"), _("keep touch"), "followup:tie", "repeat"),
    PersonVerb(_("Edit %s"), _("edit change correct"), "people:edit", "pencil"),
)


class About(Enum):
    """Of which rows the first is meant."""

    COMING = "a conversation to come"
    HELD = "a conversation that was held"
    WAITING = "a request without an answer"


@dataclass(frozen=True, slots=True)
class StepVerb:
    """What can be done about the conversation or request with one person that is next.

    ``first`` is what may be typed before the name; alone, it means whoever comes next.
    """

    words: Words
    first: Words
    page: str
    icon: str
    about: About = About.COMING
    part: str = ""  # of the page

    def url(self, row: UUID) -> str:
        return reverse(self.page, args=[row]) + self.part


STEP_VERBS = (
    StepVerb(_("Prepare for %s"), _("prepare questions"), "prepare:plan", "list-checks"),
    StepVerb(_("Talk with %s"), _("talk call start"), "live:live", "message-circle"),
    StepVerb(
        _("Times for %s"), _("times offer choose another"), "scheduling:times", "calendar-clock"
    ),
    StepVerb(_("Day sheet for %s"), _("day sheet print"), "prepare:sheet", "printer"),
    StepVerb(
        _("Confirm the time with %s"),
        _("confirm confirmation"),
        "scheduling:conversation",
        "calendar-check",
        part="#confirm",
    ),
    StepVerb(
        _("Running late for %s"),
        _("running late"),
        "scheduling:conversation",
        "clock",
        part="#late",
    ),
    StepVerb(
        _("Call off the conversation with %s"),
        _("call off cancel"),
        "scheduling:call-off",
        "calendar-x",
    ),
    StepVerb(
        _("Debrief the conversation with %s"),
        _("debrief look back"),
        "debrief:debrief",
        "pen-line",
        About.HELD,
    ),
    StepVerb(_("Remind %s"), _("remind reminder"), "outreach:ask", "bell", About.WAITING),
    StepVerb(_("Thank %s"), _("thank thanks you"), "followup:conversation", "heart", About.HELD),
)

PARTS = (
    Command(_("What I heard: %s"), "insight:matrix", "table-2"),
    Command(_("Paths side by side: %s"), "insight:paths", "split"),
    Command(_("Who next: %s"), "insight:next", "user-search"),
    Command(_("What I believed before: %s"), "insight:beliefs", "history"),
    Command(_("Decide: %s"), "insight:decision", "flag"),
)
"""The pages of one exploration besides its first."""


def suiting(commands: Iterable[Command], typed: str) -> list[Command]:
    """Return the commands that answer what is typed, the best first; all where nothing is typed."""
    graded = [(suits(typed, f"{each.words} {each.also}"), each) for each in commands]
    found = [(grade, each) for grade, each in graded if grade is not None]
    return [each for _grade, each in sorted(found, key=lambda pair: pair[0])]


def step_verbs(typed: str) -> list[StepVerb]:
    """Return the verbs that are typed without a name."""
    return [verb for verb in STEP_VERBS if typed and suits(typed, str(verb.first)) is not None]


def verb_before_a_name(typed: str) -> tuple[PersonVerb | StepVerb, str] | None:
    """Return the verb that is typed before a name, and the rest: "ask dana", "call off dana"."""
    verbs, words = (*PERSON_VERBS, *STEP_VERBS), typed.split()
    if len(words) < 2 or any(suits(typed, str(verb.first)) is not None for verb in verbs):
        return None
    for length in (2, 1):
        first, name = " ".join(words[:length]), " ".join(words[length:])
        if len(first) > 1 and words_of(name):
            for verb in verbs:
                if suits(first, str(verb.first)) is not None:
                    return verb, name
    return None
