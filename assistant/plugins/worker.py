"""The process that a skill's code runs in, with nothing of ours in it but what the skill imports.

    python -I -m assistant.plugins.worker NAME FOLDER DATA (network|alone) (walled|unwalled)

It talks in frames on stdin and stdout and ends when stdin closes. What the skill prints goes
nowhere. The walls stand before the first line of the skill is run.
"""

from __future__ import annotations

import importlib.util
import inspect
import os
import resource
import site
import sys
import sysconfig
import threading
import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue
from types import ModuleType
from typing import BinaryIO

from assistant.frames import Header, read_frame, worker_pipes, write_frame
from assistant.plugins.api import Answer, Asked, Skill
from assistant.plugins.walls import NoWalls, wall_in

_OURS = ("assistant", "audit", "hardware", "nlu_data", "policies")
_SYSTEM = (
    "/lib64", "/usr/lib64", "/usr/share/zoneinfo", "/etc/localtime", "/dev/null", "/dev/urandom",
)  # fmt: skip
_FOR_A_NETWORK = (
    "/etc/resolv.conf", "/run/systemd/resolve", "/etc/hosts", "/etc/nsswitch.conf", "/etc/gai.conf",
    "/etc/ssl", "/etc/pki", "/usr/share/ca-certificates",
)  # fmt: skip
_MEMORY = 1 << 30
_FILE = 16 << 20
_OPEN_FILES = 64


class Unfit(Exception):
    """The skill's code has no class that could answer."""


def _readable(folder: Path, network: bool) -> Iterator[Path]:
    """What Python and its libraries are made of, and the skill; nothing of our own packages."""
    yield folder
    for place in _python():
        yield from (path for path in place.iterdir() if not _is_hidden(path))
    for root in (Path("/lib"), Path("/usr/lib")):
        yield from root.glob("*-linux-gnu*")
    yield from map(Path, _SYSTEM + (_FOR_A_NETWORK if network else ()))


def _python() -> list[Path]:
    """The folders that Python imports from; the packages of others stand in some of them."""
    named = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    places = {Path(name) for name in (*named, *site.getsitepackages())}
    return sorted(place for place in places if place.is_dir())


def _is_hidden(path: Path) -> bool:
    # What stands in site-packages is named one by one: ours is there too where it is installed.
    return path.name in (*_OURS, "site-packages", "dist-packages")


def _load(name: str, folder: Path) -> Skill:
    """The skill in `folder`. Raises whatever its code raises, `Unfit` where there is no class."""
    package = _module(name, folder / "__init__.py", str(folder))
    skill = _module(f"{name}.skill", folder / "skill.py")
    found = [
        member
        for module in (skill, package)
        for _, member in inspect.getmembers(module, inspect.isclass)
        if issubclass(member, Skill) and member.__module__ == module.__name__
    ]
    if len(found) != 1:
        raise Unfit
    made = found[0]()
    if not isinstance(made, Skill):
        raise Unfit
    return made


def _module(name: str, file: Path, *inside: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        name, file, submodule_search_locations=list(inside) or None
    )
    if spec is None or spec.loader is None:
        raise Unfit
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _received(requests: BinaryIO) -> SimpleQueue[Header]:
    """What is asked, as it comes; at its end the process ends, even in the middle of an answer."""
    asked: SimpleQueue[Header] = SimpleQueue()

    def receive() -> None:
        try:
            while (frame := read_frame(requests)) is not None:
                asked.put(frame[0])
        finally:
            os._exit(0)

    threading.Thread(target=receive, daemon=True).start()
    return asked


def _answer(skill: Skill, request: Header) -> Header:
    asked = Asked(
        text=request["text"],
        language=request["language"],
        now=datetime.fromisoformat(request["now"]),
        intent=request["intent"],
    )
    answer = skill.answer(asked)
    if not isinstance(answer, Answer):
        return {"is": "failed", "why": "TypeError"}
    arguments = {
        str(name): list(value) if isinstance(value, tuple) else value
        for name, value in answer.arguments.items()
    }
    return {"is": "answer", "sentence": answer.sentence, "arguments": arguments}


def _why(error: BaseException, folder: Path) -> str:
    """What broke and on which line; not in its own words, which may quote what was said."""
    lines = [
        f", {Path(frame.filename).name}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(folder)
    ]
    return type(error).__name__ + (lines[-1] if lines else "")


def _limit() -> None:
    os.umask(0o077)
    for what, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_FSIZE, _FILE),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


def main() -> None:
    """Serve stdin and stdout."""
    name, place, kept, network, walled = sys.argv[1:]
    folder, data = Path(place), Path(kept)
    requests, answers = worker_pipes()
    _limit()
    if walled == "walled":
        try:
            wall_in(
                list(_readable(folder, network == "network")),
                _python(),
                data,
                network=network == "network",
            )
        except NoWalls as error:
            write_frame(answers, {"is": "unwalled", "why": str(error)})
            return
    try:
        skill = _load(name, folder)
        skill.data = data
    except BaseException as error:
        write_frame(answers, {"is": "failed", "why": _why(error, folder)})
        return
    asked = _received(requests)
    write_frame(answers, {"is": "ready"})
    while True:
        request = asked.get()
        try:
            answer = _answer(skill, request)
        except Exception as error:
            answer = {"is": "failed", "why": _why(error, folder)}
        write_frame(answers, answer)


if __name__ == "__main__":
    main()
