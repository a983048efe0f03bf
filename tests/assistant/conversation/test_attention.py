"""The ears stay open whatever is muted, changed, unplugged or missing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.conversation import attention as module
from assistant.conversation.attention import Attention
from assistant.conversation.device import Device
from assistant.conversation.errors import NoEars
from assistant.conversation.recognisers import Recognisers
from assistant.conversation.sounding import Sounding, Trouble
from assistant.conversation.stages import Emitter, EventKind, TurnEvent
from assistant.conversation.voice_settings import VoiceChange
from assistant.hearing.errors import HearingStopped
from assistant.hearing.wake import Sensitivity
from assistant.ringing.board import Board
from assistant.speaking.earcons import Earcon
from audit.language import Language
from hardware.errors import MicrophoneFailed
from tests.support.clock import ManualClock


class Plug:
    """A microphone that gives sound until it is pulled out."""

    cancels_echo = False

    def __init__(self) -> None:
        self.open = 0
        self.opened = asyncio.Event()
        self.pulled = asyncio.Event()
        self.busy = False
        self.tries = 0

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        self.tries += 1
        if self.busy:
            raise MicrophoneFailed(why="busy")
        self.open += 1
        try:
            yield bytes(1024)
            self.opened.set()
            await self.pulled.wait()
            self.pulled.clear()
            raise MicrophoneFailed(why="unplugged")
        finally:
            self.open -= 1
            self.opened.clear()


class Hearer:
    """Hears through a microphone, and makes nothing of it."""

    def __init__(self, settings: Any) -> None:
        self.settings = settings
        self.attended = 0
        self.falls_over = False

    async def run(self, microphone: Plug) -> None:
        async for _ in microphone.chunks():
            if self.falls_over:
                raise HearingStopped()

    def attend(self) -> None:
        self.attended += 1


class Home:
    """An attention, with everything it is told and tells."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        clock = ManualClock()
        self.emitter = Emitter(clock)
        self.events: list[TurnEvent] = []
        self.emitter.listen(self.events.append)
        self.told: list[Trouble] = []
        self.tones: list[Earcon] = []
        self.hearers: list[Hearer] = []
        self.device = Device(Board(folder / "timers.json", clock), folder)
        self.microphone: Plug | None = Plug()
        self.attention = Attention(
            folder,
            Recognisers(folder),
            self.device,
            self,  # type: ignore[arg-type]
            self,  # type: ignore[arg-type]
            Sounding(self.emitter, self.told.append),
            self.emitter,
            clock,
            self.told.append,
        )
        self.language = Language.FRENCH
        self.hearing_stops = False
        self.cannot_be_made = 0  # so many times
        monkeypatch.setattr(module, "RETRY_S", 0)
        monkeypatch.setattr(self.attention, "_make", self.make)

    async def make(self, _microphone: Plug, _screen: Any, _answered: Any) -> Hearer:
        if self.cannot_be_made:
            self.cannot_be_made -= 1
            raise HearingStopped()
        self.hearers.append(Hearer(self.device.voice))
        self.hearers[-1].falls_over = self.hearing_stops
        return self.hearers[-1]

    async def tone(self, kind: Earcon) -> None:
        self.tones.append(kind)

    def listening(self) -> asyncio.Task[None]:
        return asyncio.create_task(
            self.attention.keep_listening(lambda: self.microphone, None)  # type: ignore[arg-type]
        )

    def switched(self) -> list[bool]:
        return [e.data["on"] for e in self.events if e.kind is EventKind.MICROPHONE]


