"""Supervision with small real programs: started, restarted, and none of them ever left behind."""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from assistant.dialogue import supervision
from assistant.dialogue.errors import (
    DialogueFailed,
    DialogueNotInstalled,
    ModelNotTrained,
    PortInUse,
    PortInvalid,
)
from assistant.dialogue.project import DialogueProject
from assistant.dialogue.supervision import AttachedDialogue, SpawnedDialogue

ROOT = Path(supervision.__file__).parents[2]
PATIENCE_S = 30

# Plays Rasa and the action server: notes that it lives, listens, and ends as they do.
CHILD = """
import http.server, json, os, sys, threading

def wait():
    sys.stdin.buffer.read()
    os._exit(0)

arguments = sys.argv[1:]
port = int(arguments[arguments.index("--port") + 1])
name = "rasa" if "rasa_server" in arguments else "actions"
folder = os.environ["HOME"]
if os.path.exists(os.path.join(folder, name + ".broken")):
    sys.exit(3)
if not os.path.exists(os.path.join(folder, name + ".stubborn")):
    threading.Thread(target=wait, daemon=True).start()
with open(os.path.join(folder, name + ".lives"), "a") as lives:
    print(json.dumps({"pid": os.getpid(), "environment": dict(os.environ)}), file=lives)

class Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *arguments):
        print("asked", flush=True)

http.server.ThreadingHTTPServer.allow_reuse_address = True
http.server.ThreadingHTTPServer(("127.0.0.1", port), Ready).serve_forever()
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A household; the programs that are started for it play Rasa and the action server."""
    home = tmp_path / "home"
    home.mkdir()
    program = tmp_path / "child.py"
    program.write_text(CHILD)
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S -E "{program}" "$@"\n')
    python.chmod(0o755)
    project = tmp_path / "nlu_data"
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").symlink_to(python)
    (project / "models").mkdir()
    (project / "models" / "candide.tar.gz").touch()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(sys, "executable", str(python))
    monkeypatch.setattr(supervision, "POLL_S", 0.01)
    monkeypatch.setattr(supervision, "RESTART_PAUSES_S", (0.0,) * 4)
    return home


@pytest.fixture
def project(home: Path) -> DialogueProject:
    return DialogueProject(home.parent / "nlu_data")


@asynccontextmanager
async def started(home: Path, project: DialogueProject) -> AsyncIterator[SpawnedDialogue]:
    dialogue = SpawnedDialogue(home, project)
    try:
        await asyncio.wait_for(dialogue.start(), PATIENCE_S)
        yield dialogue
    finally:
        await dialogue.stop()


