"""Random logs: the sums that are kept are those of the leaves, and nothing gives room back."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.accounting import (
    DAY_MS,
    HOUR_MS,
    MONTH_MS,
    WEEK_MS,
    Books,
    Window,
    books,
    recount,
    worst_share,
)
from audit.ledger.checklog import check_log
from audit.ledger.store import Ledger
from audit.records.leaves import ErasureReason, Label, Verdict
from tests.audit.accounts import (
    NOW,
    Said,
    booked,
    by_hand,
    leaves,
    recounted,
    share_of,
)
from tests.audit.ledger.logs import entry, leaves_of, utterance
from tests.support.clock import ManualClock

QUICK = settings(max_examples=40, deadline=None)
PAUSES = (0, 1, 1_000, HOUR_MS - 1, HOUR_MS, DAY_MS, WEEK_MS, MONTH_MS)
TURNS = ("a", "b", "c", "d")
SPOKEN = st.builds(
    Said,
    label=st.sampled_from(Label),
    turn=st.sampled_from(TURNS),
    words=st.integers(0, 60),
    ms=st.integers(0, 20_000),
    requested=st.booleans(),
)


def in_time(said: Sequence[Said], pauses: Sequence[int]) -> list[Said]:
    """The same, each `pauses` after the one before, and the last now."""
    behind = [*accumulate(reversed(pauses[: len(said)]), initial=0)][: len(said)]
    return [replace(item, ago=ago) for item, ago in zip(said, reversed(behind), strict=True)]


@st.composite
def logs(draw: st.DrawFn, *, most: int = 14) -> list[Said]:
    """Utterances of a few turns that interleave, with pauses of every length."""
    said = draw(st.lists(SPOKEN, max_size=most))
    pauses = st.lists(st.sampled_from(PAUSES), min_size=len(said), max_size=len(said))
    return in_time(said, draw(pauses))


def long_log(seed: int, *, interleaved: bool) -> list[Said]:
    """Some hundred utterances: turns begin, go on, come back and are held back."""
    chance = random.Random(seed)
    helping = chance.choice((0.5, 0.9))
    said, turns = [], 0
    for _ in range(chance.randrange(260)):
        turns += chance.random() < 0.7
        back = chance.choice((0, 0, 1, 3, 40, 70)) if interleaved else 0
        label = Label.ASSIST if chance.random() < helping else chance.choice([*Label])
        said.append(
            Said(
                label, f"turn-{max(0, turns - back)}", chance.randrange(40),
                chance.randrange(15_000), chance.random() < 0.8,
                verdict=Verdict.BLOCKED if chance.random() < 0.1 else Verdict.SPOKEN,
            )
        )  # fmt: skip
    return in_time(said, [chance.choice(PAUSES[: chance.choice((4, 8))]) for _ in said])


WHEN = st.sampled_from([0, 1, HOUR_MS - 1, HOUR_MS, DAY_MS, WEEK_MS - 1, WEEK_MS, MONTH_MS])


# -- the sums are those of the leaves --------------------------------------------------------------


@QUICK
@given(logs(), st.sampled_from([*TURNS, "a new turn"]), WHEN)
def test_what_is_kept_is_what_the_leaves_say(said: list[Said], turn: str, later: int) -> None:
    assert booked(said, turn, NOW + later) == recounted(said, turn, NOW + later)


@QUICK
@given(st.integers(0, 2**32), st.integers(0, 260), st.integers(0, 80), WHEN)
def test_so_it_is_at_any_record_of_a_long_log(seed: int, cut: int, back: int, later: int) -> None:
    said = long_log(seed, interleaved=True)
    cut = min(cut, len(said))
    turn = said[cut - back].turn if 0 < back <= cut else "a new turn"
    now = NOW - (said[cut - 1].ago if cut else 0) + later
    found = recount(leaves(said)).books(now, turn=turn, before=cut + 1)
    assert booked(said[:cut], turn, now) == found


@QUICK
@given(st.integers(0, 2**32), WHEN)
def test_where_no_turns_interleave_the_windows_hold_whole_turns(seed: int, later: int) -> None:
    said = long_log(seed, interleaved=False)
    assert booked(said, now=NOW + later).tallies == by_hand(said, NOW + later)


# -- nothing buys room -----------------------------------------------------------------------------


def worst(found: Books, words: int = 12, milliseconds: int = 4_800) -> dict[Window, int]:
    return {key: worst_share(share) for key, share in found.shares(words, milliseconds).items()}


CHATTER = st.one_of(
    st.builds(
        Said,
        label=st.just(Label.ASSIST),
        turn=st.sampled_from([*TURNS, "x", "y"]),
        words=st.integers(0, 500),
        ms=st.integers(0, 500_000),
        requested=st.just(False),
    ),
    st.builds(
        Said,
        label=st.just(Label.NOTICE),
        turn=st.sampled_from([*TURNS, "x", "y"]),
        requested=st.booleans(),
    ),
)


@QUICK
@given(logs(), st.lists(st.tuples(st.integers(0, 14), CHATTER), max_size=30))
def test_chatter_changes_nothing_at_all(said: list[Said], chatter: list[tuple[int, Said]]) -> None:
    more = list(said)
    for at, item in chatter:
        place = min(at, len(more))
        ago = more[place].ago if place < len(more) else 0
        more.insert(place, replace(item, ago=ago))
    for turn in ("a new turn", "a"):
        assert booked(more, turn) == booked(said, turn)


@QUICK
@given(logs(), SPOKEN.filter(lambda item: item.helps))
def test_more_help_never_raises_a_share(said: list[Said], answer: Said) -> None:
    before, after = worst(booked(said)), worst(booked([*said, answer]))
    for window in Window:
        assert after[window] <= before[window]


@QUICK
@given(logs(), SPOKEN.filter(lambda item: item.label.sells))
def test_one_more_sell_never_lowers_a_share_or_a_count(said: list[Said], sale: Said) -> None:
    one, two = booked(said), booked([*said, sale])
    before, after = worst(one), worst(two)
    for window in Window:
        assert after[window] >= before[window]
    assert two.unasked_in_day == one.unasked_in_day + (sale.label is Label.SELL_UNASKED)
    assert two.asked_in_hour == one.asked_in_hour + (sale.label is Label.SELL_ASKED)
    if sale.label is Label.SELL_UNASKED:
        assert two.since_unasked_ms == 0


@QUICK
@given(logs(), st.sampled_from([*TURNS, "a new turn"]), st.integers(0, 80), st.integers(0, 20_000))
def test_the_share_a_sale_is_judged_on_is_no_smaller_than_what_it_makes_it(
    said: list[Said], turn: str, words: int, ms: int
) -> None:
    """Even where the sale is made in a turn that helped; in a new one it is that very share."""
    judged = booked(said, turn).shares(words, ms)
    after = booked([*said, Said(Label.SELL_UNASKED, turn, words, ms)], turn).tallies
    for window in Window:
        assert worst_share(judged[window]) >= worst_share(share_of(after[window]))
        if turn not in TURNS:
            assert judged[window] == share_of(after[window])


# -- real logs: the clock, restarts, erasures ------------------------------------------------------

STEPS = ("help", "ask", "push", "block", "wait", "set back", "set on", "restart", "erase")


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(STEPS), min_size=1, max_size=14))
def test_a_ledger_keeps_the_sums_of_its_leaves_whatever_happens_to_it(steps: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, clock = Path(folder) / "home" / "ledger.db", ManualClock()
        ledger = Ledger(path, clock)
        for number, step in enumerate(steps):
            turn = f"t{number // 2}"
            match step:
                case "help":
                    ledger.append(utterance(turn, words=20))
                case "ask":
                    ledger.append(utterance(turn, Label.SELL_ASKED))
                case "push":
                    ledger.append(utterance(turn, Label.SELL_UNASKED))
                case "block":
                    ledger.append(utterance(turn, Label.SELL_UNASKED, verdict=Verdict.BLOCKED))
                case "wait":
                    clock.advance(minutes=59)
                case "erase":
                    ledger.erase([(1, 4)], ErasureReason.COMMAND)
                case "set back" | "set on" | "restart":
                    ledger.append(entry())  # a restart goes on from the last record
                    before = read(ledger)
                    days = {"set back": -400, "set on": 400}.get(step, 0)
                    clock.set_wall(clock.wall() + timedelta(days=days))
                    if step == "restart":
                        ledger.close()
                        clock = ManualClock(clock.wall(), monotonic_ms=1)
                        ledger = Ledger(path, clock)
                    assert read(ledger) == before
        now = ledger.now_ms()
        ledger.append(utterance("last"))
        for turn in ("t0", "t1", "last", "a new turn"):
            found = ledger.read(lambda connection, turn=turn: books(connection, now, turn=turn))
            assert found == recount(leaves_of(path)).books(now, turn=turn)
        ledger.close()
        assert check_log(path) == ()


def read(ledger: Ledger) -> Books:
    """The books now."""
    now = ledger.now_ms()
    found: Books = ledger.read(lambda connection: books(connection, now, turn="a new turn"))
    return found
