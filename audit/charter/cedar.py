"""The charter in force, evaluated so that it can only fail closed.

Cedar passes over a `forbid` that errs: where a fact is missing or of another type than the rule
expects, the rule is simply not counted. So a decision counts as allowed only if Cedar says Allow,
reports no error, and names a rule that permitted it; everything else is a refusal with a rule id
that can be logged (DESIGN §6).

**Who checks the facts.** Cedar can check each request against the schema. With 48 facts that takes
a third of all the time, and it says no more than this: the names are those of the schema and every
value has its type. So that is checked here, on each decision, by exact type, and Cedar then
evaluates without the schema. What makes the two the same is shown when the charter is loaded: the
rules are validated against the schema; the schema has every fact of `Facts`, required and of its
type (Cedar validates a rule that reads them all); and it asks for nothing else (Cedar takes a
request that has them and no more). Numbers below zero are refused besides: nothing that is counted
here can be.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

import cedarpy

from audit.charter.errors import (
    UNREADABLE,
    CharterInvalid,
    RuleUnfit,
    SchemaUnfit,
    SchemaUnreadable,
)
from audit.charter.facts import Decision, Facts
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
_LONGS = range(2**63)
_REQUEST = {
    "principal": {"type": "Household", "id": "here"},
    "action": {"type": "Action", "id": "suggest"},
    "resource": {"type": "Suggestion", "id": "this"},
}
_NO_ENTITIES = cedarpy.Entities.from_json_str("[]")
_READS_EVERY_FACT = "forbid (principal, action, resource) when {{ {} }};".format(
    " && ".join(
        f"context.{name}" if kind is bool else f"context.{name} < 0"
        for name, kind in _TYPES.items()
    )
)


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
        return self.decide_on_all([context])[0]

    def decide_on_all(self, contexts: Sequence[Mapping[str, Any]]) -> tuple[Decision, ...]:
        """Decide on each raw context for itself, by one call of Cedar for all of them.

        Where that call fails all are refused.
        """
        try:
            fit = [are_facts(context) for context in contexts]
            answers = iter(
                cedarpy.is_authorized_batch(
                    [
                        {**_REQUEST, "context": dict(context)}
                        for context, whole in zip(contexts, fit, strict=True)
                        if whole
                    ],
                    self._policies,
                    _NO_ENTITIES,
                )
            )
            return tuple(_decision(next(answers)) if whole else _REFUSED for whole in fit)
        except Exception:  # whatever Cedar or its binding does, the answer is no
            return (_REFUSED,) * len(contexts)

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
    return (
        isinstance(context, Mapping)
        and context.keys() == _TYPES.keys()
        and all(
            type(value := context[name]) is kind and (kind is bool or value in _LONGS)
            for name, kind in _TYPES.items()
        )
    )


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
    whole = {name: kind(0) for name, kind in _TYPES.items()}
    answer = cedarpy.is_authorized({**_REQUEST, "context": whole}, policies, [], parsed)
    if reading and answer.decision is cedarpy.Decision.NoDecision:
        yield SchemaUnfit(reason="; ".join(answer.diagnostics.errors))
    fit = cedarpy.validate_policies(policies, schema)
    named = fit.id_annotations_by_policy_id
    for problem in fit.errors:
        yield RuleUnfit(rule=named.get(problem.policy_id, "?"), reason=problem.error)
    if not fit and not fit.errors:
        yield RuleUnfit(rule="?", reason="?")
