"""Sentences spoken by the guest voice, as a microphone would hand them over."""

from __future__ import annotations

import wave
from functools import cache
from pathlib import Path

from audit.language import Language
from hardware.microphone import RATE
from hardware.pcm import SAMPLE_BYTES, resample
from tests.support.voices import speak_guest

# A breath before the words, and after them as long as an endpoint waits for.
_BEFORE_S = 0.3
_AFTER_S = 0.8


@cache
def spoken(text: str, language: Language) -> bytes:
    """`text` in the guest voice with silence around it: mono 16-bit PCM at the microphones' rate.

    The same text always gives the same samples.
    """
    pcm, rate = speak_guest(text, language)
    return _silence(_BEFORE_S) + resample(pcm, rate, RATE) + _silence(_AFTER_S)


def write_wav(path: Path, pcm: bytes) -> None:
    """Write what `spoken` gave into a file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(SAMPLE_BYTES)
        file.setframerate(RATE)
        file.writeframes(pcm)


def _silence(seconds: float) -> bytes:
    return bytes(int(seconds * RATE) * SAMPLE_BYTES)
