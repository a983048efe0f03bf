"""The books counted leaf by leaf are those that a whole recount and the gate's own sums give."""

from __future__ import annotations

import random
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.accounting import DAY_MS, HOUR_MS, MONTH_MS, WEEK_MS, recount
from audit.records.leaves import Label, Verdict
from audit.replay.counting import is_spoken
from audit.replay.tallies import Tallies
from tests.audit.accounts import NOW, Said, booked, leaves

PAUSES = (0, 0, 1, 59_000, HOUR_MS - 1, HOUR_MS, DAY_MS, WEEK_MS, MONTH_MS)


def random_log(chance: random.Random) -> list[Said]:
    """Turns that begin, go on, come back later and are held back."""
    count, helping, longest = chance.randrange(150), chance.random(), chance.choice((4, 9))
    pauses = [chance.choice(PAUSES[:longest]) for _ in range(count)]
    ago = list(accumulate(pauses))[::-1]
    turns = 0
    said = []
    for at in range(count):
        turns += chance.random() < 0.7
        label = Label.ASSIST if chance.random() < helping else chance.choice([*Label])
        back = chance.choice((0, 0, 0, 1, 3, 63, 64, 65))
        verdict = Verdict.BLOCKED if chance.random() < 0.1 else Verdict.SPOKEN
        said.append(
            Said(
                label, f"turn-{max(0, turns - back)}", chance.randrange(60),
                chance.randrange(15_000), chance.random() < 0.8, ago[at], verdict,
            )
        )  # fmt: skip
    return said


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_they_are_those_of_a_recount_at_any_moment_and_in_any_turn(seed: int) -> None:
    chance = random.Random(seed)
    said = random_log(chance)
    tallies, whole = Tallies(), recount(leaves(said))
    for leaf in leaves(said):
        if chance.random() < 0.2:
            now = leaf["log_ms"]
            for turn in (leaf["turn"], f"turn-{chance.randrange(200)}", "a new turn"):
                found = tallies.books(now, turn=turn)
                assert found == whole.books(now, turn=turn, before=leaf["seq"])
        if is_spoken(leaf):
            tallies.add(leaf)
    now = NOW + chance.choice(PAUSES)
    turn = chance.choice(said).turn if said else "a new turn"
    assert tallies.books(now, turn=turn) == booked(said, turn, now)


@pytest.mark.parametrize("between", range(61, 67))
def test_a_turn_goes_on_for_as_long_as_a_recount_says(between: int) -> None:
    said = [Said(Label.ASSIST, "long"), *[Said(Label.NOTICE, "other")] * between]
    more = [*said, Said(Label.SELL_UNASKED, "long")]
    for log in (said, more):
        tallies = Tallies()
        for leaf in leaves(log):
            tallies.add(leaf)
        assert tallies.books(NOW, turn="long") == recount(leaves(log)).books(NOW, turn="long")


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 100_000))
def test_no_moment_that_has_books_of_its_own_is_left_out(seed: int, gap: int) -> None:
    chance = random.Random(seed)
    said = random_log(chance)
    tallies = Tallies()
    for leaf in leaves(said):
        if is_spoken(leaf):
            tallies.add(leaf)
    latest = NOW + chance.choice(PAUSES)
    tried = [tallies.books(now, turn="t") for now in (*tallies.moments(latest - gap, latest),)]
    tried.append(tallies.books(latest - gap, turn="t"))
    minutes = {(*_counts(books),) for books in tried}
    for _ in range(5):
        books = tallies.books(chance.randint(latest - gap, latest), turn="t")
        assert (*_counts(books),) in minutes


def _counts(books: object) -> tuple[object, ...]:
    """Books as the charter sees them: the time since the last sale in whole minutes."""
    facts = vars(books)
    since = facts["since_unasked_ms"]
    minutes = None if since is None else since // 60_000
    return (*facts["tallies"].values(), facts["unasked_in_day"], facts["asked_in_hour"], minutes)
