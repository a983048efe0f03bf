"""How many decisions the charter takes, with every fact in each of them.

Many at once is how a household's past log is put to it; one alone is what a suggestion waits for.
"""

from __future__ import annotations

import time

from audit.charter import CedarCharter, read_texts
from audit.charter.cedar import are_facts
from audit.charter.scenarios import read_scenarios
from benchmarks.table import Figure, percentile

ROUNDS = 40


def measure() -> list[Figure]:
    """Time the facts of all scenarios, together and one by one; the median counts."""
    charter = CedarCharter(read_texts())
    every = (scenario.context(charter) for scenario in read_scenarios())
    contexts = [context for context in every if are_facts(context)]
    rates, singly = [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        charter.decide_on_all(contexts)
        rates.append(len(contexts) / (time.perf_counter() - began))
        for context in contexts[:: len(contexts) // 10]:
            began = time.perf_counter()
            charter.decide_on(context)
            singly.append((time.perf_counter() - began) * 1000)
    return [
        Figure("charter decisions a second", percentile(rates, 0.5), "1/s", 5000, least=True),
        Figure("one charter decision, p50", percentile(singly, 0.5), "ms"),
    ]
