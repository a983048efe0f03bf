"""The labelled texts: what the watchdog learns from, and what it is measured on.

A fifth of each training file is held apart by a hash of the folded text and never trained on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files

from audit.language import Language
from audit.records.leaves import Tier
from audit.watchdog.folding import fold
from audit.watchdog.storage import WatchdogUnreadable

SEED = "watchdog-952"
PARTS = 5
INNOCENT = "none"
LOOK_ALIKES = "training/{language}.tsv"
ORDINARY = "training/ordinary_{language}.tsv"
TRAINING = (LOOK_ALIKES, ORDINARY)
SHIFTED = "evaluation/shifted_{language}.tsv"
INNOCENTS = "evaluation/innocent_{language}.tsv"
_STYLES = {LOOK_ALIKES: "look-alikes", ORDINARY: "ordinary"}


@dataclass(frozen=True)
class Sample:
    """A text, its language, the tier it sells on (None: it is innocent), its kind and its style.

    The style of a training text says which of the two files it is from.
    """

    language: Language
    tier: Tier | None
    kind: str
    text: str
    style: str = ""

    @property
    def key(self) -> str:
        """What makes two texts the same: the folded one."""
        return fold(self.text)


def read_samples(template: str, language: Language) -> list[Sample]:
    """The texts of one file, in order. Raises `WatchdogUnreadable`."""
    name = template.format(language=language.value)
    try:
        header, *lines = files("audit.watchdog").joinpath(name).read_text("utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise WatchdogUnreadable(reason=name) from error
    columns = header.split("\t")
    style = _STYLES.get(template, "")
    samples = []
    for line in lines:
        row = dict(zip(columns, line.split("\t"), strict=True))
        tier = None if row["tier"] == INNOCENT else Tier(row["tier"])
        samples.append(Sample(language, tier, row["kind"], row["text"], row.get("style", style)))
    return samples


def read_training(language: Language) -> list[Sample]:
    """All labelled texts to learn from: those written to be mistaken, then ordinary ones."""
    return [sample for template in TRAINING for sample in read_samples(template, language)]


def training_part(samples: Iterable[Sample]) -> list[Sample]:
    """What may be learnt from, each text once."""
    return [sample for sample in distinct(samples) if part_of(sample.text)]


def held_apart(samples: Iterable[Sample]) -> list[Sample]:
    """The fifth that is never learnt from, each text once."""
    return [sample for sample in distinct(samples) if not part_of(sample.text)]


def part_of(text: str, seed: str = SEED) -> int:
    """Which of the five parts a text falls into; part 0 of the default seed is held apart."""
    digest = hashlib.sha256(f"{seed}\0{fold(text)}".encode()).digest()
    return int.from_bytes(digest[:8]) % PARTS


def distinct(samples: Iterable[Sample], known: Iterable[str] = ()) -> Sequence[Sample]:
    """Each text once, the first time it comes, without those whose key is `known`."""
    found: dict[str, Sample] = {}
    excluded = set(known)
    for sample in samples:
        if (key := sample.key) and key not in excluded:
            found.setdefault(key, sample)
    return list(found.values())


def digest_of(name: str) -> str:
    """SHA-256 of a data file, in hexadecimal."""
    return hashlib.sha256(files("audit.watchdog").joinpath(name).read_bytes()).hexdigest()
