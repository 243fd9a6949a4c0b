"""The brief, the rehearsal, and the day sheet."""

from askaround.conversations.models import Brief
from askaround.people.actions import add_contact_point
from askaround.preparation.actions import own_profile, save_profile
from tests import factories
from tests.web.prepare.pages import my_question, press, shown


def test_a_brief_begins_with_what_is_known(client, ada, talk):
    profile = own_profile(by=ada)
    profile.pitch, profile.news = "I study planning at Acme.", "I built a map. I walked it."
    save_profile(by=ada, profile=profile)

    page = shown(client, "brief", talk)

    assert "You both know Acme from the inside" in page
    assert "I study planning at Acme." in page
    assert "I built a map." in page
    assert not Brief.objects.exists()


def test_a_brief_is_kept_with_how_sure_i_feel(client, talk):
    fields = {"opening": "Hello", "background": "Me", "proof_points": "A\nB", "closing": "Bye"}
    press(client, "brief", talk, confidence="2", version="1", **fields)
    brief = Brief.objects.get()
    assert (brief.opening, brief.confidence) == ("Hello", 2)

    assert press(client, "brief", talk, version=brief.version, **fields).status_code == 302
    again = press(client, "brief", talk, version="1", **fields)
    assert again.status_code == 302, "what is stored already clashes with nothing"
    other = press(client, "brief", talk, version="1", **fields | {"opening": "Hi"})
    assert other.status_code == 409
    brief.refresh_from_db()
    assert (brief.opening, brief.confidence) == ("Hello", None)


def test_a_rehearsal_shows_lengths_without_script(client, ada, talk):
    my_question(ada, talk)

    page = shown(client, "rehearse", talk)

    assert "130 words a minute" in page
    assert "from minute 0, 3 long" in page


def test_the_day_sheet_has_everything_on_one_page(client, ada, talk):
    press(client, "propose", talk)
    press(client, "add-goal", talk, text="See a real week")
    add_contact_point(by=ada, person=talk.person, value="+1 212 555 0100")

    page = shown(client, "sheet", talk)

    assert "Thursday, March 5, 3 p.m." in page
    assert "for them Thursday, 9 a.m. (New York)" in page
    assert "Café Kernel" in page
    assert "Leave by 2:25 p.m." in page
    assert "212" in page
    assert "See a real week" in page
    assert "What did I not ask" in page
    assert "Thank you for taking the time" in page


def test_a_day_sheet_without_anything_is_still_a_page(client, ada):
    talk = factories.conversation(ada, mode="", agreed_at=None, on=None, at=None)

    page = shown(client, "sheet", talk)

    assert "No time is agreed yet" in page
    assert "No questions are planned yet" in page


def test_a_link_that_is_no_web_address_is_text_on_the_day_sheet(client, ada, talk):
    with ada.change("Wrote how we talk") as change:
        talk.mode, talk.link = "video", "javascript:alert(1)"
        change.save(talk)

    page = shown(client, "sheet", talk)

    assert "javascript:alert(1)" in page
    assert 'href="javascript' not in page
