"""The living page in a real browser: accessible in every variant, and usable by keys alone."""

import pytest
from django.urls import reverse

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
NARROWEST = {"width": 320, "height": 640}
VARIANTS = ["", "?dir=rtl"]


@pytest.fixture
def open_page(chrome, client, live_server):
    """Open the living page as Ada: ``open_page(variant, viewport=…, color_scheme=…)``."""
    contexts = []

    def open_it(variant="", **window):
        context = chrome.new_context(**{"viewport": WIDE, "reduced_motion": "reduce"} | window)
        contexts.append(context)
        cookies = [
            {"name": cookie.key, "value": cookie.value, "url": live_server.url}
            for cookie in client.cookies.values()
        ]
        context.add_cookies(cookies)
        page = context.new_page()
        page.goto(live_server.url + reverse("design:design") + variant)
        return page

    yield open_it
    for context in contexts:
        context.close()


def focused(page) -> str:
    return page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")


@pytest.mark.parametrize(
    ("variant", "scheme", "viewport"),
    [("", "light", WIDE), ("?dir=rtl", "dark", PHONE)],
    ids=["wide and light", "phone, dark and right to left"],
)
def test_axe_finds_nothing(open_page, variant, scheme, viewport):
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(variant, viewport=viewport, color_scheme=scheme)

    violations = Axe().run(page).response["violations"]
    assert [(found["id"], found["nodes"][0]["target"]) for found in violations] == []


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("viewport", [WIDE, PHONE, NARROWEST], ids=["1280", "360", "320"])
def test_nothing_is_wider_than_the_window(open_page, variant, viewport):
    page = open_page(variant, viewport=viewport)

    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth") <= page.evaluate(f"{root}.clientWidth")


def test_slash_opens_the_search_of_everything(open_page):
    page = open_page()

    page.keyboard.press("/")

    assert focused(page) == "palette-field"


def test_j_and_k_walk_the_lines_of_lists(open_page):
    page = open_page()

    walked = []
    for key in "jjk":
        page.keyboard.press(key)
        walked.append(focused(page))

    assert walked[0] == walked[2]
    assert walked[1] == "Ana Ferreira"


def test_g_and_a_letter_go_to_a_place(open_page):
    page = open_page()

    page.keyboard.press("g")
    page.keyboard.press("o")

    page.wait_for_url("**" + reverse("people:organizations"))


def test_question_mark_lists_the_keys_and_can_switch_them_off(open_page):
    page = open_page()

    page.keyboard.press("?")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("/")

    assert focused(page) != "palette-field"


def test_letters_typed_into_a_field_stay_letters(open_page):
    page = open_page()

    page.click("#id_name")
    page.keyboard.press("End")
    page.keyboard.type("/gj?z")

    assert page.input_value("#id_name") == "Ana Ferreira/gj?z"


def test_a_rewrite_takes_one_press_and_can_be_taken_back(open_page):
    page = open_page()
    written = page.input_value("#id_question")

    page.click(".rewrite")
    rewritten = page.input_value("#id_question")
    page.keyboard.press("Control+z")

    assert rewritten == page.get_attribute(".rewrite", "value")
    assert page.input_value("#id_question") == written


def test_the_question_before_erasing_begins_at_the_safe_answer(open_page):
    page = open_page()

    page.click("[data-opens=sample-confirm]")

    assert focused(page) == "Keep it"


def test_enter_in_a_field_does_not_press_a_rewrite(open_page):
    page = open_page()
    written = page.input_value("#id_question")

    page.press("#id_name", "Enter")

    page.wait_for_url("**/design/?name=Ana+Ferreira*")
    assert page.input_value("#id_question") == written


def test_without_script_nothing_is_shown_that_needs_it(open_page):
    page = open_page(java_script_enabled=False)

    assert not page.is_visible("[data-copy]")
    assert page.is_visible("[data-undo]")


def test_a_toast_leaves_by_itself_once_nobody_looks_at_it(open_page):
    page = open_page()
    page.clock.install()
    page.reload()
    page.hover("#toasts [data-toast]")

    page.clock.fast_forward(13_000)
    assert page.is_visible("#toasts [data-undo]")

    page.mouse.move(5, 5)
    page.clock.fast_forward(13_000)
    assert not page.is_visible("#toasts [data-undo]")


def test_a_phone_is_not_told_about_keys(open_page):
    assert open_page().is_visible(".colophon [data-opens=keys]")
    assert not open_page(has_touch=True, is_mobile=True).is_visible(".colophon [data-opens=keys]")
