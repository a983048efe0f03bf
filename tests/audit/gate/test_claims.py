"""What is said in favour of an offer must be proved by what comes with it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.gate.claims import (
    CERTIFIED_SCHEMES,
    green_uncertified,
    price_cut_false,
    rating_unsourced,
    urgency_undated,
)
from audit.records.claims import Deadline, Label, PriceCut, PricePoint, Rating, Stock

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = NOW.date()


def cut(before: int, *prices: tuple[int, int], candidate: int = 0) -> PriceCut:
    """A claim of "it was `before`", with what it cost so many days ago."""
    history = [
        PricePoint(day=TODAY - timedelta(days=days), cents=cents, source="the shop's own list")
        for days, cents in prices
    ]
    return PriceCut(candidate=candidate, before_cents=before, history=tuple(history))


def weekly(cents: int) -> list[tuple[int, int]]:
    return [(days, cents) for days in (30, 24, 18, 12, 6, 1)]


@pytest.mark.parametrize(
    ("claim", "price", "false"),
    [
        (cut(500, *weekly(500)), 499, False),
        (cut(500, *weekly(500)), 500, True),  # it is no lower
        (cut(500, *weekly(500)), 501, True),
        (cut(600, *weekly(500)), 400, True),  # not the lowest of the thirty days
        (cut(400, *weekly(500)), 300, True),  # nor a price that was ever asked
        (cut(500, *weekly(500), (12, 450)), 440, True),  # a day at a lower price in between
        (cut(450, *weekly(500), (12, 450)), 440, False),
        (cut(500, *weekly(500), (31, 100)), 400, False),  # older than thirty days counts not
        (cut(500, *weekly(500), (0, 100)), 400, False),  # nor does today's own price
        (cut(500), 400, True),  # no history at all
        (cut(500, (1, 500)), 400, True),  # four weeks without a price
        (cut(500, *weekly(500)[:-1]), 400, False),
        (cut(500, *weekly(500)[:-2]), 400, True),  # nobody knows the last twelve days
        (cut(500, *weekly(500)[1:]), 400, False),
        (cut(500, *weekly(500)[2:]), 400, True),
    ],
)
def test_a_price_cut_is_measured_against_the_lowest_of_thirty_days(
    claim: PriceCut, price: int, false: bool
) -> None:
    assert price_cut_false([claim], {0: price}, NOW) is false


def test_every_claim_must_hold_each_for_its_own_offer() -> None:
    true, other = cut(500, *weekly(500)), cut(500, *weekly(500), candidate=1)
    assert not price_cut_false([true, other], {0: 400, 1: 400}, NOW)
    assert price_cut_false([true, other], {0: 400, 1: 500}, NOW)
    assert not price_cut_false([], {}, NOW)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=20), st.integers(1, 20))
def test_no_cut_is_ever_true_that_is_not_below_every_price_of_the_thirty_days(
    prices: list[tuple[int, int]], price: int
) -> None:
    for before in range(1, 21):
        if not price_cut_false([cut(before, *prices)], {0: price}, NOW):
            counted = [cents for days, cents in prices if 1 <= days <= 30]
            assert min(counted) == before > price


def stock(left: int = 3, hours: float | None = 1, source: str | None = "the shop") -> Stock:
    at = None if hours is None else NOW - timedelta(hours=hours)
    return Stock(candidate=0, left=left, source=source, at=at)


def deadline(ends: float = 5, hours: float | None = 1, source: str | None = "the shop") -> Deadline:
    at = None if hours is None else NOW - timedelta(hours=hours)
    return Deadline(candidate=0, until=NOW + timedelta(hours=ends), source=source, at=at)


@pytest.mark.parametrize(
    ("claim", "undated"),
    [
        (stock(), False),
        (stock(hours=24), False),
        (stock(left=9), False),
        (stock(left=10), True),  # so many left is no scarcity
        (stock(hours=None), True),
        (stock(source=None), True),
        (stock(hours=25), True),
        (stock(hours=-1), True),  # counted tomorrow
        (deadline(), False),
        (deadline(ends=-1), True),  # over already
        (deadline(ends=0), True),
        (deadline(hours=None), True),
        (deadline(source=None), True),
        (deadline(hours=25), True),
        (deadline(hours=-1), True),
    ],
)
def test_nobody_is_told_to_hurry_without_a_dated_fact(
    claim: Stock | Deadline, undated: bool
) -> None:
    assert urgency_undated([claim], NOW) is undated
    assert not rating_unsourced([claim], NOW)


GOOD: dict[str, Any] = {
    "tenths": 45, "count": 20, "source": "Avis", "day": TODAY - timedelta(days=90),
    "verified": False,
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "unsourced"),
    [
        ({}, False),
        ({"verified": True}, False),
        ({"verified": None}, True),
        ({"source": None}, True),
        ({"count": None}, True),
        ({"count": 19}, True),
        ({"day": None}, True),
        ({"day": TODAY - timedelta(days=91)}, True),
        ({"day": TODAY + timedelta(days=1)}, True),
        ({"day": date(2020, 1, 1)}, True),
    ],
)
def test_a_rating_says_where_how_many_when_and_whether_they_bought(
    change: dict[str, Any], unsourced: bool
) -> None:
    assert rating_unsourced([Rating(candidate=0, **{**GOOD, **change})], NOW) is unsourced


@pytest.mark.parametrize("scheme", sorted(CERTIFIED_SCHEMES))
def test_a_green_claim_names_a_certified_scheme_and_its_certificate(scheme: str) -> None:
    assert not green_uncertified([Label(candidate=0, scheme=scheme, certificate="FR/1")])
    assert green_uncertified([Label(candidate=0, scheme=scheme)])


@pytest.mark.parametrize("scheme", ["eco", "green", "climate-neutral", "eu-ecolabel-like"])
def test_a_scheme_that_nobody_certifies_is_none(scheme: str) -> None:
    assert green_uncertified([Label(candidate=0, scheme=scheme, certificate="1")])
