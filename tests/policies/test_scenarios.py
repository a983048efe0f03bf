"""The charter's scenarios: each situation gets its verdict, and each rule is needed for one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from audit.charter import CedarCharter, Charter, Decision, Facts, load_charter, read_texts

POLICIES = Path(__file__).parents[2] / "policies"
FILE = tomllib.loads((POLICIES / "scenarios" / "first.toml").read_text("utf-8"))
SCENARIOS: list[dict[str, Any]] = FILE["scenario"]
RULES = sorted(re.findall(r'@id\("([^"]+)"\)', (POLICIES / "charter.cedar").read_text("utf-8")))
EXPECTED = {"situation", "allowed", "rules"}


def decide(charter: Charter, scenario: Mapping[str, Any]) -> Decision:
    facts = {**FILE["usual"], **{key: scenario[key] for key in scenario.keys() - EXPECTED}}
    profile = charter.profile(facts.pop("profile"))
    return charter.decide(
        Facts(
            share_cap=profile.share_cap,
            unasked_per_day=profile.unasked_per_day,
            asked_per_hour=profile.asked_per_hour,
            **facts,
        )
    )


def without(rule: str) -> CedarCharter:
    """The charter with one rule deleted."""
    texts = read_texts()
    rules = re.split(r"(?=@id\()", texts["charter.cedar"])
    kept = [text for text in rules if not text.startswith(f'@id("{rule}")')]
    assert len(kept) == len(rules) - 1
    return CedarCharter({**texts, "charter.cedar": "".join(kept)})


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["situation"])
def test_the_charter_decides_each_situation_as_written(scenario: dict[str, Any]) -> None:
    decision = decide(load_charter(), scenario)
    assert decision == Decision(scenario["allowed"], tuple(scenario["rules"]))


def test_there_are_enough_situations_and_no_two_are_the_same() -> None:
    assert len(SCENARIOS) >= 30
    assert len({scenario["situation"] for scenario in SCENARIOS}) == len(SCENARIOS)
    facts = [{k: v for k, v in s.items() if k not in EXPECTED} for s in SCENARIOS]
    assert all(one not in facts[:index] for index, one in enumerate(facts))


def test_every_rule_decides_some_situation() -> None:
    assert {rule for scenario in SCENARIOS for rule in scenario["rules"]} == set(RULES)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule != "suggestion-permitted"])
def test_deleting_a_rule_would_not_go_unnoticed(rule: str) -> None:
    weaker = without(rule)
    flipped = [
        scenario["situation"]
        for scenario in SCENARIOS
        if decide(weaker, scenario).allowed and not scenario["allowed"]
    ]
    assert flipped
    assert not weaker.released


def test_without_the_rule_that_permits_nothing_is_permitted() -> None:
    weaker = without("suggestion-permitted")
    assert not any(decide(weaker, scenario).allowed for scenario in SCENARIOS)
