"""Messages labelled by hand: what each check should find, and what it should leave alone.

Written for this project, with the near misses in mind: a sentence that looks like the fault and
is none, and one that is the fault in unusual clothes.
"""

from dataclasses import dataclass, replace

from askaround.accounts.rules import Channel
from askaround.preparation.rules.messages import MessageFacts, Purpose

OPENING = "Brad Johnson suggested that I speak with you."
WHY = "Your talk on parchment repair showed me how much chemistry there is in old books."
ME = "I study chemistry in Lund. You could help me understand how a normal week goes."
ASK = "Could you spare 20 minutes in the next two weeks, by Zoom, phone or in person?"
KIND = "This is to learn from you, not to ask for a job. A short no from you is fine too."


def letter(
    *paragraphs: str, greeting: str = "Hi Dana,", closing: str = "Thank you,\nAna Ruiz"
) -> str:
    return "\n\n".join(part for part in (greeting, *paragraphs, closing) if part)


GOOD = MessageFacts(
    channel=Channel.EMAIL,
    purpose=Purpose.REQUEST,
    subject="Brad Johnson suggested you",
    body=letter(f"{OPENING} {WHY}", ME, f"{ASK} {KIND}"),
    person_name="Dana Whitfield",
    addressed_as="Dana",
    why_you="your talk on parchment repair",
    referrer="Brad Johnson",
)


@dataclass(frozen=True)
class Example:
    """``found`` are the words that the check points at, "" for the whole; none: it is silent."""

    check: str
    message: MessageFacts
    found: tuple[str, ...]
    level: str = ""


def hit(check: str, level: str, *found: str, **facts: object) -> Example:
    return Example(check, replace(GOOD, **facts), found or ("",), level)


def silent(check: str, **facts: object) -> Example:
    return Example(check, replace(GOOD, **facts), ())


def saying(sentence: str) -> dict[str, object]:
    """Put one more sentence into a good request."""
    return {"body": letter(f"{OPENING} {WHY}", sentence, f"{ASK} {KIND}")}


def of_words(count: int) -> dict[str, object]:
    """A body of exactly so many words, in short sentences."""
    words = ("Books need care and time. " * count).split()[:count]
    return {"body": " ".join(words)}


LENGTH = [
    hit("M1", "warn", **of_words(150)),
    hit("M1", "warn", **of_words(400)),
    hit("M1", "note", **of_words(149)),
    hit("M1", "note", **of_words(125)),
    hit("M1", "info", **of_words(124)),
    hit("M1", "info", **of_words(101)),
    hit("M1", "info", **of_words(59)),
    hit("M1", "note", purpose=Purpose.FOLLOW_UP, **of_words(110)),
    silent("M1", **of_words(60)),
    silent("M1", **of_words(100)),
    silent("M1", body=""),
    silent("M1", purpose=Purpose.FOLLOW_UP, **of_words(40)),
    silent("M1", channel=Channel.PHONE, **of_words(400)),
    silent("M1", channel=Channel.LINKEDIN_NOTE, **of_words(25)),
    silent("M1", body=f"{GOOD.body}\nhttps://www.linkedin.example/in/ana-ruiz-lund-chemistry"),
    silent("M1", body=GOOD.body + "\n\n---\n\n" + "A text to forward. " * 60),
    silent("M1", body=GOOD.body + "\n\n> On Monday you wrote\n> " + "many words " * 90),
]

READING = [
    hit(
        "M2",
        "note",
        **saying(
            "Having investigated numerous interdisciplinary organizations throughout the "
            "preceding academic year, I am particularly enthusiastic about understanding the "
            "considerations that characterize professional conservation environments, and "
            "consequently I would appreciate an opportunity to familiarize myself with them."
        ),
    ),
    hit(
        "M2",
        "note",
        body=letter(
            "I am writing to inquire whether it might be feasible to arrange a mutually convenient "
            "informational conversation regarding your professional trajectory and organizational "
            "responsibilities at an appropriate opportunity."
        ),
    ),
    hit(
        "M2",
        "note",
        body=letter(
            "Since I read your article about paper and glue and since I study chemistry and like "
            "old books and have some time this spring and live near the library, I thought that "
            "I would write to you and ask if we could talk about how you came to do what you do"
        ),
    ),
    silent("M2", body=GOOD.body),
    silent("M2", body=letter("Extraordinary interdisciplinary considerations notwithstanding.")),
    silent(
        "M2",
        body=letter(
            "I met Dr. Chen and Prof. Okoye at the U.S. book fair. They both said "
            "that you know more about glue than they do. Could we talk for 20 minutes?"
        ),
    ),
    silent("M2", body=GOOD.body + "\nhttps://conservation.university.example/interdisciplinary/"),
    silent("M2", body=""),
]

