"""Two people who write, how they stand to whom they write to, and every kind of draft."""

from askaround.accounts.rules import playbook
from askaround.preparation.rules.drafts import (
    DraftKind,
    DraftSlots,
    Goal,
    channels_of,
    window_words,
)

GUIDES = playbook("guides")
STUDENT = DraftSlots(
    my_name="Ana Ruiz",
    me="Ana",
    my_link="https://www.example.org/ana-ruiz",
    my_phone="+46 555 0100",
    synopsis="I study chemistry at Lund University.\nLast summer I worked in a paper mill.",
    person="Dana",
    person_full_name="Dana Whitfield",
    why_you="Your talk on parchment repair showed me how much chemistry there is in old books.",
    why_them="Her talk on parchment repair stayed with me.",
    hope="how a normal week goes",
    about="museum conservation",
    introducer="Sam",
    window=window_words(14),
)
CHANGER = DraftSlots(
    my_name="Tomasz Zieliński",
    me="Tomasz",
    synopsis="I have taught physics for nine years.\nLately I plan the lab more than the lessons.",
    person="Ms. Okafor",
    person_full_name="Ngozi Okafor",
    why_you="Your post about leaving the classroom named what I had been feeling.",
    why_them="She moved from teaching to lab safety herself.",
    hope="what the first year outside school was like",
    about="lab safety",
    goal=Goal.SWITCH,
    introducer="Ruth",
    window=window_words(7),
    minutes=15,
)
SITUATIONS = {
    "referred": {"referrer": "Brad Johnson"},
    "connected": {"connection": "We met at the open day in Lund."},
    "known": {
        "connection": "We met at the open day in Lund.",
        "since_we_last_spoke": "I finished my first year.",
    },
    "cold": {},
}
PAIRS = [(channel, kind) for kind in DraftKind for channel in channels_of(kind)]
