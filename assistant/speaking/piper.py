"""The speaker's side of the voice worker: asks for sound, gets it piece by piece.

Synthesis makes no sound by itself: what comes out of here is played, or not, by the one module
that holds the loudspeaker.
"""

from __future__ import annotations

import asyncio
import itertools
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass

from assistant.frames import FrameError, Header, encode, receive_frame
from assistant.models.installed import VoiceFiles
from assistant.speaking.errors import VoiceDamaged, VoiceFailed, VoiceMissing
from assistant.speaking.pieces import pieces
from assistant.speaking.protocol import VERSION
from audit.language import Language

_WORKER = (sys.executable, "-P", "-m", "assistant.speaking.worker")
SLOWEST, FASTEST = 0.7, 1.5
"""How slow and how fast a voice may speak, as multiples of its own pace."""

_START_PATIENCE = 120.0  # seconds to import Piper, on the slowest machine with a cold disk
_END_PATIENCE = 2.0  # seconds to finish the piece in hand before being killed
_BLOCK = 1 << 16


@dataclass(frozen=True)
class AudioChunk:
    """The sound of one piece of a text: little-endian signed 16-bit samples, one channel."""

    pcm: bytes
    rate: int

    @property
    def milliseconds(self) -> int:
        """How long it lasts, rounded down."""
        return len(self.pcm) // 2 * 1000 // self.rate


class PiperWorker:
    """Keeps a voice worker alive and speaks through it. Belongs to one event loop.

    Requests may overlap; the worker takes them in order. Call `close` at the end.
    """

    def __init__(self, command: Sequence[str] = _WORKER) -> None:
        """`command` starts the worker; nothing is started yet."""
        self._command = tuple(command)
        self._worker: _Worker | None = None
        self._starting = asyncio.Lock()
        self._closed = False

    async def start(self) -> None:
        """Have the worker up, so that the first sentence doesn't wait for it.

        Raises VoiceFailed if it does not come up. Not needed: `synthesise` starts it too.
        """
        await self._alive()

    async def close(self) -> None:
        """End the worker; what it is still asked for fails. May be called again."""
        self._closed = True
        async with self._starting:
            if self._worker is not None:
                await self._worker.close()

    async def warm(self, voice: VoiceFiles) -> None:
        """Have `voice` loaded and tried in silence, so that its first sentence is not late.

        Raises as `synthesise` does.
        """
        request: Header = {"do": "warm", "model": str(voice.model), "config": str(voice.config)}
        async with aclosing(self._ask(request)) as nothing:
            async for _ in nothing:
                pass

    async def synthesise(
        self,
        text: str,
        voice: VoiceFiles,
        *,
        language: Language | None = None,
        speed: float = 1.0,
        steady: bool = False,
    ) -> AsyncGenerator[AudioChunk, None]:
        """The sound of `text`, chunk by chunk, none where there is nothing to say.

        A chunk is a sentence; where `language` is given, a long sentence is divided at a natural
        place and comes in several, the first one short. Every chunk has the same loudness and ends
        with the pause that belongs there.

        `speed` is a multiple of the voice's own pace. `steady` leaves out the chance that makes a
        voice lively: same text, same bytes. Closing or cancelling the iterator stops the worker
        after the piece in hand. A worker that dies is started again once, and goes on with the
        piece it died in.

        Raises ValueError for a `speed` beyond SLOWEST and FASTEST, VoiceMissing, VoiceDamaged, or
        VoiceFailed if synthesis fails or the worker died twice.
        """
        if not SLOWEST <= speed <= FASTEST:
            raise ValueError(f"a voice speaks at {SLOWEST} to {FASTEST} times its pace")
        request: Header = {
            "do": "speak",
            "pieces": [text] if language is None else pieces(text, language),
            "model": str(voice.model),
            "config": str(voice.config),
            "speed": speed,
            "steady": steady,
        }
        async with aclosing(self._ask(request)) as chunks:
            async for chunk in chunks:
                yield chunk

    async def _ask(self, request: Header) -> AsyncGenerator[AudioChunk, None]:
        """The answer to `request`, from a second worker where the first one dies."""
        given = 0
        for last_try in (False, True):
            worker = await self._alive()
            try:
                async with aclosing(worker.speak(request)) as chunks:
                    number = 0
                    async for chunk in chunks:
                        number += 1
                        if number > given:
                            given = number
                            yield chunk
                return
            except _WorkerDied:
                if last_try or self._closed:
                    raise VoiceFailed(why="worker died") from None

    async def _alive(self) -> _Worker:
        async with self._starting:
            if self._closed:
                raise VoiceFailed(why="worker closed")
            if self._worker is None or not self._worker.alive:
                if self._worker is not None:
                    await self._worker.close()
                self._worker = await _Worker.start(self._command)
            return self._worker