ONE_ASK = [
    hit(
        "M3",
        "warn",
        body=letter(OPENING, WHY, "I would be glad of 20 minutes in the next two weeks."),
    ),
    hit("M3", "warn", body=letter(OPENING, "How are you? I hope to hear from you.")),
    hit(
        "M3",
        "warn",
        body=letter("Are you well rested? Is spring there? Could we talk? Or write? Or meet?"),
    ),
    hit(
        "M3", "info", "Would Monday suit you?", body=letter(OPENING, ASK, "Would Monday suit you?")
    ),
    hit(
        "M3",
        "info",
        "May I write to you again?",
        body=letter("Could we talk? May I write to you again?"),
    ),
    hit("M3", "warn", purpose=Purpose.FOLLOW_UP, body=letter("I am writing again about my note.")),
    silent("M3", body=GOOD.body),
    silent("M3", body=letter("How are you? " + ASK)),
    silent("M3", purpose=Purpose.THANKS, body=letter("Thank you for the story about the flood.")),
    silent("M3", purpose=Purpose.INTRODUCTION, body=letter("You two should meet.")),
    silent("M3", body=letter(ASK, "“Why not?” my teacher said, so I am writing to you.")),
    silent("M3", body=letter(ASK) + "\n\n---\n\nWould you be open to this? Or that? Or those? Or?"),
    silent("M3", body=letter(ASK) + "\n\n> Who are you? What do you want? When? Why?"),
    silent("M3", body=""),
]

CONNECTION = [
    hit(
        "M4",
        "note",
        "I study chemistry in Lund.",
        body=letter(f"I study chemistry in Lund. {OPENING}", ASK),
    ),
    hit("M4", "note", WHY, body=letter(f"{WHY} {OPENING}", ASK)),
    hit(
        "M4",
        "note",
        "I hope this note reaches you.",
        body=letter("I hope this note reaches you.", ASK),
        referrer="",
    ),
    hit(
        "M4",
        "note",
        "I am a student of chemistry.",
        body=letter("I am a student of chemistry.", ASK),
        referrer="",
        connection="We met at the open day in Lund",
    ),
    hit(
        "M4",
        "note",
        "I would love to pick your brain.",
        body=letter("I would love to pick your brain.", ASK),
        referrer="",
        why_you="",
    ),
    hit(
        "M4",
        "note",
        "I like glue a lot.",
        channel=Channel.PHONE,
        body=letter("I like glue a lot.", ASK, greeting="Hello Dana, this is Ana Ruiz."),
    ),
    silent("M4", body=GOOD.body),
    silent("M4", body=letter("Brad from the paper mill told me to write.", ASK)),
    silent("M4", body=letter("Dr. Johnson suggested that I write to you.", ASK)),
    silent("M4", body=letter("After her talk Dr. B. Johnson gave me your name.", ASK)),
    silent("M4", referrer="", body=letter("I read your article on glue last week.", ASK)),
    silent("M4", referrer="", body=letter("Both of us went to school in Lund.", ASK)),
    silent(
        "M4",
        referrer="",
        connection="We met at the open day in Lund",
        body=letter("We met in Lund last spring.", ASK),
    ),
    silent("M4", purpose=Purpose.FOLLOW_UP, body=letter("Here is my question again.", ASK)),
    silent("M4", first_message=False, body=letter("Here I am again.", ASK)),
    silent("M4", body=f"Hi Dana, {OPENING} {ASK}"),
    silent(
        "M4",
        channel=Channel.PHONE,
        body=f"Hello Dana, my name is Ana Ruiz. {OPENING}\n\n{ASK}",
    ),
    silent("M4", body=""),
]

