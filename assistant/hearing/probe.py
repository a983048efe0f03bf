"""Whether Vosk survives a model: tried once in a process of its own, then remembered.

Vosk throws on a file that is cut short, but a damaged graph, a short `disambig_tid.int` or an
empty `model.conf` makes it abort or segfault, and often only once it hears something. That must
not happen in the process that holds the ledger. So a model that has not been tried since its files
last changed first hears a second of noise in a child process.

What is remembered is an empty file in the household's folder, named after the paths, lengths and
times of the model's files. Without a writable folder the model is simply tried every time.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.metadata
import os
import random
import subprocess
import sys
from array import array
from contextlib import suppress
from pathlib import Path

from assistant.parentage import end_with_parent
from audit.home import candide_home

_PATIENCE = 300  # seconds: more than the largest model needs from the slowest card
_RATE = 16_000


def survives(folder: Path) -> bool:
    """Whether Vosk loads the model in `folder` and hears with it without harm. Blocks."""
    stamp = _stamp(folder)
    if stamp.exists():
        return True
    command = [sys.executable, "-P", "-m", "assistant.hearing.probe", str(folder)]
    leash, held = os.pipe()  # the child ends when nobody holds it any more
    try:
        done = subprocess.run(
            command,
            stdin=leash,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    finally:
        os.close(leash)
        os.close(held)
    if done.returncode:
        return False
    with suppress(OSError):
        if candide_home().is_dir():
            stamp.parent.mkdir(exist_ok=True)
            stamp.touch()
    return True


def _stamp(folder: Path) -> Path:
    """The file whose presence says that this model, as it now is, was tried and found sound."""
    identity = hashlib.sha256(importlib.metadata.version("vosk").encode())
    identity.update(str(folder.resolve()).encode(errors="surrogateescape"))
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            facts = path.stat()
            line = f"\n{path.relative_to(folder)} {facts.st_size} {facts.st_mtime_ns}"
            identity.update(line.encode(errors="surrogateescape"))
    return candide_home() / "sound-recognisers" / identity.hexdigest()


def main() -> None:
    """Load the model named on the command line and let it hear noise, then silence."""
    end_with_parent()
    vosk = importlib.import_module("vosk")
    vosk.SetLogLevel(-1)
    decoder = vosk.KaldiRecognizer(vosk.Model(sys.argv[1]), float(_RATE))
    decoder.SetWords(True)
    chance = random.Random(0)  # noqa: S311 - noise, no secret
    noise = array("h", (chance.randint(-8000, 8000) for _ in range(_RATE))).tobytes()
    for sound in (noise, bytes(len(noise))):
        decoder.AcceptWaveform(sound)
        decoder.PartialResult()
    decoder.FinalResult()


if __name__ == "__main__":
    main()
