"""PortAudio, with a library of our own in place of `sounddevice`."""

from __future__ import annotations

import asyncio
import threading
from array import array
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from hardware import portaudio
from hardware.errors import LoudspeakerFailed, MicrophoneFailed
from hardware.loudspeaker import PortAudioLoudspeaker, find_loudspeaker
from hardware.microphone import CHUNK_BYTES, RATE, PortAudioMicrophone, find_microphone
from hardware.pcm import Converter
from hardware.portaudio import Device, Direction, usual_device
from tests.support.alsa import QuickClock, tone

BLOCK = 480  # frames a callback asks for


class Stream:
    """An open stream; the test calls its callback as PortAudio would."""

    def __init__(self, library: Library, settings: dict[str, Any]) -> None:
        self._library = library
        self.settings = settings
        self.closed = False
        library.opened.append(self)

    def start(self) -> None:
        if self._library.busy:
            raise Library.PortAudioError("Device unavailable\n[PaErrorCode -9985]")
        self._library.streams.append(self)
        self._library.started(self)

    def abort(self, *, ignore_errors: bool) -> None:
        self.unplug()

    def close(self, *, ignore_errors: bool) -> None:
        self.closed = True

    def unplug(self) -> None:
        self.settings["finished_callback"]()

    def ask(self, frames: int = BLOCK) -> bytes:
        """What it plays next."""
        room = bytearray(frames * self.settings["channels"] * 2)
        self.settings["callback"](memoryview(room), frames, None, None)
        return bytes(room)

    def hear(self, pcm: bytes) -> None:
        self.settings["callback"](memoryview(pcm), len(pcm), None, None)


class Library:
    """As much of `sounddevice` as we use."""

    class PortAudioError(Exception):
        pass

    def __init__(self, *, rates: tuple[int, ...] = (RATE, 48_000), channels: int = 1) -> None:
        self.rates = rates
        self.channels = channels
        self.busy = False
        self.opened: list[Stream] = []
        self.streams: list[Stream] = []
        """Those that were started."""
        self.started: Callable[[Stream], None] = lambda _: None

    def query_devices(self, kind: str) -> dict[str, Any]:
        if not self.channels:
            raise self.PortAudioError("Error querying device -1")
        channels = {f"max_{kind}_channels": self.channels}
        return {"name": "Kitchen", "default_samplerate": float(self.rates[-1]), **channels}

    def check_output_settings(self, samplerate: int, channels: int, dtype: str) -> None:
        if samplerate not in self.rates or channels != self.channels or dtype != "int16":
            raise self.PortAudioError("Invalid sample rate")

    check_input_settings = check_output_settings

    def RawOutputStream(self, **settings: Any) -> Stream:
        return Stream(self, settings)

    RawInputStream = RawOutputStream


