"""When somebody begins to speak to us and when they have finished: a state machine, drawn here.

                wake()                     0.3 s of voice
    ASLEEP ──────────────► WOKEN ─────────────────────────────┐
      ▲ ▲                   │ ▲ │ a short word, then quiet    │
      │ │  nobody spoke for │ │ └──────────────┐              ▼
      │ └── 1.5 s: ─────────┘ │                │           HEARING
      │     FALSE_WAKE        │                │              │
      │                       │ unheard()      ▼              │ quiet for 0.25, 0.7 or 1.25 s,
      │                       │   ┌────────  ENDED  ◄─────────┘ or 15 s since the first voice
      │                       ▼   ▼            ▲
      └── patience over: ── ATTENDING ─────────┘   (and by HEARING, as from WOKEN)
          NOTHING             ▲
                              │ attend(patience), from anywhere: a key, a question of ours

    wake() leads to WOKEN, and sleep() to ASLEEP, from anywhere.

It is fed with how long and whether there was voice, and knows of no clock and no sound, so the same
voice gives the same steps at the same places however it is cut. Three rules need more words:

- Voice gathers: 0.3 s of it, pauses left out, is somebody speaking (BEGAN). Less than that is
  something said ("oui", "stop") if it was 0.2 s and quiet follows; otherwise it never was.
- The end of the wake word often comes after it was recognised. Voice that goes on at that moment
  and stops within 0.18 s was that end. Voice that runs on longer is a request that began with no
  pause, part of it before that moment: it counts as 0.2 s.
- Voice in which no word is found was none (`unheard`): it goes back to waiting, with the patience
  that is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WAKE_PATIENCE = 1.5
"""Seconds within which somebody who woke us speaks."""

LONGEST = 15.0
"""Seconds that one sentence may last, from its first voice on."""

_BEGINS_MS = 300
_SHORT_MS = 200
_TAIL_MS = 180
_LONGEST_MS = round(LONGEST * 1000)


class Pace(StrEnum):
    """How long a silence ends a sentence: 0.25 s, 0.7 s, 1.25 s."""

    QUICK = "quick"
    USUAL = "usual"
    PATIENT = "patient"

    @property
    def milliseconds(self) -> int:
        """The silence that ends a sentence."""
        return {Pace.QUICK: 250, Pace.USUAL: 700, Pace.PATIENT: 1250}[self]


class State(StrEnum):
    """Where it is; see the drawing."""

    ASLEEP = "asleep"
    WOKEN = "woken"
    ATTENDING = "attending"
    HEARING = "hearing"
    ENDED = "ended"


class Step(StrEnum):
    """What was decided."""

    BEGAN = "began"
    ENDED = "ended"
    FALSE_WAKE = "false-wake"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Decision:
    """A step, and when it was taken: milliseconds of all that was fed before it."""

    step: Step
    at_ms: int


class Endpointer:
    """The state machine of this module's drawing."""

    def __init__(self, pace: Pace = Pace.USUAL) -> None:
        self.state = State.ASLEEP
        self._end_ms = pace.milliseconds
        self._waits_in = State.ATTENDING
        self._patience_ms = 0
        self._now_ms = 0
        self._waited_ms = 0
        self._tail_ms = 0
        self._forget_voice()

    def wake(self) -> None:
        """The wake word was recognised just now; what was being said before is none of ours."""
        self._wait(State.WOKEN, WAKE_PATIENCE)
        self._tail_ms = _TAIL_MS

    def attend(self, patience: float) -> None:
        """Somebody is expected to speak, within `patience` seconds, without the wake word."""
        self._wait(State.ATTENDING, patience)

    def sleep(self) -> None:
        """Nobody is expected to speak."""
        self.state = State.ASLEEP

    def unheard(self) -> Decision | None:
        """No word was found in what ended: wait on, or decide that nobody spoke."""
        if self.state is not State.ENDED:
            raise RuntimeError("nothing has ended")
        self.state = self._waits_in
        self._forget_voice()
        return self._lose_patience()

    @property
    def in_speech(self) -> bool:
        """Whether there is voice that is being said or may turn out to be."""
        return self.state is State.HEARING or (self._waits and self._since_ms > 0)

    @property
    def in_wake_word(self) -> bool:
        """Whether the voice that goes on may still be the end of the wake word."""
        return self.state is State.WOKEN and self._tail_ms > 0

    def feed(self, seconds: float, is_speech: bool) -> list[Decision]:
        """So much more time went by, with voice in it or without."""
        left = round(seconds * 1000)
        if left < 0:
            raise ValueError("time does not go back")
        decisions: list[Decision] = []
        while left > 0:
            part = min(left, self._until_something(is_speech))
            left -= part
            self._now_ms += part
            if self.state is State.HEARING or self._waits:
                self._pass(part, is_speech)
                decisions += self._decide()
        return decisions

    @property
    def _waits(self) -> bool:
        return self.state in (State.WOKEN, State.ATTENDING)

    def _wait(self, state: State, patience: float) -> None:
        self.state = self._waits_in = state
        self._patience_ms = max(1, round(patience * 1000))
        self._waited_ms = 0
        self._tail_ms = 0
        self._forget_voice()

    def _forget_voice(self) -> None:
        self._voice_ms = self._quiet_ms = self._since_ms = 0

    def _until_something(self, is_speech: bool) -> int:
        """How many milliseconds until there may be something to decide; at least one."""
        ends = []
        if is_speech and self.in_wake_word:
            ends.append(self._tail_ms)
        elif is_speech and self._waits:
            ends.append(_BEGINS_MS - self._voice_ms)
        if not is_speech and self._since_ms:
            ends.append(self._end_ms - self._quiet_ms)
        if not is_speech and not self._since_ms:
            ends.append(self._patience_ms - self._waited_ms)
        ends.append(_LONGEST_MS - self._since_ms)
        return max(1, min(ends))

    def _pass(self, part: int, is_speech: bool) -> None:
        self._waited_ms += part
        if is_speech and self.in_wake_word:
            self._tail_ms -= part
            if self._tail_ms <= 0:
                self._voice_ms = self._since_ms = _SHORT_MS
            return
        self._tail_ms = 0
        if is_speech:
            self._voice_ms += part
            self._since_ms += part
            self._quiet_ms = 0
        elif self._since_ms:
            self._quiet_ms += part
            self._since_ms += part

    def _decide(self) -> list[Decision]:
        decisions: list[Decision] = []
        over = self._quiet_ms >= self._end_ms or self._since_ms >= _LONGEST_MS
        if self._waits and (self._voice_ms >= _BEGINS_MS or (over and self._voice_ms >= _SHORT_MS)):
            self.state = State.HEARING
            decisions.append(Decision(Step.BEGAN, self._now_ms))
        if self.state is State.HEARING and over:
            self.state = State.ENDED
            decisions.append(Decision(Step.ENDED, self._now_ms))
        if self._waits:
            if over:
                self._forget_voice()
            gone = None if self.in_speech or self.in_wake_word else self._lose_patience()
            if gone is not None:
                decisions.append(gone)
        return decisions

    def _lose_patience(self) -> Decision | None:
        """Go back to sleep if it has waited long enough."""
        if self._waited_ms < self._patience_ms:
            return None
        step = Step.FALSE_WAKE if self.state is State.WOKEN else Step.NOTHING
        self.state = State.ASLEEP
        return Decision(step, self._now_ms)
