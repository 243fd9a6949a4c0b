"""Texts as long as they ever get: names of many parts, words that never end, no spaces."""

from dataclasses import replace

from askaround.preparation.rules.findings import Finding, Level
from askaround.web.design.english import ENGLISH
from askaround.web.tables import Table

NAME = "Maria Alexandra Konstantinopoulou-Featherstonehaugh de Albuquerque e Vasconcelos"
WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
WORK = (
    "Associate vice president for interdisciplinary programme development and institutional "
    "partnerships at the Transcontinental Institute for Applied Measurement"
)

LONG = replace(
    ENGLISH,
    text=[f"{WORK}: {WORD}. {ENGLISH.text[0]}", WORK, WORD],
    quote=f"{WORD}, and nobody told me that the interesting half of the work is listening.",
    label="Put together with another one whom you brought from a file",
    labels=["Questions and people", "What I heard in the conversations", "Paths", "Whom next"],
    people=[
        {
            "name": NAME,
            "line": WORK,
            "step": "Waiting for an introduction by somebody else",
            "tone": "warn",
            "when": "21 September 2024",
        },
        {"name": WORD, "line": WORD * 2},
    ],
    next_steps=[
        {
            "verb": "Bring together",
            "text": f"{NAME} and {WORD}",
            "reason": f"{WORK}; both agree",
            "age": "since 21 September 2024",
            "first": True,
            "action": "Write the lines that bring them together",
            "action2": "Read what was agreed",
        },
        {"verb": "Zusammenbringen", "text": NAME, "reason": WORD, "age": "asked 148 days ago"},
    ],
    entries=[
        {
            "when": "21 September 2024",
            "title": f"Conversation with {NAME}, 124 minutes",
            "icon": "messages-square",
            "url": "#timeline",
            "text": WORD * 2,
            "quote": WORK,
        }
    ],
    findings=[
        Finding(check="L1", level=Level.ADVISE, reason=f"{WORK}: {WORD}", rewrites=(WORD * 2,)),
        Finding(check="M12", level=Level.STOP, reason=f"One blank is still empty: [{WORD}]."),
    ],
    sides=[
        {"label": "Name", "left": NAME, "right": WORD, "differs": True, "name": "pick_name"},
        {"label": "Organization and place", "left": WORK, "right": ""},
    ],
    steps=[
        {"label": WORK, "done": True},
        {"label": NAME, "current": True, "url": "#steps", "text": WORD},
    ],
    notices=[{"icon": "clock", "tone": "note", "title": NAME, "text": WORD, "link": WORK}],
    empty={"title": WORD, "text": WORK, "action": NAME, "action2": "See the whole example"},
    card={"meta": WORK, "title": NAME, "text": WORD * 2},
    confirm={"title": f"Erase {NAME}?", "text": WORD * 2, "action": "Erase everything for good"},
    meters=[
        {"label": NAME, "value": 4, "whole": 5, "words": "4 of about 5 that were planned"},
        {"label": WORD, "value": 1, "whole": 5, "words": "1 of 5"},
    ],
    facts=[("Works at", WORK), ("Organization", WORD), ("Known", NAME)],
    table=Table(
        "Everything about everybody so far",
        ["Name", "Met on", "What stayed"],
        [[NAME, "21 September 2024", WORD], [WORD, "9 March", WORK]],
    ),
    done=f"{NAME} was put together with {WORD}.",
    names=[NAME, WORD, NAME, WORD, NAME],
    questions=[f"What happened the last time that {WORK} was against your plan?", WORD * 2],
    paths=[WORK, WORD],
    values=[NAME, WORD, WORK],
    filled_in={
        "name": NAME,
        "email": f"{WORD}@example.org",
        "question": WORD * 3,
        "length": "60",
    },
)
