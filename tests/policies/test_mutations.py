"""Nothing in the charter is idle: whatever is taken out of a rule, some scenario notices."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import cedarpy
import pytest

from audit.charter import CedarCharter, CharterInvalid, Facts, read_texts
from audit.charter.scenarios import read_scenarios

TEXTS = read_texts()
SCENARIOS = read_scenarios()
CHARTER = CedarCharter(TEXTS)
PARSED = json.loads(cedarpy.policies_to_json_str(TEXTS["charter.cedar"]))
POLICIES: dict[str, Any] = {
    policy["annotations"]["id"]: name for name, policy in PARSED["staticPolicies"].items()
}
RULES = [rule for rule in POLICIES if rule != "suggestion-permitted"]
# Each comparison and the one that differs from it only at the threshold.
NEIGHBOURS = {">": ">=", ">=": ">", "<": "<=", "<=": "<"}


def variants(node: Any) -> Iterator[tuple[str, Any]]:
    """A condition with one operand, negation, comparison or number of it changed."""
    if not isinstance(node, dict):
        return
    for kind, inside in node.items():
        if kind in ("&&", "||"):
            for side in ("left", "right"):
                yield f"{kind} without its other side than {side}", inside[side]
        if kind == "!":
            yield "! dropped", inside["arg"]
        if kind in NEIGHBOURS:
            yield f"{kind} as {NEIGHBOURS[kind]}", {NEIGHBOURS[kind]: inside}
        if kind == "Value" and isinstance(inside, int):
            yield f"{inside} and one", {"Value": inside + 1}
            yield f"{inside} less one", {"Value": inside - 1}
        for side in ("left", "right", "arg"):
            if isinstance(inside, dict) and side in inside:
                for told, variant in variants(inside[side]):
                    yield told, {kind: {**inside, side: variant}}


def charter_with(policies: dict[str, Any]) -> CedarCharter:
    text = cedarpy.policies_from_json_str(json.dumps({**PARSED, "staticPolicies": policies}))
    return CedarCharter({**TEXTS, "charter.cedar": text})


def noticed(charter: CedarCharter) -> bool:
    return any(not scenario.agrees(scenario.decide(charter)) for scenario in SCENARIOS)


def test_the_charter_written_back_unchanged_passes() -> None:
    """So that what the mutants fail for is what was changed in them."""
    assert not noticed(charter_with(PARSED["staticPolicies"]))


@pytest.mark.parametrize("rule", POLICIES)
def test_a_rule_that_is_deleted_is_missed(rule: str) -> None:
    rest = dict(PARSED["staticPolicies"])
    del rest[POLICIES[rule]]
    weaker = charter_with(rest)
    assert noticed(weaker)
    assert not weaker.released


@pytest.mark.parametrize("rule", RULES)
def test_a_condition_that_is_changed_is_missed(rule: str) -> None:
    policy = PARSED["staticPolicies"][POLICIES[rule]]
    (condition,) = policy["conditions"]
    unnoticed = []
    for told, body in variants(condition["body"]):
        changed = deepcopy(PARSED["staticPolicies"])
        changed[POLICIES[rule]]["conditions"] = [{**condition, "body": body}]
        if not noticed(charter_with(changed)):
            unnoticed.append(told)
    assert unnoticed == []


def test_the_search_changes_what_it_should() -> None:
    condition = PARSED["staticPolicies"][POLICIES["spacing"]]["conditions"][0]["body"]
    # Two conjunctions and a disjunction, one negation, two comparisons, one number.
    assert len(list(variants(condition))) == 6 + 1 + 2 + 2


@pytest.mark.parametrize("fact", Facts.__dataclass_fields__)
def test_a_fact_that_no_rule_looks_at_is_not_asked_for(fact: str) -> None:
    assert f'"attr": "{fact}"' in json.dumps(PARSED)


@pytest.mark.parametrize("fact", Facts.__dataclass_fields__)
def test_a_fact_that_is_taken_out_of_the_schema_closes_the_charter(fact: str) -> None:
    lines = TEXTS["charter.cedarschema"].splitlines()
    kept = [line for line in lines if not line.strip().startswith(f"{fact}:")]
    assert len(kept) == len(lines) - 1
    with pytest.raises(CharterInvalid):
        CedarCharter({**TEXTS, "charter.cedarschema": "\n".join(kept)})
