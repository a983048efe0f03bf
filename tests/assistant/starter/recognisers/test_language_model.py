"""The language model: proper probabilities, and a graph that gives the same."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.starter.recognisers.language_model import (
    END,
    START,
    UNKNOWN,
    BackOffModel,
    as_fst,
    estimate,
)

_WORDS = ("du", "lait", "des", "pommes", "et", "non")
_SENTENCES = st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6), max_size=30)


def _all(model: BackOffModel, history: tuple[str, ...]) -> float:
    return sum(model.probability(word, history) for word in (*_WORDS, END, UNKNOWN))


@given(_SENTENCES, st.sampled_from([0.001, 0.05, 0.5]), st.integers(1, 3))
@settings(max_examples=200, deadline=None)
def test_after_any_history_the_probabilities_sum_to_one(
    sentences: list[list[str]], unknown: float, least: int
) -> None:
    model = estimate(sentences, _WORDS, unknown=unknown, least=least)

    for history in (*model.seen, ("lait", "des"), ("non", "non"), (UNKNOWN,), (START, "et")):
        assert _all(model, history) == pytest.approx(1.0)
        assert all(model.probability(word, history) > 0 for word in (*_WORDS, END, UNKNOWN))


def test_what_was_said_is_likelier_than_what_was_not() -> None:
    model = estimate([["du", "lait"], ["du", "lait"], ["des", "pommes"]], _WORDS, unknown=0.01)

    assert model.probability("lait", (START, "du")) > 4 * model.probability("pommes", ("du",))
    assert model.probability("et", ("du",)) > 0


@given(_SENTENCES, st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_the_graph_gives_a_sentence_at_most_the_cost_that_the_model_does(
    sentences: list[list[str]], said: list[str]
) -> None:
    model = estimate(sentences, _WORDS, unknown=0.01, least=1)
    expected, history = 0.0, (START,)
    for word in (*said, END):
        expected -= math.log(model.probability(word, history))
        history = (*history, word)[-2:]

    assert _cheapest(model, said) <= expected + 1e-6


def _cheapest(model: BackOffModel, said: Sequence[str]) -> float:
    numbers = {word: index for index, word in enumerate(("", *_WORDS, UNKNOWN, END))}
    fst = as_fst(model, numbers)
    reached = _backed_off(fst.arcs, {0: 0.0})
    for word in said:
        after: dict[int, float] = {}
        for state, cost in reached.items():
            for label, _, more, target in fst.arcs[state]:
                if label == numbers[word]:
                    after[target] = min(after.get(target, math.inf), cost + more)
        reached = _backed_off(fst.arcs, after)
    return min(cost + fst.final[state] for state, cost in reached.items())


def _backed_off(
    arcs: list[list[tuple[int, int, float, int]]], reached: dict[int, float]
) -> dict[int, float]:
    waiting = list(reached)
    while waiting:
        state = waiting.pop()
        for label, _, more, target in arcs[state]:
            if label == 0 and reached[state] + more < reached.get(target, math.inf):
                reached[target] = reached[state] + more
                waiting.append(target)
    return reached
