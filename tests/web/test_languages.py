"""The pages in another language: who chooses it, and how days, numbers and plurals read in it."""

import re
from datetime import date, time

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import get_format

from askaround.accounts import actions
from askaround.example import actions as example
from askaround.outreach.models import Ask
from askaround.research.models import Exploration
from askaround.scheduling.models import Conversation
from askaround.web.locale.es import formats as spanish
from askaround.web.templatetags.askaround import relative_day
from tests import factories
from tests.architecture.test_promises import ROOT

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 3, 2)
FORMATS = re.compile(
    r"""\|date:"([^"]+)"|date_format\([^)]*?["']([^"']+)["'](?: if [^)]*? else "([^"]+)")?"""
)
FOR_MACHINES = {"c", "Y-m-d"}


@pytest.fixture
def spanish_reader(client, space):
    """Ada's browser, after she chose Spanish."""
    client.post(reverse("settings:language"), {"language": "es"})
    return client


def rendered(template, language, **values):
    with translation.override(language):
        return Template(template).render(Context(values))


def formats_in_use():
    source = ROOT / "src" / "askaround"
    for path in [*source.rglob("*.html"), *source.rglob("*.py")]:
        for found in FORMATS.findall(path.read_text(encoding="utf-8")):
            yield from filter(None, found)


def test_everybody_begins_in_english(client):
    page = client.get(reverse("settings:me")).content.decode()

    assert '<html lang="en"' in page
    assert "My time zone" in page


def test_a_language_is_chosen_in_the_settings_and_kept(client, space):
    page = client.post(reverse("settings:language"), {"language": "es"}, follow=True)

    space.refresh_from_db()
    assert space.language == "es"
    text = page.content.decode()
    assert re.search(r'<html lang="es"\s+dir="ltr"', text)
    assert "Mi zona horaria" in text
    assert "español" in text


def test_whoever_cannot_read_the_page_finds_the_way_back(spanish_reader, space):
    page = spanish_reader.get(reverse("settings:me")).content.decode()
    assert '<span class="soft" lang="en">Language</span>' in " ".join(page.split())
    assert ">English</option>" in page

    spanish_reader.post(reverse("settings:language"), {"language": "en"})

    space.refresh_from_db()
    assert space.language == "en"


def test_a_language_that_we_do_not_have_changes_nothing(client, space):
    answer = client.post(reverse("settings:language"), {"language": "tlh"}, follow=True)

    space.refresh_from_db()
    assert space.language == "en"
    assert "Choose the language from the list." in answer.content.decode()


@pytest.mark.parametrize(
    ("of_browser", "language"),
    [("es-MX,es;q=0.9,en;q=0.8", "es"), ("fr,en;q=0.5", "en"), ("fr", "en"), ("", "en")],
)
def test_the_first_visit_follows_the_browser(space, of_browser, language):
    token = actions.issue_token(user=space.owner, now=timezone.now())

    Client(headers={"accept-language": of_browser}).get(reverse("accounts:enter", args=[token]))

    space.refresh_from_db()
    assert space.language == language


def test_a_later_visit_leaves_the_chosen_language(spanish_reader, space):
    space.owner.last_login = factories.author(space).now
    space.owner.save()
    token = actions.issue_token(user=space.owner, now=timezone.now())

    Client(headers={"accept-language": "en"}).get(reverse("accounts:enter", args=[token]))

    space.refresh_from_db()
    assert space.language == "es"


def test_the_closed_door_speaks_the_language_of_the_browser(db):
    page = Client(headers={"accept-language": "es"}).get(reverse("accounts:closed"))

    assert '<html lang="es"' in page.content.decode()


