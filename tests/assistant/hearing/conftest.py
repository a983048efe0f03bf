"""Fixtures of hearing: a household to remember models in, recognisers, and synthetic voices."""

from __future__ import annotations

import asyncio
import random
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.hearing.endpoint import Pace
from assistant.hearing.protocol import EarsSetup
from assistant.hearing.recogniser import Recogniser
from assistant.hearing.wake import Sensitivity, WakePhrase
from assistant.hearing.wav import RATE
from assistant.models.installed import VoiceFiles
from assistant.speaking.piper import PiperWorker
from assistant.starter.espeak import Espeak
from audit.language import Language
from hardware.pcm import resample

SPIKES = Path(__file__).parents[3] / ".." / "shared" / "spikes"
VOICES = SPIKES / "piper_starter"
MADE = Path(__file__).parents[3] / "assistant" / "starter" / "made"
PEOPLE = Path(__file__).parents[3] / ".." / "shared" / "data" / "speech"

CHUNK = RATE // 10 * 2
"""Bytes of a tenth of a second."""

Say = Callable[..., bytes]

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


@pytest.fixture(scope="session")
def recognisers(home: Path) -> dict[Language, Recogniser]:
    """The starter recognisers of both languages."""
    made = {language: MADE / f"vosk-{language}" for language in Language}
    if not all((folder / "graph").is_dir() for folder in made.values()):
        made = {
            language: SPIKES / "vosk_starter" / "models" / f"rt_{language}_lookahead"
            for language in Language
        }
    if not all(folder.is_dir() for folder in made.values()):
        pytest.skip("no starter recognisers: neither made nor beside the checkout (../shared)")
    return {language: Recogniser(folder) for language, folder in made.items()}


@pytest.fixture(scope="session")
def say() -> Say:
    """Speaks a text in one of espeak-ng's voices, as sound for the recognisers."""
    espeak = Espeak()

    def speak(text: str, voice: str = "fr", words_per_minute: int = 160) -> bytes:
        spoken = espeak.say(text, voice, rate=words_per_minute)
        return resample(spoken.samples.tobytes(), spoken.rate, RATE)

    return speak


def setup() -> EarsSetup:
    """How ears for both languages are made."""
    return EarsSetup(
        tuple(Language),
        Language.FRENCH,
        WakePhrase.OKAY_NABU,
        Sensitivity.USUAL,
        Pace.USUAL,
        echo_cancelled=False,
        names=dict.fromkeys(Language, ("Fernby",)),
        believed_from={Language.FRENCH: 0.5},
    )


def quiet(seconds: float) -> bytes:
    """A silence as rooms have it: with a faint noise."""
    chance = random.Random(seconds)
    count = round(seconds * RATE)
    return array("h", (round(chance.gauss(0, 30)) for _ in range(count))).tobytes()


def recordings() -> list[Path]:
    """Recordings of people, where they are beside the checkout."""
    return sorted(PEOPLE.glob("*/*.wav"))
