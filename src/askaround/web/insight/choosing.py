"""A choice among many rows: claims, questions, people."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


class PlainSelect(forms.Select):
    """Looks and works as any choice of one, without groups.

    Each option of the usual one is a template of its own, and a hundred of them take longer than
    the rest of the page.
    """

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        chosen = set(self.format_value(value))
        options = "".join(
            f'<option value="{escape(key)}"{" selected" if str(key) in chosen else ""}>'
            f"{escape(label)}</option>"
            for key, label in self.choices
        )
        outer = flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})}))
        return mark_safe(f"<select{outer}>{options}</select>")  # noqa: S308 (escaped part by part)
