"""The real server in a process of its own; its CPU time and memory are read from outside."""

import http.client
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

MEGABYTE = 1024 * 1024


@dataclass
class Server:
    """A running Askaround with an open session."""

    process: psutil.Process
    port: int
    cookie: str

    def get(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        """Ask for a page; returns the status and the body, which is not compressed."""
        return self.send("GET", path, headers or {})

    def send(
        self, method: str, path: str, headers: dict[str, str], body: bytes | None = None
    ) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        own = {"Cookie": self.cookie, "Host": f"127.0.0.1:{self.port}"}
        connection.request(method, path, body=body, headers=own | headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, content

    def cpu_milliseconds(
        self, path: str, *, times: int = 60, headers: dict[str, str] | None = None
    ) -> float:
        """Return the server's CPU time for one request of ``path``: the mean of many, warmed up."""
        for _ in range(5):
            status, _body = self.get(path, headers)
            if status != 200:
                raise RuntimeError(f"{path} answers {status}")
        before = self._cpu()
        for _ in range(times):
            self.get(path, headers)
        return (self._cpu() - before) / times * 1000

    def cpu_of(self, posts: Iterable[tuple[str, dict[str, str], bytes]]) -> float:
        """Return the server's CPU time for one POST of a path, headers and body: the mean."""
        times, before = 0, self._cpu()
        for path, headers, body in posts:
            times += 1
            status, _body = self.send("POST", path, headers, body)
            if status != 200:
                raise RuntimeError(f"{path} answers {status}")
        return (self._cpu() - before) / times * 1000

    def _cpu(self) -> float:
        used = self.process.cpu_times()
        return float(used.user + used.system)

    def resident_megabytes(self) -> float:
        return float(self.process.memory_info().rss) / MEGABYTE


@contextmanager
def serving(data: Path) -> Iterator[Server]:
    """Start Askaround on ``data``, enter it, and stop it again."""
    environment = os.environ | {
        "ASKAROUND_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PYTHONPATH": str(Path(__file__).parents[1]),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    child = subprocess.Popen(
        [sys.executable, "-m", "askaround", "start", "--no-browser", "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        port, path = _address(child)
        yield Server(psutil.Process(child.pid), port, _enter(port, path))
    finally:
        child.terminate()
        child.wait(timeout=10)


def _address(child: subprocess.Popen[str]) -> tuple[int, str]:
    for line in child.stdout or ():
        found = re.search(r"http://127\.0\.0\.1:(\d+)(/enter/\S+)", line)
        if found:
            return int(found[1]), found[2]
    raise RuntimeError("Askaround did not start")


def _enter(port: int, path: str) -> str:
    for _ in range(100):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request("GET", path, headers={"Host": f"127.0.0.1:{port}"})
            cookies = connection.getresponse().headers.get_all("Set-Cookie") or []
            return "; ".join(cookie.partition(";")[0] for cookie in cookies)
        except ConnectionError:
            time.sleep(0.1)
    raise RuntimeError("Askaround does not answer")
