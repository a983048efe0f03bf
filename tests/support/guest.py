"""The process that plays the household: what it is to say in, its sound out, as Piper gives it.

It is apart so that whatever befalls the libraries in it befalls no test. Run as a program it talks
by the frames of `assistant.frames`: `{"text", "model", "config"}` is answered with the sound,
16-bit mono samples, and its `rate`.
"""

from __future__ import annotations

import atexit
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path
from typing import Any

from assistant.frames import read_frame, worker_pipes, write_frame
from assistant.models.versions import VoiceFiles


class Guest:
    """Says what it is told to."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.guest"],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        atexit.register(self._process.kill)

    def say(self, text: str, files: VoiceFiles) -> tuple[bytes, int]:
        """`text` in a voice, as 16-bit mono samples, and their rate."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        request = {"text": text, "model": str(files.model), "config": str(files.config)}
        with self._lock:
            write_frame(self._process.stdin, request)
            answer = read_frame(self._process.stdout)
        assert answer is not None, "the process that plays the household has ended"
        header, sound = answer
        return sound, header["rate"]


@cache
def guest() -> Guest:
    """The one of this test process."""
    return Guest()


def _serve() -> None:
    requests, answers = worker_pipes()
    while frame := read_frame(requests):
        request, _ = frame
        voice = _voice(Path(request["model"]), Path(request["config"]))
        sounds = [chunk.audio_int16_bytes for chunk in voice.synthesize(request["text"])]
        write_frame(answers, {"rate": voice.config.sample_rate}, b"".join(sounds))


@cache
def _voice(model: Path, config: Path) -> Any:
    from assistant.starter.recognisers.speech import one_threaded_voice

    return one_threaded_voice(model, config)


if __name__ == "__main__":
    _serve()
