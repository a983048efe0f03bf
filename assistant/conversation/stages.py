"""The stages of a turn and the events they emit; everybody who wants to know listens here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from audit.clock import Clock

logger = logging.getLogger(__name__)


class Stage(StrEnum):
    """The stages, in the order they run; a turn may start at any of them."""

    WAKE = "wake"
    LISTEN = "listen"
    TRANSCRIBE = "transcribe"
    UNDERSTAND = "understand"
    REVIEW = "review"
    SPEAK = "speak"
    OUTCOME = "outcome"


class EventKind(StrEnum):
    """What an event tells."""

    RUN_START = "run-start"
    STAGE_START = "stage-start"
    STAGE_END = "stage-end"
    SPEAKING = "speaking"
    """Words begin to be spoken; `sells` tells whether they sell."""
    FIRST_SOUND = "first-sound"
    """Their first sample goes to the loudspeaker."""
    QUIET = "quiet"
    """They are over, or were cut."""
    MICROPHONE = "microphone"
    """It was switched `on`, or off; outside any turn."""
    ERROR = "error"
    RUN_END = "run-end"


@dataclass(frozen=True)
class TurnEvent:
    """One step of one turn; `at_ms` is monotonic. `data` never holds a word anybody said."""

    kind: EventKind
    turn: str
    at_ms: int
    stage: Stage | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


Listener = Callable[[TurnEvent], None]


class Emitter:
    """The one place events come from. A listener that fails does not stop the turn."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._listeners: list[Listener] = []
        self.turn = ""
        """The turn that runs, or ran last."""

    def listen(self, listener: Listener) -> None:
        """Have every later event handed to `listener`."""
        self._listeners.append(listener)

    def emit(
        self, kind: EventKind, turn: str, stage: Stage | None = None, **data: Any
    ) -> TurnEvent:
        """Hand one event to everybody who listens."""
        if kind is EventKind.RUN_START:
            self.turn = turn
        event = TurnEvent(kind, turn, self._clock.monotonic_ms(), stage, data)
        for listener in self._listeners:
            try:
                listener(event)
            except Exception as error:  # a broken light must not silence an answer
                logger.warning("a listener failed: %s", type(error).__name__)
        return event

    @contextmanager
    def stage(self, turn: str, stage: Stage, times: dict[str, int]) -> Iterator[dict[str, Any]]:
        """Emit a stage's start and end, and note in `times` how many milliseconds it took.

        What is put into the mapping it gives goes out with the end.
        """
        began = self.emit(EventKind.STAGE_START, turn, stage)
        found: dict[str, Any] = {}
        try:
            yield found
        finally:
            ended = self.emit(EventKind.STAGE_END, turn, stage, **found)
            times[stage] = times.get(stage, 0) + ended.at_ms - began.at_ms
