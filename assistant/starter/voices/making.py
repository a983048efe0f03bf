"""The recipe of the starter voices, from nothing to files."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.starter.voices.corpus import SPEAKERS, lessons
from assistant.starter.voices.export import voice_config, voice_model
from assistant.starter.voices.network import Shape
from assistant.starter.voices.training import Length, Training, trained

MODEL = "voices.onnx"


@dataclass(frozen=True)
class VoiceSize:
    """How much is learnt: lessons from each speaker, and the training."""

    lessons: int
    training: Training


FULL = VoiceSize(lessons=240, training=Training(steps=3000, shape=Shape(96)))
# Loads and makes sound, but no words: for tests.
QUICK = VoiceSize(
    lessons=2,
    training=Training(
        steps=6,
        shape=Shape(16, encoder=(1,), decoder=(1,)),
        lengths=(Length(600, 120, 2),),
    ),
)


def make_voices(
    out: Path, *, seed: int, size: VoiceSize, progress: Callable[[int, int], None]
) -> None:
    """Make `voices.onnx` and a configuration for each speaker in the folder `out`.

    The same seed gives the same files on the same machine. Calls `progress` with work done and in
    all; a KeyboardInterrupt goes through. Nothing is written before all is ready.
    """
    total = size.lessons * len(SPEAKERS) + size.training.steps
    done = 0

    def advance() -> None:
        nonlocal done
        done += 1
        progress(done, total)

    heard = lessons(size.lessons, seed, advance)
    weights = trained(heard, size.training, seed, advance)
    model = voice_model(weights, size.training.shape).SerializeToString()
    out.mkdir(parents=True, exist_ok=True)
    for speaker in SPEAKERS:
        config = json.dumps(voice_config(speaker), ensure_ascii=False, indent=1) + "\n"
        _write(out / f"{speaker.name}.json", config.encode())
    _write(out / MODEL, model)


def _write(path: Path, content: bytes) -> None:
    """The whole file, or the one that was there before."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    new.replace(path)