JOB_WORDS = [
    hit("M5", "warn", "hiring for your", **saying("I hear somebody does the hiring for your lab.")),
    *[
        hit("M5", "warn", words, **saying(sentence))
        for words, sentence in [
            ("any openings", "Please tell me about any openings in your team."),
            ("job opening", "I saw the job opening on your page."),
            ("openings at your company", "I wonder about openings at your company."),
            ("vacancy", "Your site lists a vacancy."),
            ("open positions", "I would like to hear about open positions."),
            ("position for me", "Perhaps there is a position for me."),
            ("hire me", "I hope you will hire me one day."),
            ("hire me", "So why not hire me?"),
            ("are you hiring", "No worries, but are you hiring this spring?"),
            ("is your team currently hiring", "And is your team currently hiring?"),
            ("refer me", "It would help if you could refer me."),
            ("put in a good word", "Maybe you could put in a good word with HR."),
            ("my application", "I would like to talk about my application."),
            ("applying for a job", "I am applying for a job in your lab."),
            ("internship at your", "I dream of an internship at your museum."),
            ("looking for a new job", "At the moment I am looking for a new job."),
            ("looking for work", "I don't mind waiting; I am looking for work."),
            ("job opportunities", "I would love to discuss job opportunities."),
            ("keep me in mind", "Please keep me in mind."),
            ("foot in the door", "I would like to get a foot in the door."),
            ("work for you", "It would be great to work for you."),
            ("join your team", "I would gladly join your team."),
            ("attached my resume", "I have attached my resume."),
            ("my CV", "Here is my CV for you."),
            ("resume is attached", "A resume is attached to this note."),
        ]
    ],
    silent("M5", body=GOOD.body),
    *[
        silent("M5", **saying(sentence))
        for sentence in [
            "Would another day work for you?",
            "Which time would work for you?",
            "I am not looking for a job at the moment.",
            "I'm not asking you for an internship.",
            "This isn't about job opportunities.",
            "I would rather hear your story than talk about work, and never about a vacancy.",
            "I'd like to learn instead of looking for work right now.",
            "The opening of the new wing was a fine evening.",
            "Your opening line made me laugh.",
            "I work in a paper mill and like my job.",
            "Your position on the restoration of frescoes is new to me.",
            "You wrote about the application of Japanese paper.",
            "My application of glue is still clumsy.",
            "In your talk you said how hard hiring has become.",
            "I want to understand how people in your field find their jobs.",
            "Last summer I did an internship in a paper mill.",
            "We refer to your book in class.",
            "The museum's resumption of tours made me curious.",
            "You recommend reading slowly, and I do.",
            "After this degree I might work in a library.",
        ]
    ],
]

ATTACHMENT = [
    hit("M6", "note", has_attachment=True),
    hit("M6", "note", has_attachment=True, channel=Channel.LINKEDIN),
    hit("M6", "note", has_attachment=True, purpose=Purpose.INTRODUCTION_REQUEST),
    silent("M6"),
    silent("M6", has_attachment=True, first_message=False),
    silent("M6", has_attachment=True, first_message=False, purpose=Purpose.THANKS),
    hit("M6", "note", has_attachment=True, first_message=False, purpose=Purpose.ARRANGEMENT),
    hit("M6", "note", has_attachment=True, first_message=False, purpose=Purpose.NEWS),
    hit("M6", "note", has_attachment=True, purpose=Purpose.SEARCH),
    silent("M6", has_attachment=True, first_message=False, purpose=Purpose.SEARCH),
    silent("M6", has_attachment=True, first_message=False, purpose=Purpose.OPENING),
    silent(
        "M6",
        has_attachment=True,
        first_message=False,
        papers_wanted=True,
        purpose=Purpose.ARRANGEMENT,
    ),
]

DURATION_AND_WINDOW = [
    hit("M7", "note", body=letter(OPENING, "Could we talk?")),
    hit("M7", "note", body=letter(OPENING, "Could we talk for 20 minutes?")),
    hit("M7", "note", body=letter(OPENING, "Could we talk in the next two weeks?")),
    hit("M7", "note", body=letter(OPENING, "Could we talk for 20 minutes one day?")),
    hit("M7", "note", body=letter("In the last two weeks I read for 20 hours. Could we talk?")),
    hit(
        "M7",
        "note",
        body=letter("It may rain. You may have 10 books a minute to mend. May we talk?"),
    ),
    *[
        silent("M7", body=letter(OPENING, f"Could we talk {when}?"))
        for when in [
            "for 20 minutes in the next two weeks",
            "for twenty minutes next week",
            "for half an hour on Thursday",
            "for 15-20 min this week",
            "for a quarter of an hour before the end of March",
            "for 20 to 30 minutes on 14 May",
            "a 20-minute call within the next ten days",
            "for 20 minutes tomorrow",
            "for 20 minutes in the coming week or two",
        ]
    ],
    silent("M7", purpose=Purpose.FOLLOW_UP, body=letter("Could we talk?")),
    silent("M7", purpose=Purpose.INTRODUCTION_REQUEST, body=letter("Would you introduce us?")),
]

