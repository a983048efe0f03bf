"""The charter in force, evaluated so that it can only fail closed.

Cedar passes over a `forbid` that errs: where a fact is missing or of another type than the rule
expects, the rule is simply not counted. So a decision counts as allowed only if Cedar says Allow,
reports no error, and names a rule that permitted it; everything else is a refusal with a rule id
that can be logged (DESIGN §6).

**Where the facts stand.** Cedar reads every fact of a request from JSON, at about 2 µs each. So a
request brings only those of the moment, as its context. What stands for the household are the
attributes of its principal, and what the suggestion itself is, those of its resource (`PLACES` says
which). These two repeat, so the last ones are kept as Cedar read them. An entity is named after its
own values: two that differ in anything are two for Cedar, and where a request names one that was
not handed over with it, every rule that looks at it errs.

**Who checks the facts.** Cedar can check each request and each entity against the schema. With 48
facts that takes long, and it says no more than this: the names are those of the schema and every
value has its type. So that is checked here, on each decision and before anything is read by Cedar
or found among what is kept, by exact type; and Cedar then evaluates without the schema. What makes
the two the same is shown when the charter is loaded: the rules are validated against the schema;
the schema has every fact of `Facts`, in its place, required and of its type (Cedar validates a rule
that reads them all); and it asks for nothing else (Cedar takes the two entities and a request that
have them and no more). Numbers below zero are refused besides: nothing that is counted here can be.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from operator import itemgetter
from typing import Any

import cedarpy
from pydantic_core import to_json

from audit.charter.errors import (
    UNREADABLE,
    CharterInvalid,
    RuleUnfit,
    SchemaUnfit,
    SchemaUnreadable,
)
from audit.charter.facts import PLACES, Decision, Facts
from audit.charter.profiles import NONE, Profile, read_profiles
from audit.charter.rules import read_rules
from audit.charter.texts import CHARTER_FILES, RELEASED
from audit.language import Language

ERROR = "charter-error"

FAILURES = {
    UNREADABLE: {
        Language.FRENCH: "La charte est illisible, alors je ne vends rien.",
        Language.ENGLISH: "The charter cannot be read, so I sell nothing.",
    },
    ERROR: {
        Language.FRENCH: "La charte n'a pas pu être appliquée, alors je ne vends rien.",
        Language.ENGLISH: "The charter could not be applied, so I sell nothing.",
    },
}

_REFUSED = Decision(allowed=False, rules=(ERROR,))
_TYPES = {field.name: bool if field.type == "bool" else int for field in fields(Facts)}
_KINDS = tuple(_TYPES.values())
_EVERY = itemgetter(*_TYPES)
_LONGS = range(2**63)
_READS_EVERY_FACT = "forbid (principal, action, resource) when {{ {} }};".format(
    " && ".join(
        f"{place}.{name}" if _TYPES[name] is bool else f"{place}.{name} < 0"
        for place, names in PLACES.items()
        for name in names
    )
)
_ACTION = {"type": "Action", "id": "suggest"}
_ENTITIES = {"principal": "Household", "resource": "Suggestion"}
_VALUES = {place: itemgetter(*names) for place, names in PLACES.items()}
_KEPT = 256  # entities as text, under 1 KiB each; and pairs of them as read, 8 KiB each


class CedarCharter:
    """A charter read from Cedar texts. Raises `CharterInvalid` if they are not wholly in order."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.text = "\n".join(f"// {name}\n{texts[name]}" for name in CHARTER_FILES)
        self.digest = hashlib.sha256(self.text.encode()).hexdigest()
        policies, schema = texts["charter.cedar"], texts["charter.cedarschema"]
        self.rules = {rule.id: rule for rule in read_rules(policies)}
        for problem in misfits(policies, schema):
            raise problem
        self._policies = cedarpy.PolicySet.from_str(policies)
        self._read = lru_cache(_KEPT)(_read)
        self.profiles = read_profiles(texts["profiles.toml"])
        self._released = self.digest in texts.get(RELEASED, "").split()

    @property
    def released(self) -> bool:
        return self._released

    def profile(self, name: str) -> Profile:
        return self.profiles.get(name, NONE)

    def decide(self, facts: Facts) -> Decision:
        return self.decide_on(vars(facts))

    def decide_on(self, context: Mapping[str, Any]) -> Decision:
        """Decide on a raw context, which may be wrong in any way: then it is refused."""
        try:
            if not are_facts(context):
                return _REFUSED
            request, entities = _asked(context)
            read = self._read(entities)
            return _decision(cedarpy.is_authorized(request, self._policies, read))
        except Exception:  # whatever Cedar or its binding does, the answer is no
            return _REFUSED

    def sentence(self, rule: str, language: Language) -> str:
        if rule in FAILURES:
            return FAILURES[rule][language]
        return self.rules[rule].sentence(language)


