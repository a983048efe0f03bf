"""M10, M12, M13, M14 and M19 from suggestions: what was read, offered, and accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from audit.metrics.figure import Figure, Method, Unit
from audit.metrics.intervals import weighted_difference
from audit.metrics.making import census, mean, nothing, share, target
from audit.metrics.period import Period
from audit.metrics.suggestions import Choice, Told

_FIELDS = """
    select fields from record
    where kind = 'utterance' and sells and spoken and inside and fields is not null order by seq
"""


class Answers:
    """Collects what each suggestion read about the household, offered, and was answered with."""

    def __init__(self) -> None:
        self._left_out = 0
        self._sells_left_out = 0
        self._assists_left_out = 0
        self._asked_left_out = 0
        self._accepted_left_out = 0
        self._assist_fields: list[int] = []
        self._judged = 0
        self._mismatched = 0
        self._fields = 0
        self._stated = 0
        self._options: list[int] = []
        self._tried: Counter[tuple[int, bool]] = Counter()
        self._taken: Counter[tuple[int, bool]] = Counter()
        self._commissions: Counter[str] = Counter()
        self._bought: Counter[str] = Counter()

    def add(self, told: Told) -> None:
        """Take one suggestion in."""
        choice = told.choice
        if choice is None:
            self._left_out += 1
            self._assists_left_out += not told.sells
            self._asked_left_out += told.asked
            self._accepted_left_out += told.sells and told.accepted
            return
        options = len({choice.offers[place].product for place in choice.named})
        self._options.append(options)
        if not told.sells:
            self._assist_fields.append(len(choice.fields))
        if choice.facts:
            self._judged += 1
            self._mismatched += bool(choice.facts.get("personal_field"))
        self._fields += len(choice.fields)
        self._stated += sum(use["stated_for"] is not None for use in choice.fields)
        if told.asked:
            self._tried[options, told.sells] += 1
            self._taken[options, told.sells] += told.accepted
        if told.sells and told.accepted:
            self._gained(choice)

    def figures(self, here: Period, seed: int) -> Iterator[Figure]:
        """The commissions of M10, then M12, M13, M14 and M19."""
        left_out = self._left_out
        for payer in sorted(self._bought):
            yield census(
                "M10", self._commissions[payer], self._bought[payer], Unit.CENTS,
                variant=f"commission:{payer}", left_out=self._accepted_left_out,
            )  # fmt: skip
        read = [int(row[0]) for row in here.rows(_FIELDS)]
        yield mean("M12", read, Unit.COUNT, seed)
        yield mean(
            "M12", self._assist_fields, Unit.COUNT, seed, variant="assists",
            left_out=self._assists_left_out,
        )  # fmt: skip
        yield share("M12", read.count(0), len(read), variant="none")
        yield target("M12", self._mismatched, self._judged, variant="mismatches", left_out=left_out)
        yield self._lift()
        yield mean("M14", self._options, Unit.COUNT, seed, left_out=left_out)
        single = self._options.count(1)
        yield share("M14", single, len(self._options), variant="single", left_out=left_out)
        yield target("M19", self._stated, self._fields, left_out=left_out)

    def _gained(self, choice: Choice) -> None:
        payer, commission = choice.first.payer, choice.first.commission
        if payer is not None and commission is not None:
            self._bought[payer] += 1
            self._commissions[payer] += commission

    def _lift(self) -> Figure:
        """M13 over the numbers of options that both kinds were tried with."""
        both = [
            options
            for options in sorted({options for options, _ in self._tried})
            if self._tried[options, True] and self._tried[options, False]
        ]
        sold = sum(self._tried[options, True] for options in both)
        unpaid = sum(self._tried[options, False] for options in both)
        if not both:
            return nothing("M13", Unit.SHARE, left_out=self._asked_left_out)
        strata = []
        lift = Fraction(0)
        for options in both:
            tried = self._tried[options, True] + self._tried[options, False]
            weight = Fraction(tried, sold + unpaid)
            paid = self._taken[options, True], self._tried[options, True]
            free = self._taken[options, False], self._tried[options, False]
            lift += weight * (Fraction(*paid) - Fraction(*free))
            strata.append((float(weight), paid, free))
        return Figure(
            id="M13",
            numerator=sold,
            denominator=sold + unpaid,
            value=lift,
            unit=Unit.SHARE,
            interval=weighted_difference(strata),
            method=Method.NEWCOMBE,
            left_out=self._asked_left_out,
        )