ABOUT_THEM = [
    hit(
        "M8",
        "note",
        body=letter("I am Ana. I study. I like books. I would like to meet you. May I?"),
    ),
    hit(
        "M8",
        "note",
        body=letter("I'm a student. I've read a lot. My dream is my own shop. Could you help?"),
    ),
    hit(
        "M8",
        "note",
        body=letter("My teacher said that I should ask for advice on my plans, so here I am."),
    ),
    hit(
        "M8",
        "note",
        body=letter("I’d like to know how I’d do in this work, and I’ll listen. Could you say?"),
    ),
    hit(
        "M8", "note", purpose=Purpose.FORWARDABLE, body=letter("I am Ana. I study. Could we meet?")
    ),
    hit(
        "M8",
        "note",
        purpose=Purpose.INTRODUCER_REPLY,
        body=letter("I am glad. I am free. I can call."),
    ),
    silent("M8", body=GOOD.body),
    silent("M8", body=letter("I read your book and liked it. Could you spare 20 minutes?")),
    silent("M8", body=letter("We share a school. Could we talk?")),
    silent("M8", body=letter("In Italy it is warm. Is it warm where you are?")),
    silent("M8", purpose=Purpose.THANKS, body=letter("I learned a lot. I will try it. I am glad.")),
    silent("M8", body=letter(ASK) + "\n\n---\n\nI, me, my, mine, I, I, I, I, I, I."),
]

WHY_THEM = [
    hit("M9", "warn", why_you=""),
    hit("M9", "warn", why_you="  \n "),
    hit("M9", "warn", why_you="your essay on salmon farming in Norway"),
    hit("M9", "warn", body=letter(OPENING, ASK)),
    hit("M9", "warn", purpose=Purpose.FORWARDABLE, body=letter("My name is Ana.", ASK)),
    hit("M9", "warn", why_you="your work is what I want to do", body=letter(OPENING, ASK)),
    hit("M9", "warn", body=letter("I like talks.", ASK)),
    silent("M9"),
    silent("M9", why_you="She repaired parchments and gave a talk on it"),
    silent("M9", why_you="PARCHMENT, REPAIRING"),
    silent("M9", why_you="her parchment"),
    silent("M9", why_you="", purpose=Purpose.FOLLOW_UP),
    silent("M9", why_you="", purpose=Purpose.THANKS),
    silent(
        "M9",
        channel=Channel.LINKEDIN_NOTE,
        why_you="your essay on salmon farming",
        body=f"Hi Dana, Brad Johnson suggested that I write. {ASK}",
    ),
]

FLATTERY = [
    hit("M10", "note", "inspiring", **saying("Your amazing career is inspiring.")),
    hit("M10", "note", "the best", **saying("It was an incredible talk, the best of the day.")),
    hit("M10", "note", "world-class", **saying("You are brilliant, and your lab is world-class.")),
    hit(
        "M10",
        "note",
        "fantastic",
        "biggest fan",
        **saying("I'm in awe: a fantastic book by its author, says your biggest fan."),
    ),
    hit("M10", "note", "one of the greatest", **saying("A legend, one of the greatest of all.")),
    hit("M10", "note", "outstanding", **saying("An exceptional mind and an outstanding teacher.")),
    silent("M10"),
    silent("M10", **saying("Your talk was wonderful.")),
    silent("M10", **saying("Tell me the best time and the best number, and I will call.")),
    silent("M10", body=letter(OPENING, ASK, closing="All the best,\nAna")),
    silent("M10", **saying("I liked the part about glue, and how you test it first.")),
    silent("M10", **saying("Perfection in mending is rare, and you say so. It was a wonder.")),
]

