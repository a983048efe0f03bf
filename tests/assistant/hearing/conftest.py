"""Fixtures of hearing: a household to remember models in, and sentences spoken by real voices."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.hearing.wav import RATE
from assistant.models.installed import VoiceFiles
from assistant.speaking.piper import PiperWorker
from hardware.pcm import resample

SPIKES = Path(__file__).parents[3] / ".." / "shared" / "spikes"
VOICES = SPIKES / "piper_starter"

FRENCH = "mets un minuteur de trois minutes"
ENGLISH = "set a timer for three minutes"


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A household of our own, so that what is remembered of models stays here."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CANDIDE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def models() -> Path:
    """The folder of the starter recognisers."""
    folder = SPIKES / "vosk_starter" / "models"
    if not folder.is_dir():
        pytest.skip("the starter recognisers are not beside the checkout (../shared/spikes)")
    return folder


@pytest.fixture(scope="session")
def spoken() -> dict[str, bytes]:
    """The two sentences at 16 kHz, spoken by the starter voices, half a second of quiet around."""
    if not VOICES.is_dir():
        pytest.skip("the starter voices are not beside the checkout (../shared/spikes)")

    async def speak() -> dict[str, bytes]:
        worker, sounds = PiperWorker(), {}
        for text, voice in ((FRENCH, "fr-a"), (ENGLISH, "en-a")):
            files = VoiceFiles(VOICES / "tiny.onnx", VOICES / f"tiny.{voice}.json")
            chunks = [chunk async for chunk in worker.synthesise(text, files, steady=True)]
            sound = b"".join(resample(chunk.pcm, chunk.rate, RATE) for chunk in chunks)
            sounds[text] = bytes(RATE) + sound + bytes(RATE)
        await worker.close()
        return sounds

    return asyncio.run(speak())
