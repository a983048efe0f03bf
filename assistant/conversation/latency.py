"""How long the last turns took, stage by stage; kept in the household's folder without a word.

The figure that a person feels is the time from the end of their sentence to the first sound of the
answer. For a spoken sentence its end is the moment when the silence after it was long enough.
"""

from __future__ import annotations

import logging
from collections import deque
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from assistant.conversation.stages import EventKind, Stage, TurnEvent

logger = logging.getLogger(__name__)

FILE_NAME = "latency.json"
TURNS_AT_MOST = 50


class TurnTimes(BaseModel):
    """The times of one turn in milliseconds.

    `to_first_sound` is None where nothing sounded; `rehearsed`: the dialogue had answered before
    the sentence was over.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    turn: str = Field(max_length=40)
    stages: dict[Stage, int]
    to_first_sound: int | None = None
    spoken: bool = False
    rehearsed: bool = False


_TIMES = TypeAdapter(list[TurnTimes])


class LatencyBook:
    """A listener that keeps the times of the last turns, in memory and in a file."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE_NAME
        self._turns: deque[TurnTimes] = deque(read_times(home), maxlen=TURNS_AT_MOST)
        self._ended_ms = 0
        self._times: TurnTimes | None = None

    @property
    def turns(self) -> tuple[TurnTimes, ...]:
        """The last turns, oldest first."""
        return tuple(self._turns)

    def __call__(self, event: TurnEvent) -> None:
        """Take note of `event`."""
        if event.kind is EventKind.RUN_START:
            ended_ms = event.data.get("ended_ms")
            self._ended_ms = event.at_ms if ended_ms is None else ended_ms
            self._times = TurnTimes(turn=event.turn, stages={}, spoken=ended_ms is not None)
        elif self._times is None or event.turn != self._times.turn:
            return
        elif event.kind is EventKind.STAGE_START and event.stage is Stage.TRANSCRIBE:
            self._ended_ms = event.at_ms
            self._note(spoken=True)
        elif event.kind is EventKind.STAGE_END and event.stage is Stage.UNDERSTAND:
            self._note(rehearsed=bool(event.data.get("rehearsed")))
        elif event.kind is EventKind.FIRST_SOUND and self._times.to_first_sound is None:
            self._note(to_first_sound=event.at_ms - self._ended_ms)
        elif event.kind is EventKind.RUN_END:
            self._note(stages=event.data["milliseconds"])
            self._turns.append(self._times)
            self._times = None
            self._save()

    def _note(self, **changed: object) -> None:
        assert self._times is not None  # noqa: S101 - set when the turn began
        self._times = self._times.model_copy(update=changed)

    def _save(self) -> None:
        new = self._path.with_suffix(".new")
        try:
            new.write_bytes(_TIMES.dump_json(list(self._turns)))
            new.replace(self._path)
        except OSError as error:
            logger.warning("the times of turns cannot be saved: %s", type(error).__name__)


def read_times(home: Path) -> list[TurnTimes]:
    """The times of the last turns, oldest first; none where there is no file that can be read."""
    try:
        return _TIMES.validate_json((home / FILE_NAME).read_bytes())[-TURNS_AT_MOST:]
    except (OSError, ValidationError):
        return []
