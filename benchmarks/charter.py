"""How many decisions the charter takes in a second, with every fact in each of them.

The households and suggestions are those of all scenarios, and repeat, as they do in life: what of
them Cedar has read already is kept. The moment never repeats: its shares, counts and minutes are
drawn anew for every decision, around those of the scenario, so that no answer can be a kept one.
And once more with every number of the household and the suggestion drawn anew too, so that nothing
at all is found among what is kept.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
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
    draw = Random(7)
    new_moment, new = (
        percentile(
            [rate(charter, [anew(one, all_new, draw) for one in contexts]) for _ in range(ROUNDS)],
            0.5,
        )
        for all_new in (False, True)
    )
    return [
        Figure("charter decisions a second", new_moment, "1/s", 5000, least=True),
        Figure("the same, all new", new, "1/s"),
    ]


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


def rate(charter: CedarCharter, contexts: Sequence[Context]) -> float:
    """Decisions a second."""
    began = time.perf_counter()
    for context in contexts:
        charter.decide_on(context)
    return len(contexts) / (time.perf_counter() - began)
