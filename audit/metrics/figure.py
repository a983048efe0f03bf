"""What a figure is: an exact value with both its halves, an interval, and what stands in its way.

A figure without a value says why in `absent`; one that could not look at every record says how
many it left out. None is ever silently smaller (promise 11).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction


class Unit(StrEnum):
    """What a value is in: `SHARE` is of one, `CENTS` of a euro, `POINTS` from -100 to 100."""

    SHARE = "share"
    PER_HOUR = "per_hour"
    CENTS = "cents"
    CORRELATION = "correlation"
    INDEX = "index"
    COUNT = "count"
    POINTS = "points"


class Absent(StrEnum):
    """Why a figure has no value."""

    NO_DATA = "no-data"
    NEEDS_LATER_DATA = "needs-later-data"
    WORDS_ERASED = "words-erased"
    NO_RECALL = "no-recall"
    NOT_IDENTIFIABLE = "not-identifiable"


class Method(StrEnum):
    """How an interval was made; every interval is of 95 %, `NONE` where there is none to make."""

    NONE = "none"
    WILSON = "wilson"
    WILSON_ON_CLUSTERS = "wilson-on-clusters"
    BOOTSTRAP_BY_SESSION = "bootstrap-by-session"
    BOOTSTRAP_BY_SUGGESTION = "bootstrap-by-suggestion"
    EXACT_POISSON = "exact-poisson"
    EXACT_BINOMIAL = "exact-binomial"
    RULE_OF_THREE = "rule-of-three"
    PERMUTATION = "permutation"
    NEWCOMBE = "newcombe"
    NORMAL = "normal"
    ORDER_STATISTICS = "order-statistics"
    RECALL_BOUND = "recall-bound"
    CENSUS = "census"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure of one period.

    `variant` tells figures of one `id` apart: "words", or "sponsor:valdor" for one of many.
    `numerator` and `denominator` are exact counts, cents for money; where a value is no ratio of
    the two they say what it was made from. `left_out` counts the records that should have entered
    and could not, because their words were erased.
    """

    id: str
    variant: str = ""
    numerator: int | None = None
    denominator: int | None = None
    value: Fraction | None = None
    unit: Unit
    interval: tuple[float, float] | None = None
    method: Method = Method.NONE
    absent: Absent | None = None
    left_out: int = 0

    @property
    def name(self) -> str:
        """The key of its text: the id and the kind of variant, without what comes after a colon."""
        kind = self.variant.partition(":")[0]
        return f"{self.id}-{kind}" if kind else self.id


@dataclass(frozen=True)
class Span:
    """What period the figures are of, and what is known of its records.

    `first` and `end` are UTC, half open, and go by the time of day that the records carry, to the
    quarter of an hour; None where nothing was logged and no bound was given. `hours` is log time:
    how long the device was on between the first of the `records` and the last. `uncertain_times`
    counts records whose time of day was not sure, `erased` those whose words are gone.
    """

    first: datetime | None
    end: datetime | None
    records: int
    first_record: int | None
    last_record: int | None
    hours: float
    uncertain_times: int
    erased: int
