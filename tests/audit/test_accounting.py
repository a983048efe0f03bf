"""What the caps look at, worked out by hand: nothing is undercounted, and chatter buys no room."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.accounting import DAY_MS, HOUR_MS, MONTH_MS, WEEK_MS, Tally, Window, books, worst_share
from audit.records.leaves import Label, Share, Verdict
from tests.audit.accounts import LENGTHS, NOW, Said, booked, by_hand, kept, recounted

ASSIST, NOTICE = Label.ASSIST, Label.NOTICE
ASKED, UNASKED = Label.SELL_ASKED, Label.SELL_UNASKED


def helped(turns: int, start: int = 0, **more: int) -> list[Said]:
    return [Said(ASSIST, f"help-{number}", **more) for number in range(start, start + turns)]


# -- what weighs -----------------------------------------------------------------------------------


def test_a_day_worked_out_by_hand() -> None:
    day = [
        Said(ASSIST, "7", words=20, ms=8_000, ago=WEEK_MS),  # a week ago
        Said(ASSIST, "1", words=5, ms=2_000),  # 5 words, 2 s
        Said(ASSIST, "2", words=40, ms=16_000),  # at most 25 words, 10 s
        Said(ASSIST, "3", words=9, ms=3_000),  # its turn sells: no room
        Said(ASKED, "3", words=30, ms=9_000),
        Said(ASSIST, "4", words=9, ms=3_000, requested=False),  # chatter
        Said(UNASKED, "5", words=30, ms=12_000),
        Said(NOTICE, "6", words=50, ms=20_000),
    ]
    found = booked(day)
    assert found == recounted(day)
    assert found.tallies == by_hand(day)
    for window in (Window.HOUR, Window.DAY, Window.WEEK):
        assert found.tallies[window] == Tally(1, 30, 12_000, 2, 30, 12_000)
    assert found.tallies[Window.MONTH] == Tally(1, 30, 12_000, 3, 50, 20_000)
    assert found.tallies[Window.TURNS] == found.tallies[Window.MONTH]
    shares = found.shares(30, 12_000)
    assert worst_share(shares[Window.WEEK]) == 6667  # 60 of 90 words
    assert worst_share(shares[Window.MONTH]) == 5455  # 60 of 110 words
    assert (found.unasked_in_day, found.asked_in_hour, found.since_unasked_ms) == (1, 1, 0)


def test_in_an_empty_log_a_sale_is_all_there_is() -> None:
    found = booked([])
    assert [worst_share(share) for share in found.shares(12, 4000).values()] == [10_000] * 5
    assert (found.unasked_in_day, found.asked_in_hour, found.since_unasked_ms) == (0, 0, None)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 200), min_size=1, max_size=8))
def test_a_request_weighs_at_most_25_words_and_ten_seconds_however_it_is_cut(
    parts: list[int],
) -> None:
    answer = booked([Said(ASSIST, words=part, ms=part * 400) for part in parts])
    words, ms = min(sum(parts), 25), min(sum(parts) * 400, 10_000)
    assert set(answer.tallies.values()) == {Tally(0, 0, 0, 1, words, ms)}


@pytest.mark.parametrize("sale", [ASKED, UNASKED])
@pytest.mark.parametrize("first", [True, False])
def test_help_in_a_turn_that_sells_makes_no_room(sale: Label, first: bool) -> None:
    turn = [Said(ASSIST, "a"), Said(sale, "a")] if first else [Said(sale, "a"), Said(ASSIST, "a")]
    for tally in booked([*helped(3), *turn, Said(ASSIST, "a")]).tallies.values():
        assert (tally.helped_turns, tally.sold_turns) == (3, sale is UNASKED)


def test_the_help_of_the_turn_in_which_is_sold_makes_no_room_for_the_sale() -> None:
    said = [*helped(3), Said(ASSIST, "here"), Said(ASSIST, "here", words=30)]
    assert booked(said).tallies[Window.DAY] == Tally(0, 0, 0, 4, 55, 5_000)
    assert booked(said, turn="here").tallies[Window.DAY] == Tally(0, 0, 0, 3, 30, 3_000)


def test_what_was_held_back_weighs_nothing() -> None:
    said = [*helped(2), Said(UNASKED, "c", verdict=Verdict.BLOCKED)]
    assert booked(said) == recounted(said) == booked(helped(2))


def test_an_asked_sell_counts_and_has_no_share() -> None:
    said = [*helped(2), Said(ASKED, "a"), Said(ASKED, "b", ago=HOUR_MS)]
    said.sort(key=lambda item: -item.ago)
    found = booked(said)
    assert set(found.tallies.values()) == {Tally(0, 0, 0, 2, 20, 2_000)}
    assert (found.asked_in_hour, found.unasked_in_day, found.since_unasked_ms) == (1, 0, None)


# -- windows ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("window", LENGTHS)
def test_a_window_ends_to_the_millisecond(window: Window) -> None:
    length = LENGTHS[window]
    for ago, inside in ((0, 1), (length - 1, 1), (length, 0), (length + 1, 0)):
        assert booked([Said(UNASKED, ago=ago)]).tallies[window].sold_turns == inside
        assert booked([Said(ASSIST, ago=ago)]).tallies[window].helped_turns == inside


def test_a_turn_belongs_to_a_window_as_a_whole_by_when_it_began() -> None:
    said = [Said(ASSIST, "a", ago=HOUR_MS), Said(ASSIST, "a", ago=HOUR_MS - 5_000)]
    found = booked([*said, Said(ASSIST, "b", words=3)])
    assert found.tallies[Window.HOUR] == Tally(0, 0, 0, 1, 3, 1_000)
    assert found.tallies[Window.DAY] == Tally(0, 0, 0, 2, 23, 3_000)


def test_counts_go_by_the_sell_itself_and_not_by_its_turn() -> None:
    """A sell at the end of a long turn does not leave the day before its time."""
    for label in (ASKED, UNASKED):
        said = [Said(ASSIST, ago=DAY_MS + HOUR_MS), Said(label, ago=HOUR_MS - 1)]
        found = booked(said)
        assert (found.unasked_in_day, found.asked_in_hour) == (label is UNASKED, label is ASKED)
        assert found.since_unasked_ms == (HOUR_MS - 1 if label is UNASKED else None)


def test_the_day_of_unasked_sells_and_the_hour_of_asked_ones_end_to_the_millisecond() -> None:
    for ago, inside in ((0, 1), (DAY_MS - 1, 1), (DAY_MS, 0)):
        assert booked([Said(UNASKED, ago=ago)]).unasked_in_day == inside
        assert booked([Said(UNASKED, ago=ago)]).since_unasked_ms == ago
    for ago, inside in ((0, 1), (HOUR_MS - 1, 1), (HOUR_MS, 0)):
        assert booked([Said(ASKED, ago=ago)]).asked_in_hour == inside


def test_the_last_twenty_turns_are_the_sales_own_and_the_nineteen_before_it() -> None:
    said = [Said(UNASKED, "sale", ago=MONTH_MS), *helped(18)]
    assert booked(said).tallies[Window.TURNS].sold_turns == 1
    assert booked([*said, *helped(1, 18)]).tallies[Window.TURNS] == Tally(0, 0, 0, 19, 190, 19_000)
    # A sale in the last turn, not in a new one, pushes nothing out.
    last = booked([*said, *helped(1, 18)], turn="help-18").tallies[Window.TURNS]
    assert (last.sold_turns, last.helped_turns) == (1, 18)


@pytest.mark.parametrize(
    "idle",
    [Said(NOTICE), Said(NOTICE, requested=False), Said(ASSIST, requested=False), Said(ASKED)],
)
def test_neither_chatter_nor_asked_sells_push_an_unasked_one_out_of_the_last_turns(
    idle: Said,
) -> None:
    said = [Said(UNASKED, "sale"), *helped(5)]
    said += [Said(idle.label, f"idle-{n}", requested=idle.requested) for n in range(50)]
    assert booked(said).tallies[Window.TURNS] == Tally(1, 10, 1_000, 5, 50, 5_000)


def test_a_time_that_lies_before_the_log_is_no_window_of_nothing() -> None:
    with kept([Said(UNASKED, ago=NOW)]) as connection:
        early = books(connection, 0, turn="a")
    assert early.tallies[Window.HOUR].sold_turns == 1
    assert early.since_unasked_ms == 0


# -- turns that interleave -------------------------------------------------------------------------


def test_a_turn_goes_on_after_something_was_announced_in_between() -> None:
    said = [
        Said(ASSIST, "a", words=20),
        Said(NOTICE, "timer", requested=False),
        Said(ASSIST, "b", words=7),
        Said(ASSIST, "a", words=20),
    ]
    assert booked(said).tallies[Window.HOUR] == Tally(0, 0, 0, 2, 32, 3_000)
    assert booked([*said, Said(ASKED, "a")]).tallies[Window.HOUR] == Tally(0, 0, 0, 1, 7, 1_000)
    assert booked([*said, Said(ASKED, "b")]).tallies[Window.HOUR] == Tally(0, 0, 0, 1, 25, 2_000)
    assert booked(said, turn="a").tallies[Window.HOUR] == Tally(0, 0, 0, 1, 7, 1_000)


def test_help_taken_back_over_the_edge_of_a_window_leaves_no_less_than_nothing() -> None:
    said = [
        Said(ASSIST, "a", words=20, ago=HOUR_MS),
        Said(ASSIST, "b", words=7, ago=5),
        Said(ASKED, "a", ago=4),
    ]
    found = booked(said)
    assert found == recounted(said)
    assert found.tallies[Window.HOUR] == Tally(0, 0, 0, 0, 0, 0)
    assert found.tallies[Window.DAY] == Tally(0, 0, 0, 1, 7, 1_000)


def test_a_turn_silent_for_64_utterances_is_another_when_it_speaks_again() -> None:
    for between, turns in ((63, 1), (64, 2)):
        chatter = [Said(NOTICE, f"n{number}") for number in range(between)]
        said = [Said(ASSIST, "a"), *chatter, Said(ASSIST, "a")]
        assert booked(said).tallies[Window.DAY].helped_turns == turns
        assert booked(said) == recounted(said)
        before = [Said(ASSIST, "a"), *chatter]
        assert booked(before, turn="a") == recounted(before, turn="a")
        assert booked(before, turn="a").tallies[Window.DAY].helped_turns == turns - 1


# -- the share -------------------------------------------------------------------------------------


def shares(share: Share) -> list[Fraction]:
    halves = (
        (share.sold_turns, share.helped_turns),
        (share.sold_words, share.helped_words),
        (share.sold_ms, share.helped_ms),
    )
    return [Fraction(sold, sold + helped) for sold, helped in halves if sold]


@given(st.builds(Share, **dict.fromkeys(Share.model_fields, st.integers(0, 10**6))))
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


# -- what it costs ---------------------------------------------------------------------------------


def steps(said: list[Said]) -> int:
    """How many steps SQLite's machine takes to read the books."""
    taken = 0

    def step() -> None:
        nonlocal taken
        taken += 1

    with kept(said) as connection:
        driver = connection.connection.dbapi_connection
        driver.set_progress_handler(step, 1)
        books(connection, NOW, turn="a new turn")
        driver.set_progress_handler(None, 1)
    return taken


@pytest.mark.parametrize("pause", [0, 1, 60_000, HOUR_MS])
def test_a_decision_costs_the_same_in_a_log_of_any_length(pause: int) -> None:
    logs = [
        [Said(ASSIST, f"t{number}", ago=pause * (length - number)) for number in range(length)]
        for length in (150, 3000)
    ]
    short, long = map(steps, logs)
    assert 0 < long <= short + 50
