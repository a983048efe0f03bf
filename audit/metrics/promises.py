"""M3 to M5 as far as words are needed: needs and caps, noes that were kept, payers named first."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from audit.accounting import Window
from audit.metrics.figure import Figure, Unit
from audit.metrics.making import census, nothing, share, target
from audit.metrics.suggestions import Choice, Told

Names = Mapping[str, str]


class Promises:
    """Collects what each sell did with needs, caps, noes and payers."""

    def __init__(self, names_in: Callable[[str], Names | None]) -> None:
        """`names_in` gives the names of a register's parties by id; None where it is not kept."""
        self._names_in = names_in
        self._left_out = 0
        self._looked_at = 0
        self._needs: Counter[str] = Counter()
        self._judged = 0
        self._over_cap = 0
        self._broken: set[int] = set()
        self._against = 0
        self._paid = 0
        self._named_first = 0
        self._unnamed = 0
        self._unknown = 0

    def add(self, told: Told) -> None:
        """Take one suggestion in; only sells are looked at."""
        choice = told.choice
        if not told.sells:
            return
        if choice is None:
            self._left_out += 1
            return
        self._looked_at += 1
        self._needs[" ".join(choice.need.casefold().split())] += 1
        if choice.facts:
            self._judged += 1
            self._over_cap += is_over_a_cap(choice.facts, asked=told.asked)
        self._broken |= told.broken
        self._against += bool(told.broken)
        standings = [choice.offers[place].standing for place in choice.named]
        self._unknown += "unknown" in standings
        if told.sponsors:
            self._disclosed(told, choice)

    def figures(self, held: set[int]) -> Iterator[Figure]:
        """M3 by need and over caps, M4 and M5; `held` are the noes of the period."""
        left_out, looked_at = self._left_out, self._looked_at
        most = max(self._needs.values(), default=0)
        yield census("M3", most, looked_at, Unit.COUNT, variant="per-need", left_out=left_out)
        yield target("M3", self._over_cap, self._judged, variant="cap-breaches", left_out=left_out)
        kept = len(held - self._broken)
        if looked_at or not left_out:
            yield target("M4", kept, len(held), left_out=left_out)
        else:
            yield nothing("M4", Unit.SHARE, left_out=left_out)
        yield target("M4", self._against, looked_at, variant="breaches", left_out=left_out)
        yield target("M5", self._named_first, self._paid, left_out=left_out + self._unnamed)
        yield share("M5", self._unknown, looked_at, variant="unknown", left_out=left_out)

    def _disclosed(self, told: Told, choice: Choice) -> None:
        names = self._names_in(told.register) if told.register else None
        if names is None or not {*told.sponsors, *told.beneficiaries} <= names.keys():
            self._unnamed += 1
            return
        self._paid += 1
        self._named_first += is_disclosed(told, choice, names)


def is_over_a_cap(facts: Mapping[str, int], *, asked: bool) -> bool:
    """Whether the facts that the charter was asked about exceed one of the caps beside them."""
    if asked:
        return facts["asked_in_hour"] >= facts["asked_per_hour"]
    return facts["unasked_in_day"] >= facts["unasked_per_day"] or any(
        facts[f"share_{window}"] > facts[f"cap_{window}"] for window in Window
    )


def is_disclosed(told: Told, choice: Choice, names: Names) -> bool:
    """Whether every payer comes before what it pays for, and every beneficiary is named too.

    A name is found whatever its case: at the head of a sentence it begins with a capital.
    """
    words, at = choice.words.casefold(), 0
    for place in choice.named:
        offer = choice.offers[place]
        name = offer.names[told.language].casefold()
        product = words.find(name, at)
        if product < 0:
            return False
        before = words[at:product]
        if offer.payer is not None and names[offer.payer].casefold() not in before:
            return False
        at = product + len(name)
    first = words.find(choice.first.names[told.language].casefold())
    opening = words if len(choice.named) > 1 else words[:first]
    return all(names[one].casefold() in opening for one in (*told.sponsors, *told.beneficiaries))


def party_names(register: str) -> dict[str, str]:
    """The names of a register's parties, by id. Raises `ValueError` for what is no register."""
    try:
        return {party["id"]: party["name"] for party in tomllib.loads(register)["party"]}
    except (KeyError, TypeError) as error:
        raise ValueError("no register") from error
