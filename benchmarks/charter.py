"""How many decisions the charter takes in a second, with every fact in each of them.

The households and suggestions are those of all scenarios, and repeat, as they do in life: what of
them Cedar has read already is kept. The moment never repeats: its shares, counts and minutes are
drawn anew for every decision, around those of the scenario, so that no answer can be a kept one.
Measured are all scenarios in one call, and one call for each decision, which is how a suggestion
and a past log are decided on. And once more with every number of the household and the suggestion
drawn anew too, so that nothing at all is found among what is kept.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

from audit.charter import CedarCharter, read_texts
from audit.charter.cedar import are_facts
from audit.charter.facts import PLACES
from audit.charter.scenarios import read_scenarios
from benchmarks.table import Figure, percentile

ROUNDS = 40
MILLION = 1_000_000  # so many that none is drawn twice with all the others beside it

Context = Mapping[str, Any]


def measure() -> list[Figure]:
    """The median rates."""
    charter = CedarCharter(read_texts())
    every = (scenario.context(charter) for scenario in read_scenarios())
    contexts = [context for context in every if are_facts(context)]
    ways = {
        "charter decisions at once": (contexts, charter.decide_on_all, False),
        "charter decisions one by one": (contexts[::10], one_by_one(charter), False),
        "the same at once, all new": (contexts, charter.decide_on_all, True),
        "the same one by one, all new": (contexts[::10], one_by_one(charter), True),
    }
    goals = {"charter decisions at once": 5000}
    draw = Random(7)
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, (taken, decide, all_new) in ways.items():
            rates[name].append(rate(decide, [anew(context, all_new, draw) for context in taken]))
    return [
        Figure(name, percentile(found, 0.5), "1/s", goals.get(name), least=True)
        for name, found in rates.items()
    ]


def one_by_one(charter: CedarCharter) -> Callable[[Sequence[Context]], object]:
    """Each decision by a call of its own."""
    return lambda contexts: [charter.decide_on(context) for context in contexts]


def anew(context: Context, all_new: bool, draw: Random) -> dict[str, Any]:
    """The facts with the numbers of the moment, or all numbers, drawn anew."""
    drawn = dict(context)
    for place, names in PLACES.items():
        for name in names:
            if type(value := context[name]) is not int:
                continue
            if place == "context":
                drawn[name] = draw.randint(value // 2, 2 * value + 3)
            elif all_new:
                drawn[name] = value + draw.randrange(MILLION)
    return drawn


def rate(decide: Callable[[Sequence[Context]], object], contexts: Sequence[Context]) -> float:
    """Decisions a second."""
    began = time.perf_counter()
    decide(contexts)
    return len(contexts) / (time.perf_counter() - began)
