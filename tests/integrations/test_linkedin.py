"""LinkedIn's own export, in the layouts that its users really have."""

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

import pytest

from askaround.integrations.formats import Format, detect, read_file
from askaround.people.rules.incoming import IncomingRole, Reading, Unreadable

HEADINGS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
DANA = "Dana,Whitfield,https://www.linkedin.com/in/dana,,Lakeside,Nurse,14 May 2026"
NOTES = 'Notes:\n"When exporting, you may notice that some addresses are missing."\n\n'


def connections(text, encoding="utf-8"):
    reading = read_file("Connections.csv", text.encode(encoding))
    assert isinstance(reading, Reading)
    return reading


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("", 2),
        (NOTES, 5),
        ("Notes:\nThis file, like others, contains your connections.\n", 4),
        (NOTES + "\n", 6),
        ('Notes:\n"Read this."\n"\n', 5),
        ("Column1,Column2,Column3,Column4,Column5,Column6,Column7\n", 3),
        ("\ufeffNotes:\n\n", 4),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_headings_are_found_below_whatever_stands_above(before, line, line_end):
    text = f"{before}{HEADINGS}\n{DANA}\n".replace("\n", line_end)
    reading = connections(text)
    [person] = reading.people
    assert (person.full_name, person.known_since) == ("Dana Whitfield", date(2026, 5, 14))
    assert person.line == line
    assert reading.problems == []


def test_columns_may_stand_in_any_order_and_more_may_follow():
    reading = connections(
        "Last Name,First Name,Location,Connected On,Company,Followers\n"
        "Whitfield,Dana,Leeds,14-May-26,Lakeside,500\n"
    )
    [person] = reading.people
    assert person.full_name == "Dana Whitfield"
    assert person.location == "Leeds"
    assert person.roles == (IncomingRole("", "Lakeside"),)
    assert [problem.reason for problem in reading.problems] == [
        "These columns were not taken: Followers."
    ]


def test_a_file_saved_with_semicolons_and_without_last_names_is_read():
    reading = connections(
        "First Name;Company;Position;Connected On\nDana;Acme, Inc.;Nurse;1-feb-21\n"
    )
    [person] = reading.people
    assert (person.full_name, person.known_since) == ("Dana", date(2021, 2, 1))
    assert person.roles == (IncomingRole("Nurse", "Acme, Inc."),)


