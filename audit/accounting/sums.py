"""The running sums behind the caps: what each spoken utterance adds to them, or takes back.

DESIGN §5, turn by turn: an unasked sell adds its words and time to what was sold. An answer to a
request adds to the help, at most 25 words and 10 seconds a turn; a turn that sells gives none, so
its help is taken back when the sell comes. Whatever else is said weighs nothing.

A turn begins, here, with the first thing in it that weighs, and is numbered then. Turns can
interleave (a timer rings in between), so a turn goes on while it is among the last `RECENT` spoken
utterances; what comes later under its name is another turn. What an older turn still adds or takes
back counts with the newest that has begun: numbers and times of beginning never run backwards.
"""

from __future__ import annotations

from typing import NamedTuple

from audit.records.leaves import Label

WORDS_PER_REQUEST = 25
MS_PER_REQUEST = 10_000
RECENT = 64

# Looking a member up takes longer than comparing it, and this runs for every record.
_ASSIST, _ASKED, _UNASKED = Label.ASSIST, Label.SELL_ASKED, Label.SELL_UNASKED


class Sums(NamedTuple):
    """Everything counted since the log began, as it stands after one spoken utterance.

    `turn_no` turns have begun, the newest at the log time `turn_began_ms`. `turn_counts` (it has a
    number), `turn_sells`, `turn_words` and `turn_ms` (the help it gives) are of the turn spoken in.
    `asked` are sells that were asked for; `unasked_ms` is the log time of the last that was not,
    and means nothing while `sold_turns` is 0.
    """

    turn_no: int = 0
    turn_began_ms: int = 0
    turn_counts: bool = False
    turn_sells: bool = False
    turn_words: int = 0
    turn_ms: int = 0
    sold_turns: int = 0
    sold_words: int = 0
    sold_ms: int = 0
    helped_turns: int = 0
    helped_words: int = 0
    helped_ms: int = 0
    asked: int = 0
    unasked_ms: int = 0


START = Sums()
_UNHEARD = (0, START)


class Running:
    """The sums of a log that is being written or read from its beginning to its end."""

    def __init__(self) -> None:
        self.last = START
        self._spoken = 0
        self._turns: dict[str, tuple[int, Sums]] = {}

    def copy(self) -> Running:
        """The same sums, which go on by themselves."""
        other = Running()
        other.last, other._spoken, other._turns = self.last, self._spoken, self._turns.copy()
        return other

    def restore(self, turn: str, sums: Sums) -> None:
        """Take up what was counted after an utterance in `turn`, the next one spoken."""
        self.last = sums
        self._spoken += 1
        self._turns[turn] = self._spoken, sums
        if len(self._turns) > 2 * RECENT:
            oldest = self._spoken - RECENT
            self._turns = {name: held for name, held in self._turns.items() if held[0] > oldest}

    def add(
        self, log_ms: int, turn: str, label: str, requested: bool, words: int, milliseconds: int
    ) -> Sums:
        """Count one spoken utterance; the sums after it."""
        spoken_at, own = self._turns.get(turn, _UNHEARD)
        if spoken_at <= self._spoken - RECENT:
            own = START
        (
            number, began, _, _, _, _,
            sold_turns, sold_words, sold_ms, helped_turns, helped_words, helped_ms,
            asked, unasked_ms,
        ) = self.last  # fmt: skip
        _, _, counts, sells, own_words, own_ms, *_ = own
        weighs = False
        if label in (_UNASKED, _ASKED):
            if counts and not sells:
                helped_turns -= 1
                helped_words -= own_words
                helped_ms -= own_ms
            sells, own_words, own_ms = True, 0, 0
            if label == _UNASKED:
                weighs = True
                sold_turns += 1
                sold_words += words
                sold_ms += milliseconds
                unasked_ms = log_ms
            else:
                asked += 1
        elif requested and label == _ASSIST and not sells:
            weighs = True
            helped_turns += not counts
            more_words = min(words, WORDS_PER_REQUEST - own_words)
            more_ms = min(milliseconds, MS_PER_REQUEST - own_ms)
            own_words += more_words
            own_ms += more_ms
            helped_words += more_words
            helped_ms += more_ms
        if weighs and not counts:
            counts = True
            number += 1
            began = max(began, log_ms)
        sums = Sums(
            number, began, counts, sells, own_words, own_ms,
            sold_turns, sold_words, sold_ms, helped_turns, helped_words, helped_ms,
            asked, unasked_ms,
        )  # fmt: skip
        self.restore(turn, sums)
        return sums
