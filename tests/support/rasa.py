"""The real Rasa server for tests: started once, shared by every journey, killed with the run."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from assistant.dialogue.project import DialogueProject
from tests.support.action_servers import ActionServers, action_servers
from tests.support.ports import HeldPort

READY_WITHIN_S = 180
RASA_TOKEN = "rasa-for-tests"
ACTIONS_TOKEN = "actions-for-tests"


@dataclass
class RasaForTests:
    """A running Rasa, and the port on which it looks for actions."""

    url: str
    actions_port: int
    process: subprocess.Popen[bytes]
    ports: tuple[HeldPort, ...] = field(repr=False)

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        for port in self.ports:
            port.let_go()


def start_rasa(log: Path) -> RasaForTests:
    """Start Rasa with the trained model and wait until it answers."""
    project = DialogueProject.find()
    if not project.is_current():
        raise RuntimeError("the dialogue model is missing or stale: run `candide train`")
    port, actions_port = HeldPort(), HeldPort()
    environment = {
        **os.environ,
        "CANDIDE_RASA_TOKEN": RASA_TOKEN,
        "CANDIDE_ACTIONS_URL": f"http://127.0.0.1:{actions_port.number}/webhook",
        "CANDIDE_ACTIONS_TOKEN": ACTIONS_TOKEN,
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            [project.python, "-m", "rasa_server", "--port", str(port.number),
             "--model", project.trained_model()],
            cwd=project.folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
        )  # fmt: skip
    rasa = RasaForTests(
        f"http://127.0.0.1:{port.number}", actions_port.number, process, (port, actions_port)
    )
    _wait_until_it_answers(f"{rasa.url}/webhooks/candide/status", rasa.stop, log, process.poll)
    return rasa


@dataclass
class ActionsForTests:
    """A running action server of one household."""

    process: int
    servers: ActionServers

    def ended(self) -> int | None:
        return self.servers.ended(self.process)

    def stop(self) -> None:
        self.servers.stop(self.process)


def start_actions(home: Path, port: int) -> ActionsForTests:
    """Start the real action server on `home`'s own database."""
    environment = {
        "CANDIDE_ACTIONS_TOKEN": ACTIONS_TOKEN,
        "CANDIDE_HOUSEHOLD_DATABASE": str(home / "household.db"),
        "CANDIDE_WEATHER": str(home / "weather.json"),
        "CANDIDE_FORECAST": str(home / "forecast.json"),
    }
    log = home / "actions.log"
    servers = action_servers()
    actions = ActionsForTests(servers.start(port, environment, log), servers)
    address = f"http://127.0.0.1:{port}/health?token={ACTIONS_TOKEN}"
    _wait_until_it_answers(address, actions.stop, log, actions.ended)
    return actions


def _wait_until_it_answers(
    url: str, give_up: Callable[[], None], log: Path, ended: Callable[[], int | None]
) -> None:
    deadline = time.monotonic() + READY_WITHIN_S
    while (status := ended()) is None and time.monotonic() < deadline:
        try:
            with urlopen(Request(url, headers={"x-candide-token": RASA_TOKEN}), timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.02)
    give_up()
    why = f"nothing within {READY_WITHIN_S} s" if status is None else f"exit status {status}"
    told = log.read_text(errors="replace")[-2000:] if log.exists() else "it wrote no log"
    raise RuntimeError(f"no answer from {url} ({why}): {told}")
