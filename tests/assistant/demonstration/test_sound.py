"""The question as a microphone hears it, and the file that holds the whole conversation."""

from __future__ import annotations

import wave
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assistant.demonstration.sound import SILENCE_S, Question, join_recordings
from assistant.hearing.endpoint import Pace
from hardware.microphone import CHUNK_BYTES, RATE


@given(st.binary(min_size=2, max_size=5 * CHUNK_BYTES))
async def test_the_words_come_at_once_and_the_silence_takes_its_time(pcm: bytes) -> None:
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    heard, waits = b"", []
    async for chunk in Question(pcm, wait=wait).chunks():
        assert len(chunk) <= CHUNK_BYTES
        heard += chunk
        waits.append(len(waited))
    assert heard[: len(pcm)] == pcm
    silence = heard[len(pcm) :]
    assert not any(silence)
    words = -(-len(pcm) // CHUNK_BYTES)
    assert waits[:words] == [0] * words, "nobody waits while there are words"
    assert len(silence) == 2 * round(RATE * sum(waited))
    assert abs(sum(waited) - SILENCE_S) < 0.05


def test_the_silence_ends_a_sentence_at_the_usual_pace() -> None:
    assert Pace.USUAL.milliseconds < SILENCE_S * 1000


def test_recordings_are_put_one_after_another(tmp_path: Path) -> None:
    parts = []
    for number in (1, 2):
        parts.append(tmp_path / f"{number}.wav")
        with wave.open(str(parts[-1]), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(22_050)
            file.writeframes(bytes([number]) * 20)
    join_recordings(parts, tmp_path / "all.wav")
    with wave.open(str(tmp_path / "all.wav")) as file:
        assert file.getframerate() == 22_050
        assert file.readframes(100) == b"\x01" * 20 + b"\x02" * 20
