"""The one way words leave the speaker: with a permit, on a screen and through the loudspeaker.

This module alone imports the loudspeaker. Earcons and the two fixed sentences of failure need no
permit (promise 1); everything else is redeemed at the gate before it is shown or heard.
"""

from __future__ import annotations

import array
import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from assistant.models import Role, installed_voice
from assistant.speaking.earcons import Earcon, earcon
from assistant.speaking.piper import PiperWorker
from assistant.speaking.speakable import speakable
from audit.disclosure import FIXED_SENTENCES, FixedSentence
from audit.errors import CandideError
from audit.gate.door import Cleared, Gate
from audit.language import Language
from audit.records.leaves import Voice
from hardware.errors import DeviceError
from hardware.light import DarkLight, Light, LightColour
from hardware.loudspeaker import WavLoudspeaker, find_loudspeaker

EARCON_RATE = 22_050
LOUDEST = 10

ROLES = {Voice.HELP: Role.HELP, Voice.SELL: Role.SELL}


@dataclass(frozen=True)
class Played:
    """How words went out: how long they sounded (None where nothing could), and whether to the end.

    An interruption counts whole sentences: the one that was cut is not in `milliseconds`.
    """

    milliseconds: int | None
    interrupted: bool = False


class Screen(Protocol):
    """Somewhere words are shown: a terminal, a client of the control socket."""

    def show(self, words: str, cleared: Cleared | None) -> None:
        """Show words; `cleared` is None for a fixed sentence of failure."""


class Playback:
    """Plays what the gate has cleared, and nothing else."""

    def __init__(
        self,
        gate: Gate,
        home: Path,
        *,
        audible: bool = False,
        light: Light | None = None,
        volume: Callable[[], int] = lambda: LOUDEST,
    ) -> None:
        """`audible` looks for a loudspeaker; `volume` tells the level, nought to ten."""
        self._gate = gate
        self._home = home
        self._worker = PiperWorker()
        self._loudspeaker = find_loudspeaker() if audible else None
        self._light: Light = light or DarkLight()
        self._volume = volume
        self._sounding: asyncio.Task[None] | None = None
        self._played_ms: int | None = None

    async def play(self, cleared: Cleared, screen: Screen) -> Played:
        """Show and speak `cleared`.

        Raises `PermitRefused`, and then nothing was shown or heard.
        """
        self._gate.redeem(cleared)
        screen.show(cleared.words, cleared)
        self._played_ms = None
        finished = await self._sound(self._speak(cleared.spoken, cleared.language, cleared.voice))
        return Played(self._played_ms, interrupted=not finished)

    async def play_fixed(self, sentence: FixedSentence, language: Language, screen: Screen) -> str:
        """Show and speak one of the two fixed sentences, to be owned up to in a gap record."""
        words = FIXED_SENTENCES[sentence].text(language)
        self._gate.count_gap(sentence)
        screen.show(words, None)
        await self._sound(self._speak(speakable(words, language), language, Voice.HELP))
        return words

    async def tone(self, kind: Earcon) -> None:
        """Sound an earcon or the alarm, if anything can sound."""
        with contextlib.suppress(DeviceError):
            await self._sound(self._play_tone(kind))

    def stop(self) -> None:
        """Cut what is sounding."""
        if self._sounding is not None:
            self._sounding.cancel()

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
        await self._worker.close()
        if self._loudspeaker is not None:
            await self._loudspeaker.close()

    async def _sound(self, sounding: Coroutine[Any, Any, None]) -> bool:
        """Run one sound so that `stop` can cut it; whether it came to its end."""
        task = asyncio.create_task(sounding)
        self._sounding = task
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            task.cancel()
            raise
        finally:
            self._light.show(LightColour.OFF)
        if not task.cancelled():
            task.result()
        return not task.cancelled()

    async def _speak(self, spoken: str, language: Language, voice: Voice) -> None:
        loudspeaker = self._loudspeaker
        if loudspeaker is None:
            return
        try:
            files = installed_voice(self._home, language, ROLES[voice])
            if files is None:
                return
            self._light.show(LightColour.AMBER if voice is Voice.SELL else LightColour.GREEN)
            if voice is Voice.SELL:
                await self._play_tone(Earcon.SALE)
            async for chunk in self._worker.synthesise(spoken, files):
                await loudspeaker.play(self._at_volume(chunk.pcm), chunk.rate)
                self._played_ms = (self._played_ms or 0) + chunk.milliseconds
        except (CandideError, DeviceError):
            # The words are on the screen and in the log; neither a broken voice nor a broken
            # loudspeaker undoes the turn.
            return

    async def _play_tone(self, kind: Earcon) -> None:
        if self._loudspeaker is None:
            return
        pcm = earcon(kind, EARCON_RATE)
        await self._loudspeaker.play(self._at_volume(pcm), EARCON_RATE)

    def _at_volume(self, pcm: bytes) -> bytes:
        level = min(LOUDEST, max(0, self._volume()))
        if level == LOUDEST:
            return pcm
        samples = array.array("h", pcm)
        return array.array("h", (sample * level // LOUDEST for sample in samples)).tobytes()
