"""Measures the watchdog: what it catches of what sells, and what innocent texts it stops.

Every figure is a count out of a count with Wilson's 95 % interval, its ends in hundredths of a
percent. Nothing that was learnt from is measured on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from audit.language import Language
from audit.metrics.selling import wilson
from audit.records.leaves import Tier
from audit.watchdog.kinds import Kind
from audit.watchdog.reading import Watchdog
from audit.watchdog.report import Figure, Recall, Report, Stopped
from audit.watchdog.samples import (
    INNOCENTS,
    LOOK_ALIKES,
    ORDINARY,
    SEED,
    SHIFTED,
    TRAINING,
    Sample,
    digest_of,
    distinct,
    held_apart,
    read_samples,
    read_training,
    sellers_named,
    training_part,
)

_HUNDREDTHS = 10_000


@dataclass(frozen=True)
class _Judged:
    """A text with what the watchdog says of it: the tier it found, if any."""

    sample: Sample
    found: Tier | None


@dataclass(frozen=True)
class Everyday:
    """Further innocent texts of the product itself, by language; `own`: what they are about."""

    kind: Kind
    texts: Mapping[Language, Sequence[str]]
    own: tuple[str, ...] = ()


def measure(watchdog: Watchdog, everyday: Mapping[str, Everyday], sellers: Iterable[str]) -> Report:
    """All figures, for a household that knows `sellers` and all names in texts of a language."""
    files = [*TRAINING, SHIFTED, INNOCENTS]
    named = [name.format(language=language) for name in files for language in Language]
    knowing = {
        language: watchdog.knowing(sellers_named(language).union(sellers)) for language in Language
    }
    strange = watchdog.knowing(())
    return Report(
        watchdog=watchdog.digest,
        data={name: digest_of(name) for name in sorted(named)},
        split=f"part 0 of 5 by SHA-256 of {SEED!r} and the folded text is held apart",
        in_domain={
            language: _recall(reader, strange, held_apart(read_training(language)))
            for language, reader in knowing.items()
        },
        shifted={
            language: _recall(
                reader, strange, distinct(read_samples(SHIFTED, language), learnt_keys(language))
            )
            for language, reader in knowing.items()
        },
        stopped={
            language: _stopped(reader, language, everyday) for language, reader in knowing.items()
        },
    )


def learnt_keys(language: Language) -> set[str]:
    """The keys of the texts that the model learnt from."""
    return {sample.key for sample in training_part(read_training(language))}


def _stopped(watchdog: Watchdog, language: Language, everyday: Mapping[str, Everyday]) -> Stopped:
    sources: dict[str, Iterable[Sample]] = {
        "written to mislead, held apart": held_apart(read_samples(LOOK_ALIKES, language)),
        "ordinary, held apart": held_apart(read_samples(ORDINARY, language)),
        "written to mislead, shifted style": read_samples(SHIFTED, language),
        "innocent set": read_samples(INNOCENTS, language),
    }
    for name, texts in everyday.items():
        sources[name] = [
            Sample(language, None, texts.kind, text, own=texts.own)
            for text in texts.texts[language]
        ]
    excluded = learnt_keys(language)
    figures = {}
    judged: list[_Judged] = []
    named: list[_Judged] = []
    for name, samples in sources.items():
        fresh = distinct((sample for sample in samples if sample.tier is None), excluded)
        excluded.update(sample.key for sample in fresh)
        verdicts = _judge(watchdog, fresh)
        named += [verdict for verdict in verdicts if verdict.sample.named]
        innocent = [verdict for verdict in verdicts if verdict.sample.innocent]
        figures[name] = _figure(innocent)
        judged += innocent
    return Stopped(all=_figure(judged), named=_figure(named), sources=figures)


def _recall(knowing: Watchdog, strange: Watchdog, samples: Iterable[Sample]) -> Recall:
    selling = [sample for sample in samples if sample.tier]
    judged = _judge(knowing, selling)
    caught = [verdict for verdict in judged if verdict.found]
    return Recall(
        all=_figure(judged),
        named=_figure([v for v in judged if v.sample.others]),
        unnamed=_figure([v for v in judged if not v.sample.others]),
        names_unknown=_figure(_judge(strange, selling)),
        tiers={tier: _figure([v for v in judged if v.sample.tier is tier]) for tier in Tier},
        kinds={
            kind: _figure([v for v in judged if v.sample.kind is kind])
            for kind in sorted({v.sample.kind for v in judged})
        },
        styles={
            style: _figure([v for v in judged if v.sample.style == style])
            for style in sorted({v.sample.style for v in judged} - {""})
        },
        tier_right=_count(sum(v.found is v.sample.tier for v in caught), len(caught)),
    )


def _judge(watchdog: Watchdog, samples: Iterable[Sample]) -> list[_Judged]:
    verdicts = []
    for sample in samples:
        finding = watchdog.read(sample.text, sample.kind, sample.own)
        verdicts.append(_Judged(sample, finding.tier if finding else None))
    return verdicts


def _figure(judged: Sequence[_Judged]) -> Figure:
    return _count(sum(verdict.found is not None for verdict in judged), len(judged))


def _count(found: int, of: int) -> Figure:
    low, high = wilson(found, of)
    return Figure(found=found, of=of, low=floor(low * _HUNDREDTHS), high=ceil(high * _HUNDREDTHS))
