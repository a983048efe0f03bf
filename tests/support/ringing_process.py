"""A speaker in a process of its own, to be killed; it tells what it shows.

Run as a module with the household's folder and by how many seconds its clock on the wall is ahead.
Each line it reads is a JSON list of effects, carried out in a turn of its own and answered by
"done"; each line it shows comes out after "shown ". `RingingProcess` is the tests' end of it.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PATIENCE_S = 90


class AheadClock:
    """The machine's own clocks; the one on the wall is ahead."""

    def __init__(self, seconds: float) -> None:
        from audit.clock import SystemClock

        self._own = SystemClock()
        self._ahead = timedelta(seconds=seconds)

    def monotonic_ms(self) -> int:
        return self._own.monotonic_ms()

    def wall(self) -> datetime:
        return datetime.now(UTC) + self._ahead


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


async def _serve(home: Path, ahead: float) -> None:
    from pydantic import TypeAdapter

    from assistant.conversation.speaker import Speaker
    from assistant.conversation.turn import Said
    from assistant.skills.effects import Effect
    from audit.language import Language
    from tests.support.conversations import ScriptedDialogue, answered, help_item

    class Dialogue:
        client: Any = ScriptedDialogue()

        async def start(self) -> None:
            return

        async def stop(self) -> None:
            return

    class Screen:
        def show(self, words: str, cleared: object) -> None:
            _tell("shown " + words.replace("\u00a0", " "))

    dialogue = Dialogue()
    speaker = Speaker(home, dialogue, clock=AheadClock(ahead), screen=Screen())
    async with speaker.running():
        _tell("running")
        while line := await asyncio.to_thread(sys.stdin.readline):
            effects = TypeAdapter(list[Effect]).validate_python(json.loads(line))
            item = help_item("stopped", *effects, skill="control")
            dialogue.client.answers.append(answered(item))
            await speaker.ask(Said("fais ce que je dis", Language.FRENCH))
            _tell("done")


class RingingProcess:
    """The tests' end of such a process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._passed_over: list[str] = []

    def set(self, *effects: dict[str, Any]) -> None:
        """Have effects carried out; returns once that was acknowledged."""
        assert self._process.stdin is not None
        print(json.dumps(effects), file=self._process.stdin, flush=True)
        self.until("done")

    def until(self, part: str) -> str:
        """The first line with `part` in it that was not asked for before."""
        for line in self._passed_over:
            if part in line:
                self._passed_over.remove(line)
                return line
        assert self._process.stdout is not None
        giving_up = threading.Timer(PATIENCE_S, self.kill)
        giving_up.start()
        try:
            for line in self._process.stdout:
                if part in line:
                    return line.strip()
                self._passed_over.append(line.strip())
        finally:
            giving_up.cancel()
        raise AssertionError(f"it never said {part!r}")

    def kill(self) -> None:
        """End it as a power cut does: nothing is tidied up."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()


@contextmanager
def ringing_process(home: Path, *, ahead: float = 0) -> Iterator[RingingProcess]:
    """A running one; killed at the end, if not before."""
    command = [sys.executable, "-m", "tests.support.ringing_process", str(home), str(ahead)]
    french = {**os.environ, "LC_ALL": "fr_FR.UTF-8"}
    with subprocess.Popen(
        command, cwd=ROOT, env=french, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        one = RingingProcess(process)
        try:
            one.until("running")
            yield one
        finally:
            one.kill()


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1]), float(sys.argv[2])))
