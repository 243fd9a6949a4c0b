"""A child process that reads a stranger's file and may be killed.

The child gets the file through a pipe, limits itself before it reads the first byte, and answers
in lines of JSON: nothing that it says is executed here. The first line says what was found, why the
file is of no use, or where a mistake of ours is. The child imports no Django, so it starts in about
a tenth of a second. On systems without the ``resource`` module (Windows) the clock alone stops it.
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
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import askaround
from askaround.core.language import gettext as _
from askaround.core.language import speaking
from askaround.people.rules.incoming import Unreadable
from askaround.people.rules.reading_lines import to_line

if sys.platform != "win32":
    import resource

logger = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024
CHUNK = MEGABYTE
END = b'"end"\n'
ROOT = Path(askaround.__file__).parents[1]

Plain = dict[str, Any]
"""An object of JSON: a request, or one line of an answer."""
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Limits:
    """What one file may cost. A LinkedIn export of 30,000 people needs 1 s and 100 MB."""

    seconds: float = 60  # by the clock, start of the process included
    cpu_seconds: int = 30
    memory_bytes: int = 1024 * MEGABYTE  # address space, of which Python reserves more than it uses
    file_bytes: int = 100 * MEGABYTE
    answer_bytes: int = 200 * MEGABYTE


USUAL = Limits()


class Sentences(NamedTuple):
    """What is told where the child was stopped by the clock, by its memory, or by our mistake.

    They are marked by `gettext_noop`.
    """

    too_long: str
    too_large: str
    mistake: str


class BrokeOff(Exception):
    """The child stopped before its answer was complete, or said what is no answer."""


def ask_child(
    module: str,
    request: Plain,
    file: Path | bytes,
    *,
    limits: Limits,
    sentences: Sentences,
    read: Callable[[Plain, Iterator[bytes]], Answer],
) -> Answer:
    """Return what ``read`` makes of the answer of ``module``, which is run as the child.

    ``module`` calls :func:`serve`, which gets the ``language`` out of the request; ``read`` gets
    the first line as it was said, and all others. Raises Unreadable with a sentence.
    """
    with _child(module) as child:
        clock = threading.Timer(limits.seconds, child.kill)
        clock.start()
        try:
            _send(child, to_line(request | {"limits": asdict(limits)}), file)
            return _answer(_lines(child, limits.answer_bytes), sentences, read)
        except BrokeOff as error:
            too_long = _took_too_long(child, clock)
            raise Unreadable(_(sentences.too_long if too_long else sentences.too_large)) from error
        finally:
            clock.cancel()
            child.kill()


def _answer(
    lines: Iterator[bytes], sentences: Sentences, read: Callable[[Plain, Iterator[bytes]], Answer]
) -> Answer:
    try:
        said: Plain = json.loads(next(lines, b"null")) or {}
        if "unreadable" in said:
            raise Unreadable(str(said["unreadable"]))
        if "mistake" in said:
            logger.error("A file could not be read: %s", said["mistake"])
            raise Unreadable(_(sentences.mistake))
        found = read(said, lines)
        next(lines, None)  # raises where the answer is not whole
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise BrokeOff from error
    return found


def _child(module: str) -> subprocess.Popen[bytes]:
    """Start a child that sees neither our environment nor the folder it is started in."""
    environment = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    if "SYSTEMROOT" in os.environ:  # without it, Python does not start on Windows
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    return subprocess.Popen(  # noqa: S603 (our own interpreter, and a module of ours)
        [sys.executable, "-P", "-m", module],
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
    raise BrokeOff


def _took_too_long(child: subprocess.Popen[bytes], clock: threading.Timer) -> bool:
    """Tell whether time stopped the child, by the clock or in the processor; else it was memory."""
    timed_out = clock.finished.is_set()
    if child.stdout:
        child.stdout.close()
    try:
        code = child.wait(timeout=2)
    except subprocess.TimeoutExpired:
        child.kill()
        code = child.wait()
    logger.warning("The reader of a file stopped with code %s.", code)
    return timed_out or code == -getattr(signal, "SIGXCPU", 0)


def serve(answer: Callable[[Plain, bytes], Iterable[bytes]], sentences: Sentences) -> None:
    """Be the child: read a request and a file from standard input, answer on standard output."""
    request = json.loads(sys.stdin.buffer.readline())
    _limit_myself(Limits(**request["limits"]))
    gc.disable()  # the process ends before garbage could matter
    with speaking(request["language"]):
        lines = _said(answer, request, sentences)
    sys.stdout.buffer.writelines(lines)
    sys.stdout.buffer.write(END)
    sys.stdout.buffer.flush()


def _said(
    answer: Callable[[Plain, bytes], Iterable[bytes]], request: Plain, sentences: Sentences
) -> Iterable[bytes]:
    try:
        return answer(request, sys.stdin.buffer.read())
    except Unreadable as error:
        return [to_line({"unreadable": str(error)})]
    except MemoryError:
        return [to_line({"unreadable": _(sentences.too_large)})]
    except Exception as error:
        return [to_line({"mistake": _place_of(error)})]


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


def _place_of(error: Exception) -> str:
    """Return the kind and the place of an error, without a word of the file."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} in {where}"
