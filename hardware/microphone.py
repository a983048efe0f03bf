"""Microphones: 16 kHz, one channel, little-endian signed 16-bit samples, for the recogniser."""

from __future__ import annotations

import asyncio
import wave
from asyncio import Queue
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, suppress
from pathlib import Path
from typing import Any, Protocol

from hardware import alsa, portaudio
from hardware.echo import find_echo_cancelling
from hardware.errors import MicrophoneFailed, RecordingUnusable
from hardware.pcm import SAMPLE_BYTES, Converter
from hardware.programs import Running, start

RATE = 16_000
"""Samples per second of every microphone."""

CHUNK_MILLISECONDS = 32
"""How much sound comes at a time: the 512 samples that voice activity detection steps by."""

CHUNK_BYTES = RATE * CHUNK_MILLISECONDS // 1000 * SAMPLE_BYTES

_BLOCK = 1 << 16
_KEPT_CHUNKS = 10_000 // CHUNK_MILLISECONDS  # of PortAudio, for a listener ten seconds late

# Asked for in turn: what we want, what ordinary cards have, what rows of microphones have.
_CHANNELS = (1, 2, 4, 6, 8)


class Microphone(Protocol):
    """Something that sound comes from."""

    cancels_echo: bool
    """Whether what the loudspeaker plays is taken out of it."""

    def chunks(self) -> AsyncGenerator[bytes, None]:
        """The sound from now on, CHUNK_BYTES at a time, the last chunk perhaps shorter.

        Close the generator (`contextlib.aclosing`) to give the device back; another may be asked
        for then. Raises DeviceError.
        """


class AlsaMicrophone:
    """A sound card, by way of `arecord`."""

    cancels_echo = False

    def __init__(self, device: str | None = None) -> None:
        """`device` is a name that ALSA knows, as `plughw:1`; None is its default."""
        self.device = device

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """See Microphone; has no end of its own. Raises ProgramMissing, MicrophoneFailed."""
        period = f"--period-time={CHUNK_MILLISECONDS * 1000}"
        for channels in _CHANNELS:
            command = ["arecord", *alsa.options(RATE, self.device, channels), period]
            recording = await start(command)
            try:
                first = await recording.output.read(_BLOCK)
                if not first:
                    why = await recording.last_words()
                    if alsa.CHANNELS_REFUSED in why and channels != _CHANNELS[-1]:
                        continue
                    raise MicrophoneFailed(why=why)
                # What it complained of before it gave any sound has arrived by now, and is read.
                await asyncio.sleep(0)
                rate = alsa.rate_got(recording.complaints) or RATE
                async with aclosing(_recorded(recording, first, rate, channels)) as chunks:
                    async for chunk in chunks:
                        yield chunk
            finally:
                await recording.stop()


class PulseMicrophone:
    """A source of PulseAudio or PipeWire, by way of `parec`."""

    def __init__(self, source: str, *, cancels_echo: bool = False) -> None:
        """`source` is its name, as `pactl list short sources` has it."""
        self.source = source
        self.cancels_echo = cancels_echo

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """See Microphone; has no end of its own. Raises ProgramMissing, MicrophoneFailed."""
        form = ["--raw", "--format=s16le", "--channels=1", f"--rate={RATE}"]
        device = [f"--device={self.source}", f"--latency-msec={CHUNK_MILLISECONDS}"]
        recording = await start(["parec", *form, *device])
        try:
            async with aclosing(_recorded(recording, b"", RATE, 1)) as chunks:
                async for chunk in chunks:
                    yield chunk
        finally:
            await recording.stop()


