"""A choice among many rows says the same as the usual one."""

from html.parser import HTMLParser

import pytest
from django import forms

from askaround.web.forms import PlainSelect

CHOICES = [("", "Any"), ("a&b", "Ana <Works> & Ben"), ("c", "Cem")]


class Tags(HTMLParser):
    """Every tag with its attributes, and the text between them."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        if data.strip():
            self.found.append(data.strip())


def read(widget, value, required):
    field = forms.ChoiceField(choices=CHOICES, widget=widget, required=required)
    form = type("Form", (forms.Form,), {"who": field})({"who": value})
    tags = Tags()
    tags.feed(str(form["who"]))
    return tags.found


@pytest.mark.parametrize("required", [True, False])
@pytest.mark.parametrize("value", ["", "c", "a&b", "nonsense"])
def test_it_has_the_same_options_as_the_usual_one(value, required):
    assert read(PlainSelect, value, required) == read(forms.Select, value, required)
