"""Keeps Rasa and the action server running: starts both, restarts what dies, stops both.

Each child holds the other end of our pipe on its standard input and exits when it closes, so none
is left behind even if this process is killed. Attached to units of the system instead, nothing is
started and nothing is stopped.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import socket
import sys
from asyncio.subprocess import Process
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.dialogue.client import DialogueClient
from assistant.dialogue.errors import DialogueFailed, PortInUse, PortInvalid
from assistant.dialogue.project import DialogueProject
from assistant.plugins.loading import for_a_child
from assistant.skills.weather import FORECAST
from audit.home import HOUSEHOLD_DATABASE, WEATHER

LOOPBACK = "127.0.0.1"
READY_TIMEOUT_S = 180.0
POLL_S = 0.1
# Seconds before each restart of a child that keeps dying; then it is left alone. One that lived
# this long first has not kept dying.
RESTART_PAUSES_S = (0.0, 1.0, 3.0, 10.0, 30.0)
STEADY_S = 600.0
STOP_PATIENCE_S = 5.0


class Dialogue(Protocol):
    """The two processes behind a client, however they are run."""

    client: DialogueClient

    async def start(self) -> None:
        """Return once both answer. Raises `DialogueFailed`."""

    async def stop(self) -> None:
        """Stop what was started."""


class AttachedDialogue:
    """Finds both processes running, as units of the system (device)."""

    def __init__(self, url: str, token: str) -> None:
        self.client = DialogueClient(url, token)

    async def start(self) -> None:
        await _until_ready(self.client.is_ready, "Rasa", Path("journal"))

    async def stop(self) -> None:
        await self.client.close()


@dataclass(frozen=True)
class _Program:
    """How to run one child."""

    name: str
    command: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str]
    log: Path


class SpawnedDialogue:
    """Starts both processes itself (laptop) and restarts whichever dies."""

    def __init__(self, home: Path, project: DialogueProject) -> None:
        rasa_port = _port("CANDIDE_RASA_PORT")
        actions_port = _port("CANDIDE_ACTIONS_PORT")
        rasa_token, actions_token = secrets.token_hex(16), secrets.token_hex(16)
        self.client = DialogueClient(f"http://{LOOPBACK}:{rasa_port}", rasa_token)
        self._actions_port = actions_port
        self._children: dict[str, Process] = {}
        self._guards: list[asyncio.Task[None]] = []
        logs = home / "logs"
        self._programs = (
            _Program(
                "rasa",
                (str(project.python), "-m", "rasa_server", "--port", str(rasa_port),
                 "--model", str(project.trained_model())),
                project.folder,
                _environment(
                    CANDIDE_RASA_TOKEN=rasa_token,
                    CANDIDE_ACTIONS_URL=f"http://{LOOPBACK}:{actions_port}/webhook",
                    CANDIDE_ACTIONS_TOKEN=actions_token,
                ),
                logs / "rasa.log",
            ),
            _Program(
                "actions",
                (sys.executable, "-P", "-m", "assistant.actions", "--port", str(actions_port)),
                home,
                _environment(
                    CANDIDE_ACTIONS_TOKEN=actions_token,
                    CANDIDE_HOUSEHOLD_DATABASE=str(home / HOUSEHOLD_DATABASE),
                    CANDIDE_WEATHER=str(home / WEATHER),
                    CANDIDE_FORECAST=str(home / FORECAST),
                ),
                logs / "actions.log",
            ),
        )  # fmt: skip

    def process_ids(self) -> dict[str, int]:
        """The children that run now, by name."""
        return {
            name: child.pid for name, child in self._children.items() if child.returncode is None
        }

    async def start(self) -> None:
        for program in self._programs:
            program.log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            await self._launch(program)
        self._guards = [asyncio.create_task(self._guard(program)) for program in self._programs]
        rasa, actions = self._programs
        await self._await_child(rasa, self.client.is_ready)
        await self._await_child(actions, self._actions_listen)

    async def stop(self) -> None:
        for guard in self._guards:
            guard.cancel()
        await asyncio.gather(*self._guards, return_exceptions=True)
        await self.client.close()
        await asyncio.gather(*(_end(child) for child in self._children.values()))

    async def _launch(self, program: _Program) -> None:
        with program.log.open("ab") as log:
            self._children[program.name] = await asyncio.create_subprocess_exec(
                *program.command,
                cwd=program.folder,
                env=program.environment,
                stdin=asyncio.subprocess.PIPE,
                stdout=log,
                stderr=log,
                # A Ctrl-C in the terminal is for us; the children are told by us.
                start_new_session=True,
            )

    async def _guard(self, program: _Program) -> None:
        clock = asyncio.get_running_loop().time
        restarts = 0
        while True:
            began = clock()
            await self._children[program.name].wait()
            if clock() - began >= STEADY_S:
                restarts = 0
            if restarts >= len(RESTART_PAUSES_S):
                return
            await asyncio.sleep(RESTART_PAUSES_S[restarts])
            restarts += 1
            await self._launch(program)

    async def _await_child(
        self, program: _Program, is_ready: Callable[[], Awaitable[bool]]
    ) -> None:
        async def ready_or_dead() -> bool:
            if self._children[program.name].returncode is not None:
                raise DialogueFailed(name=program.name, log=program.log)
            return await is_ready()

        await _until_ready(ready_or_dead, program.name, program.log)

    async def _actions_listen(self) -> bool:
        try:
            _, writer = await asyncio.open_connection(LOOPBACK, self._actions_port)
        except OSError:
            return False
        writer.close()
        return True


async def _until_ready(is_ready: Callable[[], Awaitable[bool]], name: str, log: Path) -> None:
    try:
        async with asyncio.timeout(READY_TIMEOUT_S):
            while not await is_ready():
                await asyncio.sleep(POLL_S)
    except TimeoutError as error:
        raise DialogueFailed(name=name, log=log) from error


async def _end(child: Process) -> None:
    if child.returncode is not None:
        return
    if child.stdin is not None:
        child.stdin.close()
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(child.wait(), STOP_PATIENCE_S)
    if child.returncode is None:
        child.kill()
        await child.wait()


def _port(variable: str) -> int:
    """The port that an environment variable names, or a free one.

    Raises `PortInUse` or `PortInvalid`.
    """
    named = os.environ.get(variable) or "0"
    wanted = int(named) if named.isascii() and named.isdigit() else -1
    if not 0 <= wanted <= 65_535:
        raise PortInvalid(port=named, variable=variable)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, wanted))
        except OSError as error:
            raise PortInUse(port=wanted, variable=variable) from error
        port: int = probe.getsockname()[1]
        return port


def _environment(**more: str) -> dict[str, str]:
    """What a child needs of our environment, and nothing that could hold a secret of ours."""
    kept = ("PATH", "LANG", "LC_ALL", "LC_MESSAGES", "TZ", "HOME", "TMPDIR", "VIRTUAL_ENV")
    return {name: os.environ[name] for name in kept if name in os.environ} | for_a_child() | more
