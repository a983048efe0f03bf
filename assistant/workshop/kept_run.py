"""The last evaluation, kept beside the model so that the next one can tell what it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.workshop.scores import Manner, Outcome, Taken

GOOD = frozenset({Outcome.RIGHT, Outcome.ASKED_RIGHT})


class KeptRun(BaseModel):
    """When it was, and by language whether each sentence was understood."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    made: date
    understood: Mapping[str, Mapping[str, bool]]


@dataclass(frozen=True)
class Difference:
    """What changed since a run: the sentences understood now, and those no longer."""

    since: date
    better: Sequence[str]
    worse: Sequence[str]


def understood_sentences(taken: Sequence[Taken], manner: Manner) -> dict[str, bool]:
    """For each sentence whether it was understood."""
    return {one.sentence.text: manner.outcome(one) in GOOD for one in taken}


def read_run(path: Path) -> KeptRun | None:
    """The run that was kept, or None where there is none that can be read."""
    try:
        return KeptRun.model_validate_json(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError):
        return None


def keep_run(path: Path, run: KeptRun) -> None:
    """Keep a run for the next comparison. Raises `OSError`."""
    path.write_text(run.model_dump_json(), "utf-8")


def difference(last: KeptRun, language: str, now: Mapping[str, bool]) -> Difference:
    """What changed in one language since `last`, among the sentences of both runs."""
    before = last.understood.get(language, {})
    changed = [text for text in now if text in before and now[text] != before[text]]
    return Difference(
        since=last.made,
        better=[text for text in changed if now[text]],
        worse=[text for text in changed if not now[text]],
    )