class PlayingClock(QuickClock):
    """While time passes the streams of a library play."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._rest = 0.0
        self.heard = bytearray()

    async def _pass(self, seconds: float) -> None:
        await super()._pass(seconds)
        stream = self._library.streams[-1]
        self._rest += seconds * stream.settings["samplerate"]
        while self._rest >= BLOCK and not stream.closed:
            self._rest -= BLOCK
            self.heard += stream.ask()


async def test_sound_is_played_by_the_callback_and_the_stream_stays_open() -> None:
    library = Library()
    clock = PlayingClock(library)
    loudspeaker = PortAudioLoudspeaker(library, clock=clock)
    sound = tone(440, 0.5, 48_000)
    await loudspeaker.play(sound, 48_000)
    await loudspeaker.play(sound, 48_000)
    assert loudspeaker.played_ms == 1000
    assert bytes(clock.heard).count(sound) == 2
    assert len(library.streams) == 1
    await loudspeaker.close()
    assert library.streams[0].closed


async def test_a_device_of_another_form_gets_what_it_works_with() -> None:
    library = Library(rates=(44_100,), channels=8)
    clock = PlayingClock(library)
    loudspeaker = PortAudioLoudspeaker(library, clock=clock)
    sound = tone(440, 0.2, 44_100)
    await loudspeaker.play(sound, 44_100)
    both = array("h", bytes(clock.heard))
    assert both[::2] == both[1::2]
    assert sound in both[::2].tobytes()
    await loudspeaker.close()


async def test_a_stream_that_ends_mid_sentence_is_a_failure_and_the_next_sound_tries_again() -> (
    None
):
    library = Library()
    clock = PlayingClock(library)
    loudspeaker = PortAudioLoudspeaker(library, clock=clock)
    library.started = Stream.unplug
    with pytest.raises(LoudspeakerFailed, match="ended"):
        await loudspeaker.play(tone(440, 5, 48_000), 48_000)
    library.started = lambda _: None
    await loudspeaker.play(tone(440, 0.2, 48_000), 48_000)
    await loudspeaker.close()
    assert [stream.closed for stream in library.streams] == [True, True]


async def test_a_busy_or_missing_output_says_so() -> None:
    library = Library()
    library.busy = True
    with pytest.raises(LoudspeakerFailed, match=r": Device unavailable\."):
        await PortAudioLoudspeaker(library, clock=QuickClock()).play(tone(440, 1, RATE), RATE)
    assert [stream.closed for stream in library.opened] == [True]
    with pytest.raises(LoudspeakerFailed, match="no device"):
        await PortAudioLoudspeaker(Library(channels=0)).play(tone(440, 1, RATE), RATE)


async def test_the_microphone_is_heard_in_chunks_until_it_is_pulled_out() -> None:
    library = Library()
    sound = tone(440, 0.1, RATE)
    library.started = lambda stream: stream.hear(sound)
    async with aclosing(PortAudioMicrophone(library).chunks()) as chunks:
        heard = [await anext(chunks) for _ in range(3)]
        assert b"".join(heard) == sound[: 3 * CHUNK_BYTES]
        library.streams[0].unplug()
        with pytest.raises(MicrophoneFailed, match="ended"):
            await anext(chunks)
    assert library.streams[0].closed
    assert library.streams[0].settings["samplerate"] == RATE


async def test_a_stereo_microphone_at_another_rate_is_converted_and_given_back() -> None:
    library = Library(rates=(44_100,), channels=2)
    sound = tone(440, 0.5, 44_100, channels=2)
    library.started = lambda stream: stream.hear(sound)
    async with aclosing(PortAudioMicrophone(library).chunks()) as chunks:
        first = await anext(chunks)
    assert first == Converter(44_100, 2, RATE).convert(sound)[:CHUNK_BYTES]
    assert library.streams[0].closed


async def test_a_listener_who_falls_behind_misses_the_oldest_sound() -> None:
    library = Library()

    def much(stream: Stream) -> None:
        for number in range(1000):
            stream.hear(array("h", [number]).tobytes() * (CHUNK_BYTES // 2))

    library.started = much
    async with aclosing(PortAudioMicrophone(library).chunks()) as chunks:
        first, second = array("h", await anext(chunks)), array("h", await anext(chunks))
    assert 1000 - 320 < first[0] < 1000 - 300
    assert second[0] == first[0] + 1


async def test_a_busy_or_missing_input_says_so() -> None:
    library = Library()
    library.busy = True
    with pytest.raises(MicrophoneFailed, match=r": Device unavailable\."):
        await anext(PortAudioMicrophone(library).chunks())
    assert [stream.closed for stream in library.opened] == [True]
    with pytest.raises(MicrophoneFailed, match="no device"):
        await anext(PortAudioMicrophone(Library(channels=0)).chunks())


class Slow:
    """Holds the thread that starts a stream until a test lets it go on."""

    def __init__(self, library: Library) -> None:
        self.begun, self._let = threading.Event(), threading.Event()
        library.started = lambda _stream: self.start()

    def start(self) -> None:
        """What the thread does."""
        self.begun.set()
        self._let.wait()

    async def cancel(self, opening: asyncio.Task[Any], times: int) -> None:
        """Cancel `opening` while the stream is being started, so many times."""
        await asyncio.to_thread(self.begun.wait)
        for _ in range(times):
            opening.cancel()
            await asyncio.sleep(0)
        self._let.set()
        await asyncio.wait({opening})
        assert opening.cancelled()


async def test_a_microphone_that_is_muted_while_it_is_being_opened_is_closed() -> None:
    library = Library()
    slow = Slow(library)

    async def listen() -> None:
        async with aclosing(PortAudioMicrophone(library).chunks()) as chunks:
            await anext(chunks)

    await slow.cancel(asyncio.create_task(listen()), 1)
    assert [stream.closed for stream in library.opened] == [True]


async def test_a_sound_that_is_cut_while_its_device_is_being_opened_leaves_none_open() -> None:
    library = Library()
    slow = Slow(library)
    loudspeaker = PortAudioLoudspeaker(library, clock=QuickClock())
    await slow.cancel(asyncio.create_task(loudspeaker.play(tone(440, 1, RATE), RATE)), 1)
    await loudspeaker.close()
    assert library.opened
    assert all(stream.closed for stream in library.opened)


async def test_being_cancelled_over_and_over_leaves_nothing_open() -> None:
    slow = Slow(Library())
    closed: list[str] = []

    def opens() -> str:
        slow.start()
        return "opened"

    await slow.cancel(asyncio.create_task(portaudio.opened(opens, closed.append)), 3)
    while others := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.wait(others)
    assert closed == ["opened"]


def test_the_usual_device_is_described() -> None:
    library = Library(rates=(44_100,), channels=2)
    assert usual_device(library, Direction.INPUT) == Device("Kitchen", 44_100, 2)
    assert usual_device(Library(channels=0), Direction.OUTPUT) is None


def test_where_alsa_has_nothing_portaudio_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    library = Library()
    monkeypatch.setattr(portaudio, "library", lambda: library)
    assert isinstance(find_loudspeaker(), PortAudioLoudspeaker)
    assert isinstance(find_microphone(), PortAudioMicrophone)
    library.channels = 0
    assert find_loudspeaker() is None
    assert find_microphone() is None


def test_the_library_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> Any:
        raise OSError("PortAudio library not found")

    monkeypatch.setattr(portaudio.importlib, "import_module", missing)
    assert portaudio.library() is None
