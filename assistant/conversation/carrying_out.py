"""Carries out what an action wants done, effect by effect, once the gate has reviewed the words."""

from __future__ import annotations

import asyncio

from assistant.conversation.device import Device
from assistant.conversation.session import Session
from assistant.skills.effects import Effect
from assistant.skills.effects.control import SetVolume, Stop
from assistant.skills.effects.selling import Accept, Decline
from assistant.skills.effects.timers import CancelTimers, SetTimer
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
        match effect:
            case SetTimer(seconds=seconds):
                self._device.timers.start(seconds)
            case CancelTimers():
                self._device.timers.cancel_all()
            case SetVolume(level=level):
                self._device.set_volume(level)
            case Stop():
                self._playback.stop()
            case Accept():
                self._session.offer_until_ms = 0
                await asyncio.to_thread(self._gate.accept)
            case Decline():
                self._session.offer_until_ms = 0
                await asyncio.to_thread(self._gate.decline)
            case _:
                return  # done before the answer, or by it
