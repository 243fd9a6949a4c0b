"""How right and how quick the rules about people are: ``python -m bench.people_rules``.

Reads labelled names, job titles and organization names from the shared folder
(``ASKAROUND_SHARED_DATA``, ``../shared/data`` by default) and makes a network of 50,000 people of
its own. Nothing is written. The reading of the numbers stands in ``docs/measurements/names.md``.
"""

import csv
import io
import random
import re
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from askaround.people.rules.duplicates import Known, find_duplicates
from askaround.people.rules.names import guess_parts, sort_key
from askaround.people.rules.quick_add import read_line
from askaround.people.rules.ranking import Candidate, rank
from askaround.people.rules.sampling import Cell, Plan
from askaround.people.rules.titles import guess_title
from bench.corpora import SHARED

LABELLED_NAMES = SHARED / "names/probablepeople_a/labeled/person_labeled.xml"
CLDR_NAMES = SHARED / "names/cldr_person_names_a"
REPORTED_TITLES = SHARED / "career/onet_30_1_text/Sample of Reported Titles.txt"
ALTERNATE_TITLES = SHARED / "career/onet_30_1_text/Alternate Titles.txt"
FAMILY_FIRST = {"ja", "zh", "vi"}
Label = tuple[str, str]  # full name, given name


def labelled_names() -> Iterator[Label]:
    """Yield every labelled name of one person that has a given name and a family name."""
    for name in re.findall(r"<Name>(.*?)</Name>", LABELLED_NAMES.read_text("utf-8"), re.DOTALL):
        parts = re.findall(r"<(\w+)>(.*?)</\1>", name)
        kinds = [kind for kind, _ in parts]
        if "And" not in kinds and "GivenName" in kinds and "Surname" in kinds:
            given = next(text for kind, text in parts if kind == "GivenName")
            yield " ".join(text for _, text in parts), given


def cldr_names(locale: str) -> Iterator[Label]:
    """Yield full names as CLDR expects them in a locale's own order, with the given names."""
    order = "surnameFirst" if locale in FAMILY_FIRST else "givenFirst"
    fields: dict[str, str] = {}
    expected = ""
    for line in (CLDR_NAMES / f"{locale}.txt").read_text("utf-8").splitlines():
        kind, *rest = (part.strip() for part in line.split(";"))
        if kind == "name":
            fields[rest[0]] = rest[1]
        elif kind == "expectedResult":
            expected = "; ".join(rest)
        elif kind == "parameters" and rest[:3] == [order, "long", "referring"]:
            if any(field.startswith("surname") for field in fields):
                yield expected, f"{fields['given']} {fields.get('given-informal', '')}"
        elif kind == "endName":
            fields = {}


def verdict(full_name: str, given_names: str) -> str:
    """Say whether the guess is right, wrong, or left open, which greets with the whole name."""
    guess = guess_parts(full_name).given.casefold().strip(".,").split()
    if not guess:
        return "open"
    labels = given_names.casefold().replace(",", " ").split()
    return "right" if guess[0] in {label.strip(".") for label in labels} else "wrong"


def connection_titles() -> Iterator[str]:
    """Yield the positions of every public or de-identified LinkedIn connections file."""
    for path in sorted((SHARED / "linkedin").rglob("*onnections*.csv")):
        if "analyzer" not in str(path):
            lines = path.read_text("utf-8-sig").splitlines(keepends=True)
            header = next(i for i, line in enumerate(lines) if "Position" in line)
            rows = csv.DictReader(io.StringIO("".join(lines[header:])))
            yield from (row["Position"] for row in rows if (row["Position"] or "").strip())


def column(path: Path, number: int) -> list[str]:
    return [line.split("\t")[number] for line in path.read_text("utf-8").splitlines()[1:]]


def network(count: int) -> list[Known]:
    """Return made-up people: frequent names and employers are frequent, one in fifty is double."""
    chance = random.Random(1)
    syllables = "ba be bo da de do ka ke ko la le lo ma me mo na ne no ra re ro sa se so".split()

    def word(length: int) -> str:
        return "".join(chance.choices(syllables, k=length)).title()

    given, family = [word(2) for _ in range(800)], [word(3) for _ in range(6000)]
    firms = [word(4) for _ in range(5000)]
    frequency = [1 / rank_ for rank_ in range(1, 6001)]

    def somebody(number: int) -> Known:
        name = f"{chance.choice(given)} {chance.choices(family, frequency)[0]}"
        firm = chance.choices(firms, frequency[: len(firms)])[0]
        return Known(number, name, (firm,), links=(f"network.example/{number}",))

    people = [somebody(number) for number in range(count - count // 50)]
    doubles = (Known(-number, *people[number][1:]) for number in range(1, count // 50 + 1))
    return [*people, *doubles]


def seconds(action: Callable[[], object], runs: int = 5) -> float:
    """Return the shortest processor time of several runs."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


def share(counts: Counter[str]) -> str:
    total = sum(counts.values())
    return ", ".join(f"{name} {count / total:.1%}" for name, count in counts.most_common())


def print_names() -> None:
    labels = list(labelled_names())
    print(
        f"probablepeople, {len(labels)} names: {share(Counter(verdict(*each) for each in labels))}"
    )
    for path in sorted(CLDR_NAMES.glob("[a-z]*.txt")):
        cases = sorted(set(cldr_names(path.stem)))
        print(f"CLDR {path.stem}, {len(cases)}: {share(Counter(verdict(*each) for each in cases))}")
    names = [full_name for full_name, _ in labels]
    for action in (guess_parts, sort_key):
        cost = seconds(lambda action=action: [action(name) for name in names]) / len(names)  # type: ignore[misc]
        print(f"{action.__name__}: {cost * 1e6:.0f} µs a name")


def print_titles() -> None:
    sources: dict[str, Iterable[str]] = {
        "LinkedIn connections": connection_titles(),
        "O*NET reported titles": column(REPORTED_TITLES, 1),
        "O*NET alternate titles": column(ALTERNATE_TITLES, 1),
    }
    for name, titles in sources.items():
        guesses = [guess_title(title) for title in titles]
        level = sum(guess.level is not None for guess in guesses) / len(guesses)
        function = sum(guess.function != "" for guess in guesses) / len(guesses)
        print(f"{name}, {len(guesses)}: level {level:.1%}, function {function:.1%}")


def print_speed() -> None:
    people = network(50_000)
    print(f"duplicates among 50,000: {seconds(lambda: find_duplicates(people), 2):.1f} s")
    tracemalloc.start()
    found = find_duplicates(people)
    print(f"  {len(found)} pairs, peak {tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB")
    tracemalloc.stop()
    cells = [Cell("manager", "data", f"org{number}") for number in range(300)]
    candidates = [
        Candidate(id=number, closeness=number % 5, silent_days=number, cell=cells[number % 300])
        for number in range(2000)
    ]
    plan = Plan(wanted=(Cell("manager"), Cell("owner")), heard=(Cell("manager", "data", "org1"),))
    print(f"ranking 2,000: {seconds(lambda: rank(candidates, plan=plan)) * 1e3:.1f} ms")
    line = "Dana Whitfield, data lead at Acme, met at the career fair, via Raj Patel #alumni"
    print(f"reading one line: {seconds(lambda: read_line(line)) * 1e6:.0f} µs")


if __name__ == "__main__":
    print_names()
    print_titles()
    print_speed()
