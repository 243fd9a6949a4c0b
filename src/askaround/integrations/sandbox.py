"""Reading a stranger's file in a child process that may be killed.

The child gets the file through a pipe, limits itself before it reads the first byte, and
answers in lines of JSON: nothing that it says is executed here. It imports no Django, so it starts
in about a tenth of a second. On systems without the ``resource`` module (Windows) the clock alone
stops it.
"""

import gc
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import askaround
from askaround.integrations.fields import Field, FieldMap
from askaround.integrations.formats import read_file
from askaround.integrations.spreadsheet import NeedsMapping
from askaround.people.rules.incoming import Reading, Unreadable
from askaround.people.rules.reading_lines import from_lines, to_line, to_lines

if sys.platform != "win32":
    import resource

logger = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024
CHUNK = MEGABYTE
END = b'"end"\n'
TOO_LARGE = (
    "Reading the file needed more memory than is allowed, so it was stopped; nothing was imported. "
    "Split the file into smaller ones, or leave out columns and pictures that are not needed."
)
MISTAKE = (
    "The file could not be read because of a mistake in Askaround; nothing was imported. Saving it "
    "as .csv may help. The log says where it happened, without any of your data."
)
ROOT = Path(askaround.__file__).parents[1]


@dataclass(frozen=True)
class Limits:
    """What one file may cost. A LinkedIn export of 30,000 people needs 1 s and 100 MB."""

    seconds: float = 60  # by the clock, start of the process included
    cpu_seconds: int = 30
    memory_bytes: int = 1024 * MEGABYTE  # address space, of which Python reserves more than it uses
    file_bytes: int = 100 * MEGABYTE
    answer_bytes: int = 200 * MEGABYTE


def read_in_child(
    name: str,
    file: Path | bytes,
    mapping: FieldMap | None = None,
    *,
    sheet: str = "",
    limits: Limits = Limits(),
) -> Reading | NeedsMapping:
    """Return what `formats.read_file` makes of ``file``; raises Unreadable with a sentence."""
    size = len(file) if isinstance(file, bytes) else file.stat().st_size
    if size > limits.file_bytes:
        raise Unreadable(
            f"The file has {size // MEGABYTE:,} MB; more than {limits.file_bytes // MEGABYTE:,} MB "
            "are not read. Split it, or leave out columns and pictures that are not needed."
        )
    request = {"name": name, "mapping": mapping, "sheet": sheet, "limits": asdict(limits)}
    with _child() as child:
        clock = threading.Timer(limits.seconds, child.kill)
        clock.start()
        try:
            _send(child, to_line(request), file)
            return _answer(_lines(child, limits.answer_bytes))
        except _BrokeOff as error:
            raise Unreadable(_why(child, clock)) from error
        finally:
            clock.cancel()
            child.kill()


class _BrokeOff(Exception):
    """The child stopped before its answer was complete."""


def _child() -> subprocess.Popen[bytes]:
    """Start a child that sees neither our environment nor the folder it is started in."""
    environment = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    if "SYSTEMROOT" in os.environ:  # without it, Python does not start on Windows
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "askaround.integrations.sandbox"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def _send(child: subprocess.Popen[bytes], request: bytes, file: Path | bytes) -> None:
    """Write the request and the file; a child that has died meanwhile is noticed when reading."""
    pipe = child.stdin
    if pipe is None:
        return
    with suppress(BrokenPipeError), pipe:
        pipe.write(request)
        if isinstance(file, bytes):
            pipe.write(file)
        else:
            with file.open("rb") as source:
                shutil.copyfileobj(source, pipe, CHUNK)


def _lines(child: subprocess.Popen[bytes], most_bytes: int) -> Iterator[bytes]:
    """Give the child's lines up to the one that says the answer is complete."""
    left = most_bytes
    for line in child.stdout or ():
        if line == END:
            return
        left -= len(line)
        if left < 0:
            break
        yield line
    raise _BrokeOff


def _answer(lines: Iterator[bytes]) -> Reading | NeedsMapping:
    try:
        head: dict[str, Any] = json.loads(next(lines, b"null")) or {}
        if "unreadable" in head:
            raise Unreadable(str(head["unreadable"]))
        if "mistake" in head:
            logger.error("A file could not be read: %s", head["mistake"])
            raise Unreadable(MISTAKE)
        if "needs_mapping" in head:
            return _needs_mapping(head["needs_mapping"])
        return from_lines(head, lines)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise _BrokeOff from error


def _needs_mapping(said: dict[str, Any]) -> NeedsMapping:
    return NeedsMapping(
        headings=tuple(said["headings"]),
        sample=tuple(tuple(row) for row in said["sample"]),
        guess={int(index): Field(name) for index, name in said["guess"].items()},
        sheet=said["sheet"],
        sheets=tuple(said["sheets"]),
    )


def _why(child: subprocess.Popen[bytes], clock: threading.Timer) -> str:
    """Return a sentence about why the child stopped."""
    timed_out = clock.finished.is_set()
    if child.stdout:
        child.stdout.close()
    try:
        code = child.wait(timeout=2)
    except subprocess.TimeoutExpired:
        child.kill()
        code = child.wait()
    logger.warning("The reader of a file stopped with code %s.", code)
    if timed_out or code == -getattr(signal, "SIGXCPU", 0):
        return (
            "Reading the file took too long, so it was stopped; nothing was imported. Split the "
            "file into smaller ones, or save it as .csv and try again."
        )
    return TOO_LARGE


def main() -> None:
    """Be the child: read a request and a file from standard input, answer on standard output."""
    request = json.loads(sys.stdin.buffer.readline())
    _limit_myself(Limits(**request["limits"]))
    gc.disable()  # the process ends before garbage could matter
    for line in _answer_lines(request, sys.stdin.buffer.read()):
        sys.stdout.buffer.write(line)
    sys.stdout.buffer.write(END)
    sys.stdout.buffer.flush()


def _limit_myself(limits: Limits) -> None:
    if sys.platform == "win32":
        return
    wanted = {
        resource.RLIMIT_CPU: limits.cpu_seconds,  # the soft limit: SIGXCPU, told from other ends
        resource.RLIMIT_AS: limits.memory_bytes,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, limit in wanted.items():
        hard = resource.getrlimit(kind)[1]
        soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        final = soft + 1 if kind == resource.RLIMIT_CPU and soft != hard else soft
        with suppress(ValueError, OSError):  # some systems know a limit but refuse to set it
            resource.setrlimit(kind, (soft, final))


def _answer_lines(request: dict[str, Any], data: bytes) -> Iterator[bytes]:
    mapping = request["mapping"]
    try:
        result = read_file(
            request["name"],
            data,
            mapping=mapping and {int(index): Field(name) for index, name in mapping.items()},
            sheet=request["sheet"],
        )
    except Unreadable as error:
        yield to_line({"unreadable": str(error)})
    except MemoryError:
        yield to_line({"unreadable": TOO_LARGE})
    except Exception as error:
        yield to_line({"mistake": _place(error)})
    else:
        if isinstance(result, NeedsMapping):
            yield to_line({"needs_mapping": asdict(result)})
        else:
            yield from to_lines(result)


def _place(error: Exception) -> str:
    """Return the kind and the place of an error, without a word of the file."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} in {where}"


if __name__ == "__main__":
    main()
