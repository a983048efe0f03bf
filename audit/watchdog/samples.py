"""The labelled texts: what the watchdog learns from, and what it is measured on.

A fifth of each training file is held apart by a hash of the folded text and never trained on.
In a text, `{Name}` is one who sells, and `{=Name}` the one whose product or shop the text is about.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files

from audit.language import Language
from audit.records.leaves import Tier
from audit.watchdog.folding import fold
from audit.watchdog.kinds import Kind
from audit.watchdog.storage import WatchdogUnreadable

SEED = "watchdog-952"
PARTS = 5
INNOCENT = "none"
NAMED = "named"
LOOK_ALIKES = "training/{language}.tsv"
ORDINARY = "training/ordinary_{language}.tsv"
TRAINING = (LOOK_ALIKES, ORDINARY)
SHIFTED = "evaluation/shifted_{language}.tsv"
INNOCENTS = "evaluation/innocent_{language}.tsv"
_STYLES = {LOOK_ALIKES: "look-alikes", ORDINARY: "ordinary"}
_NAME = re.compile(r"\{(=?)([^{}]*)\}")


@dataclass(frozen=True)
class Sample:
    """A text, its language, the tier it sells on (None: it does not), its kind and its style.

    `named` are plain texts that name a seller where the watchdog lets nobody be named: they count
    neither as selling nor as innocent. The style of a training text says which of the two files
    it is from. `own` are the names of what it is about, `others` those of others who sell.
    """

    language: Language
    tier: Tier | None
    kind: Kind
    text: str
    style: str = ""
    named: bool = False
    own: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def innocent(self) -> bool:
        """Whether nothing in it sells and nobody who sells is named."""
        return self.tier is None and not self.named

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
        tier = None if row["tier"] in (INNOCENT, NAMED) else Tier(row["tier"])
        names = _NAME.findall(row["text"])
        samples.append(
            Sample(
                language, tier, Kind(row["kind"]), _NAME.sub(r"\2", row["text"]),
                row.get("style", style),
                named=row["tier"] == NAMED,
                own=tuple(name for mark, name in names if mark),
                others=tuple(name for mark, name in names if not mark),
            )
        )  # fmt: skip
    return samples


def sellers_named(language: Language) -> frozenset[str]:
    """All sellers in the texts of one language, as if one household's register held them all."""
    templates = (*TRAINING, SHIFTED, INNOCENTS)
    return sellers_of(s for template in templates for s in read_samples(template, language))


def sellers_of(samples: Iterable[Sample]) -> frozenset[str]:
    """The sellers that some texts name."""
    return frozenset(name for sample in samples for name in (*sample.own, *sample.others))


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
