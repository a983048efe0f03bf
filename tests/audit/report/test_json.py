"""The report for machines: its form, and that it says what was logged."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

import pytest

from audit.language import Language
from audit.metrics import Absent, Method, Unit
from audit.report.as_json import json_report
from audit.report.contents import Report

SCHEMA = json.loads(files("audit.report").joinpath("schema.json").read_text("utf-8"))
_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "integer": int, "boolean": bool,
    "null": type(None),
}  # fmt: skip


def faults(value: Any, schema: dict[str, Any], at: str = "$") -> list[str]:
    """What is wrong with a value, by as much of JSON Schema as ours uses."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    if "anyOf" in schema:
        tried = [faults(value, one, at) for one in schema["anyOf"]]
        return [] if [] in tried else tried[0]
    if "const" in schema:
        return [] if value == schema["const"] else [f"{at}: {value!r}"]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{at}: {value!r}"]
    kind = schema["type"]
    if not isinstance(value, _TYPES[kind]) or (kind == "integer" and isinstance(value, bool)):
        return [f"{at}: {value!r} is no {kind}"]
    found: list[str] = []
    match kind:
        case "object":
            known = schema.get("properties", {})
            found += [
                f"{at}: no {name}" for name in schema.get("required", ()) if name not in value
            ]
            for name, part in value.items():
                beyond = schema["additionalProperties"]
                if name in known or beyond:
                    found += faults(part, known.get(name, beyond), f"{at}.{name}")
                else:
                    found.append(f"{at}: {name} is not in the schema")
        case "array":
            least, most = schema.get("minItems", 0), schema.get("maxItems", len(value))
            if not least <= len(value) <= most:
                found.append(f"{at}: {len(value)} items")
            for number, item in enumerate(value):
                found += faults(item, schema["items"], f"{at}[{number}]")
        case "string" if "pattern" in schema:
            if not re.search(schema["pattern"], value):
                found.append(f"{at}: {value!r}")
        case "integer" if value < schema.get("minimum", value):
            found.append(f"{at}: {value!r}")
    return found


@pytest.fixture
def data(week: Report) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(json_report(week))
    return loaded


def test_it_has_the_form_that_its_schema_promises(data: dict[str, Any]) -> None:
    assert faults(data, SCHEMA) == []


def test_the_checks_of_this_test_find_what_is_wrong(data: dict[str, Any]) -> None:
    for wrong in (
        {**data, "more": 1},
        {**data, "suggestions": 1.5},
        {**data, "suggestions": -1},
        {**data, "format": "candide-report/2"},
        {**data, "held_back": [{"rule": "x"}]},
        {**data, "made": "yesterday"},
        {name: part for name, part in data.items() if name != "figures"},
    ):
        assert faults(wrong, SCHEMA)


def test_there_is_no_floating_point_number_in_it(week: Report) -> None:
    def refuse(number: str) -> float:
        raise AssertionError(number)

    json.loads(json_report(week), parse_float=refuse, parse_constant=refuse)


def test_the_schema_knows_every_unit(data: dict[str, Any]) -> None:
    assert {*SCHEMA["$defs"]["figure"]["properties"]["unit"]["enum"]} == {*Unit}
    assert {figure["method"] for figure in data["figures"]} <= {*Method}
    assert {figure["absent"] for figure in data["figures"]} <= {None, *Absent}


def test_the_week_is_told_as_it_was_logged(data: dict[str, Any]) -> None:
    figures = {(one["id"], one["variant"]): one for one in data["figures"]}
    share = figures["M1", ""]
    assert (share["numerator"], share["denominator"], share["value"]) == (3, 68, [3, 68])
    assert share["interval"] == ["0.0151", "0.1219"]
    assert figures["M1", "unasked"]["value"] == [1, 66]
    assert figures["M2", ""]["value"] == [1, 3]
    assert data["over_time"] == [
        {"first": day, "last": day, "helped": helped, "sold_asked": asked, "sold_unasked": unasked}
        for day, helped, asked, unasked in (
            ("2026-11-16", 10, 1, 0),
            ("2026-11-17", 25, 0, 0),
            ("2026-11-18", 25, 0, 1),
            ("2026-11-19", 5, 1, 0),
        )
    ]
    (sponsor,) = data["sponsors"]
    assert sponsor == {
        "month": "2026-11", "sponsor": "payton", "name": "Payton", "suggestions": 3, "of": 3,
        "share": [1, 1], "interval": ["0.4385", "1.0000"], "accepted": 1, "commission_known": 1,
        "commission_cents": 20,
    }  # fmt: skip
    (terms,) = data["terms"]["sponsors"]
    assert [one["en"] for one in terms["terms"]] == [
        "payment: Payton pays Candide 6% of the price of each sale, at Payton, since 2026-01-01"
    ]
    assert [(one["rule"], one["held"], one["of"]) for one in data["held_back"]] == [
        ("declined-category", 1, 5),
        ("spacing", 1, 5),
    ]
    assert data["held_back"][0]["sentence"]["en"] == "You said no to this kind of product."
    assert data["noes"] == {"in_force": 1, "only_unasked": 0}
    assert data["outcomes"] == {"accepted": 1, "declined": 1, "ignored": 1}
    assert data["in_force"]["profiles"] == ["careful", "open"]
    caps = {"profile": "open", "unasked_share_7_days": [1, 10], "ceiling_7_days": [1, 10]}
    assert data["in_force"]["caps"] == caps
    assert data["period"]["from"] == "2026-11-16T09:00Z"
    assert data["period"]["from_local"] == "2026-11-16T10:00+01:00"


def test_every_sentence_is_there_in_both_languages(data: dict[str, Any]) -> None:
    def pairs(value: Any) -> list[dict[str, str]]:
        if isinstance(value, dict):
            if value.keys() == {*Language}:
                return [value]
            return [pair for part in value.values() for pair in pairs(part)]
        return [pair for part in value for pair in pairs(part)] if isinstance(value, list) else []

    found = pairs(data)
    assert len(found) > 100
    assert all(pair["fr"] and pair["en"] for pair in found)
