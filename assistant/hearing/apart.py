"""Ears in a process of their own: what the speaker has of them.

A library that falls over at some sound takes the worker with it, not the speaker. The worker is
then started again and hears what it was hearing once more, so that nobody has to repeat themselves.

All of it blocks: call it from a worker thread. A process may be shared by threads; ears belong to
one at a time.
"""

from __future__ import annotations

import logging
import select
import subprocess
import sys
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from assistant.frames import FrameError, Header, read_frame, write_frame
from assistant.hearing.ears import PATIENCE
from assistant.hearing.errors import HearingStopped, WakeWordMissing
from assistant.hearing.events import (
    Event,
    FalseWake,
    NothingSaid,
    Sentence,
    TalkedOver,
    Woke,
)
from assistant.hearing.phrases import OPEN, Expectation
from assistant.hearing.protocol import (
    VERSION,
    Attend,
    Call,
    EarsSetup,
    Silent,
    Speaking,
    error_from_wire,
    event_from_wire,
    setup_to_wire,
    to_wire,
)
from assistant.hearing.wav import RATE, Pcm
from audit.errors import CandideError
from audit.language import Language

_WORKER = (sys.executable, "-P", "-m", "assistant.hearing.worker")
_PATIENCE = 60.0  # seconds for an answer
_LOAD_PATIENCE = 900.0  # a model is tried first, which may take as long as loading it, and has 300
_START_PATIENCE = 300.0  # everything imported, on the slowest machine with a cold disk
_END_PATIENCE = 1.0  # seconds for one that ends by itself
_PIECE = RATE // 16 * 2  # bytes of a recording that are heard before ears have their turn
_KEPT_BYTES = 10 * RATE * 2  # of what is heard at rest, kept to be heard again

_T = TypeVar("_T")
_log = logging.getLogger(__name__)


class WorkerDied(Exception):
    """The worker ended, hung or stopped making sense before it had answered."""