class PortAudioMicrophone:
    """The usual input of the machine, by way of PortAudio."""

    cancels_echo = False

    def __init__(self, sounddevice: Any) -> None:
        """`sounddevice` is the library, as `portaudio.library` finds it."""
        self._sounddevice = sounddevice

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """See Microphone; has no end of its own. Raises MicrophoneFailed."""
        pieces: Queue[bytes | None] = Queue()
        loop = asyncio.get_running_loop()
        stream, rate, channels = await portaudio.opened(
            lambda: self._open(pieces, loop), lambda opened: portaudio.close(opened[0])
        )
        try:
            chunked = _Chunks(Converter(rate, channels, RATE))
            while piece := await pieces.get():
                for chunk in chunked.take(piece):
                    yield chunk
            raise MicrophoneFailed(why="PortAudio stream ended")
        finally:
            await asyncio.to_thread(portaudio.close, stream)

    def _open(
        self, pieces: Queue[bytes | None], loop: asyncio.AbstractEventLoop
    ) -> tuple[Any, int, int]:
        """Called in a thread, as are the two functions that PortAudio is given."""

        def hand_over(piece: bytes | None) -> None:
            if pieces.qsize() > _KEPT_CHUNKS:
                pieces.get_nowait()
            pieces.put_nowait(piece)

        def heard(data: Any, _frames: int, _time: object, _status: object) -> None:
            with suppress(RuntimeError):  # the loop has ended, and nobody listens
                loop.call_soon_threadsafe(hand_over, bytes(data))

        def ended() -> None:
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(hand_over, None)

        library = self._sounddevice
        device = portaudio.usual_device(library, portaudio.Direction.INPUT)
        if device is None:
            raise MicrophoneFailed(why="no device")
        try:
            rate, channels = portaudio.form(library, device, portaudio.Direction.INPUT, RATE)
            stream = library.RawInputStream(
                samplerate=rate,
                channels=channels,
                dtype="int16",
                blocksize=rate * CHUNK_MILLISECONDS // 1000,
                callback=heard,
                finished_callback=ended,
            )
            portaudio.start(stream)
        except (ValueError, library.PortAudioError) as error:
            raise MicrophoneFailed(why=portaudio.why(error)) from error
        return stream, rate, channels


class WavMicrophone:
    """A recording that stands in for a microphone, as fast as it is listened to."""

    cancels_echo = False

    def __init__(self, path: Path) -> None:
        self.path = path

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """See Microphone; ends with the recording. Raises RecordingUnusable."""
        try:
            file = await asyncio.to_thread(wave.open, str(self.path), "rb")
        except (OSError, EOFError, ValueError, wave.Error) as error:
            raise RecordingUnusable(path=self.path) from error
        with file:
            if file.getsampwidth() != SAMPLE_BYTES or not file.getframerate():
                raise RecordingUnusable(path=self.path)
            converter = Converter(file.getframerate(), file.getnchannels(), RATE)
            chunked = _Chunks(converter)
            while piece := await asyncio.to_thread(file.readframes, CHUNK_BYTES):
                for chunk in chunked.take(piece):
                    yield chunk
            for chunk in chunked.rest():
                yield chunk


class SilentMicrophone:
    """Silence of so many seconds, as fast as it is listened to, for a test."""

    cancels_echo = True

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """See Microphone; whole chunks, then its end."""
        for _ in range(round(self.seconds * 1000 / CHUNK_MILLISECONDS)):
            yield bytes(CHUNK_BYTES)


class _Chunks:
    """Cuts converted sound into chunks."""

    def __init__(self, converter: Converter) -> None:
        self._converter = converter
        self._left = b""

    def take(self, piece: bytes) -> Sequence[bytes]:
        """The chunks that `piece` completes."""
        sound = self._left + self._converter.convert(piece)
        whole = len(sound) // CHUNK_BYTES * CHUNK_BYTES
        self._left = sound[whole:]
        return [sound[start : start + CHUNK_BYTES] for start in range(0, whole, CHUNK_BYTES)]

    def rest(self) -> Sequence[bytes]:
        """The chunks that the end of the sound completes, the last one perhaps shorter."""
        sound = self._left + self._converter.finish()
        return [sound[start : start + CHUNK_BYTES] for start in range(0, len(sound), CHUNK_BYTES)]


async def _recorded(
    recording: Running, first: bytes, rate: int, channels: int
) -> AsyncGenerator[bytes, None]:
    """The chunks of a program that records, until it ends, which is a failure."""
    chunked = _Chunks(Converter(rate, channels, RATE))
    piece = first or await recording.output.read(_BLOCK)
    while piece:
        for chunk in chunked.take(piece):
            yield chunk
        piece = await recording.output.read(_BLOCK)
    raise MicrophoneFailed(why=await recording.last_words())


def find_microphone() -> Microphone | None:
    """What this machine has to hear with, None if nothing. Blocks briefly.

    One that echoes are taken out of comes first.
    """
    cancelling = find_echo_cancelling()
    if cancelling is not None:
        return PulseMicrophone(cancelling.source, cancels_echo=True)
    if alsa.cards("arecord"):
        return AlsaMicrophone()
    library = portaudio.library()
    if library and portaudio.usual_device(library, portaudio.Direction.INPUT):
        return PortAudioMicrophone(library)
    return None
