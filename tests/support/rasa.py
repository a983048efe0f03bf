"""The real Rasa server for tests: started once, shared by every journey, killed with the run."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from assistant.dialogue.project import DialogueProject
from tests.support.action_servers import ActionServers, action_servers

READY_WITHIN_S = 180
RASA_TOKEN = "rasa-for-tests"
ACTIONS_TOKEN = "actions-for-tests"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class RasaForTests:
    """A running Rasa, and the port on which it looks for actions."""

    url: str
    actions_port: int
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


def start_rasa(log: Path) -> RasaForTests:
    """Start Rasa with the trained model and wait until it answers."""
    project = DialogueProject.find()
    if not project.is_current():
        raise RuntimeError("the dialogue model is missing or stale: run `candide train`")
    port, actions_port = free_port(), free_port()
    environment = {
        **os.environ,
        "CANDIDE_RASA_TOKEN": RASA_TOKEN,
        "CANDIDE_ACTIONS_URL": f"http://127.0.0.1:{actions_port}/webhook",
        "CANDIDE_ACTIONS_TOKEN": ACTIONS_TOKEN,
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            [project.python, "-m", "rasa_server", "--port", str(port),
             "--model", project.trained_model()],
            cwd=project.folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
        )  # fmt: skip
    rasa = RasaForTests(f"http://127.0.0.1:{port}", actions_port, process)
    _wait_until_it_answers(f"{rasa.url}/webhooks/candide/status", rasa.stop, log, process.poll)
    return rasa


@dataclass
class ActionsForTests:
    """A running action server of one household."""

    process: int
    servers: ActionServers

    def stop(self) -> None:
        self.servers.stop(self.process)


def start_actions(home: Path, port: int) -> ActionsForTests:
    """Start the real action server on `home`'s own database."""
    environment = {
        "CANDIDE_ACTIONS_TOKEN": ACTIONS_TOKEN,
        "CANDIDE_HOUSEHOLD_DATABASE": str(home / "household.db"),
        "CANDIDE_WEATHER": str(home / "weather.json"),
    }
    log = home / "actions.log"
    servers = action_servers()
    actions = ActionsForTests(servers.start(port, environment, log), servers)
    address = f"http://127.0.0.1:{port}/health?token={ACTIONS_TOKEN}"
    _wait_until_it_answers(address, actions.stop, log)
    return actions


def _wait_until_it_answers(
    url: str,
    give_up: Callable[[], None],
    log: Path,
    ended: Callable[[], int | None] = lambda: None,
) -> None:
    deadline = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < deadline and ended() is None:
        try:
            with urlopen(Request(url, headers={"x-candide-token": RASA_TOKEN}), timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.02)
    give_up()
    raise RuntimeError(f"no answer from {url}: {log.read_text(errors='replace')[-2000:]}")
