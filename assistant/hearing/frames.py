"""Frames: the 32 ms of sound that everything here is decided by, whatever pieces sound comes in."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.hearing.wav import RATE

FRAME_SAMPLES = 512
"""What the voice activity model hears at a time."""

FRAME_BYTES = 2 * FRAME_SAMPLES

FRAME_MS = FRAME_SAMPLES * 1000 // RATE

FRAME_SECONDS = FRAME_SAMPLES / RATE


class Frames:
    """Cuts sound that comes in pieces of any length into frames; the rest waits for the next."""

    def __init__(self) -> None:
        self._rest = b""

    def cut(self, piece: bytes) -> Iterator[bytes]:
        """The frames that `piece` completes."""
        sound = self._rest + piece
        whole = len(sound) // FRAME_BYTES * FRAME_BYTES
        self._rest = sound[whole:]
        for start in range(0, whole, FRAME_BYTES):
            yield sound[start : start + FRAME_BYTES]


def frames_of(milliseconds: int) -> int:
    """How many frames last at least so long."""
    return -(-milliseconds // FRAME_MS)
