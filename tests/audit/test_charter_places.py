"""Each fact is where Cedar looks for it, and what is kept of the facts changes no decision."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import cedarpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.charter import ERROR, CedarCharter, Facts, read_texts
from audit.charter.errors import SchemaUnfit
from audit.charter.facts import PLACES
from tests.support.cedar import as_decision, cedar_with_schema
from tests.support.facts import FINE, MOSTLY_FINE, NAMES, TRUTHS

TEXTS = read_texts()
CHARTER = CedarCharter(TEXTS)
# Where the attributes of each place begin in the schema.
OPENINGS = {
    "principal": "entity Household = {\n",
    "resource": "entity Suggestion = {\n",
    "context": "context: {\n",
}
# What a fact has to meet with to decide anything.
BESIDE: dict[str, dict[str, Any]] = {
    "sells": {"selling_allowed": False},
    "asked": {"quiet": True},
    "about_buying": {"asked": True},
    "adult_open": {"children_here": True},
    "asked_in_hour": {"asked": True},
    "asked_per_hour": {"asked": True},
}


def test_every_fact_stands_in_one_place() -> None:
    assert sorted(name for names in PLACES.values() for name in names) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("elsewhere", PLACES)
def test_a_fact_in_another_place_closes_the_charter(name: str, elsewhere: str) -> None:
    """Even where the rules look for it there."""
    (place,) = (place for place, names in PLACES.items() if name in names)
    policies = TEXTS["charter.cedar"].replace(f"{place}.{name}", f"{elsewhere}.{name}")
    lines = TEXTS["charter.cedarschema"].splitlines(keepends=True)
    (own,) = (line for line in lines if line.strip().startswith(f"{name}:"))
    rest = "".join(line for line in lines if line != own)
    schema = rest.replace(OPENINGS[elsewhere], OPENINGS[elsewhere] + own)
    assert cedarpy.validate_policies(policies, schema), "so that what it fails for is the place"
    texts = {**TEXTS, "charter.cedar": policies, "charter.cedarschema": schema}
    if place == elsewhere:
        assert CedarCharter(texts).decide(FINE).allowed
    else:
        with pytest.raises(SchemaUnfit):
            CedarCharter(texts)


@pytest.mark.parametrize("name", NAMES)
def test_one_fact_that_differs_is_enough_whatever_was_asked_before(name: str) -> None:
    base = {**asdict(FINE), **BESIDE.get(name, {})}
    others = [not base[name]] if name in TRUTHS else [0, 2**40]
    around = [base, *({**base, name: other} for other in others)]
    expected = [as_decision(cedar_with_schema(context)) for context in around]
    assert {decision.allowed for decision in expected} == {True, False}
    for _ in range(2):
        assert [CHARTER.decide_on(context) for context in around] == expected


@given(st.lists(MOSTLY_FINE, max_size=5))
def test_what_is_kept_of_the_facts_changes_no_decision(many: list[Facts]) -> None:
    contexts = [asdict(facts) for facts in many]
    expected = [as_decision(cedar_with_schema(context)) for context in contexts]
    for _ in range(2):
        assert [CHARTER.decide(facts) for facts in many] == expected


@pytest.mark.parametrize("kind", ["Household", "Suggestion"])
def test_an_entity_that_cedar_was_not_told_of_refuses(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def without(entities: str, _schema: None) -> cedarpy.Entities:
        told = [entity for entity in json.loads(entities) if entity["uid"]["type"] != kind]
        return read(json.dumps(told))

    charter, read = CedarCharter(TEXTS), cedarpy.Entities.from_json_str
    monkeypatch.setattr("audit.charter.cedar.cedarpy.Entities.from_json_str", without)
    decision = charter.decide(FINE)
    assert not decision.allowed
    assert ERROR in decision.rules
