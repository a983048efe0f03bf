"""The whole assistant: time to ready, memory of all its processes, and a typed turn."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.conversation.control import Request, ask_running
from assistant.conversation.stages import Stage
from audit.language import Language
from benchmarks.table import Figure, percentile
from tests.support.processes import children
from tests.support.voices import SPIKES, STARTER_MODELS

TURN_P50 = "typed turn, p50"
ROUNDS = 25
LINES = (
    ("bonjour", Language.FRENCH),
    ("quelle heure est-il", Language.FRENCH),
    ("mets un minuteur de trois minutes", Language.FRENCH),
    ("annule le minuteur", Language.FRENCH),
    ("add some milk to my list", Language.ENGLISH),
    ("read my list", Language.ENGLISH),
    ("i'm looking for ground coffee", Language.ENGLISH),
    ("who pays you", Language.ENGLISH),
)


def measure(home: Path) -> list[Figure]:
    """Start the real thing, talk to it, and stop it."""
    figures: list[Figure] = []
    began = time.perf_counter()
    with running(home) as process:
        figures.append(Figure("start to ready", time.perf_counter() - began, "s", 25))
        for line, language in LINES:
            _ask(home, line, language)
        times = [_ask(home, line, language) for _ in range(ROUNDS) for line, language in LINES]
        figures.append(Figure(TURN_P50, percentile(times, 0.5), "ms", 40))
        figures.append(Figure("typed turn, p95", percentile(times, 0.95), "ms", 120))
        if SPIKES.is_dir():
            for language in Language:
                _speak(home, language)
            name = "memory of all processes, with starter models (PSS)"
            figures.append(Figure(name, _memory(process.pid) / 1024, "MB", 1000))
        else:
            name = "memory of all processes, without models (PSS)"
            figures.append(Figure(name, _memory(process.pid) / 1024, "MB"))
    return figures


@contextmanager
def running(home: Path) -> Iterator[subprocess.Popen[str]]:
    """The real assistant, once it is ready."""
    models = STARTER_MODELS if SPIKES.is_dir() else {}
    process = subprocess.Popen(
        [sys.executable, "-m", "audit.cli", "run"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "CANDIDE_HOME": str(home), "LC_ALL": "en_GB.UTF-8", **models},
    )
    assert process.stderr is not None
    for line in process.stderr:
        if "ready" in line:
            break
    else:
        raise RuntimeError("the assistant did not start")
    try:
        yield process
    finally:
        process.communicate()


def _ask(home: Path, line: str, language: Language) -> float:
    """Milliseconds until the answer is there, without those in which it is spoken."""
    began = time.perf_counter()
    reply = ask_running(home, Request(text=line, language=language))
    assert reply is not None
    assert not reply["errors"], reply["errors"]
    return (time.perf_counter() - began) * 1000 - reply["milliseconds"].get(Stage.SPEAK, 0)


def _speak(home: Path, language: Language) -> None:
    """Have a sale spoken, so that both voices of a language are loaded; and hear it again."""
    line = {Language.FRENCH: "je cherche du miel", Language.ENGLISH: "i'm looking for honey"}
    spoken = home / "spoken.wav"
    ask_running(home, Request(text=line[language], language=language, out=spoken))
    heard = home / "heard.wav"
    _at_16_khz(spoken, heard)
    ask_running(home, Request(audio=heard, language=language))


def _at_16_khz(source: Path, target: Path) -> None:
    import wave

    from hardware.pcm import resample

    with wave.open(str(source)) as file:
        rate, pcm = file.getframerate(), file.readframes(10 * file.getframerate())
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(resample(pcm, rate, 16_000))


def _memory(pid: int) -> float:
    """Kilobytes of a process and all its descendants, shared pages counted once (PSS)."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    own = float(next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:")))
    return own + sum(_memory(child) for child in children(pid))
