"""The charter in force, evaluated so that it can only fail closed.

Cedar ignores a `forbid` that errs, so a decision counts as allowed only if Cedar says Allow,
reports no error, and names a rule that permitted it; everything else is a refusal with a rule id
that can be logged (DESIGN §6). The policies are validated against their schema at load, all facts
travel in `context`, and the digest of the texts goes into every record.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Protocol

import cedarpy

from audit.errors import CandideError
from audit.language import Language

UNREADABLE = "charter-unreadable"
ERROR = "charter-error"
ANNOTATIONS = ("id", "law", "fr", "en")
CHARTER_FILES = ("charter.cedar", "charter.cedarschema", "profiles.toml")

_FAILURES = {
    UNREADABLE: {
        Language.FRENCH: "La charte est illisible, alors je ne vends rien.",
        Language.ENGLISH: "The charter cannot be read, so I sell nothing.",
    },
    ERROR: {
        Language.FRENCH: "La charte n'a pas pu être appliquée, alors je ne vends rien.",
        Language.ENGLISH: "The charter could not be applied, so I sell nothing.",
    },
}


class CharterInvalid(CandideError):
    """The policies are missing, do not parse, or do not fit their schema."""

    code = UNREADABLE
    fr = "La charte ne peut pas être lue : {reason}."
    en = "The charter cannot be read: {reason}."


@dataclass(frozen=True)
class Profile:
    """A set of caps: `share_cap` in hundredths of a percent, counts per powered-on day and hour."""

    name: str
    share_cap: int
    unasked_per_day: int
    asked_per_hour: int


@dataclass(frozen=True)
class Facts:
    """All that the charter looks at, in the order of its schema."""

    sells: bool
    asked: bool
    selling_allowed: bool
    log_sound: bool
    declined: bool
    order_holds: bool
    unproven_claims: int
    share: int
    share_cap: int
    unasked_in_day: int
    unasked_per_day: int
    asked_in_hour: int
    asked_per_hour: int


@dataclass(frozen=True)
class Decision:
    """Allowed or not, and the ids of the rules that determined it."""

    allowed: bool
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """A rule as people read it: the provision it serves, and its sentence in both languages."""

    id: str
    law: str
    fr: str
    en: str


class Charter(Protocol):
    """What the gate needs of a charter."""

    digest: str
    text: str

    @property
    def released(self) -> bool:
        """Whether the digest is one of those published with the program."""

    def profile(self, name: str) -> Profile:
        """The caps of a profile; those of `none` where there is no such profile."""

    def decide(self, facts: Facts) -> Decision:
        """Allow or refuse; never raises."""

    def sentence(self, rule: str, language: Language) -> str:
        """What to say when `rule` applies."""


class CedarCharter:
    """A charter read from Cedar texts. Raises `CharterInvalid` if they are not wholly in order."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.text = "\n".join(f"// {name}\n{texts[name]}" for name in CHARTER_FILES)
        self.digest = hashlib.sha256(self.text.encode()).hexdigest()
        policies, schema = texts["charter.cedar"], texts["charter.cedarschema"]
        self.rules = {rule.id: rule for rule in _annotated_rules(policies)}
        try:
            self._schema = cedarpy.Schema.from_str(schema)
            self._policies = cedarpy.PolicySet.from_str(policies)
            valid = cedarpy.validate_policies(policies, schema)
        except ValueError as error:
            raise CharterInvalid(reason=str(error)) from error
        if not valid:
            raise CharterInvalid(reason="; ".join(str(problem) for problem in valid.errors))
        try:
            self._profiles = {
                name: Profile(name, **caps)
                for name, caps in tomllib.loads(texts["profiles.toml"]).items()
            }
        except (tomllib.TOMLDecodeError, TypeError) as error:
            raise CharterInvalid(reason=str(error)) from error
        if "none" not in self._profiles:
            raise CharterInvalid(reason="there is no profile named none")
        self._released = self.digest in texts.get("released", "").split()

    @property
    def released(self) -> bool:
        return self._released

    def profile(self, name: str) -> Profile:
        return self._profiles.get(name, self._profiles["none"])

    def decide(self, facts: Facts) -> Decision:
        return self.decide_on(asdict(facts))

    def decide_on(self, context: Mapping[str, Any]) -> Decision:
        """Decide on a raw context, which may be wrong in any way: then it is refused."""
        try:
            answer = cedarpy.is_authorized(
                {
                    "principal": {"type": "Household", "id": "here"},
                    "action": {"type": "Action", "id": "suggest"},
                    "resource": {"type": "Suggestion", "id": "this"},
                    "context": dict(context),
                },
                self._policies,
                [],
                self._schema,
            )
            reasons = answer.diagnostics.reasons
            named = answer.diagnostics.id_annotations_by_reason
            rules = tuple(sorted(named[reason] for reason in reasons))
            errors = answer.diagnostics.errors
        except Exception:  # whatever Cedar or its binding does, the answer is no
            return Decision(allowed=False, rules=(ERROR,))
        if errors or not rules or answer.decision is cedarpy.Decision.NoDecision:
            return Decision(allowed=False, rules=(*rules, ERROR) if errors else (ERROR,))
        return Decision(allowed=answer.decision is cedarpy.Decision.Allow, rules=rules)

    def sentence(self, rule: str, language: Language) -> str:
        if rule in _FAILURES:
            return _FAILURES[rule][language]
        known = self.rules[rule]
        return known.fr if language is Language.FRENCH else known.en


class ClosedCharter:
    """What stands in for a charter that cannot be read: it refuses everything and says so."""

    digest = "0" * 64
    text = ""
    released = False

    def profile(self, name: str) -> Profile:
        return Profile("none", 0, 0, 0)

    def decide(self, facts: Facts) -> Decision:
        return Decision(allowed=False, rules=(UNREADABLE,))

    def sentence(self, rule: str, language: Language) -> str:
        return _FAILURES[UNREADABLE][language]


def load_charter(folder: Traversable | None = None) -> Charter:
    """The charter in `folder` (the packaged `policies` if None), or one that refuses everything."""
    try:
        return CedarCharter(read_texts(folder))
    except CharterInvalid:
        return ClosedCharter()


def read_texts(folder: Traversable | None = None) -> dict[str, str]:
    """The charter's files by name, with the list of released digests. Raises `CharterInvalid`."""
    try:
        packaged = files("policies")
        source = packaged if folder is None else folder
        texts = {name: source.joinpath(name).read_text("utf-8") for name in CHARTER_FILES}
        released = packaged.joinpath("released.txt")
        texts["released"] = released.read_text("utf-8") if released.is_file() else ""
    except (ImportError, OSError, UnicodeDecodeError) as error:
        raise CharterInvalid(reason=str(error)) from error
    return texts


def _annotated_rules(policies: str) -> list[Rule]:
    try:
        parsed = json.loads(cedarpy.policies_to_json_str(policies))["staticPolicies"]
    except (ValueError, KeyError) as error:
        raise CharterInvalid(reason=str(error)) from error
    rules = []
    for policy in parsed.values():
        notes = policy.get("annotations", {})
        if any(not notes.get(name) for name in ANNOTATIONS):
            raise CharterInvalid(reason=f"a rule lacks one of @{', @'.join(ANNOTATIONS)}: {notes}")
        rules.append(Rule(**{name: notes[name] for name in ANNOTATIONS}))
    if not rules:
        raise CharterInvalid(reason="there are no rules")
    if len({rule.id for rule in rules}) != len(rules):
        raise CharterInvalid(reason="two rules have the same @id")
    return rules