THEIR_NAME = [
    hit("M11", "warn", "Diana", body=letter(OPENING, ASK, greeting="Hi Diana,")),
    hit("M11", "warn", "dana", body=letter(OPENING, ASK, greeting="Hi dana,")),
    hit("M11", "warn", "Whitfeild", body=letter(OPENING, ASK, greeting="Dear Ms. Whitfeild,")),
    hit("M11", "warn", "Sam", body=letter(OPENING, ASK, greeting="Hi Sam,")),
    hit("M11", "warn", "Daan", body=letter(OPENING, ASK, greeting="Dear Daan:")),
    hit(
        "M11",
        "warn",
        "Whitefield",
        body=letter("I spoke with people who know Dana Whitefield and her work.", ASK),
    ),
    hit(
        "M11",
        "warn",
        "Jose",
        person_name="José Łukasz",
        addressed_as="",
        body=letter(OPENING, ASK, greeting="Hola, dear friend!").replace(
            "Hola, dear", "Dear Jose,"
        ),
    ),
    hit(
        "M11",
        "warn",
        "Katherine",
        person_name="Catherine O’Neil",
        addressed_as="",
        body=letter(ASK, greeting="Hello Katherine!"),
    ),
    silent("M11"),
    silent("M11", body=letter(OPENING, ASK, greeting="Dear Ms. Whitfield,")),
    silent("M11", body=letter(OPENING, ASK, greeting="Hi there,")),
    silent("M11", body=letter(OPENING, ASK, greeting="Hello from Lund!")),
    silent("M11", body=letter(OPENING, ASK, greeting="Good morning,")),
    silent("M11", body=letter(OPENING, ASK, greeting="")),
    silent("M11", body=letter("Dan and I read it. Diana Ross sang. Dana's talk was good.", ASK)),
    silent(
        "M11",
        person_name="Mark Little",
        addressed_as="",
        body=letter("The Market was open.", greeting="Hi Mark,"),
    ),
    silent("M11", person_name="", addressed_as="", body=letter(ASK, greeting="Hi Zed,")),
    silent(
        "M11", person_name="Robert Lee", addressed_as="Bob", body=letter(ASK, greeting="Hi Bob,")
    ),
    silent(
        "M11",
        person_name="Dana Whitfield",
        others=("Diana Moss",),
        body=letter("Diana Moss works with Dana.", ASK, greeting="Hi Dana and Diana,"),
    ),
    silent(
        "M11", person_name="Jose\u0301 Ruiz", addressed_as="", body=letter(ASK, greeting="Hi José,")
    ),
    silent(
        "M11", addressed_as="", person_name="José Ruiz", body=letter(ASK, greeting="Hi Jose\u0301,")
    ),
    silent(
        "M11",
        person_name="Anne-Marie d'Arc",
        addressed_as="",
        body=letter(ASK, greeting="Hi Anne-Marie,"),
    ),
]

BLANKS = [
    hit("M12", "stop", "[their name]", body=letter(ASK, greeting="Hi [their name],")),
    hit("M12", "stop", "[Name]", body=letter(ASK, greeting="Dear [Name]:")),
    hit(
        "M12",
        "stop",
        "[one thing of theirs you read]",
        **saying("I read [one thing of theirs you read]."),
    ),
    hit("M12", "stop", "[COMPANY]", "[role]", **saying("I like [COMPANY] and the [role].")),
    hit("M12", "stop", subject="Question about [topic]"),
    hit("M12", "stop", "[pen & paper]", **saying("See [pen & paper].")),
    hit("M12", "stop", "[why them]", body=letter(ASK) + "\n\n---\n\nHello, [why them]"),
    silent("M12"),
    silent("M12", **saying("They wrote “shew” [sic] in 1850 [1] and later [...].")),
    silent("M12", **saying("See [my page](https://ana.example) for more.")),
    silent("M12", **saying("A list: [ ] glue, [x] paper.")),
    silent("M12", **saying("An {open} brace (and brackets) is no blank; nor is 2 < 3 > 1.")),
    silent(
        "M12",
        why_you="your paper “[Re]binding the past”",
        **saying("I read “[Re]binding the past”."),
    ),
    silent("M12", **saying("A lone ] or [ is no blank.")),
]

TOO_EARLY = [
    *[
        hit("M13", "note", question, **saying(question))
        for question in [
            "What does a normal day look like?",
            "How did you get into conservation?",
            "What skills do I need?",
            "Why did you leave the archive?",
            "Do you enjoy the work?",
            "And how much do people earn?",
            "Could you tell me how you test glue?",
            "Is the work hard on the eyes?",
        ]
    ],
    silent("M13"),
    *[
        silent("M13", **saying(question))
        for question in [
            "What day suits you best?",
            "How does Thursday sound?",
            "Which time would work best for you?",
            "Are you free next week?",
            "Would you be open to a call?",
            "Do you have 20 minutes?",
            "How are you?",
            "I wonder how you test glue and what you like about it.",
        ]
    ],
    silent("M13", first_message=False, **saying("What does a normal day look like?")),
    silent("M13", purpose=Purpose.THANKS, **saying("What does a normal day look like?")),
]

