"""How much selling may have gone undeclared: M18, and the bounds of M1 that rest on it.

The watchdog reads what others wrote before it is spoken, catches part of what sells in it (its
recall Se, measured as k of m), and takes some innocent texts for selling (1 - Sp, measured too).

**Bound.** Let X texts that sell have come up, each caught with probability Se on its own: the
number caught is binomial (X, Se). Having found c, no X can be ruled out at 2.5 % whose chance of c
or fewer is above that; the largest such X, less c, is the most that was missed. Se is not known,
only that it is below Clopper and Pearson's lower limit of k of m in 2.5 % of measurements. Taking
that limit for it, both doubts together are 5 % at most (Bonferroni). Each missed text makes at most
one answered request a sell, which moves it from one side of M1 to the other: sells and missed over
the same whole. What counts as found may be a false alarm; that only raises the bound.

**Estimate.** The share of texts found is p Se + (1 - p)(1 - Sp), where p is how common selling
truly is in them; solved for p that is (found + Sp - 1) / (Se + Sp - 1) (Rogan and Gladen 1978).
Of those texts, 1 - Se were missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from audit.language import Language
from audit.metrics.figure import Absent, Figure, Method, Unit
from audit.metrics.intervals import TAIL, at_most, exact_binomial
from audit.metrics.making import nothing, quotient
from audit.metrics.period import Period
from audit.watchdog.report import Report, false_alarms_of, load_report, recall_of
from audit.watchdog.storage import WatchdogUnreadable

_FOUND = """
    select coalesce(sum(undeclared), 0), coalesce(sum(spoken and label = 'assist'), 0)
    from record where kind = 'utterance' and inside
"""
_TURNS = "select coalesce(sum(asked + unasked), 0), coalesce(sum(helped), 0) from turn"


@dataclass(frozen=True)
class Recall:
    """What the watchdog caught of texts that sell, and took for selling of those that do not."""

    caught: int
    selling: int
    false_alarms: int
    innocent: int

    @property
    def sensitivity(self) -> Fraction:
        """The share of selling texts that it catches."""
        return Fraction(self.caught, self.selling)

    @property
    def specificity(self) -> Fraction:
        """The share of innocent texts that it lets pass."""
        return 1 - Fraction(self.false_alarms, self.innocent)


def shipped_report() -> Report | None:
    """The watchdog's own report; None where it has not been measured, or cannot be read."""
    try:
        return load_report()
    except (WatchdogUnreadable, OSError):
        return None


def recall_in(report: Report) -> Recall | None:
    """The recall to rely on: that of the language in which the watchdog catches less."""
    found = [
        Recall(*recall_of(report, language), *false_alarms_of(report, language))
        for language in Language
    ]
    measured = [one for one in found if one.selling and one.innocent]
    if len(measured) < len(found):
        return None
    return min(measured, key=lambda one: one.sensitivity)


def most_missed(found: int, recall: Recall, at_most_missed: int) -> int:
    """How many selling texts may have been missed besides those `found`, with 95 % confidence.

    Never more than `at_most_missed`, the number of places where one could have been.
    """
    lowest, _ = exact_binomial(recall.caught, recall.selling)
    low, high = 0, at_most_missed + 1
    while high - low > 1:
        middle = (low + high) // 2
        if at_most(found, found + middle, lowest) > TAIL:
            low = middle
        else:
            high = middle
    return low


def estimated_missed(found: int, read: int, recall: Recall) -> Fraction | None:
    """Rogan and Gladen's estimate of the selling texts missed among those `read`.

    None where the watchdog tells selling from help no better than a coin.
    """
    scale = recall.sensitivity + recall.specificity - 1
    if scale <= 0 or not read:
        return None
    common = (Fraction(found, read) + recall.specificity - 1) / scale
    return min(max(common, Fraction(0)), Fraction(1)) * (1 - recall.sensitivity) * read


def corrected_shares(here: Period, recall: Recall | None) -> Iterator[Figure]:
    """M1 with what may have gone undeclared: the upper bound, and the estimate."""
    sold, helped = here.counts(_TURNS)
    found, assists = here.counts(_FOUND)
    total = sold + helped
    if not total or recall is None:
        absent = Absent.NO_RECALL if total else None
        for variant in ("upper-bound", "rogan-gladen"):
            yield nothing("M1", Unit.SHARE, variant=variant, absent=absent)
        return
    bound = sold + most_missed(found, recall, helped)
    interval = sold / total, bound / total
    figure = quotient(
        "M1", bound, total, Unit.SHARE, interval, Method.RECALL_BOUND, variant="upper-bound"
    )
    yield figure
    missed = estimated_missed(found, found + assists, recall)
    if missed is None:
        yield nothing("M1", Unit.SHARE, variant="rogan-gladen", absent=Absent.NOT_IDENTIFIABLE)
        return
    estimate = (sold + min(missed, Fraction(helped))) / total
    yield replace(figure, variant="rogan-gladen", numerator=None, value=estimate)


def watchdog_recall(report: Report | None) -> Iterator[Figure]:
    """M18: of styles the watchdog never learnt, in all, then by language, tier and style."""
    if report is None:
        yield nothing("M18", Unit.SHARE, absent=Absent.NO_RECALL)
        yield nothing("M18", Unit.SHARE, variant="false-alarms", absent=Absent.NO_RECALL)
        return
    shifted = report.shifted.values()
    yield _measured("", sum(one.all.found for one in shifted), sum(one.all.of for one in shifted))
    for language, recall in sorted(report.shifted.items()):
        yield _measured(f"part:{language}", recall.all.found, recall.all.of)
        for part, figure in [*sorted(recall.tiers.items()), *sorted(recall.styles.items())]:
            yield _measured(f"part:{language} {part}", figure.found, figure.of)
    stopped = report.stopped.values()
    yield _measured(
        "false-alarms", sum(one.all.found for one in stopped), sum(one.all.of for one in stopped)
    )


def _measured(variant: str, found: int, of: int) -> Figure:
    if not of:
        return nothing("M18", Unit.SHARE, variant=variant)
    interval = exact_binomial(found, of)
    return quotient("M18", found, of, Unit.SHARE, interval, Method.EXACT_BINOMIAL, variant=variant)
