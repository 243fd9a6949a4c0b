"""People who do not exist, in English, as long as such texts mostly are."""

from askaround.preparation.rules.findings import Finding, Level
from askaround.web.design.samples import Piece, Samples
from askaround.web.tables import Table

NAMES = ["Samuel Kidane", "Noor Hamdan", "Dieter Kowal", "Ruth Abelson", "the tenants' gardens"]
PEOPLE: list[Piece] = [
    {
        "name": "Ana Ferreira",
        "line": "Product designer at Harbour Studio",
        "step": "Thanks due",
        "tone": "note",
        "when": "today",
    },
    {
        "name": "Tobias Lindqvist",
        "line": "Left design for teaching · met through Ana",
        "step": "Meeting",
        "tone": "accent",
        "when": "Thursday",
    },
    {
        "name": "Mei Okafor",
        "line": "Two years in service design, City Water Works",
        "step": "Asked",
        "when": "4 days ago",
    },
    {"name": "Priya Raman", "line": "Runs a studio of twelve"},
]
NEXT_STEPS: list[Piece] = [
    {
        "verb": "Talk",
        "text": "with Tobias Lindqvist today at 15:30",
        "reason": "Video, 20 minutes; your plan has nine questions",
        "first": True,
        "action": "Start",
        "action2": "Day sheet",
    },
    {
        "verb": "Thank",
        "text": "Ana Ferreira",
        "reason": "Thanks are warmest on the day after",
        "age": "due by 10:00 tomorrow",
    },
    {
        "verb": "Remind",
        "text": "Mei Okafor",
        "reason": "A week without an answer; one kind reminder is welcome",
        "age": "asked 8 days ago",
    },
]
ENTRIES: list[Piece] = [
    {
        "when": "today",
        "title": "Thanks written",
        "icon": "mail",
        "text": "About the portfolio advice; tried it on two projects already.",
    },
    {
        "when": "yesterday",
        "title": "Conversation, 24 minutes",
        "icon": "messages-square",
        "url": "#timeline",
        "text": "Video. Two pieces of advice, one name passed on.",
        "quote": "Half of my week is talking people out of the first idea, and I like that half.",
    },
    {"when": "3 March", "title": "Said yes, proposed Thursday", "icon": "calendar-check"},
]
FINDINGS = [
    Finding(check="L2", level=Level.OPEN, reason="Invites a story."),
    Finding(
        check="L11", level=Level.INFO, reason="“Typical” brings a summary; a day brings a story."
    ),
    Finding(
        check="L1",
        level=Level.ADVISE,
        reason="This can be answered with yes or no.",
        rewrites=("What do you like about working in product design, and what less?",),
    ),
    Finding(check="M5", level=Level.WARN, reason="“Opening” sounds like a request for a job."),
    Finding(
        check="M12", level=Level.STOP, reason="One blank is still empty: [what you read of theirs]."
    ),
]
SIDES: list[Piece] = [
    {
        "label": "Name",
        "left": "Tobias Lindqvist",
        "right": "Lindqvist, Tobias",
        "differs": True,
        "name": "pick_name",
    },
    {"label": "E-mail", "left": "tobias@example.org", "right": "tobias@example.org"},
    {"label": "Phone", "left": "", "right": "+46 8 123 456 78"},
]
STEPS: list[Piece] = [
    {"label": "Say what you want to find out", "done": True},
    {"label": "Pick five questions", "done": True},
    {
        "label": "Bring in the people you know",
        "current": True,
        "url": "#steps",
        "text": "Paste names, or open a file from LinkedIn or Google. The plan comes first.",
    },
    {"label": "Write the first request", "url": "#steps"},
]
NOTICES: list[Piece] = [
    {"icon": "shield-check", "text": "Nothing left this computer."},
    {
        "icon": "check",
        "tone": "good",
        "title": "Ruled out, and that is a success.",
        "text": "You know now that constant travel is not for you.",
    },
    {
        "icon": "clock",
        "tone": "note",
        "text": "They answered; your turn since yesterday.",
        "link": "Read the answer",
    },
    {
        "icon": "triangle-alert",
        "tone": "warn",
        "text": "Two of 300 lines could not be read. The others are here.",
        "link": "Show them",
    },
]
METERS: list[Piece] = [
    {
        "label": "Words",
        "value": 72,
        "whole": 150,
        "low": 60,
        "high": 100,
        "words": "72, a good length",
        "tone": "good",
    },
    {
        "label": "Words",
        "value": 141,
        "whole": 150,
        "low": 60,
        "high": 100,
        "words": "141, too long to be answered",
        "tone": "warn",
    },
    {"label": "Conversations", "value": 2, "whole": 5, "words": "2 of 5"},
]
TABLE = Table(
    "Conversations so far",
    ["Name", "Met on", "Mode", "Minutes", "What stayed"],
    [
        ["Ana Ferreira", "4 March", "Video", 24, "Critique is half the job"],
        ["Tobias Lindqvist", "9 March", "Phone", 31, "Left because of the travel"],
        ["Mei Okafor", "12 March", "In person", 128, "First year was paperwork"],
    ],
    numbers=[3],
)

ENGLISH = Samples(
    text=[
        (
            "A page is read before it is used. Running text keeps to a line of sixty to "
            "seventy-five letters, because a longer one loses the eye on its way back, and a "
            "shorter one makes it jump. Links are ink, weight is rare, and a mark is made by hand."
        ),
        "First, what they do on a Tuesday",
        "Then, what they would not do again",
    ],
    quote="Nobody told me that the interesting half of the work is listening.",
    label="Another",
    labels=["Questions", "People", "Paths", "Decision"],
    people=PEOPLE,
    next_steps=NEXT_STEPS,
    entries=ENTRIES,
    findings=FINDINGS,
    sides=SIDES,
    steps=STEPS,
    notices=NOTICES,
    empty={
        "title": "Nobody asked yet",
        "text": "A request is four or five sentences: who sent you, why this person, twenty "
        "minutes, an easy no. Start with somebody you know a little.",
        "action": "Choose a person",
        "action2": "See an example",
    },
    card={
        "meta": "Exploration · decide by 15 June",
        "title": "Product design, or teaching it?",
        "text": "Two paths, five questions, two conversations of five.",
    },
    confirm={
        "title": "Erase Ana Ferreira?",
        "text": "Everything about this person leaves this computer now. It cannot be undone.",
        "action": "Erase for good",
    },
    meters=METERS,
    facts=[
        ("Works at", "Harbour Studio"),
        ("Known", "through Tobias"),
        ("Last heard", "yesterday"),
    ],
    table=TABLE,
    done="Thanks to Ana noted as sent.",
    failed="That was not kept: the computer has no room left. Your text is still in the form. "
    "Make room, then save again.",
    names=NAMES,
    questions=[
        "How did your time divide up last week?",
        "Which part of the work wears you out?",
        "What made the last person who left your team go?",
    ],
    paths=["Designing in a studio", "Teaching design"],
    values=["To see something finished", "Time with people", "Enough to live in a town"],
    filled_in={
        "name": "Ana Ferreira",
        "email": "ana@example.org",
        "question": "Do you like working in product design?",
        "mode": ["video", "phone"],
        "length": "20",
    },
)
