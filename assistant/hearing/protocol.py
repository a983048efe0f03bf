"""What the speaker and the hearing worker say to each other, version 1.

By the frames of `assistant.frames`. The worker says `{"is": "ready", "version": 1}` once it is up,
and then answers each request in its turn:

    {"do": "load", "language": "fr", "folder": "/…"}            {"is": "done"}
    {"do": "make", "setup": {…}}                                {"is": "done", "wake": "…" or null}
    {"do": "hear", "calls": […]} and sound                      {"is": "heard", "events": […]}
    {"do": "transcribe", "language": "fr"}                      {"is": "done"}
    {"do": "continue"} and a piece of the recording             {"is": "done"}
    {"do": "finish"}                                            {"is": "text", "text": "…"}

`make` makes the ears that are heard with from then on, those made before are dropped; `wake` is the
kind of failure that leaves them without a wake word. `calls` are what was said to the ears before
the sound. An error that a person can meet is answered by
`{"is": "error", "code": "recogniser-damaged", "facts": {"path": "/…"}}`; whatever else goes wrong
ends the worker.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, get_args

from pydantic import TypeAdapter

from assistant.frames import Header
from assistant.hearing.endpoint import Pace
from assistant.hearing.errors import RecogniserDamaged, RecogniserMissing, VoiceActivityMissing
from assistant.hearing.events import Event
from assistant.hearing.phrases import Expectation
from assistant.hearing.wake import Sensitivity, WakePhrase
from audit.errors import CandideError
from audit.language import Language

VERSION = 1


@dataclass(frozen=True)
class EarsSetup:
    """What ears are made with; see `Ears`."""

    languages: tuple[Language, ...]
    language: Language
    wake_word: WakePhrase
    sensitivity: Sensitivity
    pace: Pace
    echo_cancelled: bool
    names: dict[Language, tuple[str, ...]]
    believed_from: dict[Language, float]


@dataclass(frozen=True)
class Attend:
    """`Ears.attend`."""

    patience: float
    expectation: Expectation


@dataclass(frozen=True)
class Speaking:
    """`Ears.speaking`."""

    text: str
    language: Language


@dataclass(frozen=True)
class Silent:
    """`Ears.silent`."""


Call = Attend | Speaking | Silent

_SETUP = TypeAdapter(EarsSetup)
_CALLS = {kind.__name__: TypeAdapter(kind) for kind in get_args(Call)}
_EVENTS = {kind.__name__: TypeAdapter(kind) for kind in get_args(Event)}
_ERRORS = {kind.code: kind for kind in (RecogniserDamaged, RecogniserMissing, VoiceActivityMissing)}


def setup_to_wire(setup: EarsSetup) -> dict[str, Any]:
    """A setup as JSON has it."""
    wire: dict[str, Any] = _SETUP.dump_python(setup, mode="json")
    return wire


def setup_from_wire(wire: Any) -> EarsSetup:
    """The setup again. Raises ValueError where it is none."""
    return _SETUP.validate_python(wire)


def to_wire(item: Call | Event) -> list[Any]:
    """A call or an event as JSON has it: its name and what it holds."""
    return [type(item).__name__, asdict(item)]


def call_from_wire(wire: Any) -> Call:
    """The call again. Raises ValueError or KeyError where it is none."""
    name, held = wire
    call: Call = _CALLS[name].validate_python(held)
    return call


def event_from_wire(wire: Any) -> Event:
    """The event again. Raises ValueError or KeyError where it is none."""
    name, held = wire
    event: Event = _EVENTS[name].validate_python(held)
    return event


def error_to_wire(error: CandideError) -> Header:
    """The answer that tells of an error."""
    facts = {name: str(fact) for name, fact in error.facts.items()}
    return {"is": "error", "code": error.code, "facts": facts}


def error_from_wire(answer: Header) -> CandideError:
    """The error again. Raises KeyError where it is none of hearing."""
    return _ERRORS[answer["code"]](**answer["facts"])
