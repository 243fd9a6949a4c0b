"""People who write their first request: what they say of themselves, of the person, and hope for.

Invented. Nothing here was written with our sentences in mind; the synopses are as long as people
write them when they are asked for three lines.
"""

from askaround.preparation.rules.drafts import DraftSlots, Goal, window_words

TOPICS = {
    Goal.OCCUPATION: ("museum conservation", "health data analyst"),
    Goal.ORGANIZATION: ("Morgan Library", "Karolinska Institutet"),
    Goal.PROGRAM: ("MSc Global Health", "Teach First"),
    Goal.SWITCH: ("lab safety", "clinical trial manager"),
    Goal.COMPARE: ("product design", "software tester"),
}


def newcomer(
    name: str, *, synopsis: str, person: str, why_you: str, hope: str, why_them: str
) -> DraftSlots:
    return DraftSlots(
        my_name=name,
        me=name.split()[0],
        synopsis=synopsis,
        person=person.split()[0],
        person_full_name=person,
        why_you=why_you,
        why_them=why_them,
        hope=hope,
        introducer="Sam",
        window=window_words(14),
    )


NEWCOMERS = {
    "student": newcomer(
        "Lina Berg",
        synopsis="I am in my second year of statistics at Uppsala.\n"
        "Last summer I helped a county hospital to count its waiting lists.\n"
        "Now I am looking for the kind of work that starts from such numbers.",
        person="Omar Haddad",
        why_you="Your article on waiting times in Uppsala showed what one honest chart can change.",
        why_them="His article on waiting times stayed with me.",
        hope="how a normal week goes",
    ),
    "career changer": newcomer(
        "Peter Novak",
        synopsis="I have taught physics at a secondary school for eleven years.\n"
        "Lately I plan the lab more gladly than my lessons.\n"
        "By next summer I want to know what else I could do with that.",
        person="Ngozi Okafor",
        why_you="Your post about leaving the classroom named what I had been feeling for a year.",
        why_them="She left teaching herself.",
        hope="what the first year outside school was like",
    ),
    "nurse": newcomer(
        "Marisol Vega",
        synopsis="I am a nurse on a heart ward, nine years now, mostly on nights.\n"
        "My unit chose me to test our new charting system, and I liked that more than I expected.",
        person="Helen Park",
        why_you="You went from the ward to informatics, which I did not know was possible.",
        why_them="She went from the ward to informatics.",
        hope="which of my skills would count and which I would have to learn",
    ),
    "returning parent": newcomer(
        "Joanne Clarke",
        synopsis="I kept the books of a small publisher until my twins were born.\n"
        "For six years I have been at home, and I run the accounts of our school's parents.\n"
        "I would like to be back at work by spring.",
        person="Aisha Rahman",
        why_you="In your interview with the alumni magazine you said that your gap made you"
        " a better manager.",
        why_them="Her interview about coming back after a gap gave me courage.",
        hope="how you explained your years at home",
    ),
    "engineer": newcomer(
        "Wei Chen",
        synopsis="I design pumps for a maker of dishwashers in Gdansk.\n"
        "On weekends I repair bicycles for a youth club, and I notice that I care about the people"
        " more than the pumps.",
        person="Tom Fischer",
        why_you="Your talk on repairable wheelchairs is the first time I saw my trade used"
        " that way.",
        why_them="His talk on repairable wheelchairs impressed me.",
        hope="where somebody with my training could begin",
    ),
    "researcher": newcomer(
        "Dr. Ana Sousa",
        synopsis="I study how mosses store water, as a postdoc in Coimbra.\n"
        "My contract ends in June, and I am weighing whether to apply again or to leave the"
        " university for work on peatland policy.",
        person="Klaus Meyer",
        why_you="Your report on the Emsland bogs is the one our group quotes when anybody asks"
        " what science is for.",
        why_them="His report on the bogs is what we quote.",
        hope="how much of your research is left in your days",
    ),
}