def lives(home: Path, name: str) -> list[dict[str, object]]:
    """Each start of a child, as it noted it."""
    path = home / f"{name}.lives"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def wait_for_end(pid: int) -> None:
    """Return once a process is gone, whoever's child it is."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    try:
        ended, _, _ = select.select([handle], [], [], PATIENCE_S)
        assert ended, f"process {pid} still runs"
    finally:
        os.close(handle)


async def test_both_are_started_and_neither_is_left_behind(
    home: Path, project: DialogueProject
) -> None:
    async with started(home, project) as dialogue:
        running = dialogue.process_ids()
        assert set(running) == {"rasa", "actions"}
        assert await dialogue.client.is_ready()
        for pid in running.values():
            os.kill(pid, 0)
    assert dialogue.process_ids() == {}
    for pid in running.values():
        wait_for_end(pid)


@pytest.mark.parametrize("name", ["rasa", "actions"])
async def test_a_child_that_dies_is_started_again(
    home: Path, project: DialogueProject, name: str
) -> None:
    async with started(home, project) as dialogue:
        before = dialogue.process_ids()
        os.kill(before[name], signal.SIGKILL)
        async with asyncio.timeout(PATIENCE_S):
            while dialogue.process_ids().get(name, before[name]) == before[name]:
                await asyncio.sleep(0)
            is_ready = dialogue.client.is_ready if name == "rasa" else dialogue._actions_listen
            while not await is_ready():
                await asyncio.sleep(0)
        after = dialogue.process_ids()
        other = ({"rasa", "actions"} - {name}).pop()
        assert after[other] == before[other], "the other one goes on"
    wait_for_end(after[name])


async def test_a_child_that_keeps_dying_is_left_alone_in_the_end(
    home: Path, project: DialogueProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "RESTART_PAUSES_S", (0.0, 0.0))
    async with started(home, project) as dialogue:
        (home / "actions.broken").touch()
        os.kill(dialogue.process_ids()["actions"], signal.SIGKILL)
        guard = dialogue._guards[1]
        await asyncio.wait_for(asyncio.shield(guard), PATIENCE_S)
        await dialogue._children["actions"].wait()
        assert set(dialogue.process_ids()) == {"rasa"}


async def test_a_child_that_lived_long_before_it_died_is_always_started_again(
    home: Path, project: DialogueProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "RESTART_PAUSES_S", (0.0,))
    monkeypatch.setattr(supervision, "STEADY_S", 0.0)
    async with started(home, project) as dialogue:
        async with asyncio.timeout(PATIENCE_S):
            for _ in range(3):
                pid = dialogue.process_ids()["actions"]
                os.kill(pid, signal.SIGKILL)
                while dialogue.process_ids().get("actions", pid) == pid:
                    await asyncio.sleep(0)


@pytest.mark.parametrize("name", ["rasa", "actions"])
async def test_a_child_that_does_not_come_up_is_named_with_its_log_and_nothing_stays(
    home: Path, project: DialogueProject, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "RESTART_PAUSES_S", ())
    (home / f"{name}.broken").touch()
    dialogue = SpawnedDialogue(home, project)
    with pytest.raises(DialogueFailed) as failed:
        await asyncio.wait_for(dialogue.start(), PATIENCE_S)
    assert failed.value.facts["name"] == name
    assert failed.value.facts["log"] == home / "logs" / f"{name}.log"
    running = dialogue.process_ids()
    await dialogue.stop()
    for pid in running.values():
        wait_for_end(pid)


async def test_a_child_that_never_answers_is_given_up(
    home: Path, project: DialogueProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "READY_TIMEOUT_S", 0.05)
    with pytest.raises(DialogueFailed):
        await AttachedDialogue("http://127.0.0.1:9", "token").start()


async def test_a_child_that_does_not_listen_to_its_end_is_killed(
    home: Path, project: DialogueProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "STOP_PATIENCE_S", 0.05)
    (home / "rasa.stubborn").touch()
    async with started(home, project) as dialogue:
        pid = dialogue.process_ids()["rasa"]
    wait_for_end(pid)


async def test_children_get_no_secret_of_ours(
    home: Path, project: DialogueProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDIDE_HOME", "/where/the/ledger/is")
    monkeypatch.setenv("CANDIDE_SECRET", "s3cret")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s3cret")
    async with started(home, project):
        pass
    rasa, actions = (lives(home, name)[0]["environment"] for name in ("rasa", "actions"))
    for environment in (rasa, actions):
        assert isinstance(environment, dict)
        assert "s3cret" not in environment.values()
        assert "CANDIDE_HOME" not in environment
    assert isinstance(rasa, dict)
    assert isinstance(actions, dict)
    assert "CANDIDE_HOUSEHOLD_DATABASE" not in rasa
    assert "CANDIDE_RASA_TOKEN" not in actions
    assert rasa["CANDIDE_ACTIONS_TOKEN"] == actions["CANDIDE_ACTIONS_TOKEN"]
    assert rasa["CANDIDE_RASA_TOKEN"] != rasa["CANDIDE_ACTIONS_TOKEN"]


async def test_what_children_print_goes_to_their_logs_for_the_owner_alone(
    home: Path, project: DialogueProject
) -> None:
    async with started(home, project) as dialogue:
        await dialogue.client.is_ready()
    assert "asked" in (home / "logs" / "rasa.log").read_text()
    assert (home / "logs").stat().st_mode & 0o077 == 0


PARENT = """
import asyncio, sys
from pathlib import Path
from assistant.dialogue.project import DialogueProject
from assistant.dialogue.supervision import SpawnedDialogue

async def main():
    sys.executable = sys.argv[1]
    dialogue = SpawnedDialogue(Path(sys.argv[2]), DialogueProject(Path(sys.argv[3])))
    await dialogue.start()
    print(*dialogue.process_ids().values(), flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


def test_children_end_when_the_one_who_started_them_is_killed(
    home: Path, project: DialogueProject
) -> None:
    python = sys.executable
    real = Path(python).read_text().split('"')[1]
    with subprocess.Popen(
        [real, "-c", PARENT, python, home, project.folder],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "HOME": str(home)},
    ) as parent:
        assert parent.stdout is not None
        children = [int(pid) for pid in parent.stdout.readline().split()]
        assert len(children) == 2
        for pid in children:
            os.kill(pid, 0)
        parent.kill()
        for pid in children:
            wait_for_end(pid)


def test_our_own_programs_end_when_their_standard_input_closes() -> None:
    program = """
from threading import Event
from assistant.parentage import end_with_parent
end_with_parent()
print("up", flush=True)
Event().wait()
"""
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        process.stdin.close()
        assert process.wait(PATIENCE_S) == 0


@pytest.mark.parametrize("variable", ["CANDIDE_RASA_PORT", "CANDIDE_ACTIONS_PORT"])
def test_a_port_that_is_taken_is_named_with_its_variable(
    home: Path, project: DialogueProject, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setenv(variable, str(port))
        with pytest.raises(PortInUse) as refused:
            SpawnedDialogue(home, project)
    assert refused.value.facts == {"port": port, "variable": variable}


@pytest.mark.parametrize("value", ["rasa", "-1", "65536", "5.5", "٥٠٠٥", " "])
def test_a_port_that_is_none_is_told_in_a_sentence(
    home: Path, project: DialogueProject, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("CANDIDE_RASA_PORT", value)
    with pytest.raises(PortInvalid):
        SpawnedDialogue(home, project)


def test_a_port_left_empty_is_any_free_one(
    home: Path, project: DialogueProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDIDE_RASA_PORT", "")
    SpawnedDialogue(home, project)


def test_a_missing_model_and_a_missing_environment_are_told_apart(
    home: Path, project: DialogueProject
) -> None:
    project.model.unlink()
    with pytest.raises(ModelNotTrained):
        SpawnedDialogue(home, project)
    (project.folder / ".venv" / "bin" / "python").unlink()
    with pytest.raises(DialogueNotInstalled):
        SpawnedDialogue(home, project)
