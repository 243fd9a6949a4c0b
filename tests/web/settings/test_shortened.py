import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("shortened", "page"), [("/library/", "library:questions"), ("/settings/", "settings:me")]
)
def test_an_address_that_is_shortened_leads_to_the_first_page_there(client, ada, shortened, page):
    assert client.get(shortened).url == reverse(page)
