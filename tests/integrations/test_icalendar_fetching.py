"""An address is opened once, carefully, and every way in which that fails has a sentence."""

import base64
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

import pytest

from askaround.integrations.calendar_fetching import (
    CannotFetch,
    fetch,
    is_private,
    parse_address,
    site_of,
)

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


class Site(BaseHTTPRequestHandler):
    """A site with a calendar, redirects, a password, an endless page and mistakes."""

    def do_GET(self):
        known = {
            "/a.ics": (200, {}, CALENDAR),
            "/private.ics": (200, {}, self.headers.get("Authorization", "nobody").encode()),
            "/moved": (302, {"Location": "/a.ics"}, b""),
            "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/to-ftp": (302, {"Location": "ftp://example.org/a.ics"}, b""),
            "/circle": (302, {"Location": "/circle"}, b""),
            "/inside": (
                302,
                {"Location": f"http://localhost:{self.server.server_port}/a.ics"},
                b"",
            ),
            "/locked": (401, {}, b""),
            "/broken": (500, {}, b""),
            "/large": (200, {}, b" " * 4_000_000),
        }
        code, headers, body = known.get(self.path, (404, {}, b""))
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *said):
        pass


@pytest.fixture
def site(socket_enabled):
    with serving() as address:
        yield address


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/a.ics", "/moved"])
def test_what_lies_at_an_address_comes_back(site, path):
    assert fetch(site + path) == CALENDAR


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/to-file", "not a web address"),
        ("/to-ftp", "not a web address"),
        ("/circle", "in a circle"),
        ("/inside", "into your own network"),
        ("/locked", "asks for a password"),
        ("/broken", "the code 500"),
        ("/nothing", "nothing at that address"),
    ],
)
def test_what_goes_wrong_is_said(site, path, said):
    with pytest.raises(CannotFetch, match=said) as problem:
        fetch(site + path)
    assert path not in str(problem.value)  # the rest of an address may be a secret


def test_more_than_is_read_is_refused(site):
    with pytest.raises(CannotFetch, match="more than 1 MB"):
        fetch(f"{site}/large", most_bytes=1024 * 1024)


def test_a_site_that_takes_its_time_is_left(site):
    hours = count(step=3600)

    with pytest.raises(CannotFetch, match="did not answer in time"):
        fetch(f"{site}/a.ics", clock=lambda: float(next(hours)))


def test_where_nobody_answers_is_said(socket_enabled):
    with pytest.raises(CannotFetch, match="Nobody answers there"):
        fetch("http://127.0.0.1:9/a.ics")


def test_a_password_in_an_address_is_handed_over_and_never_told(site):
    secret = site.replace("http://", "http://ada:sesame%21@")

    assert fetch(f"{secret}/private.ics") == b"Basic " + base64.b64encode(b"ada:sesame!")
    with pytest.raises(CannotFetch) as problem:
        fetch(f"{secret}/locked")
    assert "sesame" not in str(problem.value)
    assert site_of(secret) == "127.0.0.1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "zzz",
        "calendar.example/a.ics",
        "file:///etc/passwd",
        "ftp://example.org/a.ics",
        "data:text/calendar,BEGIN:VCALENDAR",
        "javascript:alert(1)",
        "//evil.example/a.ics",
        "https://",
        "https://[::1/a.ics",
        "https://exa mple.org/a.ics",
        "https://example.org:99999999/a.ics",
        "https://example.org/a\r\nHost: evil.example",
        "https://example.org/ä.ics",
    ],
)
def test_what_is_no_address_is_refused_before_anything_is_opened(text):
    with pytest.raises(CannotFetch):
        fetch(text)


def test_webcal_is_https_by_another_name():
    assert parse_address("WEBCAL://Calendar.Example/a.ics?x=1#y").url == (
        "https://calendar.example/a.ics?x=1"
    )


@pytest.mark.parametrize("host", ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.1.1", "::1"])
def test_hosts_of_the_own_network_are_told_from_others(host, socket_enabled):
    assert is_private(host)
    assert not is_private("93.184.216.34")
