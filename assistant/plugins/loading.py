"""Finds the skills that are installed, or named for development, and reads their folders.

Installed ones are found by their entry point in the group `candide.skills`, whose value is the name
of a package; nothing of it is imported here. CANDIDE_SKILLS, where it is set, names folders instead
(separated by colons; empty: none at all).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.machinery import PathFinder
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from assistant.plugins.folder import SkillFolder, examine
from assistant.plugins.problems import Fault, Problem
from assistant.plugins.texts import NAME

GROUP = "candide.skills"
VARIABLE = "CANDIDE_SKILLS"


@dataclass(frozen=True)
class Found:
    """The skills that are sound by themselves, by name, and what is wrong with the others."""

    skills: dict[str, SkillFolder]
    problems: tuple[Problem, ...]


def skill_folders() -> list[Path]:
    """Where skills are, sound or not, in the order in which they were named or installed."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return [Path(part).absolute() for part in named.split(os.pathsep) if part]
    points = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return [folder for point in points if (folder := _folder_of(point)) is not None]


def for_a_child() -> dict[str, str]:
    """What a child process that runs in another folder needs to find the same skills."""
    if os.environ.get(VARIABLE) is None:
        return {}
    return {VARIABLE: os.pathsep.join(map(str, skill_folders()))}


def find_skills() -> Found:
    """All skills as they were when this process first asked."""
    return _find(tuple(skill_folders()))


def read_folders(folders: Sequence[Path]) -> Found:
    """The skills in `folders`; of two with one name the first is taken."""
    skills: dict[str, SkillFolder] = {}
    problems: list[Problem] = []
    for folder in folders:
        found = examine(folder)
        if not isinstance(found, SkillFolder):
            problems += found
        elif found.name in skills:
            problems.append(Problem(folder, Fault.TAKEN))
        else:
            skills[found.name] = found
    return Found(skills, tuple(problems))


_find = cache(read_folders)


def _folder_of(point: EntryPoint) -> Path | None:
    """Where the package of an entry point lies; None for one that is no plain package."""
    if not NAME.fullmatch(point.value):
        return None
    spec = PathFinder.find_spec(point.value)
    places = list(spec.submodule_search_locations or ()) if spec is not None else []
    return Path(places[0]).absolute() if places else None
