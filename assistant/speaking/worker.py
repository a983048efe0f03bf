"""The process that holds the Piper voices: text in, sound out, one frame a piece.

It is apart from the speaker so that synthesis can neither block nor bring down the process that
holds the ledger. It talks as `assistant.speaking.protocol` has it, on stdin and stdout, ends
when stdin closes, and writes the words it speaks nowhere: not to a terminal, a log or a file.
"""

from __future__ import annotations

import importlib
import queue
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from assistant.frames import FrameError, Header, read_frame, worker_pipes, write_frame
from assistant.speaking.protocol import VERSION

MOST_VOICES = 4
"""A helping and a selling voice in two languages: as many as a household can need at once."""


_WARMING = "1, 2, 3."
"""Spoken to nobody, so that the first sentence finds everything loaded."""


@dataclass(frozen=True)
class Manner:
    """How to speak: `speed` is 1 at the pace of the voice; `steady` leaves out all chance."""

    speed: float = 1.0
    steady: bool = False


class Chunk(Protocol):
    """The sound of one piece, levelled."""

    @property
    def sample_rate(self) -> int: ...
    @property
    def audio_int16_bytes(self) -> bytes: ...


Speak = Callable[[str, Manner], Iterable[Chunk]]
"""A voice: a piece of text and a manner, to its sound."""

Load = Callable[[Path, Path], Speak]
"""Makes a voice of a model and its configuration."""


class _Missing(Exception):
    """A file of the voice is not there; holds its path."""


class _Damaged(Exception):
    """The voice cannot be loaded; holds the name of the error that said so."""


class _Voices:
    """The voices in use, the least recently used leaving first."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._kept: OrderedDict[object, Speak] = OrderedDict()

    def voice(self, model: Path, config: Path) -> Speak:
        """The voice of these two files as they are now: replaced files are another voice."""
        try:
            facts = [(path, path.stat()) for path in (model, config)]
        except OSError as error:
            raise _Missing(error.filename) from error
        key = tuple((path, stat.st_size, stat.st_mtime_ns) for path, stat in facts)
        if key not in self._kept:
            while len(self._kept) >= MOST_VOICES:
                self._kept.popitem(last=False)
            try:
                self._kept[key] = self._load(model, config)
            except Exception as error:
                raise _Damaged(type(error).__name__) from error
        self._kept.move_to_end(key)
        return self._kept[key]


class _Inbox:
    """What the speaker asks for, read ahead by a thread so that a stop overtakes the queue."""

    def __init__(self, requests: BinaryIO) -> None:
        self._requests = requests
        self._stopped: set[int] = set()
        self.over = threading.Event()
        """Set once nobody waits for anything any more."""
        self.queue: queue.SimpleQueue[Header | None] = queue.SimpleQueue()
        """The requests to speak, in order; None when there will be no more."""

    def read(self) -> None:
        """Read until the speaker is gone, or talks nonsense, which comes to the same."""
        try:
            while (frame := read_frame(self._requests)) is not None:
                header, _ = frame
                if header["do"] == "stop":
                    self._stopped.add(header["id"])
                else:
                    self.queue.put(header)
        except (FrameError, KeyError, OSError):
            pass
        self.over.set()
        self.queue.put(None)

    def wants(self, number: int) -> bool:
        """Whether anybody still waits for request `number`."""
        return number not in self._stopped and not self.over.is_set()

    def forget(self, number: int) -> None:
        """Request `number` has been answered."""
        self._stopped.discard(number)


def serve(requests: BinaryIO, answers: BinaryIO, load: Load) -> None:
    """Answer requests with the voices that `load` makes, until they end. Blocks."""
    inbox, voices = _Inbox(requests), _Voices(load)
    threading.Thread(target=inbox.read, daemon=True).start()
    write_frame(answers, {"is": "ready", "version": VERSION})
    while (request := inbox.queue.get()) is not None:
        number = request["id"]
        try:
            if inbox.wants(number):
                speak = voices.voice(Path(request["model"]), Path(request["config"]))
                for chunk in _sounds(request, speak):
                    if not inbox.wants(number):
                        break
                    header = {"is": "audio", "id": number, "rate": chunk.sample_rate}
                    write_frame(answers, header, chunk.audio_int16_bytes)
            if inbox.over.is_set():
                return  # perhaps cut short: it must not look complete
            write_frame(answers, {"is": "end", "id": number})
        except BrokenPipeError:
            return
        except _Missing as error:
            _refuse(answers, number, "voice-missing", str(error))
        except _Damaged as error:
            _refuse(answers, number, "voice-damaged", str(error))
        except Exception as error:
            # The kind of error only: its message may quote the words.
            _refuse(answers, number, "voice-failed", type(error).__name__)
        inbox.forget(number)


def _sounds(request: Header, speak: Speak) -> Iterator[Chunk]:
    """The sound that a request asks for; none for one that only warms the voice."""
    if request["do"] == "warm":
        for _ in speak(_WARMING, Manner(steady=True)):
            pass
        return
    manner = Manner(request["speed"], request["steady"])
    for piece in request["pieces"]:
        yield from speak(piece, manner)


def main() -> None:
    """Serve stdin and stdout with Piper."""
    requests, answers = worker_pipes()
    serve(requests, answers, _piper())


def _refuse(answers: BinaryIO, number: int, code: str, why: str) -> None:
    write_frame(answers, {"is": "error", "id": number, "code": code, "why": why})


@dataclass(frozen=True)
class _Sound:
    sample_rate: int
    audio_int16_bytes: bytes


def _piper() -> Load:
    piper: Any = importlib.import_module("piper")
    levels: Any = importlib.import_module("assistant.speaking.levels")

    def load(model: Path, config: Path) -> Speak:
        voice = piper.PiperVoice.load(model, config)

        def speak(text: str, manner: Manner) -> Iterator[Chunk]:
            chance = 0.0 if manner.steady else None
            settings = piper.SynthesisConfig(
                length_scale=voice.config.length_scale / manner.speed,
                noise_scale=chance,
                noise_w_scale=chance,
                normalize_audio=False,
            )
            # Only a piece that ends like a sentence can hold several, so one pause fits all.
            pause = levels.pause_after(text)
            for chunk in voice.synthesize(text, settings):
                if pcm := levels.level(chunk.audio_float_array, chunk.sample_rate, pause):
                    yield _Sound(chunk.sample_rate, pcm)

        return speak

    return load


if __name__ == "__main__":
    main()
