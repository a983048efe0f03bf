"""Carries out what an action wants done, effect by effect, once the gate has reviewed the words."""

from __future__ import annotations

import asyncio

from assistant.conversation.device import Device
from assistant.conversation.music_changes import Changed
from assistant.conversation.ringing_effects import change_board
from assistant.conversation.session import Session
from assistant.skills.effects import Effect, RingingEffect
from assistant.skills.effects.control import SetSpeed, SetVolume, Stop
from assistant.skills.effects.music import ControlMusic, PlayMusic, SetMusicVolume
from assistant.skills.effects.selling import Accept, Decline
from assistant.speaking.playback import Playback
from audit.gate.door import Gate


class EffectDoer:
    """Does what effects ask of the speaker; whatever else an effect asks is done elsewhere."""

    def __init__(self, gate: Gate, device: Device, playback: Playback, session: Session) -> None:
        self._gate = gate
        self._device = device
        self._playback = playback
        self._session = session

    async def do(self, effect: Effect) -> None:
        """Carry out one effect. Raises `LedgerError` where the log does not take it."""
        if isinstance(effect, RingingEffect):
            change_board(self._device.board, effect)
            await self._device.board.keep()
            return
        match effect:
            case SetVolume(level=level):
                self._device.set_volume(level)
            case SetSpeed(percent=percent):
                self._device.set_speed(percent)
            case PlayMusic() | ControlMusic() | SetMusicVolume():
                await self._log_music(await self._device.music.carry_out(effect))
            case Stop():
                rang = self._device.board.is_ringing()
                self._playback.stop()
                self._device.board.silence()
                await self._device.board.keep()
                if not rang:
                    await self._log_music(await self._device.music.fall_silent())
            case Accept():
                self._session.offer_until_ms = 0
                await asyncio.to_thread(self._gate.accept)
            case Decline():
                self._session.offer_until_ms = 0
                await asyncio.to_thread(self._gate.decline)
            case _:
                return  # done before the answer, or by it

    async def _log_music(self, changed: Changed | None) -> None:
        """Log that music began or ended; it plays on whatever the log does (promise 7)."""
        if changed is not None:
            await asyncio.to_thread(self._gate.music, changed.what, changed.source)
