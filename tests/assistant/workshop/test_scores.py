"""What is counted as understood, as a wrong action and as a false one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.workshop.held_apart import Sentence
from assistant.workshop.scores import (
    NOT_UNDERSTOOD,
    OUT_OF_SCOPE,
    Manner,
    Outcome,
    Taken,
    score,
)

# Timers act, the time does not; below a half everything that acts is asked about.
MANNER = Manner(
    acts=lambda intent: intent in ("set_timer", "clear_list"),
    asks_first=lambda intent, chance: intent in ("set_timer", "clear_list") and chance < 0.5,
)


def taken(wanted: str, found: str, chance: float = 0.9, text: str = "x") -> Taken:
    return Taken(Sentence(text, wanted), found, chance)


@pytest.mark.parametrize(
    ("one", "outcome"),
    [
        (taken("set_timer", "set_timer"), Outcome.RIGHT),
        (taken("set_timer", "set_timer", 0.4), Outcome.ASKED_RIGHT),
        (taken("ask_time", "set_timer", 0.4), Outcome.ASKED_WRONG),
        (taken("ask_time", "set_timer"), Outcome.WRONG_ACTION),
        (taken("set_timer", "ask_time"), Outcome.WRONG_ANSWER),
        (taken("set_timer", NOT_UNDERSTOOD), Outcome.NOT_UNDERSTOOD),
        (taken("set_timer", OUT_OF_SCOPE), Outcome.NOT_UNDERSTOOD),
        (taken(OUT_OF_SCOPE, NOT_UNDERSTOOD), Outcome.RIGHT),
        (taken(OUT_OF_SCOPE, OUT_OF_SCOPE), Outcome.RIGHT),
        (taken(OUT_OF_SCOPE, "clear_list"), Outcome.WRONG_ACTION),
        (replace(taken(OUT_OF_SCOPE, "set_timer"), idle=True), Outcome.WRONG_ANSWER),
        (replace(taken("set_timer", "set_timer"), idle=True), Outcome.RIGHT),
        (taken(OUT_OF_SCOPE, "ask_time"), Outcome.WRONG_ANSWER),
    ],
)
def test_what_a_sentence_leads_to(one: Taken, outcome: Outcome) -> None:
    assert MANNER.outcome(one) is outcome


def test_the_figures_of_a_few_sentences() -> None:
    found = score(
        [
            taken("set_timer", "set_timer"),
            taken("set_timer", "clear_list", 0.8, "sure"),
            taken("ask_time", "set_timer", 0.7, "less sure"),
            taken("ask_time", "ask_time"),
            taken(OUT_OF_SCOPE, "clear_list", 0.6, "beyond"),
            taken(OUT_OF_SCOPE, NOT_UNDERSTOOD),
        ],
        MANNER,
    )
    assert (found.understood.part, found.understood.whole) == (3, 6)
    assert (found.wrong_actions.part, found.wrong_actions.whole) == (3, 6)
    assert (found.false_actions.part, found.false_actions.whole) == (1, 2)
    assert found.by_intent["set_timer"].value == 0.5
    assert found.confusions == {
        ("set_timer", "clear_list"): 1,
        ("ask_time", "set_timer"): 1,
        (OUT_OF_SCOPE, "clear_list"): 1,
    }
    assert [one.sentence.text for one in found.worst] == ["sure", "less sure", "beyond"]
    low, high = found.understood.interval
    assert low < 0.5 < high


@given(
    st.lists(
        st.builds(
            taken,
            st.sampled_from(["set_timer", "ask_time", OUT_OF_SCOPE]),
            st.sampled_from(["set_timer", "ask_time", "clear_list", OUT_OF_SCOPE, NOT_UNDERSTOOD]),
            st.floats(0, 1),
        )
    )
)
def test_every_sentence_leads_to_one_outcome_and_is_counted_once(found: list[Taken]) -> None:
    scores = score(found, MANNER)
    assert sum(scores.outcomes.values()) == len(found) == scores.understood.whole
    missed = len(found) - scores.understood.part
    assert sum(scores.confusions.values()) == missed == len(scores.worst)
    assert sum(share.whole for share in scores.by_intent.values()) == len(found)
