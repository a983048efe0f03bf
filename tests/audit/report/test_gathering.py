"""What is gathered from a log: periods, what was in force in them, who paid, what was erased."""

from __future__ import annotations

import tracemalloc
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.home import ledger_path
from audit.ledger.entries import Entry
from audit.ledger.store import Ledger
from audit.records.leaves import (
    DeclineLeaf,
    DeclineScope,
    ErasureReason,
    IncidentLeaf,
    LiftLeaf,
    Problem,
    SettingLeaf,
    StartLeaf,
)
from audit.report.contents import Noes, Report
from audit.report.gather import gather
from audit.report.stretches import MOST_STRETCHES, stretches
from audit.report.walking import Bounds, Walk
from tests.audit.export.logs import Household
from tests.audit.report.logs import Week, paid
from tests.support.clock import ManualClock


def report_of(home: Path, **period: date) -> Report:
    return gather(ledger_path(home), ManualClock(), **period)


def figure(report: Report, id: str, variant: str = "") -> tuple[int | None, int | None]:
    (found,) = [one for one in report.figures if (one.id, one.variant) == (id, variant)]
    return found.numerator, found.denominator


def test_the_days_add_up_to_the_selling_share(week: Report) -> None:
    sold = sum(one.asked + one.unasked for one in week.stretches)
    helped = sum(one.helped for one in week.stretches)
    assert figure(week, "M1") == (sold, sold + helped)
    assert figure(week, "M1", "unasked")[0] == sum(one.unasked for one in week.stretches)


def test_what_was_in_force_before_a_period_is_in_its_report(week_home: Path) -> None:
    report = report_of(week_home, since=date(2026, 11, 18))
    assert report.in_force.profiles == ("open",)
    assert len(report.in_force.charters) == 1
    assert report.in_force.charters[0].declared
    whole = report_of(week_home)
    assert whole.in_force.profiles == ("careful", "open")
    assert report.in_force.registers == whole.in_force.registers


def test_noes_are_those_at_the_end_of_the_period(week_home: Path) -> None:
    assert report_of(week_home, until=date(2026, 11, 18)).noes == Noes(0, 0)
    assert report_of(week_home).noes == Noes(1, 0)


def test_lifted_noes_do_not_count_and_lighter_ones_are_told(home: Path, clock: ManualClock) -> None:
    ledger = Ledger(ledger_path(home), clock)
    for leaf in (
        DeclineLeaf(scope=DeclineScope.BRAND, value="a"),
        DeclineLeaf(scope=DeclineScope.BRAND, value="b", unasked_only=True),
        DeclineLeaf(scope=DeclineScope.BRAND, value="c"),
        LiftLeaf(scope=DeclineScope.BRAND, value="a"),
    ):
        ledger.append(Entry(leaf))
    ledger.close()
    assert report_of(home).noes == Noes(2, 1)


def test_what_became_of_a_suggestion_may_be_recorded_after_the_period(home: Path) -> None:
    week = Week(home)
    week.help(10)
    assert week.sell()
    week.morning()
    week.gate.accept()
    week.close()
    report = report_of(home, until=date(2026, 11, 16))
    assert report.outcomes == {"accepted": 1}
    assert report.sponsors[0].cents == 20
    assert report_of(home, since=date(2026, 11, 17)).outcomes == {}


def test_a_commission_is_not_known_where_its_words_are_erased(home: Path) -> None:
    week = Week(home)
    week.help(10)
    assert week.sell()
    week.gate.accept()
    week.close()
    ledger = Ledger(ledger_path(home), week.clock)
    ledger.erase([(1, ledger.tip.size)], ErasureReason.COMMAND)
    ledger.close()
    report = report_of(home)
    (row,) = report.sponsors
    assert (row.suggestions, row.accepted, row.priced, row.cents) == (1, 1, 0, 0)
    assert report.span.erased > 10
    assert figure(report, "M1") == (1, 11)


def test_a_commission_is_not_known_where_several_offers_were_named(home: Path) -> None:
    week = Week(home)
    week.help(10)
    assert week.sell(paid(named=[0, 1]))
    week.gate.accept()
    week.close()
    (row,) = report_of(home).sponsors
    assert (row.accepted, row.priced, row.cents) == (1, 0, 0)


