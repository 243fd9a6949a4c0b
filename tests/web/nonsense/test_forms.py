"""Whatever is sent by a form: an answer, never a crash, and nothing by halves."""

import pytest

from tests.web.nonsense.trying import BAD, LED_TO, NAMES, address, tried

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.mark.parametrize("name", NAMES)
def test_a_form_full_of_nonsense_is_answered(client, mine, sent_names, name):
    url, wrong = address(name, mine), []
    for what, value in BAD.items() if sent_names[name] else [("no field", "")]:
        wrong += tried(what, client.post, url, dict.fromkeys(sent_names[name], value))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", LED_TO)
def test_one_odd_value_in_a_form_is_answered(client, forms, name):
    wrong = []
    for form, keys in forms.get(name, []):
        send = client.post if form.method == "post" else client.get
        for key in keys:
            for what in form.odd(key):
                said = form.values | {key: BAD[what]}
                wrong += tried(f"{key}: {what}", send, form.action, said)
    assert not wrong, "\n".join(wrong)


def test_every_form_leads_where_it_is_tried(forms):
    assert set(forms) - set(LED_TO) == set()
