"""Invented people, the same ones every time: nobody here exists."""

import csv
import io
import random
from collections.abc import Iterator

SEED = 20260302
GIVEN = (
    "Ada Bela Cleo Dana Edda Farid Grete Hanna Ilse Jonas Kofi Lena Milan Nadia Otto Priya Quentin"
    " Rosa Sofía Tariq Uma Viktor Wanda Xenia Yusuf Zoë Amélie Bjørn Chiara Łukasz Meera Nils"
).split()
FAMILY_BEGINNINGS = (
    "Ash Bell Corn Dal Ever Fair Gold Hart Iron Kings Lang Mead Nor Oak Pem Rad".split()
)
FAMILY_ENDINGS = (
    "bridge brook by dale field ford gate ham land ley man mere stead ton well worth".split()
)
TITLES = (
    "Data Analyst|Product Designer|Consultant|Nurse|Head of Research|Policy Officer|Teacher"
    "|Recruiter|Software Engineer|Marketing Manager|Founder|Actuary|Laboratory Technician"
    "|Chief of Staff|Student"
).split("|")
PLACES = "Northwind Bluebird Cedar Juniper Harbor Lantern Meadow Orchard Pioneer Quarry".split()
KINDS = "Labs|Consulting|Health|Bank|University|Design|Energy|Logistics|Press|Works".split("|")
PREAMBLE = 'Notes:\n"Some addresses are missing, because their owners keep them to themselves."\n\n'
HEADINGS = [
    "First Name",
    "Last Name",
    "URL",
    "Email Address",
    "Company",
    "Position",
    "Connected On",
]
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def connections(count: int) -> Iterator[list[str]]:
    """Give rows in the layout of LinkedIn's Connections.csv; one in twenty has an address."""
    chance = random.Random(SEED)
    for number in range(count):
        given = chance.choice(GIVEN)
        family = chance.choice(FAMILY_BEGINNINGS) + chance.choice(FAMILY_ENDINGS)
        place = (
            f"{chance.choice(PLACES)} {chance.choice(KINDS)} {chance.randrange(count // 10 + 1)}"
        )
        email = f"p{number}@example.org" if chance.random() < 0.05 else ""
        day = f"{chance.randint(1, 28):02d} {chance.choice(MONTHS)} {chance.randint(2012, 2025)}"
        url = f"https://www.linkedin.com/in/{given}-{family}-{number}".lower()
        yield [given, family, url, email, place, chance.choice(TITLES), day]


def connections_file(count: int) -> bytes:
    """Return a whole Connections.csv."""
    text = io.StringIO()
    text.write(PREAMBLE)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows(connections(count))
    return text.getvalue().encode()