def test_a_sale_of_unknown_interest_has_a_row_of_its_own(home: Path) -> None:
    household = Household(home, ManualClock())
    household.start()
    household.sell(sponsors=())
    household.sell(sponsors=("payton", "candide"))
    household.ledger.close()
    rows = {row.id: row for row in report_of(home).sponsors}
    assert {*rows} == {"", "payton", "candide"}
    assert all((row.suggestions, row.month_suggestions) == (1, 2) for row in rows.values())
    assert rows[""].name == ""


def test_the_charter_counts_as_released_only_if_device_and_program_say_so(home: Path) -> None:
    household = Household(home, ManualClock())
    household.start()
    leaf = StartLeaf(
        version="0.1.0", origin="o", key="k", charter="7" * 64, charter_released=True,
        register_digest="", profile="careful", fixed_sentences=(),
    )  # fmt: skip
    household.ledger.append(Entry(leaf))
    household.ledger.append(Entry(leaf.model_copy(update={"charter_released": False})))
    household.ledger.close()
    report = report_of(home)
    kept, strange = report.in_force.charters
    assert kept.kept
    assert not strange.kept
    assert not strange.known
    assert not strange.released
    assert report.in_force.registers[-1] == ""
    assert report.caps is None
    assert not report.terms_readable


def test_a_charter_that_no_start_told_of_counts_as_not_released(home: Path) -> None:
    household = Household(home, ManualClock())
    household.help()
    household.ledger.close()
    (charter,) = report_of(home).in_force.charters
    assert charter.digest == household.charter.digest
    assert not charter.released


def test_incidents_are_told_with_what_was_done(home: Path, clock: ManualClock) -> None:
    ledger = Ledger(ledger_path(home), clock)
    ledger.append(Entry(IncidentLeaf(problem=Problem.MISMATCH, record=3)))
    ledger.resolve_incidents()
    ledger.close()
    said = [one.sentence.en for one in report_of(home).incidents]
    assert said[0].startswith("Record 1: checking the log found a disagreement at record 3.")
    assert said[1] == "Record 2: the household took note of it."


def test_own_caps_hold_where_they_are_tighter(home: Path, clock: ManualClock) -> None:
    household = Household(home, clock)
    household.start()
    household.ledger.append(Entry(SettingLeaf(name="cap-week", value="50")))
    household.ledger.close()
    caps = report_of(home).caps
    assert caps is not None
    assert (caps.profile, caps.week * 200, caps.ceiling * 10) == ("careful", 1, 1)


def test_memory_does_not_grow_with_the_log(home: Path) -> None:
    """All but the figures: they are `audit.metrics`' own."""
    household = Household(home, ManualClock())
    household.much(500)

    def peak() -> int:
        bodies = household.ledger.read(
            lambda log: log.connection.execute("select seq, body from leaf order by seq")
        )
        tracemalloc.start()
        try:
            size = household.ledger.tip.size
            Walk(Bounds("", "~", 1, size)).through(bodies, size, lambda done, total: None)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    short = peak()
    household.much(2000)
    assert peak() < short + 100_000
    household.ledger.close()


@given(
    st.dictionaries(
        st.dates(date(1970, 1, 1), date(2100, 1, 1)),
        st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)),
        max_size=60,
    )
)
def test_stretches_hold_every_day_once(days: dict[date, tuple[int, int, int]]) -> None:
    ordered = [(str(day), *counts) for day, counts in sorted(days.items())]
    found = list(stretches(ordered))
    for place, total in enumerate(("helped", "asked", "unasked")):
        assert sum(getattr(one, total) for one in found) == sum(c[place] for c in days.values())
    assert all(one.last < other.first for one, other in pairwise(found))
    assert all(any(one.first <= day <= one.last for one in found) for day in days)


@pytest.mark.parametrize(("count", "longest"), [(31, 1), (32, 7), (371, 7), (380, 31)])
def test_stretches_grow_with_the_period(count: int, longest: int) -> None:
    first = date(2026, 1, 5)
    days = [(str(first + timedelta(days=n)), 1, 0, 0) for n in range(count)]
    found = list(stretches(days))
    assert max((one.last - one.first).days + 1 for one in found) == longest
    assert len(found) <= MOST_STRETCHES
