"""Cedar itself, asked with its schema and with nothing kept of what was asked before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import cedarpy

from audit.charter import Decision, read_texts
from audit.charter.facts import PLACES

_TEXTS = read_texts()
_SCHEMA = cedarpy.Schema.from_str(_TEXTS["charter.cedarschema"])
_POLICIES = cedarpy.PolicySet.from_str(_TEXTS["charter.cedar"])
_NAMED = {"principal": ("Household", "ours"), "resource": ("Suggestion", "one")}


def cedar_with_schema(context: Mapping[str, Any]) -> cedarpy.AuthzResult:
    """Cedar's own answer, checking the request and its entities against the schema.

    Raises `ValueError` or `TypeError` where it does not take the household or the suggestion.
    """
    entities = [
        {
            "uid": {"type": kind, "id": name},
            "attrs": {fact: context[fact] for fact in PLACES[place] if fact in context},
            "parents": [],
        }
        for place, (kind, name) in _NAMED.items()
    ]
    elsewhere = {*PLACES["principal"], *PLACES["resource"]}
    return cedarpy.is_authorized(
        {
            **{place: f'{kind}::"{name}"' for place, (kind, name) in _NAMED.items()},
            "action": 'Action::"suggest"',
            "context": {name: value for name, value in context.items() if name not in elsewhere},
        },
        _POLICIES,
        cedarpy.Entities.from_json_str(json.dumps(entities), _SCHEMA),
        _SCHEMA,
    )


def as_decision(answer: cedarpy.AuthzResult) -> Decision:
    """What an answer without errors comes to."""
    assert not answer.diagnostics.errors
    named = answer.diagnostics.id_annotations_by_reason
    return Decision(
        answer.allowed, tuple(sorted(named[name] for name in answer.diagnostics.reasons))
    )
