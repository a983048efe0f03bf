"""The rules as people read them: what each serves, and what is said when it applies."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import cedarpy

from audit.charter.errors import NoRules, RuleTwice, RuleUnannotated, RuleUnreadable
from audit.language import Language

ANNOTATIONS = ("id", "group", "law", "fr", "en")


@dataclass(frozen=True)
class Rule:
    """One rule: its name, the part of the charter it is in, its provision, and its sentences."""

    id: str
    group: str
    law: str
    fr: str
    en: str
    permits: bool

    def sentence(self, language: Language) -> str:
        """What is said when it applies."""
        return self.fr if language is Language.FRENCH else self.en


def read_rules(policies: str) -> tuple[Rule, ...]:
    """The rules in the order of the text.

    Raises `CharterInvalid` where one cannot be parsed, lacks an annotation or has another's name.
    """
    try:
        parsed = json.loads(cedarpy.policies_to_json_str(policies))["staticPolicies"]
    except ValueError as error:
        raise RuleUnreadable(line=_unreadable_line(policies), reason=str(error)) from error
    # Cedar numbers its rules in the order of the text and lists them in the order of their names.
    in_order = sorted(parsed, key=lambda name: (len(name), name))
    rules: dict[str, Rule] = {}
    for policy in (parsed[name] for name in in_order):
        notes = policy.get("annotations", {})
        missing = [name for name in ANNOTATIONS if not notes.get(name)]
        if missing:
            lacks = ", ".join(f"@{name}" for name in missing)
            raise RuleUnannotated(rule=notes.get("id") or "?", missing=lacks)
        rule = Rule(
            **{name: notes[name] for name in ANNOTATIONS}, permits=policy["effect"] == "permit"
        )
        if rule.id in rules:
            raise RuleTwice(rule=rule.id)
        rules[rule.id] = rule
    if not rules:
        raise NoRules()
    return tuple(rules.values())


def _unreadable_line(policies: str) -> int:
    """Where the first rule that does not parse begins; Cedar itself does not tell."""
    line = 1
    for part in re.split(r"(?m)^(?=@id\()", policies):
        try:
            cedarpy.policies_to_json_str(part)
        except ValueError:
            return line
        line += part.count("\n")
    return 1
