"""What follows from an intent, as the rules of the Rasa project have it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import yaml


def actions_after(project: Path, intent: str) -> Iterator[tuple[str, Path]]:
    """Each action or response that a rule has follow the intent at once, and the rule's file."""
    for path in sorted((project / "rules").glob("*.yml")):
        for rule in yaml.safe_load(path.read_text("utf-8")).get("rules", ()):
            steps = rule["steps"]
            for step, following in pairwise(steps):
                if step.get("intent") == intent and "action" in following and len(steps) == 2:
                    yield following["action"], path
