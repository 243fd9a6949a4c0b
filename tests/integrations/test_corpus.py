"""Real and realistic files: each is read, or says why it is not; nobody in it is lost."""

import csv
import json
import re
from collections import Counter

import pytest

from askaround.integrations.formats import Format, detect, read_file
from askaround.integrations.pasted import read_pasted
from askaround.integrations.reading import restore_formula
from askaround.integrations.sandbox import Limits, read_in_child
from askaround.integrations.spreadsheet import NeedsMapping
from askaround.people.rules.incoming import Reading, Unreadable
from tests.shared_data import SHARED, shared

pytestmark = pytest.mark.corpus

ABOUT_THE_FILES = {"SOURCES.md", "real_export_census.tsv"}
FILES = sorted(
    path
    for folder in ("linkedin", "contacts")
    for path in (SHARED / folder).rglob("*")
    if path.is_file() and path.name not in ABOUT_THE_FILES
)

# Files of the folder that hold nobody, and what is said about them.
NOBODY = {
    "linkedin/lgtm-hq_Rustume/*": "names nobody|no Connections.csv",
    "linkedin/linkedin_analyzer_pypi/comments*": "comments you have written",
    "linkedin/linkedin_analyzer_pypi/shares*": "what you have posted",
    "linkedin/linkedin_analyzer_pypi/*.json": "JSON",
    "linkedin/pedrofuentes_kawsay/Rich_Media.csv": "pictures you have posted",
}
NAMELESS = {  # cards without any name or address
    "contacts/LineageOS_vcard_a/v21_android_custom_prop.vcf",
    "contacts/LineageOS_vcard_a/v21_im.vcf",
    "contacts/ical.js/vcard_grouped.vcf",
}


def read(path):
    data = path.read_bytes()
    answer = read_file(path.name, data)
    if isinstance(answer, NeedsMapping):
        answer = read_file(path.name, data, mapping=answer.guess)
    assert isinstance(answer, Reading)
    return answer


def expected_refusal(path):
    return next(
        (said for pattern, said in NOBODY.items() if SHARED.joinpath(path).match(pattern)), ""
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SHARED)))
def test_every_file_is_read_or_says_why_not(path):
    if said := expected_refusal(path):
        with pytest.raises(Unreadable, match=said):
            read(path)
        return
    reading = read(path)
    if str(path.relative_to(SHARED)) not in NAMELESS:
        assert reading.people or reading.events
    refused = [problem for problem in reading.problems if not problem.notice]
    lines = {event.line for event in reading.events}
    assert reading.rows == len(reading.people) + len(lines) + len(refused) + reading.blank_rows


def test_the_largest_files_stay_within_the_limits_of_the_child():
    shared("linkedin")
    for path in sorted(FILES, key=lambda path: path.stat().st_size)[-3:]:
        if not expected_refusal(path):
            assert read_in_child(path.name, path, limits=Limits(seconds=10, cpu_seconds=2))


def test_every_heading_line_of_real_exports_is_recognized():
    with (shared("linkedin") / "real_export_census.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader((line for line in file if line.count("\t") > 5), delimiter="\t"))
    seen = Counter()
    for row in rows:
        expected = next((known for part, known in KINDS.items() if part in row["file"]), None)
        if expected and row["header"]:
            data = f"{row['header']}\n".encode()
            found = detect("file.csv", data)
            assert found is (Format.OUTLOOK if "outlook" in row["file"] else expected), row[
                "header"
            ]
            seen[found] += 1
    assert seen[Format.LINKEDIN_CONNECTIONS] >= 10
    assert seen[Format.LINKEDIN_MESSAGES] >= 5
    assert seen[Format.LINKEDIN_INVITATIONS] >= 4


KINDS = {
    "onnections": Format.LINKEDIN_CONNECTIONS,
    "essages": Format.LINKEDIN_MESSAGES,
    "nvitations": Format.LINKEDIN_INVITATIONS,
    "prova": Format.LINKEDIN_CONNECTIONS,
}

CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


def bare(*texts):
    """Without spaces: the reference deletes a form feed where we put a space."""
    return re.sub(r"\s", "", " ".join(restore_formula(text) for text in texts))


def test_nobody_whom_another_program_keeps_is_missing():
    """`parity-corpus-expected.json` is what linkedin-analyzer 0.6.0 makes of the same file.

    It drops rows without a name; we keep those that have an address or a profile. It guards
    formulas in what it keeps; we do so only in what we write.
    """
    folder = shared("linkedin") / "linkedin_analyzer_pypi"
    theirs = json.loads((folder / "parity-corpus-expected.json").read_text("utf-8"))["connections"]
    reading = read(folder / "connections-corpus.csv")
    ours = Counter(
        bare(person.full_name, *(f"{role.organization} {role.title}" for role in person.roles))
        for person in reading.people
    )
    kept = Counter(
        bare(row["First Name"], row["Last Name"], row["Company"], row["Position"]) for row in theirs
    )
    assert not kept - ours
    nameless = [
        person
        for person in reading.people
        if person.full_name in {"NA", "None", *person.emails} or not person.given_name
    ]
    assert (ours - kept).total() <= len(nameless)


def test_naughty_strings_pasted_as_names_do_no_harm():
    text = (shared("names") / "big-list-of-naughty-strings" / "blns.txt").read_text("utf-8")
    reading = read_pasted(text)
    refused = [problem for problem in reading.problems if not problem.notice]
    assert reading.rows == len(reading.people) + len(refused) + reading.blank_rows
    assert len(reading.people) > 300
    assert not any(CONTROLS.search(person.full_name) for person in reading.people)
