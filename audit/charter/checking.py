"""Everything that is wrong with a folder of policies, and not only what keeps it from opening."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from audit.charter.cedar import misfits
from audit.charter.errors import CharterInvalid, ProfileLooser, RuleUnreadable
from audit.charter.profiles import CEILING, read_profiles
from audit.charter.rules import read_rules
from audit.charter.scenarios import has_scenarios, read_scenarios
from audit.charter.texts import CHARTER_FILES, policies_folder, read_text


def problems(folder: Traversable | None = None) -> Iterator[CharterInvalid]:
    """What is wrong, file by file; nothing where all is in order."""
    place = policies_folder(folder)
    texts: dict[str, str] = {}
    for name in CHARTER_FILES:
        try:
            texts[name] = read_text(place, name)
        except CharterInvalid as problem:
            yield problem
    if "charter.cedar" in texts:
        yield from _in_policies(texts["charter.cedar"], texts.get("charter.cedarschema"))
    if "profiles.toml" in texts:
        yield from _in_profiles(texts["profiles.toml"])
    if has_scenarios(place):
        try:
            read_scenarios(place)
        except CharterInvalid as problem:
            yield problem


def _in_policies(policies: str, schema: str | None) -> Iterator[CharterInvalid]:
    try:
        read_rules(policies)
    except CharterInvalid as problem:
        yield problem
        if isinstance(problem, RuleUnreadable):
            return
    if schema is not None:
        yield from misfits(policies, schema)


def _in_profiles(text: str) -> Iterator[CharterInvalid]:
    try:
        profiles = read_profiles(text)
    except CharterInvalid as problem:
        yield problem
        return
    for profile in profiles.values():
        for cap in profile.beyond_ceiling():
            yield ProfileLooser(
                profile=profile.name, cap=cap, value=profile.caps[cap], ceiling=CEILING.caps[cap]
            )
