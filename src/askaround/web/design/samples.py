"""Made-up people and remarks for the living page."""

from django import forms

from askaround.preparation.rules.findings import Finding, Level

MODES = [("video", "Video"), ("phone", "Phone"), ("in-person", "In person"), ("meal", "Over food")]
LENGTHS = [
    ("20", "20 minutes: easiest to say yes to"),
    ("30", "30 minutes: room for a story or two"),
    ("60", "An hour, only when they offer it themselves"),
]


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(help_text="As they write it themselves.")
    email = forms.EmailField(label="E-mail", required=False)
    question = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), label="What do you want to find out?"
    )
    met_on = forms.DateField(
        required=False, label="Day", widget=forms.DateInput(attrs={"type": "date"})
    )
    organization = forms.ChoiceField(
        choices=[("", "None yet"), ("1", "Harbour Studio"), ("2", "City Water Works")],
        required=False,
    )
    mode = forms.MultipleChoiceField(
        choices=MODES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label="How could you meet?",
    )
    length = forms.ChoiceField(
        choices=LENGTHS, widget=forms.RadioSelect, label="How long do you ask for?"
    )
    private = forms.BooleanField(
        required=False, label="Keep this off the record", help_text="Never shared, never exported."
    )


FILLED_IN = {
    "name": "Ana Ferreira",
    "email": "ana@example.org",
    "question": "Do you like working in product design?",
    "mode": ["video", "phone"],
    "length": "20",
}

PEOPLE = [
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
LONG_PEOPLE = [
    {
        "name": "Maria Alexandra Konstantinopoulou-Featherstonehaugh de Albuquerque e Vasconcelos",
        "line": "Associate vice president for interdisciplinary programme development and "
        "institutional partnerships at the Transcontinental Institute for Applied Measurement",
        "step": "Waiting for an introduction by somebody else",
        "tone": "warn",
        "when": "21 September 2024",
    },
    {
        "name": "Donaudampfschifffahrtsgesellschaftskapitänswitwe",
        "line": "Rindfleischetikettierungsüberwachung" * 3,
    },
    *PEOPLE,
]

NEXT_STEPS = [
    {
        "verb": "Talk",
        "text": "Tobias Lindqvist, today at 15:30",
        "reason": "Video, 20 minutes; your plan has nine questions",
        "first": True,
        "action": "Start",
        "action_url": "#start",
        "action2": "Brief",
        "action2_url": "#brief",
    },
    {
        "verb": "Thank",
        "text": "Ana Ferreira",
        "reason": "Thanks are warmest on the day after",
        "age": "due by 10:00 tomorrow",
        "snooze_url": "#snooze",
        "skip_url": "#skip",
    },
    {
        "verb": "Remind",
        "text": "Mei Okafor",
        "reason": "A week without an answer; one kind reminder is welcome",
        "age": "asked 8 days ago",
        "snooze_url": "#snooze",
        "skip_url": "#skip",
    },
    {
        "verb": "Ask",
        "text": "Priya Raman about the first year",
        "reason": "“What is the first year really like?” rests on one voice",
        "snooze_url": "#snooze",
        "skip_url": "#skip",
    },
]

ENTRIES = [
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
        "url": "#conversation",
        "text": "Video. Two pieces of advice, one name passed on.",
        "quote": "Half of my week is talking people out of the first idea, and I like that half.",
    },
    {"when": "3 March", "title": "Said yes, proposed Thursday", "icon": "calendar-check"},
    {
        "when": "26 February",
        "title": "Asked by e-mail",
        "icon": "send",
        "text": "84 words, one question.",
    },
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

SIDES = [
    {
        "label": "Name",
        "left": "Tobias Lindqvist",
        "right": "Lindqvist, Tobias",
        "differs": True,
        "name": "pick_name",
    },
    {"label": "E-mail", "left": "tobias@example.org", "right": "tobias@example.org"},
    {
        "label": "Role",
        "left": "Teacher",
        "right": "Product designer",
        "differs": True,
        "name": "pick_role",
    },
    {"label": "Phone", "left": "", "right": "+46 8 123 456 78"},
]

FIRST_STEPS = [
    {"label": "Say what you want to find out", "done": True},
    {"label": "Pick five questions", "done": True},
    {
        "label": "Bring the people you know",
        "current": True,
        "url": "#people",
        "text": "Paste names, or open a file from LinkedIn or Google. The plan comes first.",
    },
    {"label": "Write the first request", "url": "#ask"},
]

HEADERS = ["Name", "Met on", "Mode", "Minutes", "What stayed"]
TABLE = [
    ["Ana Ferreira", "4 March", "Video", 24, "Critique is half the job"],
    ["Tobias Lindqvist", "9 March", "Phone", 31, "Left because of the travel"],
    ["Mei Okafor", "12 March", "In person", 28, "First year was paperwork"],
]
