"""Small logs of what was said, kept as the ledger keeps them and as their leaves tell of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from audit.accounting import (
    DAY_MS,
    HOUR_MS,
    MONTH_MS,
    WEEK_MS,
    Books,
    Running,
    Tally,
    Window,
    books,
    recount,
)
from audit.ledger.accounts import add_weights
from audit.ledger.tables import Table
from audit.records.leaves import Label, Share, Verdict

NOW = 100 * DAY_MS
LENGTHS = {
    Window.HOUR: HOUR_MS,
    Window.DAY: DAY_MS,
    Window.WEEK: WEEK_MS,
    Window.MONTH: MONTH_MS,
}
_ENGINE = create_engine("sqlite://", poolclass=StaticPool)
Table.metadata.create_all(_ENGINE)


@dataclass(frozen=True)
class Said:
    """Something the assistant was about to say, `ago` milliseconds before now."""

    label: Label
    turn: str = "t"
    words: int = 10
    ms: int = 1000
    requested: bool = True
    ago: int = 0
    verdict: Verdict = Verdict.SPOKEN

    @property
    def helps(self) -> bool:
        return self.requested and self.label is Label.ASSIST


def leaves(said: Sequence[Said]) -> list[dict[str, Any]]:
    """What the log's leaves tell of it."""
    return [
        {
            "kind": "utterance", "seq": seq, "log_ms": NOW - item.ago, "turn": item.turn,
            "label": item.label.value, "verdict": item.verdict.value, "requested": item.requested,
            "words": item.words, "milliseconds": item.ms,
        }
        for seq, item in enumerate(said, 1)
    ]  # fmt: skip


@contextmanager
def kept(said: Sequence[Said]) -> Iterator[Connection]:
    """A ledger's table of accounts after all this; it is gone afterwards."""
    weights = [
        (seq, NOW - item.ago, item.turn, item.label, item.requested, item.words, item.ms)
        for seq, item in enumerate(said, 1)
        if item.verdict is Verdict.SPOKEN
    ]
    with _ENGINE.connect() as connection, connection.begin() as transaction:
        add_weights(connection, Running(), weights)
        yield connection
        transaction.rollback()


def booked(said: Sequence[Said], turn: str = "a new turn", now: int = NOW) -> Books:
    """The books as the gate reads them."""
    with kept(said) as connection:
        return books(connection, now, turn=turn)


def recounted(said: Sequence[Said], turn: str = "a new turn", now: int = NOW) -> Books:
    """The books as a regulator works them out from the leaves."""
    return recount(leaves(said)).books(now, turn=turn)


def by_hand(said: Sequence[Said], now: int = NOW) -> dict[Window, Tally]:
    """The windows for a sale in a new turn, straight from DESIGN §5, where no turns interleave."""
    turns: dict[str, list[Said]] = {}
    for item in said:
        if item.verdict is Verdict.SPOKEN:
            turns.setdefault(item.turn, []).append(item)
    weighing = []
    for of_turn in turns.values():
        for at, item in enumerate(of_turn):
            sold_before = any(earlier.label.sells for earlier in of_turn[:at])
            if item.label is Label.SELL_UNASKED or (item.helps and not sold_before):
                weighing.append((NOW - item.ago, of_turn))
                break
    windows = {
        window: [of_turn for began, of_turn in weighing if began > now - length]
        for window, length in LENGTHS.items()
    }
    windows[Window.TURNS] = [of_turn for _, of_turn in weighing][-19:]
    return {window: _weigh(inside) for window, inside in windows.items()}


def _weigh(turns: Sequence[Sequence[Said]]) -> Tally:
    sold = [item for turn in turns for item in turn if item.label is Label.SELL_UNASKED]
    helping = [turn for turn in turns if not any(item.label.sells for item in turn)]
    helped = [[item for item in turn if item.helps] for turn in helping]
    return Tally(
        len(sold),
        sum(item.words for item in sold),
        sum(item.ms for item in sold),
        len(helped),
        sum(min(25, sum(item.words for item in turn)) for turn in helped),
        sum(min(10_000, sum(item.ms for item in turn)) for turn in helped),
    )


def share_of(tally: Tally) -> Share:
    """A tally as it stands, with no sale added."""
    return Share(**tally._asdict())