def test_the_layout_of_2018_with_times_is_read():
    reading = connections(
        "First Name,Last Name,Email Address,Company,Position,Connected On\n"
        'Dana,Whitfield,d@example.org,,,"25/12/17, 9:05 AM"\nOmar,Haddad,,,,"3/4/18, 9:05 AM"\n'
    )
    assert [person.known_since for person in reading.people] == [
        date(2017, 12, 25),
        date(2018, 4, 3),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_other_encodings_are_read(encoding):
    reading = connections(f"{HEADINGS}\nJosé,Müller,,,,,14 May 2026\n", encoding)
    assert reading.people[0].full_name == "José Müller"


def test_one_profile_keeps_its_key_however_its_address_is_written():
    first = connections(f"{HEADINGS}\nDana,W,linkedin.com/in/Dana?trk=x,,,,\n").people[0]
    second = connections(
        f"{HEADINGS}\nDana,Whitfield,https://www.linkedin.com/in/dana/,,,,\n"
    ).people[0]
    assert first.key == second.key == "linkedin.com/in/dana"
    assert first.links == ("https://www.linkedin.com/in/Dana",)


def test_cells_that_say_nothing_are_empty_but_names_that_look_so_are_kept():
    reading = connections(f"{HEADINGS}\nJenny,Null,NULL,nan,#N/A,None,\nNA,Kim,,,,,\n")
    assert [person.full_name for person in reading.people] == ["Jenny Null", "NA Kim"]
    assert reading.people[0].roles == ()
    assert reading.people[0].emails == reading.people[0].links == ()


def test_names_keep_credentials_emoji_and_scripts():
    reading = connections(
        f'{HEADINGS}\n"Dana ","Whitfield, MBA 🌱",,,,,\nمحمد,أحمد,,,,,\n明,李,,,,,\n'
    )
    assert [person.full_name for person in reading.people] == [
        "Dana Whitfield, MBA 🌱",
        "محمد أحمد",
        "李明",
    ]
    assert reading.people[0].given_name == "Dana"


def test_a_connection_without_name_or_link_is_named_by_its_line():
    reading = connections(f"{NOTES}{HEADINGS}\n{DANA}\n,,,,,,20 Mar 2022\n\n")
    assert [problem.line for problem in reading.problems] == [6]
    assert "names nobody" in reading.problems[0].reason
    assert (reading.rows, reading.blank_rows) == (3, 1)


def test_a_day_that_does_not_exist_costs_the_day_and_not_the_person():
    reading = connections(f"{HEADINGS}\nDana,Whitfield,,,,,30 Feb 2026\n")
    assert reading.people[0].known_since is None
    [problem] = reading.problems
    assert (problem.line, problem.notice) == (2, True)
    assert "30 Feb 2026" in problem.reason


def test_commas_that_were_not_quoted_are_put_back():
    reading = connections(
        f"{HEADINGS}\nDana,Whitfield,,,Lakeside,Nurse,Jan 15, 2024\n"
        "Omar,Haddad,,,Hill, Ltd.,Cook,14 May 2026\n"
    )
    dana, omar = reading.people
    assert dana.known_since == date(2024, 1, 15)
    assert omar.known_since == date(2026, 5, 14)
    assert omar.roles == (IncomingRole("Ltd.,Cook", "Hill"),)


def test_a_quotation_mark_that_is_never_closed_swallows_nobody():
    reading = connections(
        f'{HEADINGS}\n"Dana,Whitfield,,,Lakeside,Nurse,14 May 2026\n{DANA}\n{DANA}2\n'
    )
    assert reading.rows == 3
    assert [person.line for person in reading.people][-2:] == [3, 4]


def test_the_same_row_twice_is_one_person_and_one_remark():
    reading = connections(f"{HEADINGS}\n{DANA}\n{DANA}\n")
    assert len(reading.people) == 1
    assert reading.problems[0].reason == "This repeats line 2 exactly; it was taken once."


def test_two_people_of_one_name_have_two_keys():
    reading = connections(f"{HEADINGS}\nDana,Whitfield,,,,Nurse,\nDana,Whitfield,,,,Cook,\n")
    assert [person.key for person in reading.people] == [
        "dana whitfield | ",
        "dana whitfield |  #2",
    ]


MESSAGE_HEADINGS = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,IS MESSAGE DRAFT"
)
ADA, DANA_LINK, OMAR = (f"https://www.linkedin.com/in/{name}" for name in ("ada", "dana", "omar"))
THREE_MESSAGES = (
    f"{MESSAGE_HEADINGS}\n"
    f'c2,,Ada Lin,{ADA},"Dana Whitfield,Omar Haddad","{DANA_LINK},{OMAR}",'
    '2026-05-16 09:00:00 UTC,,"Hello both,\nlet us meet",INBOX,No\n'
    f"c1,,Ada Lin,{ADA},Dana Whitfield,{DANA_LINK},2026-05-15 09:00:00 UTC,Thanks,Bye,INBOX,No\n"
    f'c1,,"Dana Whitfield, MBA",{DANA_LINK},Ada Lin,{ADA},2026-05-14 09:00:00 UTC,,Hi,INBOX,No\n'
    f"c3,,Ada Lin,{ADA},Omar Haddad,{OMAR},2026-05-17 09:00:00 UTC,,never,INBOX,Yes\n"
)


def test_messages_become_events_with_the_other_side():
    reading = read_file("messages.csv", THREE_MESSAGES.encode())
    told = [(event.person_name, event.outgoing, event.line, event.text) for event in reading.events]
    assert told == [
        ("Dana Whitfield", True, 2, "Hello both,\nlet us meet"),
        ("Omar Haddad", True, 2, "Hello both,\nlet us meet"),
        ("Dana Whitfield", True, 4, "Thanks\nBye"),
        ("Dana Whitfield, MBA", False, 5, "Hi"),
    ]
    assert reading.events[2].person_link == DANA_LINK
    assert reading.events[2].at == datetime(2026, 5, 15, 9, tzinfo=UTC)
    assert any("draft" in problem.reason for problem in reading.problems)
    assert "Ada Lin" in reading.problems[0].reason