class _WorkerDied(Exception):
    """The worker ended, or stopped making sense, before it had answered."""


class _Worker:
    """One worker process, from start to end."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Queue[tuple[Header, bytes] | None]] = {}
        self._receiver: asyncio.Task[None] | None = None
        self.alive = True

    @classmethod
    async def start(cls, command: Sequence[str]) -> _Worker:
        """Start a process and wait until it is ready; VoiceFailed if that fails."""
        try:
            # Errors go nowhere: whatever a library says there might quote the words.
            process = await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL
            )
        except OSError as error:
            raise VoiceFailed(why=type(error).__name__) from error
        worker = cls(process)
        try:
            if not await worker._is_ready():
                raise VoiceFailed(why="worker did not start")
        except BaseException:
            await worker.close()
            raise
        worker._receiver = asyncio.create_task(worker._receive())
        return worker

    async def _is_ready(self) -> bool:
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        try:
            async with asyncio.timeout(_START_PATIENCE):
                frame = await receive_frame(self._process.stdout)
        except (FrameError, TimeoutError):
            return False
        return frame is not None and frame[0] == {"is": "ready", "version": VERSION}

    async def close(self) -> None:
        """End the process: kindly first, then not."""
        self.alive = False
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            async with asyncio.timeout(_END_PATIENCE):
                await self._ended()
        except TimeoutError:
            self._kill()
            await self._ended()

    async def _ended(self) -> None:
        """Wait for the process, reading what is left: a full pipe hides its end from asyncio."""
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        if self._receiver is not None:
            await asyncio.wait({self._receiver})  # which, unlike awaiting it, never cancels it
        while await self._process.stdout.read(_BLOCK):
            pass
        await self._process.wait()

    async def speak(self, request: Header) -> AsyncGenerator[AudioChunk, None]:
        """Send `request` and give what comes back; _WorkerDied if the answer breaks off."""
        number = next(self._numbers)
        answers: asyncio.Queue[tuple[Header, bytes] | None] = asyncio.Queue()
        self._waiting[number] = answers
        answered = False
        try:
            await self._send({**request, "id": number})
            while (frame := await answers.get()) is not None:
                header, payload = frame
                if header["is"] == "audio":
                    yield AudioChunk(payload, header["rate"])
                    continue
                answered = True
                if header["is"] == "error":
                    _complain(header, request)
                return
            raise _WorkerDied
        finally:
            del self._waiting[number]
            if not answered:
                self._post({"do": "stop", "id": number})

    async def _send(self, header: Header) -> None:
        self._post(header)
        if self._process.stdin is not None:
            with suppress(ConnectionError):  # then the receiver finds out, and tells
                await self._process.stdin.drain()

    def _post(self, header: Header) -> None:
        if self._process.stdin is not None and not self._process.stdin.is_closing():
            self._process.stdin.write(encode(header))

    async def _receive(self) -> None:
        """Hand each answer to whoever asked, until the worker ends or talks nonsense."""
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        try:
            while (frame := await receive_frame(self._process.stdout)) is not None:
                # A request that was given up still gets the rest of its answers: dropped here.
                if asker := self._waiting.get(frame[0].get("id", 0)):
                    asker.put_nowait(frame)
        except FrameError:
            self._kill()
        finally:
            self.alive = False
            for asker in self._waiting.values():
                asker.put_nowait(None)

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            self._process.kill()


def _complain(answer: Header, request: Header) -> None:
    """Raise the error that the worker reports."""
    code = answer.get("code")
    if code == VoiceMissing.code:
        raise VoiceMissing(path=answer["why"])
    if code == VoiceDamaged.code:
        raise VoiceDamaged(path=request["model"])
    raise VoiceFailed(why=answer.get("why", "unknown"))