def _decision(answer: cedarpy.AuthzResult) -> Decision:
    """What Cedar's answer comes to. Raises whatever it may where that is not understood."""
    named = answer.diagnostics.id_annotations_by_reason
    rules = tuple(sorted(named[reason] for reason in answer.diagnostics.reasons))
    if answer.diagnostics.errors:
        return Decision(allowed=False, rules=(*rules, ERROR))
    if not rules or answer.decision is cedarpy.Decision.NoDecision:
        return _REFUSED
    return Decision(allowed=answer.decision is cedarpy.Decision.Allow, rules=rules)


def are_facts(context: Mapping[str, Any]) -> bool:
    """Whether these are the names of `Facts`, all of them, and each value of exactly its type."""
    if not isinstance(context, dict) or context.keys() != _TYPES.keys():
        return False
    values = _EVERY(context)
    return tuple(map(type, values)) == _KINDS and min(values) in _LONGS and max(values) in _LONGS


def _asked(context: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, str]]:
    """The request that these facts come to, and the two entities that it names."""
    household, who = _entity("principal", _VALUES["principal"](context))
    suggestion, what = _entity("resource", _VALUES["resource"](context))
    moment = dict(zip(PLACES["context"], _VALUES["context"](context), strict=True))
    request = {
        "principal": household,
        "action": _ACTION,
        "resource": suggestion,
        "context": to_json(moment).decode(),
    }
    return request, (who, what)


@lru_cache(_KEPT)
def _entity(place: str, values: tuple[Any, ...]) -> tuple[Mapping[str, str], str]:
    """The name of the entity with these values, and all of it as Cedar reads it."""
    name = {"type": _ENTITIES[place], "id": repr(values)}
    attributes = dict(zip(PLACES[place], values, strict=True))
    return name, to_json({"uid": name, "attrs": attributes, "parents": []}).decode()


def _read(entities: Iterable[str], schema: cedarpy.Schema | None = None) -> cedarpy.Entities:
    """Entities as Cedar keeps them. Raises `ValueError` where they are not those of the schema."""
    return cedarpy.Entities.from_json_str(f"[{','.join(entities)}]", schema)


def misfits(policies: str, schema: str) -> Iterator[CharterInvalid]:
    """What keeps the rules from fitting the schema, or the schema from fitting `Facts`."""
    try:
        parsed = cedarpy.Schema.from_str(schema)
    except ValueError as error:
        yield SchemaUnreadable(reason=str(error))
        return
    reading = cedarpy.validate_policies(_READS_EVERY_FACT, schema)
    if not reading:
        yield SchemaUnfit(reason="; ".join(problem.error for problem in reading.errors))
    else:
        yield from _wanting({name: kind(0) for name, kind in _TYPES.items()}, policies, parsed)
    fit = cedarpy.validate_policies(policies, schema)
    named = fit.id_annotations_by_policy_id
    for problem in fit.errors:
        yield RuleUnfit(rule=named.get(problem.policy_id, "?"), reason=problem.error)
    if not fit and not fit.errors:
        yield RuleUnfit(rule="?", reason="?")


def _wanting(
    facts: Mapping[str, Any], policies: str, schema: cedarpy.Schema
) -> Iterator[CharterInvalid]:
    """What the schema asks for besides these facts."""
    request, entities = _asked(facts)
    try:
        read = _read(entities, schema)
    except ValueError as error:
        yield SchemaUnfit(reason=str(error))
        return
    answer = cedarpy.is_authorized(request, policies, read, schema)
    if answer.decision is cedarpy.Decision.NoDecision:
        yield SchemaUnfit(reason="; ".join(answer.diagnostics.errors))