SUBJECT = [
    hit("M14", "note", subject=""),
    hit("M14", "note", subject="   "),
    hit("M14", "note", subject="Hello"),
    hit("M14", "note", subject="Your talk"),
    hit("M14", "note", subject="A few questions about your work"),
    hit("M14", "note", subject="", channel=Channel.LINKEDIN_INMAIL),
    silent("M14"),
    silent("M14", subject="Your talk: thanks"),
    silent("M14", subject="Re: A few questions about your work in Lund"),
    silent("M14", subject="", channel=Channel.LINKEDIN_NOTE),
    silent("M14", subject="", channel=Channel.PHONE),
    silent("M14", subject="Intro: Ana Ruiz <> Dana Whitfield", purpose=Purpose.INTRODUCTION),
]

CHANNEL_LIMIT = [
    hit("M15", "warn", channel=Channel.LINKEDIN_NOTE, body="x" * 201),
    hit("M15", "warn", channel=Channel.LINKEDIN_NOTE, body="x" * 301),
    hit("M15", "warn", channel=Channel.LINKEDIN, body="x" * 3001),
    hit("M15", "warn", channel=Channel.LINKEDIN_INMAIL, body="x" * 1901),
    hit("M15", "warn", channel=Channel.LINKEDIN_INMAIL, subject="x" * 201),
    hit("M15", "warn", channel=Channel.X, body="x" * 10001),
    silent("M15", channel=Channel.LINKEDIN_NOTE, body="x" * 200),
    silent("M15", channel=Channel.LINKEDIN_NOTE, body="x" * 200 + "\n \n"),
    silent("M15", channel=Channel.LINKEDIN, body="x" * 3000),
    silent("M15", channel=Channel.LINKEDIN_INMAIL, body="x" * 1900, subject="x" * 200),
    silent("M15", channel=Channel.EMAIL, body="x" * 20000),
    silent("M15", channel=Channel.PHONE, body="x" * 20000),
]

THANKED = letter(
    "Thank you for yesterday. What you said about testing glue on a corner first stays with me. "
    "I will try it on Saturday and tell you how it went."
)
THANKS = [
    hit(
        "M16",
        "warn",
        purpose=Purpose.THANKS,
        body=letter("Thank you so much for your time! It was great."),
    ),
    hit(
        "M16",
        "warn",
        purpose=Purpose.THANKS,
        body=letter("It was good to talk."),
        learned="test the glue on a corner",
    ),
    hit(
        "M16",
        "warn",
        "Could you also introduce me to Sam?",
        purpose=Purpose.THANKS,
        body=letter("Your advice about glue helped.", "Could you also introduce me to Sam?"),
    ),
    hit(
        "M16",
        "warn",
        "please send",
        purpose=Purpose.THANKS,
        body=letter("Your advice about glue helped. And please send me the list."),
    ),
    hit(
        "M16",
        "warn",
        "I was wondering if",
        purpose=Purpose.THANKS,
        body=letter("You told me about glue. I was wondering if you have an opening."),
    ),
    hit(
        "M16",
        "warn",
        "",
        "Can we meet again?",
        purpose=Purpose.THANKS,
        body=letter("Thanks! Can we meet again?"),
    ),
    silent("M16", purpose=Purpose.THANKS, body=THANKED),
    silent("M16", purpose=Purpose.THANKS, body=THANKED, learned="test the glue on a corner"),
    silent("M16", purpose=Purpose.THANKS, body=letter("You showed me how slow work can be fast.")),
    silent("M16", purpose=Purpose.THANKS, body=letter("Thank you for telling me about the flood.")),
    silent(
        "M16",
        purpose=Purpose.THANKS,
        body=letter("How are you? When you spoke of the flood, I saw it."),
    ),
    silent("M16", body=letter(ASK)),
]

EXAMPLES = [
    *LENGTH,
    *READING,
    *ONE_ASK,
    *CONNECTION,
    *JOB_WORDS,
    *ATTACHMENT,
    *DURATION_AND_WINDOW,
    *ABOUT_THEM,
    *WHY_THEM,
    *FLATTERY,
    *THEIR_NAME,
    *BLANKS,
    *TOO_EARLY,
    *SUBJECT,
    *CHANNEL_LIMIT,
    *THANKS,
]
