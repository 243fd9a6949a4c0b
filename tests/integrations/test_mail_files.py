"""Messages on their way to a mail program: what is written there comes out again."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import SMTP
from email.utils import getaddresses
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import uuid4

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from askaround.core.text import many_lines, one_line
from askaround.integrations.mail_files import (
    Correspondent,
    NotAnAddress,
    OutgoingMail,
    eml_bytes,
    is_too_long,
    mailto_url,
    message_id,
)

DANA = Correspondent("dana@library.example", "Dana Whitfield")
SAM = Correspondent("sam.o+mail@paper.example", "Sam Okafor")
ANA = Correspondent("ana@lund.example", "Ana Ruiz")
MAIL = OutgoingMail((DANA,), "Brad Johnson suggested you", "Hi Dana,\n\nCould we talk?\n\nAna", ANA)

TEXTS = st.text(max_size=150)
NAMES = st.text(max_size=60)
LOCAL_PARTS = st.from_regex(r"[a-z0-9]{1,8}([.+_'&=-][a-z0-9]{1,8}){0,2}", fullmatch=True)
CORRESPONDENTS = st.builds(
    Correspondent, LOCAL_PARTS.map(lambda local: f"{local}@mail.example"), NAMES
)


def opened(mail: OutgoingMail):
    return message_from_bytes(eml_bytes(mail), policy=SMTP)


def text_of(message) -> str:
    return message.get_content().replace("\r\n", "\n").removesuffix("\n")


def people_in(header: str, mail: OutgoingMail) -> list[tuple[str, str]]:
    """Read addresses with the older reader: the newer one tears long names apart."""
    written = message_from_bytes(eml_bytes(mail))[header]
    return [
        (address, str(make_header(decode_header(name))))
        for name, address in getaddresses([written])
    ]


def parts(url: str) -> tuple[list[str], dict[str, list[str]]]:
    split = urlsplit(url)
    assert split.scheme == "mailto"
    addresses = [unquote(each) for each in split.path.split(",")]
    return addresses, parse_qs(split.query.replace("+", "%2B"), strict_parsing=bool(split.query))


def test_a_mail_program_opens_the_file_as_a_draft():
    message = opened(MAIL)

    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    assert message["To"] == "Dana Whitfield <dana@library.example>"
    assert message["From"] == "Ana Ruiz <ana@lund.example>"
    assert message["Subject"] == "Brad Johnson suggested you"
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    assert text_of(message) == MAIL.body


def test_lines_of_the_file_end_as_mail_wants_them():
    raw = eml_bytes(MAIL)

    assert raw.count(b"\n") == raw.count(b"\r\n")


def test_a_follow_up_lands_in_the_thread_of_the_request():
    first, second = message_id(uuid4()), message_id(uuid4())

    message = opened(
        OutgoingMail(
            (DANA,),
            "Re: Brad Johnson suggested you",
            "Hi",
            message_id=second,
            in_reply_to=first,
            references=("<older@mail.example>", first),
        )
    )

    assert message["Message-ID"] == second
    assert message["In-Reply-To"] == first
    assert message["References"] == f"<older@mail.example> {first}"


def test_the_introducer_moves_to_bcc():
    mail = OutgoingMail((DANA,), "Re: Intro", "Hi Dana", bcc=(SAM,), cc=(ANA,))

    message = opened(mail)
    addresses, fields = parts(mailto_url(mail))

    assert message["Bcc"] == "Sam Okafor <sam.o+mail@paper.example>"
    assert addresses == ["dana@library.example"]
    assert fields["bcc"] == ["sam.o+mail@paper.example"]
    assert fields["cc"] == ["ana@lund.example"]


def test_everybody_in_an_introduction_stands_in_one_address_field():
    mail = OutgoingMail((DANA, ANA), "Intro: Ana Ruiz <> Dana Whitfield", "Hello both")

    assert mailto_url(mail).startswith("mailto:dana@library.example,ana@lund.example?")
    assert [each.addr_spec for each in opened(mail)["To"].addresses] == [DANA.email, ANA.email]


def test_a_mailto_address_is_written_as_the_rfc_wants():
    mail = OutgoingMail((SAM,), "50% & more?", "Line one\nLine two #2")

    assert mailto_url(mail) == (
        "mailto:sam.o+mail@paper.example?subject=50%25%20%26%20more%3F"
        "&body=Line%20one%0D%0ALine%20two%20%232"
    )


def test_an_empty_message_is_an_address_alone():
    assert mailto_url(OutgoingMail((DANA,), "", "")) == "mailto:dana@library.example"


def test_a_thread_is_named_in_a_mailto_address_too():
    mail = OutgoingMail((DANA,), "Re: Hi", "Hi", in_reply_to="<a@mail.example>")

    assert "in-reply-to=%3Ca%40mail.example%3E" in mailto_url(mail)


def test_a_long_message_is_better_handed_over_as_a_file():
    assert not is_too_long(mailto_url(MAIL))
    assert is_too_long(mailto_url(OutgoingMail((DANA,), "Hi", "word " * 400)))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "dana",
        "@library.example",
        "dana@",
        "a@b\nBcc: x@y.example",
        "two words@x.example",
        "a@b, c@d",
    ],
)
def test_what_is_no_address_is_named(address):
    mail = OutgoingMail((Correspondent(address),), "Hi", "Hi")

    with pytest.raises(NotAnAddress, match="is not an e-mail address"):
        eml_bytes(mail)
    with pytest.raises(NotAnAddress, match="is not an e-mail address"):
        mailto_url(mail)


@pytest.mark.parametrize(
    "smuggled",
    [
        "Hi\nBcc: spy@mail.example",
        "Hi\r\nBcc: spy@mail.example",
        "Hi\r\n\r\nNew body",
        "Hi\u2028Bcc: x",
    ],
)
def test_nothing_can_be_smuggled_into_the_headers(smuggled):
    mail = OutgoingMail(
        (Correspondent(DANA.email, smuggled),),
        smuggled,
        "Hi Dana",
        in_reply_to=smuggled,
        references=(smuggled,),
        message_id=smuggled,
    )

    message = opened(mail)

    assert set(message.keys()) == {
        "X-Unsent",
        "To",
        "Subject",
        "Content-Type",
        "Content-Transfer-Encoding",
        "MIME-Version",
    }
    assert text_of(message) == "Hi Dana"


def test_an_address_in_another_script_is_kept():
    mail = OutgoingMail((Correspondent("дана@почта.example", "Дана"),), "Вопрос", "Здравствуйте")

    assert "<дана@почта.example>".encode() in eml_bytes(mail)
    assert "%D0%B4" in mailto_url(mail)


@given(subject=TEXTS, body=TEXTS)
@example(subject="=?utf-8?q?not_encoded?=", body="From here\n.\n..\n>quote")
@example(subject="ä" * 200, body="ä" * 2000)
@example(subject="a  b", body="tab\there")
def test_subject_and_body_come_out_of_the_file_as_they_went_in(subject, body):
    message = opened(OutgoingMail((DANA,), subject, body))

    assert (message["Subject"] or "") == one_line(subject)
    assert text_of(message) == many_lines(body)


@given(people=st.lists(CORRESPONDENTS, min_size=1, max_size=3))
@example(people=[Correspondent("a@mail.example", 'Dr. "D", \\ Ph.D.')])
@example(people=[Correspondent("a@mail.example", "=?utf-8?q?x?= " + "é" * 90)])
def test_names_and_addresses_come_out_of_the_file_as_they_went_in(people):
    read = people_in("To", OutgoingMail(tuple(people), "Hi", "Hi"))

    assert read == [(person.email, one_line(person.name)) for person in people]


@given(people=st.lists(CORRESPONDENTS, min_size=1, max_size=4), subject=TEXTS, body=TEXTS)
def test_everything_comes_out_of_a_mailto_address_as_it_went_in(people, subject, body):
    url = mailto_url(OutgoingMail(tuple(people), subject, body))

    addresses, fields = parts(url)

    assert url.isascii()
    assert addresses == [person.email for person in people]
    assert fields.get("subject", [""]) == [one_line(subject)]
    assert fields.get("body", [""]) == [many_lines(body).replace("\n", "\r\n")]


def test_an_invitation_stands_beside_the_text_and_lies_along_as_a_file():
    calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Gespräch 🌱\r\nEND:VCALENDAR\r\n".encode()
    mail = OutgoingMail(
        (DANA,), "Tomorrow", "See you.", calendar=calendar, calendar_method="REQUEST"
    )

    message = opened(mail)

    beside = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
    assert beside.get_param("method") == "REQUEST"
    assert beside.get_payload(decode=True) == calendar
    (along,) = message.iter_attachments()
    assert (along.get_filename(), along.get_content()) == ("invitation.ics", calendar)
    assert message.get_body(("plain",)).get_content().strip() == "See you."
