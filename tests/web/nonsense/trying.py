"""Whatever a browser, a script or a clumsy hand sends: an answer, never a crash, nothing by halves.

The addresses are read from the URL configuration, the fields from the pages themselves, so that a
new page is tried without being named here.
"""

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.apps import apps
from django.db import connection, transaction
from django.http import QueryDict
from django.urls import resolve, reverse

from askaround.accounts.models import Kept
from askaround.journal.models import Change
from tests.web.test_strangers import OPEN, ROWS, WITH_KEY, WITHOUT_KEY

NAMES = [*WITH_KEY, *WITHOUT_KEY]
LED_TO = [*NAMES, *OPEN]
"""Where a form may lead."""
LIVING_PAGE = "design:design"
"""Its forms are there to be looked at, and lead nowhere else."""
BAD = {
    "nothing": "",
    "NUL": "a\0b",
    "markup": "<script>alert(1)</script>\"'",
    "another site": "//evil.example/\r\nSet-Cookie: a=b",
    "word": "zzz",
    "no key": "12345678-1234-1234-1234-123456789abc",
    "negative": "-1",
    "huge number": "9" * 40,
    "no end of digits": "9" * 5000,
    "first day": "0001-01-01",
    "last day": "9999-12-31",
    "no such day": "2026-02-30",
    "long": "x" * 10_000,
    "right to left": "\u202eevil\u2066",
    "search syntax": '" OR * NEAR( : ^ -',
}
ODD = ["NUL", "word", "no key", "no end of digits", "first day", "last day"]
"""The worst of them, for fields that get it alone."""
ODD_WORDS = ["NUL", "no end of digits", "last day"]
"""The worst of them for fields of free words, where most of the others are words like any."""
FREE_WORDS = {"textarea", "text", "search", "email", "url", "tel"}


class Overheard(QueryDict):
    """What came by an address or a form; ``read`` are the names that were looked for in it.

    Whether there is any at all is looked for by a name, too: ``anything``.
    """

    def __init__(self, *args, **kwargs):
        self.read = set()
        super().__init__(*args, **kwargs)
        self.read = set()  # filling it looked for every name

    def __getitem__(self, name):
        self.read.add(name)
        return super().__getitem__(name)

    def __contains__(self, name):
        self.read.add(name)
        return super().__contains__(name)

    def __len__(self):
        self.read.add("anything")
        return super().__len__()

    def __iter__(self):
        self.read.add("anything")
        return super().__iter__()

    def getlist(self, name, default=None):
        self.read.add(name)
        return super().getlist(name, default)


def overhear(get_response):
    """Let each answer tell in ``read`` what was looked for in the address and in what was sent."""

    def answer(request):
        _ = request.body  # read first: some pages want it as it came
        request.GET = Overheard(request.GET.urlencode())
        request.POST = Overheard(request.POST.urlencode())
        response = get_response(request)
        response.read = request.GET.read | request.POST.read
        return response

    return answer


@dataclass
class Form:
    """A form of a page as a browser without script would send it."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    free: set[str] = field(default_factory=set)

    def odd(self, key):
        return ODD_WORDS if key in self.free else ODD


class Page(HTMLParser):
    """Collects the forms of a page. ``read`` are the names that it looks for in its address."""

    def __init__(self, here: str, html: str) -> None:
        super().__init__()
        self.here = here
        self.read: set[str] = set()
        self.forms: list[Form] = []
        self._select = ""
        self.feed(html)

    def names(self, method):
        return set().union(*(form.values for form in self.forms if form.method == method))

    def handle_starttag(self, tag, attrs):
        said = {name: value or "" for name, value in attrs}
        match tag:
            case "form":
                self.forms.append(Form(said.get("action", ""), said.get("method", "get").lower()))
            case "input" | "textarea" | "button":
                self._field(said)
                if said.get("type", "text" if tag == "input" else tag) in FREE_WORDS and self.forms:
                    self.forms[-1].free.add(said.get("name", ""))
            case "select":
                self._select = said.get("name", "")
                self._say(self._select)
            case "option" if "selected" in said:
                self._say(self._select, said.get("value", ""))

    def _field(self, said):
        if said.get("type") not in {"checkbox", "radio"} or "checked" in said:
            self._say(said.get("name", ""), said.get("value", ""))

    def _say(self, name, *values):
        """Put a field into the form that was opened last."""
        if self.forms and name not in {"", "csrfmiddlewaretoken"}:
            self.forms[-1].values.setdefault(name, []).extend(values)


def sorted_by_address(pages):
    """Return the forms of all pages by the name of the address that each leads to.

    Many pages carry the same search, the same button: a field that leads to the same place is
    kept once.
    """
    forms, seen = {}, set()
    for page in pages:
        for form in page.forms:
            action = urljoin(page.here, form.action)
            name = resolve(urlsplit(action).path).view_name
            new = {key for key in form.values if (name, form.method, key) not in seen}
            seen |= {(name, form.method, key) for key in new}
            if new or name not in forms:
                forms.setdefault(name, []).append((replace(form, action=action), sorted(new)))
    return forms


def address(name, mine):
    return reverse(name, args=[ROWS[name](mine).pk] if name in ROWS else [])


def opened(client, url, somebody):
    """Open a page, and again with somebody for all it looked for, until it looks for no more."""
    answer = client.get(url)
    answer.close()
    html = "" if answer.streaming else answer.content.decode(errors="replace")
    page = Page(url, html)
    while not answer.read <= page.read:
        page.read |= answer.read
        answer = client.get(url, dict.fromkeys(page.read, somebody.pk))
        answer.close()
    return page


def read_in_a_form(client, url, names):
    """Return what an address looks for when a form with all these names is sent there."""
    with transaction.atomic():
        answer = client.post(url, dict.fromkeys(names, ""))
        answer.close()
        transaction.set_rollback(True)
    return answer.read


def kept():
    """How much there is, rows of each kind and changes; asked at once, as it is asked often."""
    models = apps.get_app_config("askaround").get_models()
    tables = [model._meta.db_table for model in models if issubclass(model, Kept | Change)]
    counts = ", ".join(f"(SELECT count(*) FROM {table})" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        return cursor.fetchone()


def tried(what, send, url, *said, **extra):
    """Send something bad; return what is wrong with the answer. Whatever it did is taken back."""
    with transaction.atomic():
        before = kept()
        answer = send(url, *said, **extra)
        answer.close()
        after = kept()
        transaction.set_rollback(True)
    faults = {
        str(answer.status_code): answer.status_code >= 500,
        "refused, but something was written": answer.status_code >= 400 and after != before,
        "leads elsewhere": answer.status_code == 302 and urlsplit(answer.url).netloc,
    }
    return [f"{url} {what}: {fault}" for fault, is_one in faults.items() if is_one]
