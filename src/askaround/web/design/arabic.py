"""The same people in Arabic, so that what runs from right to left is read, not only mirrored."""

from dataclasses import replace

from askaround.preparation.rules.findings import Finding, Level
from askaround.web.design.english import ENGLISH
from askaround.web.tables import Table

ARABIC = replace(
    ENGLISH,
    text=[
        (
            "تُقرأ الصفحة قبل أن تُستعمل. ويبقى السطر بين ستين وخمسة وسبعين حرفا، لأن السطر الأطول "
            "تضيع فيه العين في طريق عودتها، والأقصر يجعلها تقفز."
        ),
        "أولا، ما الذي يفعلونه يوم الثلاثاء",
        "ثم ما الذي لن يفعلوه مرة أخرى",
    ],
    quote="لم يخبرني أحد أن النصف الممتع من العمل هو الإصغاء.",
    label="إجراء آخر",
    labels=["الأسئلة", "الأشخاص", "المسارات", "القرار"],
    people=[
        {
            "name": "آنا فيريرا",
            "line": "مصممة منتجات في استوديو الميناء",
            "step": "الشكر مستحق",
            "tone": "note",
            "when": "اليوم",
        },
        {
            "name": "توبياس ليندكفيست",
            "line": "ترك التصميم من أجل التدريس",
            "step": "موعد",
            "tone": "accent",
            "when": "الخميس",
        },
        {"name": "نور حمدان", "line": "مهندسة في شركة المياه (Water Works)"},
    ],
    next_steps=[
        {
            "verb": "تحدّث",
            "text": "مع توبياس ليندكفيست اليوم الساعة 15:30",
            "reason": "مكالمة مرئية، 20 دقيقة، وفي خطتك تسعة أسئلة",
            "first": True,
            "action": "ابدأ",
            "action2": "ورقة اليوم",
        },
        {
            "verb": "اشكر",
            "text": "آنا فيريرا",
            "reason": "الشكر أدفأ في اليوم التالي",
            "age": "قبل الساعة 10:00 غدا",
        },
    ],
    entries=[
        {
            "when": "أمس",
            "title": "محادثة، 24 دقيقة",
            "icon": "messages-square",
            "url": "#timeline",
            "text": "نصيحتان واسم واحد.",
            "quote": "نصف أسبوعي أقنع الناس بترك الفكرة الأولى.",
        },
        {"when": "3 مارس", "title": "قالت نعم", "icon": "calendar-check"},
    ],
    findings=[
        Finding(
            check="L1",
            level=Level.ADVISE,
            reason="يمكن الإجابة عن هذا بنعم أو لا.",
            rewrites=("ما الذي تحبه في تصميم المنتجات، وما الذي تحبه أقل؟",),
        ),
        Finding(check="M12", level=Level.STOP, reason="ما زال هناك فراغ: [ما قرأته لهم]."),
    ],
    sides=[
        {
            "label": "الاسم",
            "left": "توبياس ليندكفيست",
            "right": "ليندكفيست، توبياس",
            "differs": True,
            "name": "pick_name",
        },
        {"label": "الهاتف", "left": "", "right": "+46 8 123 456 78"},
    ],
    steps=[
        {"label": "قل ما الذي تريد أن تعرفه", "done": True},
        {
            "label": "أحضر من تعرفهم",
            "current": True,
            "url": "#steps",
            "text": "الصق الأسماء أو افتح ملفا.",
        },
        {"label": "اكتب الطلب الأول", "url": "#steps"},
    ],
    notices=[
        {"icon": "shield-check", "text": "لم يغادر شيء هذا الجهاز."},
        {"icon": "clock", "tone": "note", "text": "أجابوا، والدور عليك.", "link": "اقرأ الجواب"},
    ],
    empty={
        "title": "لم يُسأل أحد بعد",
        "text": "الطلب أربع جمل أو خمس: من أرسلك، ولماذا هذا الشخص، وعشرون دقيقة.",
        "action": "اختر شخصا",
        "action2": "انظر مثالا",
    },
    card={
        "meta": "القرار قبل 15 يونيو",
        "title": "تصميم المنتجات أم تدريسها؟",
        "text": "مساران وخمسة أسئلة.",
    },
    confirm={
        "title": "هل تُمحى آنا فيريرا؟",
        "text": "يغادر كل ما يخصها هذا الجهاز الآن، ولا عودة عن ذلك.",
        "action": "امحُ نهائيا",
    },
    meters=[
        {
            "label": "الكلمات",
            "value": 72,
            "whole": 150,
            "low": 60,
            "high": 100,
            "words": "72، طول جيد",
            "tone": "good",
        },
        {"label": "المحادثات", "value": 2, "whole": 5, "words": "2 من 5"},
    ],
    facts=[("يعمل في", "استوديو الميناء"), ("عرفته", "عن طريق توبياس")],
    table=Table(
        "المحادثات حتى الآن",
        ["الاسم", "اليوم", "الدقائق"],
        [["آنا فيريرا", "4 مارس", 24], ["نور حمدان", "12 مارس", 128]],
        numbers=[2],
    ),
    done="سُجّل أن الشكر أُرسل إلى آنا.",
    names=["سامويل كيداني", "نور حمدان", "ديتر كوفال", "روث أبلسون", "حدائق المستأجرين"],
    questions=["كيف توزّع وقتك في الأسبوع الماضي؟", "أي جزء من العمل يتعبك؟"],
    paths=["التصميم في استوديو", "تدريس التصميم"],
    values=["أن أرى شيئا يكتمل", "وقت مع الناس", "دخل يكفي للعيش في المدينة"],
    filled_in={
        "name": "آنا فيريرا",
        "email": "ana@example.org",
        "question": "هل تحب العمل في تصميم المنتجات؟",
        "mode": ["video"],
        "length": "20",
    },
)
