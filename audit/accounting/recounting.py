"""The books worked out again from the leaves alone, plainly and slowly, as a regulator would.

It uses no sum that was kept and none of the code that keeps them; what both find must be the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from audit.accounting.sums import MS_PER_REQUEST, RECENT, WORDS_PER_REQUEST
from audit.accounting.windows import DAY_MS, HOUR_MS, LENGTHS_MS, TURNS, Books, Tally, Window
from audit.records.leaves import Label, Verdict

NOTHING = Tally()


@dataclass(frozen=True)
class Spoken:
    """One spoken utterance; `talk` are the utterances of its turn up to here, this one last.

    `changed` is what it changed in the tally, `number` how many turns weigh up to here, and `began`
    the log time at which the newest of them began.
    """

    leaf: Mapping[str, Any]
    talk: tuple[Mapping[str, Any], ...]
    changed: Tally
    number: int
    began: int


class Recount:
    """A log's spoken utterances, which the books of any moment can be made of."""

    def __init__(self, spoken: Sequence[Spoken]) -> None:
        self.spoken = spoken

    def books(self, now_ms: int, *, turn: str, before: int | None = None) -> Books:
        """The books at the log time `now_ms`, for a sale about to be made in `turn`.

        `before` is the number of the record that they are made for: what came later is left out.
        """
        spoken = [item for item in self.spoken if before is None or item.leaf["seq"] < before]
        talk = next((item.talk for item in reversed(spoken[-RECENT:]) if _turn(item) == turn), ())
        newest = spoken[-1].number if spoken else 0
        first = newest + (not _weighs(talk)) - TURNS + 1
        inside = {Window.TURNS: [item for item in spoken if item.number >= first]}
        for window, length in LENGTHS_MS.items():
            inside[window] = [item for item in spoken if item.began > now_ms - length]
        unasked = [item for item in spoken if item.leaf["label"] == Label.SELL_UNASKED]
        asked = [item for item in spoken if item.leaf["label"] == Label.SELL_ASKED]
        return Books(
            tallies={window: _total(items, _help(talk)) for window, items in inside.items()},
            unasked_in_day=sum(item.leaf["log_ms"] > now_ms - DAY_MS for item in unasked),
            asked_in_hour=sum(item.leaf["log_ms"] > now_ms - HOUR_MS for item in asked),
            since_unasked_ms=max(0, now_ms - unasked[-1].leaf["log_ms"]) if unasked else None,
        )


def recount(leaves: Iterable[Mapping[str, Any]]) -> Recount:
    """Work out what each utterance changed. `leaves` are a whole log's, in their order."""
    found: list[Spoken] = []
    number = began = 0
    for leaf in leaves:
        if leaf["kind"] != "utterance" or leaf["verdict"] != Verdict.SPOKEN:
            continue
        earlier = (item.talk for item in reversed(found[-RECENT:]) if _turn(item) == leaf["turn"])
        before = next(earlier, ())
        talk = (*before, leaf)
        if _weighs(talk) and not _weighs(before):
            number, began = number + 1, max(began, leaf["log_ms"])
        sold = _sold(leaf)
        changed = Tally(
            *(
                sale + helps - helped
                for sale, helps, helped in zip(sold, _help(talk), _help(before), strict=True)
            )
        )
        found.append(Spoken(leaf, talk, changed, number, began))
    return Recount(found)


def _turn(item: Spoken) -> str:
    return str(item.leaf["turn"])


def _sells(leaf: Mapping[str, Any]) -> bool:
    return Label(leaf["label"]).sells


def _answers(leaf: Mapping[str, Any]) -> bool:
    return leaf["label"] == Label.ASSIST and bool(leaf["requested"])


def _weighs(talk: Sequence[Mapping[str, Any]]) -> bool:
    """Whether anything in the turn weighed when it was said: help before any sell, or a sale."""
    for leaf in talk:
        if leaf["label"] == Label.SELL_UNASKED:
            return True
    return any(_answers(leaf) and not any(map(_sells, talk[:at])) for at, leaf in enumerate(talk))


def _sold(leaf: Mapping[str, Any]) -> Tally:
    if leaf["label"] != Label.SELL_UNASKED:
        return NOTHING
    return Tally(1, leaf["words"], leaf["milliseconds"])


def _help(talk: Sequence[Mapping[str, Any]]) -> Tally:
    """The help that a turn gives: none if it sells, and never more than a request may weigh."""
    answers = [leaf for leaf in talk if _answers(leaf)]
    if not answers or any(map(_sells, talk)):
        return NOTHING
    words = min(WORDS_PER_REQUEST, sum(leaf["words"] for leaf in answers))
    milliseconds = min(MS_PER_REQUEST, sum(leaf["milliseconds"] for leaf in answers))
    return Tally(0, 0, 0, 1, words, milliseconds)


def _total(items: Sequence[Spoken], own_help: Tally) -> Tally:
    parts = zip(NOTHING, *(item.changed for item in items), strict=True)
    return Tally(*(max(0, sum(part) - back) for part, back in zip(parts, own_help, strict=True)))
