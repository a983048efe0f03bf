"""The one way words leave the speaker: with a permit, on a screen and through the loudspeaker.

This module alone imports the loudspeaker. Earcons and the two fixed sentences of failure need no
permit (promise 1); everything else is redeemed at the gate before it is shown or heard. Words may
be synthesised ahead of their permit, never played.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from assistant.beside import Beside
from assistant.models import Role, VoiceFiles, guest_voice, installed_voice, voice_fault
from assistant.speaking.ahead import Ahead
from assistant.speaking.cache import SoundCache
from assistant.speaking.earcons import Earcon, earcon
from assistant.speaking.narrator import Narrator
from assistant.speaking.piper import PiperWorker
from assistant.speaking.speakable import speakable, without_phonemes
from audit.disclosure import FIXED_SENTENCES, FixedSentence
from audit.errors import CandideError
from audit.gate.door import Cleared, Gate
from audit.language import Language
from audit.records.leaves import Voice
from hardware.ducking import PulseDucking
from hardware.errors import DeviceError
from hardware.loudspeaker import FolderLoudspeaker, Loudspeaker, WavLoudspeaker, find_loudspeaker

__all__ = [
    "Loudspeaker", "Playback", "Played", "Screen", "Unwatched", "Watch", "find_outlet",
]  # fmt: skip

EARCON_RATE = 22_050
REST_RATE = 16_000
SPOKEN_FOLDER = "spoken"
CACHE_FOLDER = "sounds"

ROLES = {Voice.HELP: Role.HELP, Voice.SELL: Role.SELL}


@dataclass(frozen=True)
class Played:
    """How words went out: how long they sounded (None where nothing could), and whether to the end.

    Where they were cut, `milliseconds` is what had sounded until then.
    """

    milliseconds: int | None
    interrupted: bool = False


class Screen(Protocol):
    """Somewhere words are shown: a terminal, a client of the control socket."""

    def show(self, words: str, cleared: Cleared | None) -> None:
        """Show words; `cleared` is None for a fixed sentence of failure."""


class Watch(Protocol):
    """Whoever wants to know when the loudspeaker speaks: the light, the ears, the figures."""

    def speaks(self, spoken: str, language: Language, *, sells: bool) -> None:
        """These words are about to sound."""

    def sounds(self) -> None:
        """Their first sample, or that of the earcon before them, goes to the loudspeaker."""

    def is_quiet(self) -> None:
        """They are over, or were cut."""

    def fails(self, error: CandideError | DeviceError) -> None:
        """The voice or the loudspeaker failed; the words are on the screen and in the log."""


class Unwatched:
    """Nobody wants to know."""

    def speaks(self, spoken: str, language: Language, *, sells: bool) -> None:
        """See Watch."""

    def sounds(self) -> None:
        """See Watch."""

    def is_quiet(self) -> None:
        """See Watch."""

    def fails(self, error: CandideError | DeviceError) -> None:
        """See Watch."""


class Playback:
    """Plays what the gate has cleared, and nothing else."""

    def __init__(
        self,
        gate: Gate,
        home: Path,
        *,
        loudspeaker: Loudspeaker | None = None,
        watch: Watch | None = None,
        volume: Callable[[], float] = lambda: 1.0,
        speed: Callable[[], float] = lambda: 1.0,
    ) -> None:
        """Without a `loudspeaker` words are shown only.

        `volume` tells how loud, nought to one, and `speed` how fast, one being the voice's own.
        """
        self._gate = gate
        self._home = home
        self._worker = PiperWorker()
        self._narrator = Narrator(self._worker, SoundCache(home / CACHE_FOLDER))
        self._ahead = Ahead(self._narrator)
        self._ducking = PulseDucking(home)
        self._room = self._loudspeaker = loudspeaker
        self._watch: Watch = watch or Unwatched()
        self._volume = volume
        self._speed = speed
        self._sounding: set[asyncio.Task[None]] = set()
        self._beside = Beside()
        self._words_ms: int | None = None

    async def play(self, cleared: Cleared, screen: Screen, *, fixed: bool = False) -> Played:
        """Show and speak `cleared`; a `fixed` sentence holds nothing of the household.

        Raises `PermitRefused`, and then nothing was shown or heard.
        """
        self._gate.redeem(cleared)
        screen.show(cleared.words, cleared)
        self._words_ms = None
        finished = await self._sound(
            self._speak(cleared.spoken, cleared.language, cleared.voice, fixed=fixed)
        )
        return Played(self._words_ms, interrupted=not finished)

    async def play_fixed(self, sentence: FixedSentence, language: Language, screen: Screen) -> str:
        """Show and speak one of the two fixed sentences, to be owned up to in a gap record."""
        words = FIXED_SENTENCES[sentence].text(language)
        self._gate.count_gap(sentence)
        screen.show(words, None)
        spoken = speakable(words, language)
        await self._sound(self._speak(spoken, language, Voice.HELP, fixed=True))
        return words

    async def tone(self, kind: Earcon, *, at_least: float = 0.0) -> None:
        """Sound an earcon or the alarm in the room, whatever else a reply is played into.

        It is no quieter than `at_least`, from nought to one.
        """
        if self._room is not None:
            with contextlib.suppress(DeviceError):
                await self._sound(self._play_tone(kind, self._room, at_least))

    async def rest(self, seconds: float) -> None:
        """Be silent for so long, which a file holds, too."""
        if self._loudspeaker is not None:
            with contextlib.suppress(DeviceError):
                await self._loudspeaker.play(bytes(2 * round(seconds * REST_RATE)), REST_RATE)

    async def end_reply(self) -> None:
        """One reply is over: where there is a file for each, it is complete."""
        if self._loudspeaker is None:
            return
        try:
            await self._loudspeaker.end_reply()
        except DeviceError as error:
            self._watch.fails(error)

    async def prepare(self, words: str, language: Language) -> None:
        """Have words of help synthesised that may be wanted soon; nothing is played."""
        if self._loudspeaker is None:
            return
        with contextlib.suppress(CandideError):
            files = installed_voice(self._home, language, Role.HELP)
            if files is not None:
                spoken = speakable(words, language)
                speed = self._speed()
                self._ahead.begin(spoken, files, language=language, speed=speed)

    async def warm(self, language: Language) -> None:
        """Have the voice worker up and the device ready for the first reply."""
        if self._loudspeaker is None:
            return
        await self._ducking.restore()  # of a run that ended while it spoke
        await self._loudspeaker.ready()
        for role in Role:
            try:
                fault = await asyncio.to_thread(voice_fault, self._home, language, role)
                if fault is not None:
                    self._watch.fails(fault)
                elif (files := installed_voice(self._home, language, role)) is not None:
                    await self._narrator.warm(files)
            except CandideError as error:
                self._watch.fails(error)

    async def prepare_fixed(self, sentences: Sequence[str], language: Language) -> None:
        """Have the sounds of sentences that never change ready, whenever nobody speaks.

        Cancel it to stop; what is made by then stays.
        """
        if self._loudspeaker is None:
            return
        with contextlib.suppress(CandideError):
            files = installed_voice(self._home, language, Role.HELP)
            if files is not None:
                spoken = [speakable(words, language) for words in sentences]
                await self._narrator.prepare(spoken, files, language=language, speed=self._speed())

    def stop(self) -> None:
        """Cut whatever is sounding."""
        for task in self._sounding:
            task.cancel()

    @asynccontextmanager
    async def recording(self, out: Path) -> AsyncIterator[None]:
        """Play into the WAV file `out` in place of the loudspeaker."""
        usual, file = self._loudspeaker, WavLoudspeaker(out)
        self._loudspeaker = file
        try:
            yield
        finally:
            self._loudspeaker = usual
            await file.close()

    async def close(self) -> None:
        """Let go of the voice and the loudspeaker."""
        self.stop()
        self._ahead.drop()
        await self._beside.ended()
        await self._worker.close()
        if self._loudspeaker is not None:
            await self._loudspeaker.close()

    async def _sound(self, sounding: Coroutine[Any, Any, None]) -> bool:
        """Run one sound so that `stop` can cut it; whether it came to its end."""
        task = asyncio.create_task(sounding)
        self._sounding.add(task)
        task.add_done_callback(self._sounding.discard)
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            task.cancel()
            raise
        if not task.cancelled():
            task.result()
        return not task.cancelled()

    async def _speak(self, spoken: str, language: Language, voice: Voice, *, fixed: bool) -> None:
        loudspeaker = self._loudspeaker
        if loudspeaker is None:
            return
        try:
            files = self._files(language, voice)
            if files is None:
                return
            words = without_phonemes(spoken, language)
            self._watch.speaks(words, language, sells=voice is Voice.SELL)
            self._beside.do(self._ducking.lower())
            if voice is Voice.SELL:
                self._watch.sounds()
                await self._play_tone(Earcon.SALE, loudspeaker)
            await self._play_words(loudspeaker, spoken, files, language, fixed=fixed)
        except (CandideError, DeviceError) as error:
            # The words are on the screen and in the log; neither a broken voice nor a broken
            # loudspeaker undoes the turn.
            self._watch.fails(error)
        finally:
            self._watch.is_quiet()
            self._beside.do(self._ducking.restore())

    def _files(self, language: Language, voice: Voice) -> VoiceFiles | None:
        if voice is Voice.GUEST:
            return guest_voice(language)
        return installed_voice(self._home, language, ROLES[voice])

    async def _play_words(
        self,
        loudspeaker: Loudspeaker,
        spoken: str,
        files: VoiceFiles,
        language: Language,
        *,
        fixed: bool,
    ) -> None:
        before = loudspeaker.played_ms
        speed = self._speed()
        speech = self._ahead.say(spoken, files, language=language, fixed=fixed, speed=speed)
        try:
            async with aclosing(speech) as chunks:
                async for chunk in chunks:
                    if self._words_ms is None:
                        self._words_ms = 0
                        self._watch.sounds()
                    await loudspeaker.play(self._at_volume(chunk.pcm), chunk.rate)
        finally:
            if self._words_ms is not None:
                self._words_ms = loudspeaker.played_ms - before

    async def _play_tone(
        self, kind: Earcon, loudspeaker: Loudspeaker, at_least: float = 0.0
    ) -> None:
        pcm = earcon(kind, EARCON_RATE)
        await loudspeaker.play(self._at_volume(pcm, at_least), EARCON_RATE)

    def _at_volume(self, pcm: bytes, at_least: float = 0.0) -> bytes:
        level = max(self._volume(), at_least)
        if level == 1:
            return pcm
        import numpy

        samples = numpy.frombuffer(pcm, dtype="<i2")
        return (samples * level).astype("<i2").tobytes()


def find_outlet(home: Path) -> tuple[Loudspeaker, Path | None]:
    """What this machine speaks with. Where it has nothing, a folder of WAV files, one a reply."""
    if (loudspeaker := find_loudspeaker()) is not None:
        return loudspeaker, None
    folder = home / SPOKEN_FOLDER
    return FolderLoudspeaker(folder), folder