class HearingProcess:
    """The hearing worker: started when it is first needed, and again after it died."""

    def __init__(self, command: Sequence[str] = _WORKER) -> None:
        """`command` starts the worker; nothing is started yet."""
        self._command = tuple(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._folders: dict[Language, Path] = {}
        self._ears: object = None
        self._asking = threading.RLock()
        self._transcribing = threading.Lock()
        self._hears_recording = False
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The id of the process; None while there is none."""
        return self._process.pid if self._process is not None else None

    def load(self, language: Language, folder: Path) -> None:
        """Load the recogniser in `folder`, unless it is.

        Raises RecogniserMissing, RecogniserDamaged or HearingStopped.
        """
        with self._asking:
            if self._folders.get(language) == folder:
                return
            request = {"do": "load", "language": language, "folder": str(folder)}
            _twice(lambda: self._ask(request))
            self._folders[language] = folder

    def transcribe(self, language: Language, pcm: Pcm) -> str:
        """All that is said in `pcm` (at 16 kHz, else ValueError), in a language that is loaded.

        Raises RecogniserDamaged or HearingStopped.
        """
        if pcm.rate != RATE:
            raise ValueError(f"the recogniser hears at {RATE} Hz")

        with self._transcribing:
            return _twice(lambda: self._transcribe(language, pcm))

    def _transcribe(self, language: Language, pcm: Pcm) -> str:
        """As `transcribe`; ears have their turn between two pieces. Raises WorkerDied."""
        with self._asking:
            self._ask({"do": "transcribe", "language": language})
            self._hears_recording = True
        for start in range(0, len(pcm.samples), _PIECE):
            self._ask_of_recording({"do": "continue"}, pcm.samples[start : start + _PIECE])
        return str(self._ask_of_recording({"do": "finish"})["text"])

    def _ask_of_recording(self, request: Header, sound: bytes = b"") -> Header:
        with self._asking:
            if not self._hears_recording:  # a worker that knows nothing of it was started since
                raise WorkerDied
            return self._ask(request, sound)

    def make(self, ears: object, setup: EarsSetup) -> str | None:
        """Make ears that are known by `ears`; what leaves them without a wake word, if anything.

        Raises VoiceActivityMissing, or `WorkerDied`.
        """
        with self._asking:
            self._ears = None
            made = self._ask({"do": "make", "setup": setup_to_wire(setup)})
            self._ears = ears
        failure: str | None = made["wake"]
        return failure

    def hear(self, ears: object, calls: Sequence[Call], sound: bytes) -> list[Event]:
        """What the ears notice. Raises RecogniserDamaged, or `WorkerDied` where they are gone."""
        with self._asking:
            if self._ears is not ears:
                raise WorkerDied
            answer = self._ask({"do": "hear", "calls": [to_wire(call) for call in calls]}, sound)
        return [event_from_wire(wire) for wire in answer["events"]]

    def alone(self) -> AbstractContextManager[object]:
        """While in it no other thread is answered."""
        return self._asking

    def close(self) -> None:
        """End the worker; nothing is heard any more. May be called again."""
        self._closed = True
        if (process := self._process) is not None:
            process.kill()  # whoever waits for an answer waits no longer
        with self._asking:
            self._end()

    def _ask(self, request: Header, sound: bytes = b"") -> Header:
        """The answer to a request. Raises WorkerDied, or the error that is the answer."""
        with self._asking:
            if self._process is None:
                self._process = self._start()
                self._load_again()
            answer = self._exchange(self._process, request, sound)
        if answer["is"] == "error":
            raise error_from_wire(answer)
        return answer

    def _load_again(self) -> None:
        """Load what was loaded. Raises WorkerDied where one of them is not there any more."""
        for language, folder in tuple(self._folders.items()):
            try:
                self._ask({"do": "load", "language": language, "folder": str(folder)})
            except CandideError:
                del self._folders[language]  # so that whoever needs it looks for it again
                self._end()
                raise WorkerDied from None

    def _start(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise HearingStopped()
        try:
            # Errors go nowhere: whatever a library says there might quote the words.
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise HearingStopped() from error
        self._process = process
        if self._closed:  # meanwhile
            process.kill()
        if self._answer(process, _START_PATIENCE) != {"is": "ready", "version": VERSION}:
            self._end()
            raise WorkerDied
        return process

    def _exchange(self, process: subprocess.Popen[bytes], request: Header, sound: bytes) -> Header:
        assert process.stdin is not None  # noqa: S101 - it is a pipe
        try:
            write_frame(process.stdin, request, sound)
        except OSError:
            self._end()
            raise WorkerDied from None
        return self._answer(process, _LOAD_PATIENCE if request["do"] == "load" else _PATIENCE)

    def _answer(self, process: subprocess.Popen[bytes], patience: float) -> Header:
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        poll = select.poll()
        poll.register(process.stdout, select.POLLIN)
        with suppress(FrameError):
            if poll.poll(patience * 1000) and (frame := read_frame(process.stdout)):
                return frame[0]
        self._end()
        raise WorkerDied

    def _end(self) -> None:
        """Have the process gone: it holds nothing that anybody needs."""
        process, self._process, self._ears = self._process, None, None
        self._hears_recording = False
        if process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(_END_PATIENCE)
        process.kill()
        process.communicate()
        if not self._closed:
            _log.warning("the hearing worker ended with status %s", process.returncode)


def _twice(do: Callable[[], _T]) -> _T:
    """What `do` gives, a second time where the worker dies. Raises HearingStopped."""
    with suppress(WorkerDied):
        return do()
    try:
        return do()
    except WorkerDied:
        raise HearingStopped() from None


@dataclass
class _Piece:
    """A piece of sound, what was said to the ears before it, and what they noticed in it."""

    calls: list[Call]
    sound: bytes
    events: list[Event] = field(default_factory=list)


class EarsApart:
    """What `Ears` is, in a hearing process."""

    def __init__(self, process: HearingProcess, setup: EarsSetup) -> None:
        """Make them; the languages of `setup` are loaded by then.

        Raises VoiceActivityMissing or HearingStopped.
        """
        self._process = process
        self._setup = setup
        self._calls: list[Call] = []
        self._kept: deque[_Piece] = deque()
        self._kept_bytes = 0
        self._speaks: list[Call] = []  # what is being said since before the oldest of them
        self._listens = False  # to somebody, rather than for the wake word
        failure = _twice(self._make)
        self.wake_missing = WakeWordMissing(reason=failure) if failure else None
        """Why there is no wake word, where there is none."""

    def attend(self, patience: float = PATIENCE, expectation: Expectation = OPEN) -> None:
        """See `Ears`."""
        self._calls.append(Attend(patience, expectation))

    def speaking(self, text: str, language: Language) -> None:
        """See `Ears`."""
        self._calls.append(Speaking(text, language))

    def silent(self) -> None:
        """See `Ears`."""
        self._calls.append(Silent())

    def hear(self, chunk: bytes) -> list[Event]:
        """See `Ears`. Raises RecogniserDamaged or HearingStopped."""
        piece = _Piece(self._calls, chunk)
        self._calls = []
        self._kept.append(piece)
        self._kept_bytes += len(chunk)
        try:
            piece.events = self._process.hear(self, piece.calls, chunk)
        except WorkerDied:
            piece.events = self._hear_again()
        self._forget(piece)
        return piece.events

    def _make(self) -> str | None:
        return self._process.make(self, self._setup)

    def _hear_again(self) -> list[Event]:
        """Hear all that is kept with new ears; what they notice that was not noticed before."""
        told = Counter(type(event) for piece in self._kept for event in piece.events)
        news: list[Event] = []
        try:
            # What other sound does to the worker is not to be held against this one.
            with self._process.alone():
                for event in self._all_heard():
                    if told[type(event)]:
                        told[type(event)] -= 1
                    else:
                        news.append(event)
        except WorkerDied:
            self._rest()
            raise HearingStopped() from None
        return news

    def _all_heard(self) -> Iterator[Event]:
        """What new ears notice in all that is kept. Raises WorkerDied where they are worse ones."""
        if self._make() and self.wake_missing is None:
            raise WorkerDied
        self._process.hear(self, self._speaks, b"")
        for piece in self._kept:
            yield from self._process.hear(self, piece.calls, piece.sound)

    def _forget(self, piece: _Piece) -> None:
        """Keep of what was heard what new ears would have to hear."""
        for call in piece.calls:
            if not isinstance(call, Silent):
                self._listens = isinstance(call, Attend)
        for event in piece.events:
            match event:
                case Woke() | TalkedOver():
                    self._listens = True
                case Sentence(language=language):
                    self._setup = replace(self._setup, language=language)
                    self._rest()
                case FalseWake() | NothingSaid():
                    self._rest()
        while not self._listens and self._kept_bytes > _KEPT_BYTES:
            self._drop_oldest()

    def _rest(self) -> None:
        """Forget all that was heard."""
        self._listens = False
        while self._kept:
            self._drop_oldest()

    def _drop_oldest(self) -> None:
        """Forget the oldest piece, but not that the assistant has been speaking since then."""
        oldest = self._kept.popleft()
        self._kept_bytes -= len(oldest.sound)
        for call in oldest.calls:
            match call:
                case Speaking():
                    self._speaks.append(call)
                case Silent():
                    self._speaks.clear()
