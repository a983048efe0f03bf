"""The real action server for tests: what it needs is imported once, and each one is a fork of that.

Run as a program it reads one JSON line a request on standard input and answers each with a line:
`{"port", "environment", "log"}` starts a server and gives its process id, `{"ended": id}` gives its
exit status, null while it runs, and `{"stop": id}` has it gone. All of them end with it.
"""

from __future__ import annotations

import atexit
import importlib
import json
import os
import select
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

_ACTIONS = Path(__file__).parents[2] / "assistant" / "actions"
_NEEDED = (
    "rasa_sdk.endpoint",
    "rasa_sdk.executor",
    *(f"assistant.actions.{path.stem}" for path in _ACTIONS.glob("[!_]*.py")),
)
# The first answer comes once everything is imported.
_ANSWER_WITHIN_S = 60.0


class ActionServersGone(Exception):
    """The process that starts action servers is of no use any more."""


class ActionServers:
    """A process that starts action servers quickly."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.action_servers"],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(self._process.kill)

    def start(self, port: int, environment: dict[str, str], log: Path) -> int:
        """Start one; its process id."""
        process = self._ask({"port": port, "environment": environment, "log": str(log)})
        assert process is not None
        return _checked(process)

    def ended(self, process: int) -> int | None:
        """The exit status of one, None while it runs."""
        return self._ask({"ended": _checked(process)})

    def stop(self, process: int) -> None:
        """Have one gone, its port free again."""
        self._ask({"stop": _checked(process)})

    def _ask(self, request: dict[str, Any]) -> int | None:
        """The answer to a request.

        Raises `ActionServersGone` where none comes; nothing can be asked any more then.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except OSError as error:
            raise self._gone("takes no requests any more") from error
        if not select.select([self._process.stdout], [], [], _ANSWER_WITHIN_S)[0]:
            raise self._gone(f"gave no answer within {_ANSWER_WITHIN_S:g} s")
        line = self._process.stdout.readline()
        if not line:
            raise self._gone("ended without an answer")
        answer: int | None = json.loads(line)
        return answer

    def _gone(self, how: str) -> ActionServersGone:
        """The error that tells it; what might answer late is ended, so that nobody mistakes it."""
        try:
            status: int | None = self._process.wait(1)
        except subprocess.TimeoutExpired:
            status = None
            self._process.kill()
        exit_status = "it still ran" if status is None else f"exit status {status}"
        return ActionServersGone(f"the process that starts action servers {how} ({exit_status})")


@cache
def _started_with(_path: str) -> ActionServers:
    return ActionServers()


def action_servers() -> ActionServers:
    """The one of this test process; another one where modules are looked for elsewhere."""
    return _started_with(os.environ.get("PYTHONPATH", ""))


def _serve() -> None:
    for module in _NEEDED:
        importlib.import_module(module)
    actions = importlib.import_module("assistant.actions.__main__")
    children = _Children(actions.main)
    for line in sys.stdin:
        request = json.loads(line)
        if "stop" in request:
            answer = children.stop(request["stop"])
        elif "ended" in request:
            answer = children.ended(request["ended"])
        else:
            answer = children.start(request)
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


def _checked(process: int) -> int:
    """A process id as it is; signals to others reach whole groups of processes."""
    if process <= 0:
        raise ValueError(f"{process} is the id of no single process")
    return process


class _Children:
    """The action servers that were started, each a fork that runs `main`."""

    def __init__(self, main: Callable[[], None]) -> None:
        self._main = main
        # A server ends when its standard input closes: we hold the other end.
        self._leashes: dict[int, int] = {}
        self._ended: dict[int, int] = {}

    def start(self, request: dict[str, Any]) -> int:
        end, leash = os.pipe()
        process = os.fork()
        if process == 0:
            try:
                self._become(end, leash, request)
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(1)
        os.close(end)
        self._leashes[process] = leash
        self._ended.pop(process, None)  # one that had the same id
        return process

    def ended(self, process: int) -> int | None:
        if process not in self._ended:
            self._reap(process, os.WNOHANG)
        return self._ended.get(process)

    def stop(self, process: int) -> int:
        if self.ended(process) is None:
            os.kill(_checked(process), signal.SIGKILL)
            self._reap(process, 0)
        return self._ended[process]

    def _reap(self, process: int, options: int) -> None:
        reaped, status = os.waitpid(_checked(process), options)
        if reaped:
            self._ended[process] = os.waitstatus_to_exitcode(status)
            os.close(self._leashes.pop(process))

    def _become(self, end: int, leash: int, request: dict[str, Any]) -> None:
        """Be an action server from now on, one that keeps no other alive."""
        for held in (leash, *self._leashes.values()):
            os.close(held)
        os.dup2(end, 0)
        log = os.open(request["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.environ.update(request["environment"])
        sys.argv = ["assistant.actions", "--port", str(request["port"])]
        self._main()


if __name__ == "__main__":
    _serve()
