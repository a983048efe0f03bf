"""Loudspeakers that write WAV files, and one that does nothing."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
import wave
from contextlib import suppress
from pathlib import Path

from hardware.errors import SoundFileUnwritable
from hardware.loudspeaker.base import checked
from hardware.pcm import duration, resample

_USUAL_RATE = 22_050  # of a file in which nothing was played

_NUMBERED = re.compile(r"([0-9]{4,})\.wav")


class WavLoudspeaker:
    """Writes what it is given to a WAV file, all of it when closed and nothing before.

    The file has the rate of the first sound; sound at another rate is brought to it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._rate = 0
        self._sound = bytearray()
        self._closed = False

    @property
    def played_ms(self) -> int:
        """See Loudspeaker: all that was given, for nobody waits for a file."""
        return round(duration(len(self._sound), self._rate) * 1000) if self._rate else 0

    async def ready(self) -> None:
        """There is nothing to prepare."""

    async def play(self, pcm: bytes, rate: int) -> None:
        """Add `pcm` to the file, which takes no time. Raises RuntimeError once closed."""
        if self._closed:
            raise RuntimeError("this file has been written")
        checked(rate)
        self._rate = self._rate or rate
        self._sound += await asyncio.to_thread(resample, pcm, rate, self._rate)

    async def end_reply(self) -> None:
        """The next reply goes into the same file."""

    async def close(self) -> None:
        """Write the file, replacing what was there; SoundFileUnwritable if that can't be done."""
        if self._closed:
            return
        self._closed = True
        try:
            await asyncio.to_thread(self._write)
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise SoundFileUnwritable(path=self.path, why=why) from error

    def _write(self) -> None:
        number, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.")
        try:
            with os.fdopen(number, "wb") as stream:
                with wave.open(stream, "wb") as file:
                    file.setnchannels(1)
                    file.setsampwidth(2)
                    file.setframerate(self._rate or _USUAL_RATE)
                    file.writeframes(self._sound)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).replace(self.path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise


class FolderLoudspeaker:
    """For a machine without a sound card: each reply becomes a numbered WAV file in a folder.

    A file appears once its reply is complete; the oldest make room. Numbers go on where those
    in the folder end.
    """

    def __init__(self, folder: Path, keep: int = 100) -> None:
        """`keep` files are left in the folder; files with other names are left alone."""
        self.folder = folder
        self._keep = keep
        self._reply: WavLoudspeaker | None = None
        self._before_ms = 0
        self._last = 0

    @property
    def played_ms(self) -> int:
        """See Loudspeaker: all that was given."""
        return self._before_ms + (self._reply.played_ms if self._reply else 0)

    async def ready(self) -> None:
        """There is nothing to prepare."""

    async def play(self, pcm: bytes, rate: int) -> None:
        """Add `pcm` to the reply, which takes no time. Raises SoundFileUnwritable."""
        checked(rate)
        if self._reply is None:
            self._reply = WavLoudspeaker(await asyncio.to_thread(self._next))
        await self._reply.play(pcm, rate)

    async def end_reply(self) -> None:
        """Write the file of the reply, unless nothing was played. Raises SoundFileUnwritable."""
        reply, self._reply = self._reply, None
        if reply is None:
            return
        self._before_ms += reply.played_ms
        await reply.close()
        await asyncio.to_thread(self._make_room)

    async def close(self) -> None:
        """Write what has not been ended."""
        await self.end_reply()

    def _next(self) -> Path:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            there = self._files()
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise SoundFileUnwritable(path=self.folder, why=why) from error
        self._last = max([self._last, *there]) + 1
        return self.folder / f"{self._last:04}.wav"

    def _files(self) -> dict[int, Path]:
        named = ((_NUMBERED.fullmatch(path.name), path) for path in self.folder.iterdir())
        return {int(name[1]): path for name, path in named if name}

    def _make_room(self) -> None:
        with suppress(OSError):  # the reply is written; a file too many does no harm
            files = self._files()
            for number in sorted(files)[: -self._keep]:
                files[number].unlink()


class SilentLoudspeaker:
    """For a screen or a test: everything sounds at once and nobody hears it."""

    def __init__(self) -> None:
        self._played = 0.0

    @property
    def played_ms(self) -> int:
        """See Loudspeaker: all that was given."""
        return round(self._played * 1000)

    async def ready(self) -> None:
        """Return."""

    async def play(self, pcm: bytes, rate: int) -> None:
        """Count `pcm` and return."""
        self._played += duration(len(pcm), checked(rate))

    async def end_reply(self) -> None:
        """Return."""

    async def close(self) -> None:
        """Return."""
