"""Whatever is sent by a form: an answer, never a crash, and nothing by halves."""

from itertools import product

import pytest

from tests.web.nonsense.trying import BAD, NAMES, ODD, address, opened, tried

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", NAMES)
def test_a_form_full_of_nonsense_is_answered(client, mine, every_name, name):
    url, wrong = address(name, mine), []
    for what, value in BAD.items():
        wrong += tried(what, client.post, url, dict.fromkeys(every_name, value))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", NAMES)
def test_one_odd_value_in_a_form_is_answered(client, mine, name):
    here, wrong = address(name, mine), []
    for form in opened(client, here).forms:
        send = client.post if form.method == "post" else client.get
        for key, what in product(form.values, ODD):
            said = form.values | {key: BAD[what]}
            wrong += tried(f"{key}: {what}", send, form.action or here, said)
    assert not wrong, "\n".join(wrong)
