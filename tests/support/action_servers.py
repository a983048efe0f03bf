"""The real action server for tests: what it needs is imported once, and each one is a fork of that.

Run as a program it reads one JSON line a request on standard input and answers each with a line:
`{"port", "environment", "log"}` starts a server and gives its process id, `{"stop": id}` has it
gone. All of them end with it.
"""

from __future__ import annotations

import atexit
import importlib
import json
import os
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

_NEEDED = (
    "rasa_sdk.endpoint", "rasa_sdk.executor", "assistant.actions.everyday",
    "assistant.actions.forms", "assistant.actions.selling", "assistant.actions.weather",
)  # fmt: skip


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
        return self._ask({"port": port, "environment": environment, "log": str(log)})

    def stop(self, process: int) -> None:
        """Have one gone, its port free again."""
        self._ask({"stop": process})

    def _ask(self, request: dict[str, Any]) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


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
    leashes: dict[int, int] = {}
    for line in sys.stdin:
        request = json.loads(line)
        if "stop" in request:
            os.kill(request["stop"], signal.SIGKILL)
            os.waitpid(request["stop"], 0)
            os.close(leashes.pop(request["stop"]))
            _answer(0)
            continue
        # The server ends when its standard input closes: we hold the other end.
        end, leash = os.pipe()
        process = os.fork()
        if process == 0:
            _become(actions, end, leash, request)
        os.close(end)
        leashes[process] = leash
        _answer(process)


def _answer(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _become(actions: Any, end: int, leash: int, request: dict[str, Any]) -> None:
    """Be an action server from now on."""
    os.close(leash)
    os.dup2(end, 0)
    log = os.open(request["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.environ.update(request["environment"])
    sys.argv = ["assistant.actions", "--port", str(request["port"])]
    try:
        actions.main()
    finally:
        os._exit(1)


if __name__ == "__main__":
    _serve()
