"""How days are written in Spanish, by the format that templates and code name in English order.

Django looks a format up by name before it takes it as it stands, so a day that an English page
writes as "F j" needs no second name here.
"""

globals().update(
    {
        "F j": r"j \d\e F",
        "F j, Y": r"j \d\e F \d\e Y",
        "l, F j": r"l, j \d\e F",
        "F Y": r"F \d\e Y",
    }
)
