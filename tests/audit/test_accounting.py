"""The tallies behind the caps: they never undercount selling, and chatter buys no room."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, insert
from sqlalchemy.pool import StaticPool

from audit.accounting import (
    DAY_MS,
    HOUR_MS,
    MS_PER_REQUEST,
    WEEK_MS,
    WORDS_PER_REQUEST,
    Tally,
    count,
    tally,
    worst_share,
)
from audit.ledger.tables import AccountRow, LeafRow, Table
from audit.records.leaves import Label, Share

NOW = 10 * WEEK_MS
ENGINE = create_engine("sqlite://", poolclass=StaticPool)
Table.metadata.create_all(ENGINE)


@dataclass(frozen=True)
class Said:
    """One utterance that was spoken, `ago` milliseconds before now."""

    label: Label
    turn: str = "t"
    words: int = 10
    ms: int = 1000
    requested: bool = True
    ago: int = 0


def fill(connection: Connection, said: Sequence[Said]) -> None:
    rows = [
        {
            "seq": number,
            "log_ms": NOW - item.ago,
            "turn": item.turn,
            "label": item.label,
            "requested": item.requested,
            "words": item.words,
            "milliseconds": item.ms,
        }
        for number, item in enumerate(said, 1)
    ]
    if rows:
        connection.execute(insert(LeafRow), [{"seq": row["seq"], "body": b"{}"} for row in rows])
        connection.execute(insert(AccountRow), rows)


def tallied(said: Sequence[Said], *, window: int = WEEK_MS, besides: str = "") -> Tally:
    with ENGINE.connect() as connection:
        fill(connection, said)
        return tally(connection, NOW, window, besides=besides)


def counted(said: Sequence[Said], label: Label, window: int) -> int:
    with ENGINE.connect() as connection:
        fill(connection, said)
        return count(connection, label, NOW, window)


def by_hand(said: Sequence[Said], besides: str = "") -> Tally:
    """The same sums in plain Python, straight from DESIGN §5."""
    recent = [item for item in said if item.ago < WEEK_MS]
    sold = [item for item in recent if item.label is Label.SELL_UNASKED]
    words, milliseconds = [], []
    for turn in {item.turn for item in recent} - {besides}:
        of_turn = [item for item in recent if item.turn == turn]
        helped = [item for item in of_turn if item.requested and item.label is Label.ASSIST]
        if helped and not any(item.label.sells for item in of_turn):
            words.append(min(sum(item.words for item in helped), 25))
            milliseconds.append(min(sum(item.ms for item in helped), 10_000))
    return Tally(
        len(sold), sum(item.words for item in sold), sum(item.ms for item in sold),
        len(words), sum(words), sum(milliseconds),
    )  # fmt: skip


SAID = st.lists(
    st.builds(
        Said,
        label=st.sampled_from(Label),
        turn=st.sampled_from(["a", "b", "c", "d"]),
        words=st.integers(0, 60),
        ms=st.integers(0, 20_000),
        requested=st.booleans(),
        ago=st.sampled_from([0, 1, HOUR_MS, DAY_MS, WEEK_MS - 1, WEEK_MS, WEEK_MS + 1]),
    ),
    max_size=12,
)


@given(SAID, st.sampled_from(["", "a"]))
def test_the_sums_in_sql_are_the_sums_by_hand(said: list[Said], besides: str) -> None:
    assert tallied(said, besides=besides) == by_hand(said, besides)


def shares(share: Share) -> list[Fraction]:
    halves = (
        (share.sold_turns, share.helped_turns),
        (share.sold_words, share.helped_words),
        (share.sold_ms, share.helped_ms),
    )
    return [Fraction(sold, sold + helped) for sold, helped in halves if sold]


@given(SAID, st.integers(0, 80), st.integers(0, 20_000))
def test_the_share_a_sale_is_judged_on_is_no_smaller_than_what_it_makes_it(
    said: list[Said], words: int, ms: int
) -> None:
    """Even where the sale is made in a turn that helped."""
    judged = tallied(said, besides="a").with_sale(words, ms)
    after = tallied([*said, Said(Label.SELL_UNASKED, "a", words, ms)])
    assert worst_share(judged) >= max(
        10_000 * share
        for share in shares(
            Share(
                sold_turns=after.sold_turns, helped_turns=after.helped_turns,
                sold_words=after.sold_words, helped_words=after.helped_words,
                sold_ms=after.sold_ms, helped_ms=after.helped_ms,
            )
        )
    )  # fmt: skip


@given(SAID, st.integers(0, 500), st.integers(0, 500_000), st.sampled_from(["a", "new"]))
def test_what_is_said_unasked_never_enlarges_the_denominator(
    said: list[Said], words: int, ms: int, turn: str
) -> None:
    before = tallied(said)
    chatter = Said(Label.ASSIST, turn, words, ms, requested=False)
    assert tallied([*said, chatter]) == before
    assert tallied([*said, Said(Label.NOTICE, turn, words, ms)]) == before


@given(st.lists(st.integers(0, 200), min_size=1, max_size=8))
def test_a_request_weighs_at_most_25_words_and_ten_seconds_however_it_is_cut(
    parts: list[int],
) -> None:
    answer = tallied([Said(Label.ASSIST, words=part, ms=part * 400) for part in parts])
    assert answer.helped_turns == 1
    assert answer.helped_words == min(sum(parts), WORDS_PER_REQUEST)
    assert answer.helped_ms == min(sum(parts) * 400, MS_PER_REQUEST)


@given(SAID)
def test_help_in_a_turn_that_sells_makes_no_room(said: list[Said]) -> None:
    selling = [*said, Said(Label.SELL_ASKED, "a")]
    assert (
        tallied(selling).helped_turns
        == tallied([item for item in selling if item.turn != "a"]).helped_turns
    )


COUNTS = st.integers(0, 10**6)


@given(st.builds(Share, **dict.fromkeys(Share.model_fields, COUNTS)))
def test_the_share_is_the_worst_of_the_three_rounded_up(share: Share) -> None:
    worst = max(shares(share), default=Fraction(0))
    assert worst_share(share) == math.ceil(10_000 * worst)


@pytest.mark.parametrize(
    ("halves", "hundredths"),
    [
        ((1, 49, 0, 100, 0, 100), 200),
        ((1, 48, 0, 100, 0, 100), 205),  # 1 of 49 is 2.0408 %, rounded up
        ((1, 99, 40, 960, 15_000, 985_000), 400),
        ((1, 99, 10, 990, 15_000, 235_000), 600),
        ((1, 0, 0, 0, 0, 0), 10_000),
        ((0, 0, 0, 0, 0, 0), 0),
        ((0, 50, 0, 100, 0, 100), 0),
        ((1, 10**6, 0, 1, 0, 1), 1),  # never rounded down to nothing
    ],
)
def test_shares_worked_out_by_hand(halves: tuple[int, ...], hundredths: int) -> None:
    names = ("sold_turns", "helped_turns", "sold_words", "helped_words", "sold_ms", "helped_ms")
    assert worst_share(Share(**dict(zip(names, halves, strict=True)))) == hundredths


def test_a_day_worked_out_by_hand() -> None:
    day = [
        Said(Label.ASSIST, "1", words=5, ms=2_000),  # 5 words, 2 s
        Said(Label.ASSIST, "2", words=40, ms=16_000),  # at most 25 words, 10 s
        Said(Label.ASSIST, "3", words=9, ms=3_000),  # its turn sells: no room
        Said(Label.SELL_ASKED, "3", words=30, ms=9_000),
        Said(Label.ASSIST, "4", words=9, ms=3_000, requested=False),  # chatter
        Said(Label.SELL_UNASKED, "5", words=30, ms=12_000),
        Said(Label.NOTICE, "6", words=50, ms=20_000),
        Said(Label.ASSIST, "7", words=20, ms=8_000, ago=WEEK_MS),  # a week ago
    ]
    assert tallied(day) == Tally(1, 30, 12_000, 2, 30, 12_000)
    assert worst_share(tallied(day).with_sale(30, 12_000)) == 6667  # 60 of 90 words
    assert counted(day, Label.SELL_ASKED, HOUR_MS) == 1


@pytest.mark.parametrize("window", [HOUR_MS, DAY_MS])
def test_a_window_ends_to_the_millisecond(window: int) -> None:
    for ago, inside in ((0, 1), (window - 1, 1), (window, 0), (window + 1, 0)):
        sale = [Said(Label.SELL_ASKED, ago=ago)]
        assert counted(sale, Label.SELL_ASKED, window) == inside


def test_the_counts_keep_asked_and_unasked_apart() -> None:
    said = [Said(Label.SELL_ASKED), Said(Label.SELL_ASKED), Said(Label.SELL_UNASKED)]
    assert counted(said, Label.SELL_ASKED, DAY_MS) == 2
    assert counted(said, Label.SELL_UNASKED, DAY_MS) == 1
