"""Checks the evidence of what is said in favour of an offer; what fails is refused by the charter.

A claim must be proved by what comes with it: nothing is looked up, and nothing is believed because
it was always so. Times are the device's; prices are without delivery.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise

from audit.records.claims import Claim, Deadline, Label, PriceCut, Rating, Stock

# Directive 98/6 art. 6a(2): the prior price is the lowest of at least the last thirty days.
PRICE_DAYS = 30
# A price of an older day says nothing of "until yesterday".
PRICE_GAP_DAYS = 7
# How old a count of what is left, or an announced end, may be and still be news.
NEWS = timedelta(hours=24)
# So many left is no scarcity worth a word (references: persuasion §2.2).
SCARCE_BELOW = 10
RATING_DAYS = 90
RATINGS_AT_LEAST = 20

# Schemes that are certified by third parties or set up by public authorities (Directive 2024/825).
CERTIFIED_SCHEMES = frozenset(
    {
        "eu-ecolabel", "nf-environnement", "eu-organic", "ab", "blue-angel", "nordic-swan", "fsc",
        "pefc", "msc", "gots", "eu-energy-label", "indice-durabilite", "indice-reparabilite",
    }
)  # fmt: skip


def price_cut_false(claims: Iterable[Claim], prices: dict[int, int], now: datetime) -> bool:
    """Whether a price cut is not true against thirty days of prices.

    `prices` holds what each candidate costs now, in cents. True needs a price before that is the
    lowest of the thirty days before today, known without a gap of over a week, and above today's.
    """
    return any(
        isinstance(claim, PriceCut) and not _is_cut(claim, prices[claim.candidate], now)
        for claim in claims
    )


def urgency_undated(claims: Iterable[Claim], now: datetime) -> bool:
    """Whether scarcity or an end is claimed without dated evidence that is still news."""
    return any(
        (isinstance(claim, Stock) and not (_is_news(claim, now) and claim.left < SCARCE_BELOW))
        or (isinstance(claim, Deadline) and not (_is_news(claim, now) and claim.until > now))
        for claim in claims
    )


def rating_unsourced(claims: Iterable[Claim], now: datetime) -> bool:
    """Whether a rating lacks source, number, day or word on whether the raters bought."""
    return any(isinstance(claim, Rating) and not _is_sourced(claim, now) for claim in claims)


def green_uncertified(claims: Iterable[Claim]) -> bool:
    """Whether a green claim names no certified scheme, or no certificate of it."""
    return any(
        isinstance(claim, Label)
        and not (claim.scheme in CERTIFIED_SCHEMES and claim.certificate is not None)
        for claim in claims
    )


def _is_cut(cut: PriceCut, price: int, now: datetime) -> bool:
    today = now.date()
    first = today - timedelta(days=PRICE_DAYS)
    known = sorted((point.day, point.cents) for point in cut.history if first <= point.day < today)
    if not known:
        return False
    days = [first, *(day for day, _ in known), today]
    gap = max(later - earlier for earlier, later in pairwise(days))
    lowest = min(cents for _, cents in known)
    return gap.days <= PRICE_GAP_DAYS and cut.before_cents == lowest and price < lowest


def _is_news(claim: Stock | Deadline, now: datetime) -> bool:
    dated = claim.source is not None and claim.at is not None
    return dated and claim.at is not None and timedelta(0) <= now - claim.at <= NEWS


def _is_sourced(rating: Rating, now: datetime) -> bool:
    return (
        rating.source is not None
        and rating.verified is not None
        and rating.count is not None
        and rating.count >= RATINGS_AT_LEAST
        and rating.day is not None
        and 0 <= (now.date() - rating.day).days <= RATING_DAYS
    )