async def until(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(0)


@pytest.fixture
async def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    return Home(tmp_path, monkeypatch)


async def end(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait({task})


async def test_muting_closes_the_microphone_at_once_and_unmuting_opens_it(home: Home) -> None:
    task = home.listening()
    assert isinstance(home.microphone, Plug)
    await home.microphone.opened.wait()
    await home.attention.change(VoiceChange(muted=True))
    await until(lambda: home.switched() == [False])
    assert home.microphone.open == 0
    assert not home.attention.is_listening
    await home.attention.change(VoiceChange(muted=False))
    await home.microphone.opened.wait()
    assert home.switched() == [False, True]
    assert home.tones == [Earcon.MUTED, Earcon.UNMUTED]
    await end(task)
    assert home.microphone.open == 0


async def test_a_start_with_the_microphone_off_opens_none(home: Home) -> None:
    home.device.change_voice(VoiceChange(muted=True))
    task = home.listening()
    await until(lambda: home.switched() == [False])
    assert home.hearers == []
    await end(task)


async def test_other_settings_make_other_ears(home: Home) -> None:
    task = home.listening()
    await until(lambda: len(home.hearers) == 1)
    await home.attention.change(VoiceChange(sensitivity=Sensitivity.STRICT))
    await until(lambda: len(home.hearers) == 2)
    assert home.hearers[1].settings.sensitivity is Sensitivity.STRICT
    assert home.tones == []
    await end(task)


async def test_a_microphone_that_is_pulled_out_is_told_of_and_looked_for_again(
    home: Home,
) -> None:
    task = home.listening()
    assert isinstance(home.microphone, Plug)
    first = home.microphone
    await first.opened.wait()
    home.microphone = None
    first.pulled.set()
    await until(lambda: len(home.told) == 1)
    assert home.told[0].code == "microphone-failed"
    assert home.tones == [Earcon.FAILURE]
    assert not home.attention.is_listening
    home.microphone = Plug()
    await home.microphone.opened.wait()
    await end(task)


async def test_a_busy_microphone_is_told_of_once_until_it_has_been_heard(home: Home) -> None:
    assert isinstance(home.microphone, Plug)
    microphone = home.microphone
    microphone.busy = True
    task = home.listening()
    await until(lambda: microphone.tries == 5)
    assert len(home.told) == 1
    assert home.tones == [Earcon.FAILURE]
    microphone.busy = False
    await microphone.opened.wait()
    microphone.busy = True
    microphone.pulled.set()
    tries = microphone.tries
    await until(lambda: microphone.tries == tries + 5)
    assert len(home.told) == 2
    assert home.tones == [Earcon.FAILURE] * 2
    await end(task)


async def test_hearing_that_stops_is_told_of_once_and_tried_again_with_other_ears(
    home: Home,
) -> None:
    home.hearing_stops = True
    task = home.listening()
    await until(lambda: len(home.hearers) == 5)
    assert [error.code for error in home.told] == ["hearing-stopped"]
    assert home.tones == [Earcon.FAILURE]
    home.hearing_stops = False
    assert isinstance(home.microphone, Plug)
    await home.microphone.opened.wait()
    home.hearing_stops = True
    home.microphone.pulled.set()
    await until(lambda: len(home.told) == 3)
    assert [error.code for error in home.told[1:]] == ["microphone-failed", "hearing-stopped"]
    await end(task)


async def test_ears_that_cannot_be_made_now_are_made_later(home: Home) -> None:
    home.cannot_be_made = 3
    task = home.listening()
    assert isinstance(home.microphone, Plug)
    await home.microphone.opened.wait()
    assert [error.code for error in home.told] == ["hearing-stopped"]
    await end(task)


async def test_ears_that_heard_nothing_yet_are_not_loaded_again_for_each_try(home: Home) -> None:
    assert isinstance(home.microphone, Plug)
    microphone = home.microphone
    microphone.busy = True
    task = home.listening()
    await until(lambda: microphone.tries == 3)
    assert len(home.hearers) == 1
    await home.attention.change(VoiceChange(sensitivity=Sensitivity.STRICT))
    await until(lambda: len(home.hearers) == 2)
    assert home.hearers[1].settings.sensitivity is Sensitivity.STRICT
    microphone.busy = False
    await microphone.opened.wait()
    assert len(home.hearers) == 2
    tries = microphone.tries
    microphone.pulled.set()
    await until(lambda: microphone.tries == tries + 1 and microphone.opened.is_set())
    assert len(home.hearers) == 3, "what has heard something is not used again"
    await end(task)


async def test_a_key_makes_it_listen_only_where_it_can(home: Home) -> None:
    home.attention.attend()
    task = home.listening()
    await until(lambda: home.attention.is_listening)
    home.attention.attend()
    assert [one.attended for one in home.hearers] == [1]
    await end(task)


async def test_with_nothing_to_hear_with_it_says_so_and_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CANDIDE_STARTER_EARS", raising=False)
    home = Home(tmp_path, monkeypatch)
    monkeypatch.undo()
    monkeypatch.delenv("CANDIDE_VOSK_FR", raising=False)
    monkeypatch.delenv("CANDIDE_VOSK_EN", raising=False)
    with pytest.raises(NoEars):
        await home.listening()
