"""The figures: intervals against published values, and two counts that must agree."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.inspect.statistics import figures_of, statistics
from audit.language import Language
from audit.ledger.entries import Entry
from audit.ledger.reader import read_records
from audit.ledger.store import Ledger
from audit.metrics import SellingFigures, selling_figures, wilson
from audit.records.leaves import Label, UtteranceLeaf, Verdict, Voice
from tests.support.clock import ManualClock


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (3, 40, 2.6, 19.9),
        (0, 100, 0.0, 3.7),
        (100, 100, 96.3, 100.0),
        (0, 10, 0.0, 27.8),
        (1, 10, 1.8, 40.4),
        (5, 10, 23.7, 76.3),
        (1, 1, 20.7, 100.0),
        (81, 263, 25.5, 36.6),
        (15, 148, 6.2, 16.0),
    ],
)
def test_wilson_intervals_as_published(
    successes: int, trials: int, low: float, high: float
) -> None:
    found = wilson(successes, trials)
    assert [round(100 * bound, 1) for bound in found] == [low, high]


def test_nothing_counted_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share_and_mirrors_its_complement(counts: tuple[int, int]) -> None:
    successes, trials = counts
    low, high = wilson(successes, trials)
    assert 0 <= low <= successes / trials <= high <= 1
    mirrored = wilson(trials - successes, trials)
    assert mirrored == pytest.approx((1 - high, 1 - low))


def leaf(turn: str, label: Label, verdict: Verdict, requested: bool) -> UtteranceLeaf:
    return UtteranceLeaf(
        turn=turn, requested=requested, label=label, verdict=verdict, rules=("some-rule",),
        subject="s", skill="s", intent="i", language=Language.ENGLISH, voice=Voice.HELP, words=1,
        milliseconds=1, charter="0" * 64, profile="careful",
    )  # fmt: skip


LEAVES = st.lists(
    st.builds(
        leaf,
        st.sampled_from("abcde"),
        st.sampled_from(Label),
        st.sampled_from(Verdict),
        st.booleans(),
    ),
    max_size=10,
)


@settings(max_examples=25, deadline=None)
@given(LEAVES)
def test_sql_and_python_count_the_same(leaves: list[UtteranceLeaf]) -> None:
    clock = ManualClock()
    with TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "ledger.db", clock)
        for each in leaves:
            ledger.append(Entry(each))
        ledger.append(Entry(leaf("z", Label.NOTICE, Verdict.SPOKEN, True)))
        figures = ledger.read(
            lambda connection: selling_figures(connection, clock.wall() - timedelta(days=1))
        )
        ledger.close()
        records = read_records(ledger.path)
        spoken = [record for record in records if record.leaf["verdict"] == "spoken"]
        assert figures == figures_of(spoken)
        for language in Language:
            shown = statistics(ledger.path, language)
            sold = f"{figures.sold} {'sur' if language is Language.FRENCH else 'of'}"
            assert f"{sold} {figures.total}" in shown


def test_the_figures_begin_where_they_say(tmp_path: Path) -> None:
    clock = ManualClock(datetime(2026, 11, 21, 23, 44, tzinfo=UTC))
    ledger = Ledger(tmp_path / "ledger.db", clock)
    for number in range(3):  # 23:44, 00:04, 00:24
        ledger.append(Entry(leaf(str(number), Label.ASSIST, Verdict.SPOKEN, True)))
        clock.advance(minutes=20)
    midnight = datetime(2026, 11, 22, tzinfo=UTC)
    figures = ledger.read(lambda connection: selling_figures(connection, midnight))
    assert figures == SellingFigures(0, 0, 2)


@pytest.mark.parametrize("language", Language)
def test_statistics_come_with_halves_interval_period_and_limits(
    tmp_path: Path, language: Language
) -> None:
    """Promise 11."""
    ledger = Ledger(tmp_path / "ledger.db", ManualClock())
    for number in range(37):
        ledger.append(Entry(leaf(f"h{number}", Label.ASSIST, Verdict.SPOKEN, True)))
    for number in range(3):
        ledger.append(Entry(leaf(f"s{number}", Label.SELL_ASKED, Verdict.SPOKEN, True)))
        ledger.append(Entry(leaf(f"s{number}", Label.SELL_UNASKED, Verdict.BLOCKED, True)))
    shown = statistics(ledger.path, language)
    expected = (
        ["43 enregistrements, du 2026-11-22T09:00Z", "3 sur 40 = 7,5\u00a0%",
         "de 2,6 à 19,9\u00a0%", "dites comme assist\u00a0: 37",
         "retenues par la charte\u00a0: 3 (some-rule 3)",
         "ne prouve pas"]
        if language is Language.FRENCH
        else ["43 records, from 2026-11-22T09:00Z", "3 of 40 = 7.5%", "2.6 to 19.9%",
              "spoken as assist: 37", "held back by the charter: 3 (some-rule 3)",
              "does not prove"]
    )  # fmt: skip
    for part in expected:
        assert part in shown
