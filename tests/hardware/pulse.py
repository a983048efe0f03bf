"""A `pactl` that stands in for a sound server, and a real PulseAudio without a sound card."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.alsa import stand_in

needs_pulseaudio = pytest.mark.skipif(
    any(shutil.which(program) is None for program in ("pulseaudio", "pactl", "pacat", "parec")),
    reason="pulseaudio and pulseaudio-utils are not installed",
)

_PACTL = """exec {python} - "$@" <<'PYTHON'
import json, pathlib, sys
state = pathlib.Path({state!r})
told = json.loads(state.read_text())
match sys.argv[1:]:
    case ["-f", "json", "list", kind]:
        print(json.dumps(told.get(kind, [])))
    case ["set-sink-input-volume", index, *levels]:
        for one in told["sink-inputs"]:
            if one["index"] == int(index):
                one["volume"] = {{str(n): {{"value": int(v)}} for n, v in enumerate(levels)}}
                one["set"] = one.get("set", 0) + 1
        state.write_text(json.dumps(told))
    case _:
        sys.exit(1)
PYTHON"""


class SoundServer:
    """What a stand-in `pactl` tells, kept in a file."""

    def __init__(self, tools: Path) -> None:
        self._state = tools / "server.json"
        self.tell()
        stand_in(tools, "pactl", _PACTL.format(python=sys.executable, state=str(self._state)))
        for program in ("pacat", "parec"):
            stand_in(tools, program, "exit 1")

    def tell(self, **kinds: list[dict[str, Any]]) -> None:
        """Set what it has; `sink_inputs` and so on."""
        told = {kind.replace("_", "-"): things for kind, things in kinds.items()}
        self._state.write_text(json.dumps(told))

    def volumes(self) -> dict[int, list[int]]:
        """How loud each sink input is."""
        inputs = json.loads(self._state.read_text())["sink-inputs"]
        return {one["index"]: [c["value"] for c in one["volume"].values()] for one in inputs}

    def times_set(self) -> int:
        """How often volumes have been set."""
        inputs = json.loads(self._state.read_text())["sink-inputs"]
        return sum(one.get("set", 0) for one in inputs)


def playing(
    index: int, name: str, *levels: int, process: int = 1, **more: object
) -> dict[str, Any]:
    """A sink input as `pactl` tells of it."""
    properties = {"application.name": name, "application.process.id": str(process)}
    volume = {str(n): {"value": level, "db": "-1 dB"} for n, level in enumerate(levels)}
    return {"index": index, "volume": volume, "properties": properties, "client": "3", **more}


@contextmanager
def real_pulseaudio(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """PulseAudio with a loudspeaker and a microphone of air, and its echo cancellation."""
    with tempfile.TemporaryDirectory(prefix="pa") as folder:  # its socket's path must be short
        monkeypatch.setenv("HOME", folder)
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.delenv("PULSE_SERVER")
        modules = (
            "module-native-protocol-unix",
            "module-null-sink sink_name=room",
            "module-null-source source_name=mic",
            "module-echo-cancel source_master=mic sink_master=room",
        )
        loading = [part for module in modules for part in ("-L", module)]
        command = ["pulseaudio", "-n", "--daemonize=yes", "--exit-idle-time=-1", *loading]
        subprocess.run(command, check=True, capture_output=True)  # returns once it answers
        try:
            yield
        finally:
            pid = int((Path(folder) / "pulse" / "pid").read_text())
            os.kill(pid, signal.SIGKILL)