@pytest.mark.parametrize(
    ("template", "english", "in_spanish"),
    [
        ("{% load insight_words %}{{ 65|in_percent }}", "65%", "65\N{NO-BREAK SPACE}%"),
        ('{{ day|date:"l, F j" }}', "Monday, March 2", "lunes, 2 de marzo"),
        ('{{ day|date:"F j, Y" }}', "March 2, 2026", "2 de marzo de 2026"),
        ('{{ day|date:"F Y" }}', "March 2026", "marzo de 2026"),
        ("{{ clock|time }}", "3:30 p.m.", "15:30"),
        ("{% load humanize %}{{ number|intcomma }}", "12,345", "12\u00a0345"),
    ],
)
def test_days_clocks_and_numbers_read_as_people_write_them(template, english, in_spanish):
    values = {"day": MONDAY, "clock": time(15, 30), "number": 12345}

    assert rendered(template, "en", **values) == english
    assert rendered(template, "es", **values) == in_spanish


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 2), "hoy"),
        (date(2026, 3, 3), "mañana"),
        (date(2026, 3, 1), "ayer"),
        (date(2026, 3, 5), "en 3 días"),
        (date(2026, 2, 27), "hace 3 días"),
        (date(2026, 5, 1), "el 1 de mayo"),
        (date(2025, 5, 1), "el 1 de mayo de 2025"),
    ],
)
def test_near_days_are_said_in_words(day, words):
    with translation.override("es"):
        assert relative_day(day, MONDAY) == words


def test_every_format_of_a_day_has_its_spanish_order():
    in_use = {each for each in formats_in_use() if " " in each} - FOR_MACHINES

    assert "F j" in in_use
    assert sorted(each for each in in_use if not hasattr(spanish, each)) == []


def test_every_language_of_the_settings_has_a_catalogue_and_formats():
    for code, _name in settings.LANGUAGES:
        assert code == "en" or (settings.LOCALE_PATHS[0] / code / "formats.py").exists()
        assert code == "en" or translation.check_for_language(code)
    assert get_format("F j", lang="es") == r"j \d\e F"


@pytest.mark.parametrize("number", [0, 1, 2, 21])
def test_one_person_is_not_many(spanish_reader, ada, number):
    for each in range(number):
        factories.person(ada, f"Person {each}")

    page = spanish_reader.get(reverse("settings:leave")).content.decode()

    assert ("Tu 1 persona" if number == 1 else f"Tus {number} personas") in page


@pytest.fixture
def explored(ada):
    """Ada's exploration."""
    return factories.exploration(ada)


def test_a_day_in_a_form_is_written_as_browsers_need_it(spanish_reader, ada, explored):
    page = spanish_reader.get(reverse("research:edit", args=[explored.pk])).content.decode()

    days = re.findall(r'<input type="date"[^>]*value="([^"]*)"', page)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)


@pytest.fixture
def example_in_spanish(spanish_reader, ada):
    """The worked example, on the day after its last scene, read by somebody with Spanish pages."""
    today = timezone.now()
    example.load(by=factories.author(ada.space, today))
    return spanish_reader


def text_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def test_today_reads_as_spanish(example_in_spanish):
    page = text_of(example_in_spanish.get(reverse("agenda:today")))

    assert re.search(r"(Lunes|Martes|Miércoles|Jueves|Viernes|Sábado|Domingo), \d+ de [a-z]+", page)
    assert re.search(r"con Marta Oyelaran (hoy|mañana|el [a-zéá]+) a las \d\d:\d\d", page)
    assert "personas tienen una petición tuya" in page


def test_a_draft_stands_in_its_own_language_on_a_spanish_page(example_in_spanish, space):
    draft = Ask.objects.get(space=space, sent_at=None, person__full_name="Aiko Tanabe")

    answer = example_in_spanish.get(reverse("outreach:ask", args=[draft.pk]))
    page = text_of(answer)

    assert re.search(r'<textarea name="body"[^>]* lang="en"', answer.content.decode())
    assert "Preguntar a Aiko Tanabe" in page
    assert "Quedan 2 huecos. Solo tú sabes qué va ahí." in page
    assert "Recordar después de 7 días" in page
    assert "Could you spare 20 minutes" in page


def test_the_matrix_counts_in_spanish(example_in_spanish, space):
    exploration = Exploration.objects.get(space=space)

    page = text_of(example_in_spanish.get(reverse("insight:matrix", args=[exploration.pk])))

    assert "1 cosa aprendida" in page
    assert re.search(r"1 voz independiente\b", page)
    assert re.search(r"[23] voces independientes\b", page)


def test_an_invitation_speaks_the_language_of_the_letters(example_in_spanish, space):
    talk = Conversation.objects.get(space=space, person__full_name="Marta Oyelaran")

    file = example_in_spanish.get(reverse("calendars:invitation", args=[talk.pk])).content.decode()

    assert "SUMMARY:Conversation" in file
    assert "If another time works better for you" in file.replace("\r\n ", "")
