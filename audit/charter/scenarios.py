"""Scenarios: situations in words, the facts they come to, and what the charter must answer.

A file of `policies/scenarios` holds `[[scenario]]` tables. Each has a `situation` in English and a
`situation_fr` in French, either `allowed = true` or the sorted rules that refuse (`refused_by`),
and only those facts that differ from the usual ones: those of `usual.toml`, with what the file's
own `[usual]` changes. The caps are those of `profile`, with the household's `settings` in place of
some. `without` names facts that are left out, which no charter may allow.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from audit.charter.cedar import CedarCharter
from audit.charter.errors import FileUnreadable, ScenarioUnreadable
from audit.charter.facts import Decision
from audit.charter.texts import policies_folder, read_text
from audit.language import Language

USUAL = "usual.toml"


@dataclass(frozen=True)
class Scenario:
    """One situation; `refused_by` is empty where the charter must allow it."""

    file: str
    situation: Mapping[Language, str]
    refused_by: tuple[str, ...]
    facts: Mapping[str, Any]
    profile: str
    settings: Mapping[str, int]
    without: tuple[str, ...]

    def context(self, charter: CedarCharter) -> dict[str, Any]:
        """What the charter is asked about, with the caps of the profile."""
        caps = charter.profile(self.profile).tightened(self.settings).caps
        context = {**caps, **self.facts}
        return {name: value for name, value in context.items() if name not in self.without}

    def decide(self, charter: CedarCharter) -> Decision:
        """What `charter` answers."""
        return charter.decide_on(self.context(charter))

    def agrees(self, decision: Decision) -> bool:
        """Whether the answer is the one that is expected, refused by exactly the rules named."""
        if self.refused_by:
            return not decision.allowed and decision.rules == self.refused_by
        return decision.allowed


def has_scenarios(folder: Traversable) -> bool:
    """Whether a folder of policies has situations of its own."""
    return folder.joinpath("scenarios").is_dir()


def read_scenarios(folder: Traversable | None = None) -> tuple[Scenario, ...]:
    """The scenarios of a folder of policies, file by file. Raises `CharterInvalid`."""
    place = policies_folder(folder).joinpath("scenarios")
    try:
        names = sorted(entry.name for entry in place.iterdir() if entry.name.endswith(".toml"))
    except OSError as error:
        raise FileUnreadable(file="scenarios", reason=error.strerror or error) from error
    usual = _read(place, USUAL).get("usual", {})
    return tuple(
        scenario for name in names if name != USUAL for scenario in _scenarios(place, name, usual)
    )


def _scenarios(place: Traversable, name: str, usual: Mapping[str, Any]) -> Iterator[Scenario]:
    contents = _read(place, name)
    here = {**usual, **contents.get("usual", {})}
    for number, table in enumerate(contents.get("scenario", []), start=1):
        try:
            yield _scenario(name, {**here, **table})
        except (KeyError, TypeError, ValueError) as error:
            raise ScenarioUnreadable(file=name, number=number) from error


def _scenario(file: str, table: dict[str, Any]) -> Scenario:
    situation = {
        Language.ENGLISH: str(table.pop("situation")),
        Language.FRENCH: str(table.pop("situation_fr")),
    }
    allowed = table.pop("allowed", False)
    refused_by = tuple(table.pop("refused_by", ()))
    if allowed is bool(refused_by):
        raise ValueError("either allowed or refused")
    return Scenario(
        file=file.removesuffix(".toml"),
        situation=situation,
        refused_by=refused_by,
        profile=str(table.pop("profile")),
        settings=dict(table.pop("settings", {})),
        without=tuple(table.pop("without", ())),
        facts=table,
    )


def _read(place: Traversable, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(read_text(place, name))
    except tomllib.TOMLDecodeError as error:
        raise FileUnreadable(file=name, reason=error) from error
