"""The labelled texts are sound, and the published figures are what the shipped model gives."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import combinations
from types import ModuleType

import pytest

from audit.language import Language
from audit.records.leaves import Tier
from audit.watchdog import Watchdog
from audit.watchdog.measuring import measure
from audit.watchdog.model import Model
from audit.watchdog.report import Figure, Report, false_alarms_of, load_report, recall_of
from audit.watchdog.samples import (
    INNOCENTS,
    SHIFTED,
    TRAINING,
    Sample,
    digest_of,
    held_apart,
    read_samples,
    read_training,
    training_part,
)
from audit.watchdog.storage import MODEL, read_bytes

FILES = (*TRAINING, SHIFTED, INNOCENTS)
EVERY_TIER = {*Tier, None}


@cache
def samples(template: str, language: Language) -> tuple[Sample, ...]:
    return tuple(read_samples(template, language))


@cache
def training_samples(language: Language) -> tuple[Sample, ...]:
    return tuple(read_training(language))


@cache
def report() -> Report:
    return load_report()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("template", FILES)
def test_every_line_has_its_columns_and_stands_once(template: str, language: Language) -> None:
    name = template.format(language=language)
    text = files("audit.watchdog").joinpath(name).read_text("utf-8")
    header = "tier\tkind\ttext" if template in TRAINING else "tier\tkind\tstyle\ttext"
    assert text.splitlines()[0] == header
    assert text.endswith("\n")
    for sample in samples(template, language):
        assert sample.text == sample.text.strip()
        assert sample.kind
        assert sample.key
    texts = Counter(sample.text for sample in samples(template, language))
    assert [text for text, count in texts.items() if count > 1] == []


@pytest.mark.parametrize("language", Language)
def test_there_are_enough_texts_of_every_tier(language: Language) -> None:
    for template in TRAINING:
        training = Counter(sample.tier for sample in samples(template, language))
        assert all(training[tier] >= 200 for tier in EVERY_TIER)
    shifted = Counter(sample.tier for sample in samples(SHIFTED, language))
    assert all(shifted[tier] >= 50 for tier in Tier)
    assert {sample.tier for sample in samples(INNOCENTS, language)} == {None}


@pytest.mark.parametrize("language", Language)
def test_nothing_that_is_measured_on_was_learnt(language: Language) -> None:
    learnt = {sample.key for sample in training_part(training_samples(language))}
    apart = {sample.key for sample in held_apart(training_samples(language))}
    assert not learnt & apart
    keys = [{s.key for s in samples(template, language)} for template in (SHIFTED, INNOCENTS)]
    for one, other in combinations([learnt | apart, *keys], 2):
        assert len(one & other) <= len(other) // 100


def test_the_figures_are_what_the_shipped_model_gives(
    watchdog: Watchdog, training: ModuleType
) -> None:
    assert measure(watchdog, training.everyday(), training.catalogue_sellers()) == report()


def test_the_report_names_its_data_and_its_watchdog(watchdog: Watchdog) -> None:
    assert report().watchdog == watchdog.digest
    for name, digest in report().data.items():
        assert digest_of(name) == digest
    assert len(report().data) == len(FILES) * len(Language)


@pytest.mark.parametrize("language", Language)
def test_every_figure_is_a_count_with_its_interval(language: Language) -> None:
    for recall in (report().in_domain[language], report().shifted[language]):
        assert sum(figure.of for figure in recall.tiers.values()) == recall.all.of
        assert sum(figure.found for figure in recall.tiers.values()) == recall.all.found
        assert recall.named.of + recall.unnamed.of == recall.all.of == recall.names_unknown.of
        assert sum(figure.of for figure in recall.kinds.values()) == recall.all.of
        assert recall.named.found + recall.unnamed.found == recall.all.found
        for figure in (recall.all, recall.named, recall.unnamed, *recall.tiers.values()):
            assert holds_together(figure)
    stopped = report().stopped[language]
    assert sum(figure.of for figure in stopped.sources.values()) == stopped.all.of
    assert all(holds_together(figure) for figure in stopped.sources.values())


def holds_together(figure: Figure) -> bool:
    share = figure.found * 10_000 / figure.of
    return figure.found <= figure.of and figure.low <= share <= figure.high <= 10_000


@pytest.mark.parametrize("language", Language)
def test_innocent_texts_are_let_through(language: Language) -> None:
    stopped, of = false_alarms_of(report(), language)
    assert stopped * 1000 <= 5 * of


# Floors a little below what the shipped model reaches. The goals, 95 and 85 percent, are not
# reached (docs/watchdog.md).
@pytest.mark.parametrize("language", Language)
def test_selling_is_caught_as_often_as_published(language: Language) -> None:
    in_domain = report().in_domain[language]
    assert set(in_domain.styles) == {"ordinary", "look-alikes"}
    for figure in (in_domain.all, *in_domain.styles.values()):
        assert figure.found * 100 >= 60 * figure.of
    assert in_domain.named.found * 100 >= 80 * in_domain.named.of
    found, of = recall_of(report(), language)
    assert found * 100 >= 62 * of


def test_the_recall_that_others_build_on_is_the_one_under_a_strange_style() -> None:
    for language in Language:
        figure = report().shifted[language].all
        assert recall_of(report(), language) == (figure.found, figure.of)


def test_training_twice_gives_the_same_bytes(training: ModuleType) -> None:
    pytest.importorskip("sklearn")
    few = [
        sample
        for language in Language
        for sample in training_part(training_samples(language))[::40]
    ]
    first, second = (
        str(training.ModelText(training.fit(order, lambda: None))) for order in (few, list(few))
    )
    assert first == second
    assert len(Model.model_validate_json(first).selling) > 100


def test_the_shipped_model_was_trained_on_the_data_beside_it(
    watchdog: Watchdog, training: ModuleType
) -> None:
    texts = training_part(sample for language in Language for sample in training_samples(language))
    learnt = [sample for sample in texts if not sample.named]
    assert watchdog.trained_on == training.digest_of_samples(learnt)


def test_the_threshold_lets_few_innocent_texts_reach_it(training: ModuleType) -> None:
    ordinary = [("ordinary", score) for score in range(1000)]
    household = [("household", score) for score in range(1000)]
    look_alikes = [("look-alikes", score) for score in range(1000)]
    # One text of the household weighs 0.5, an ordinary one 0.45, a look-alike 0.05, of four in a
    # thousand.
    assert training.lowest_threshold([*ordinary, ("look-alikes", 0)]) == 992
    assert training.lowest_threshold([*household, ("look-alikes", 0)]) == 992
    assert training.lowest_threshold([*look_alikes, ("ordinary", 0)]) == 920
    assert training.lowest_threshold([*ordinary, *household, *look_alikes]) == 996


def test_names_are_not_among_the_words_that_the_model_knows() -> None:
    known = set(Model.model_validate_json(read_bytes(MODEL)).known)
    assert {"discover", "taste", "decouvrez", "rain"} <= known
    assert not {"valdor", "fontebel", "miravel", "croquille"} & known