def test_keys_of_messages_stay_the_same_and_fit_the_column():
    first = read_file("messages.csv", THREE_MESSAGES.encode())
    lines = THREE_MESSAGES.splitlines(keepends=True)
    later = read_file("messages.csv", "".join([lines[0], *lines[3:], *lines[1:3]]).encode())
    assert {event.key for event in first.events} == {event.key for event in later.events}
    assert all(len(event.key) <= 64 for event in first.events)


def test_headings_in_title_case_and_no_zone_are_read():
    text = (
        "Conversation ID,From,Sender Profile URL,To,Date,Subject,Content\n"
        "c,Dana,linkedin.com/in/dana,Me,2024-01-20 10:00:00,,Hello\n"
        "c,Me,,Dana,2024-01-20 10:05:00,,Hi\n"
    )
    reading = read_file("Messages.csv", text.encode())
    assert [(event.person_name, event.outgoing) for event in reading.events] == [
        ("Dana", False),
        ("Dana", True),
    ]


def test_the_direction_that_old_exports_state_is_believed():
    text = (
        "From,To,Date,Subject,Content,Direction,Folder\n"
        'Dana,Ada,"3/4/18, 9:05 AM",Hi,Hello,INCOMING,INBOX\n'
        'Ada,Omar,"13/4/18, 9:05 AM",Hi,Hello,OUTGOING,SENT\n'
    )
    reading = read_file("Messages.csv", text.encode())
    assert [(event.person_name, event.outgoing, event.at.month) for event in reading.events] == [
        ("Dana", False, 4),
        ("Omar", True, 4),
    ]


def test_messages_that_fit_no_owner_are_refused_line_by_line():
    text = (
        THREE_MESSAGES + f"c4,,Omar,{OMAR},Dana,{DANA_LINK},2026-05-14 09:00:00 UTC,,Hi,INBOX,No\n"
    )
    reading = read_file("messages.csv", text.encode())
    assert reading.problems[-1].reason == "Neither side of this message is Ada Lin."
    assert reading.problems[-1].line == 7


def test_invitations_become_events_in_both_directions():
    text = (
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        f'Ada,Dana,"9/15/23, 5:40 PM",May I?,OUTGOING,{ADA},{DANA_LINK}\n'
        f'Omar,Ada,"9/16/23, 5:40 AM",,INCOMING,{OMAR},{ADA}\n'
        "Omar,Ada,soon,,INCOMING,,\n"
    )
    reading = read_file("Invitations.csv", text.encode())
    assert [(event.person_name, event.outgoing, event.text) for event in reading.events] == [
        ("Dana", True, "May I?"),
        ("Omar", False, ""),
    ]
    assert reading.events[1].person_link == OMAR
    assert reading.problems[0].line == 4


def export(**files):
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"Complete_Export/{name}.csv", text)
    return file.getvalue()


PROFILE = "First Name,Last Name,Headline,Summary,Industry\nDana,Whitfield,,,\n"


def test_the_whole_export_is_read_at_once_and_says_whose_it_is():
    data = export(
        Connections=f"{NOTES}{HEADINGS}\nAda,Lin,{ADA},,,,14 May 2026\n,,,,,,\n",
        messages=THREE_MESSAGES,
        Profile=PROFILE,
        Positions="Company Name,Title,Description,Location,Started On,Finished On\n",
    )
    assert detect("export.zip", data) is Format.LINKEDIN_EXPORT
    reading = read_file("export.zip", data)
    assert [person.full_name for person in reading.people] == ["Ada Lin"]
    ours = [(event.person_name, event.outgoing) for event in reading.events]
    assert ours == [("Ada Lin", False), ("Ada Lin", False), ("Ada Lin", True)]
    assert {problem.file for problem in reading.problems} == {"messages.csv"}


def test_an_export_without_people_says_what_to_ask_for():
    with pytest.raises(Unreadable, match="with “Connections” ticked"):
        read_file("export.zip", export(Profile=PROFILE))


@pytest.mark.parametrize(
    ("name", "headings", "said"),
    [
        ("Positions.csv", "Company Name,Title,Description,Location,Started On", "positions"),
        ("Profile.csv", "First Name,Last Name,Headline,Summary,Industry", "profile"),
        ("Skills.csv", "Name", "skills"),
        ("Shares.csv", "Date,ShareLink,ShareCommentary", "posted"),
    ],
)
def test_parts_that_name_nobody_are_explained(name, headings, said):
    with pytest.raises(Unreadable, match=said):
        read_file(name, f"{headings}\na,b,c,d,e\n".encode())
