"""The process that hears: recognisers, ears, and one recording at a time.

It is apart from the speaker so that no library that takes in sound can bring down the process that
holds the ledger, nor keep it from anything. It talks as `assistant.hearing.protocol` has it, on
stdin and stdout, ends when stdin closes, and writes what it hears nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from assistant.frames import Header, read_frame, worker_pipes, write_frame
from assistant.hearing.ears import Ears
from assistant.hearing.errors import WakeWordMissing
from assistant.hearing.protocol import (
    VERSION,
    Attend,
    Call,
    EarsSetup,
    Silent,
    Speaking,
    call_from_wire,
    error_to_wire,
    setup_from_wire,
    to_wire,
)
from assistant.hearing.recogniser import Recogniser, Transcription
from assistant.hearing.vad import VoiceActivity
from assistant.hearing.wake import WakeWord
from audit.errors import CandideError
from audit.language import Language


class _Hearing:
    """What the worker holds."""

    def __init__(self) -> None:
        self._recognisers: dict[Language, Recogniser] = {}
        self._ears: Ears | None = None
        self._transcription: Transcription | None = None
        self._does: dict[str, Callable[[Header, bytes], Header]] = {
            "load": self._load,
            "make": self._make,
            "hear": self._hear,
            "transcribe": self._transcribe,
            "continue": self._continue,
            "finish": self._finish,
        }

    def answer(self, request: Header, sound: bytes) -> Header:
        """Do what is asked. Raises KeyError, TypeError or ValueError where it makes no sense."""
        try:
            return self._does[request["do"]](request, sound)
        except CandideError as error:
            return error_to_wire(error)

    def _load(self, request: Header, _sound: bytes) -> Header:
        self._recognisers[Language(request["language"])] = Recogniser(Path(request["folder"]))
        return {"is": "done"}

    def _make(self, request: Header, _sound: bytes) -> Header:
        setup = setup_from_wire(request["setup"])
        wake, failure = None, None
        try:
            wake = WakeWord(setup.wake_word, setup.sensitivity)
        except WakeWordMissing as error:
            failure = str(error.facts["reason"])
        self._ears = self._ears_of(setup, wake)
        return {"is": "done", "wake": failure}

    def _ears_of(self, setup: EarsSetup, wake: WakeWord | None) -> Ears:
        return Ears(
            {language: self._recognisers[language] for language in setup.languages},
            vad=VoiceActivity(),
            wake=wake,
            wake_words=setup.wake_word.words,
            language=setup.language,
            pace=setup.pace,
            echo_cancelled=setup.echo_cancelled,
            names=setup.names,
            believed_from=setup.believed_from,
        )

    def _hear(self, request: Header, sound: bytes) -> Header:
        if self._ears is None:
            raise ValueError("there are no ears")
        for wire in request["calls"]:
            _say(self._ears, call_from_wire(wire))
        return {"is": "heard", "events": [to_wire(event) for event in self._ears.hear(sound)]}

    def _transcribe(self, request: Header, _sound: bytes) -> Header:
        recogniser = self._recognisers[Language(request["language"])]
        self._transcription = Transcription(recogniser.listen())
        return {"is": "done"}

    def _continue(self, _request: Header, sound: bytes) -> Header:
        if self._transcription is None:
            raise ValueError("nothing is being transcribed")
        self._transcription.hear(sound)
        return {"is": "done"}

    def _finish(self, _request: Header, _sound: bytes) -> Header:
        if self._transcription is None:
            raise ValueError("nothing is being transcribed")
        return {"is": "text", "text": self._transcription.finish().text}


def _say(ears: Ears, call: Call) -> None:
    match call:
        case Attend(patience, expectation):
            ears.attend(patience, expectation)
        case Speaking(text, language):
            ears.speaking(text, language)
        case Silent():
            ears.silent()


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until they end. Blocks."""
    hearing = _Hearing()
    write_frame(answers, {"is": "ready", "version": VERSION})
    while (frame := read_frame(requests)) is not None:
        write_frame(answers, hearing.answer(*frame))


def main() -> None:
    """Serve stdin and stdout."""
    serve(*worker_pipes())


if __name__ == "__main__":
    main()
