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
    training_part,
)

_HUNDREDTHS = 10_000


@dataclass(frozen=True)
class _Judged:
    """A text with what the watchdog says of it: the tier it found, if any."""

    sample: Sample
    found: Tier | None


def measure(watchdog: Watchdog, everyday: Mapping[Language, Mapping[str, Sequence[str]]]) -> Report:
    """All figures; `everyday` are further innocent texts, by language and where they are from."""
    files = [*TRAINING, SHIFTED, INNOCENTS]
    named = [name.format(language=language) for name in files for language in Language]
    return Report(
        watchdog=watchdog.digest,
        data={name: digest_of(name) for name in sorted(named)},
        split=f"part 0 of 5 by SHA-256 of {SEED!r} and the folded text is held apart",
        in_domain={language: _in_domain(watchdog, language) for language in Language},
        shifted={language: _shifted(watchdog, language) for language in Language},
        stopped={
            language: _stopped(watchdog, language, everyday.get(language, {}))
            for language in Language
        },
    )


def learnt_keys(language: Language) -> set[str]:
    """The keys of the texts that the model learnt from."""
    return {sample.key for sample in training_part(read_training(language))}


def _in_domain(watchdog: Watchdog, language: Language) -> Recall:
    apart = held_apart(read_training(language))
    return _recall(_judge(watchdog, (sample for sample in apart if sample.tier)))


def _shifted(watchdog: Watchdog, language: Language) -> Recall:
    apart = distinct(read_samples(SHIFTED, language), learnt_keys(language))
    return _recall(_judge(watchdog, (sample for sample in apart if sample.tier)))


def _stopped(
    watchdog: Watchdog, language: Language, everyday: Mapping[str, Sequence[str]]
) -> Stopped:
    sources: dict[str, Iterable[Sample]] = {
        "written to mislead, held apart": held_apart(read_samples(LOOK_ALIKES, language)),
        "ordinary, held apart": held_apart(read_samples(ORDINARY, language)),
        "written to mislead, shifted style": read_samples(SHIFTED, language),
        "innocent set": read_samples(INNOCENTS, language),
    }
    for name, texts in everyday.items():
        sources[name] = [Sample(language, None, name, text) for text in texts]
    excluded = learnt_keys(language)
    figures = {}
    judged: list[_Judged] = []
    for name, samples in sources.items():
        fresh = distinct((sample for sample in samples if sample.tier is None), excluded)
        excluded.update(sample.key for sample in fresh)
        verdicts = _judge(watchdog, fresh)
        figures[name] = _figure(verdicts)
        judged += verdicts
    return Stopped(all=_figure(judged), sources=figures)


def _recall(judged: Sequence[_Judged]) -> Recall:
    caught = [verdict for verdict in judged if verdict.found]
    return Recall(
        all=_figure(judged),
        tiers={tier: _figure([v for v in judged if v.sample.tier is tier]) for tier in Tier},
        styles={
            style: _figure([v for v in judged if v.sample.style == style])
            for style in sorted({v.sample.style for v in judged} - {""})
        },
        tier_right=_count(sum(v.found is v.sample.tier for v in caught), len(caught)),
    )


def _judge(watchdog: Watchdog, samples: Iterable[Sample]) -> list[_Judged]:
    verdicts = []
    for sample in samples:
        finding = watchdog.read(sample.text)
        verdicts.append(_Judged(sample, finding.tier if finding else None))
    return verdicts


def _figure(judged: Sequence[_Judged]) -> Figure:
    return _count(sum(verdict.found is not None for verdict in judged), len(judged))


def _count(found: int, of: int) -> Figure:
    low, high = wilson(found, of)
    return Figure(found=found, of=of, low=floor(low * _HUNDREDTHS), high=ceil(high * _HUNDREDTHS))
