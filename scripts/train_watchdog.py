"""Train the watchdog's model from its training files, and measure it.

    python scripts/train_watchdog.py            trains, writes model.json and report.json
    python scripts/train_watchdog.py --report   measures the model as it is, writes report.json
    python scripts/train_watchdog.py --check    exits 1 if training would change model.json

Training needs scikit-learn, measuring needs nothing but the project. The same data give the same
bytes: nothing is drawn by chance, and the weights are rounded far above the solver's tolerance.
Only the training part of audit/watchdog/training is learnt from; the threshold comes from
cross-validation inside that part. Stopping it (Ctrl+C) leaves the files as they were.
"""

from __future__ import annotations

import csv
import hashlib
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from audit.language import Language  # noqa: E402
from audit.records.leaves import Tier  # noqa: E402
from audit.watchdog import storage  # noqa: E402
from audit.watchdog.features import RUN, Extractor  # noqa: E402
from audit.watchdog.folding import fold  # noqa: E402
from audit.watchdog.kinds import WITHOUT_SELLERS, Kind  # noqa: E402
from audit.watchdog.lexicon import Lexicon, read_lexicon  # noqa: E402
from audit.watchdog.measuring import measure  # noqa: E402
from audit.watchdog.model import TIERS, Model, ModelText  # noqa: E402
from audit.watchdog.names import OWN, SELLER, Names, without_names  # noqa: E402
from audit.watchdog.reading import Watchdog, hidden_passages, load_watchdog  # noqa: E402
from audit.watchdog.report import Figure, Report, report_text  # noqa: E402
from audit.watchdog.rules import Rules, read_rules  # noqa: E402
from audit.watchdog.samples import (  # noqa: E402
    PARTS,
    Sample,
    part_of,
    read_training,
    sellers_of,
    training_part,
)
from scripts.innocent_texts import catalogue_sellers, everyday  # noqa: E402

HOME = ROOT / "audit" / "watchdog"
OUTSIDE = "texts/ec-darkpattern-train.tsv"

STRENGTH = 5.0  # inverse of the L2 penalty, chosen by cross-validation
SELDOM = 3  # a feature of fewer texts is not learnt
KEPT = 60_000  # features that decide
KEPT_FOR_TIERS = 2_500
RUNS_WEIGH = 0.5  # runs of letters say the same thing many times over
FALSE_ALARMS_PERMILLE = 4
# What the threshold is set for, in thousandths of the innocent texts: half of what Candide reads
# out the household said itself, and most of the rest is ordinary.
MIX = {"household": 500, "ordinary": 450, "look-alikes": 50}
# How exactly the solver ends: to rank features, and for the weights that are rounded and shipped.
RANKING, FINAL = 1e-3, 1e-6
FOLD_SEED = "watchdog-folds"
STEPS = 3  # of one fit
_WORD = re.compile(r"[^\W\d_]+")
_OPENS = ".!?:;«\"“”…('‘"


def names_in(texts: Sequence[str]) -> list[str]:
    """Words that are mostly written with a capital inside a sentence."""
    balance: Counter[str] = Counter()
    for text in texts:
        if text == text.lower():
            continue
        for match in list(_WORD.finditer(text))[1:]:
            before = text[: match.start()].rstrip()
            if before and before[-1] not in _OPENS:
                balance[fold(match[0])] += 1 if match[0][0].isupper() else -1
    return sorted(word for word, count in balance.items() if count > 0 and word.isalnum())


def words_in(samples: Sequence[Sample]) -> tuple[list[str], list[str]]:
    """Words that at least two of the texts hold and that are no names there; those of only one."""
    texts = [_nameless(sample) for sample in samples]
    counts = Counter(word for text in texts for word in set(fold(text).split()) if word.isalpha())
    names = set(names_in(texts))
    words = sorted(counts.keys() - names)
    return [word for word in words if counts[word] > 1], [w for w in words if counts[w] == 1]


def _nameless(sample: Sample) -> str:
    """The text without the names of those who sell."""
    text = sample.text
    for name in sorted((*sample.own, *sample.others), key=len, reverse=True):
        text = text.replace(name, " ")
    return text


@dataclass(frozen=True)
class Passage:
    """A passage to learn from: names of sellers hidden, or as they are to one who knows none."""

    text: str
    kind: Kind
    tier: Tier | None


def passages_of(sample: Sample, sellers: Names, everyday: Collection[str]) -> Iterator[Passage]:
    """What is learnt from one text.

    Each sentence of an innocent text is innocent, and is learnt as such. A text that sells is also
    learnt as it is where its names are not known; what a skill says, as the household's own words.
    """
    known = names_for(sample, sellers, everyday)
    if sample.tier is None:
        for text in hidden_passages(sample.text, known):
            yield Passage(text, sample.kind, None)
        return
    if not (sample.others and sample.kind in WITHOUT_SELLERS):  # those no model has to find
        yield Passage(without_names(sample.text, known)[0], sample.kind, sample.tier)
    stranger = without_names(sample.text, known[:1])[0]
    if sample.others:
        yield Passage(stranger, sample.kind, sample.tier)
    if sample.kind is Kind.SKILL and sample.tier is not Tier.MENTION:
        yield Passage(stranger, Kind.HOUSEHOLD, sample.tier)


def names_for(sample: Sample, sellers: Names, everyday: Collection[str]) -> tuple[Names, Names]:
    """The names to be hidden in a text: its own, then those of others."""
    return Names(sample.own, everyday, OWN), sellers


def fit(samples: Sequence[Sample], tick: Callable[[], object], *, tiers: bool = True) -> Model:
    """A model of these samples, its threshold still at zero; without `tiers` it only decides."""
    known, seldom = words_in(samples)
    everyday = frozenset((*known, *seldom))
    extractor = Extractor(*_rules_and_lexicon(), known)
    sellers = {
        language: Names(names, everyday, SELLER)
        for language, names in known_sellers(samples).items()
    }
    parts = [
        part
        for sample in samples
        for part in passages_of(sample, sellers[sample.language], everyday)
    ]
    rows = [extractor.features(part.text, part.kind) for part in parts]
    tick()
    counts = Counter(name for row in rows for name in row)
    frequent = sorted(name for name, count in counts.items() if count >= SELDOM)
    sells = [part.tier is not None for part in parts]
    weights, _ = _regression(rows, frequent, sells, RANKING)
    kept = _heaviest(frequent, weights[0], KEPT)
    tick()
    weights, bias = _regression(rows, kept, sells, FINAL)
    selling = {
        name: value for name, w in zip(kept, weights[0], strict=True) if (value := _whole(w))
    }
    tick()
    tier_weights: dict[str, tuple[int, ...]] = {}
    tier_bias: tuple[int, ...] = (0,) * len(TIERS)
    if tiers:
        pairs = []
        for sample in samples:
            if sample.tier:
                names = names_for(sample, sellers[sample.language], everyday)
                text = without_names(sample.text, names)[0]
                pairs.append((extractor.features(text, sample.kind), sample.tier))
        tier_weights, tier_bias = _fit_tiers(pairs, kept)
    return Model(
        trained_on=digest_of_samples(samples),
        threshold=0,
        bias=_whole(bias[0]),
        tier_bias=tier_bias,
        known=tuple(known),
        seldom=tuple(seldom),
        selling=selling,
        tiers=tier_weights,
    )


def _fit_tiers(
    pairs: Sequence[tuple[set[str], Tier]], names: Sequence[str]
) -> tuple[dict[str, tuple[int, ...]], tuple[int, ...]]:
    rows = [row for row, _ in pairs]
    labels = [TIERS.index(tier) for _, tier in pairs]
    weights, _ = _regression(rows, names, labels, RANKING)
    kept = _heaviest(names, abs(weights).max(axis=0), KEPT_FOR_TIERS)
    weights, bias = _regression(rows, kept, labels, FINAL)
    columns = {
        name: tuple(map(_whole, column)) for name, column in zip(kept, weights.T, strict=True)
    }
    return columns, tuple(map(_whole, bias))


def _regression(
    rows: Sequence[set[str]], names: Sequence[str], labels: Sequence[int], tolerance: float
) -> Any:
    """Logistic regression on scaled rows: coefficients and intercepts."""
    import numpy
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    position = {name: index for index, name in enumerate(names)}
    weighs = numpy.array([RUNS_WEIGH if name.startswith(RUN) else 1.0 for name in names])
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for row in rows:
        present = sorted(position[name] for name in row if name in position)
        columns += present
        values += [1 / max(1, len(present)) ** 0.25] * len(present)
        ends.append(len(columns))
    matrix = csr_matrix(
        (numpy.array(values) * weighs[columns], columns, ends), shape=(len(rows), len(names))
    )
    two = len(set(labels)) == 2  # liblinear's Newton method is quick, but only tells two apart
    solver = LogisticRegression(
        C=STRENGTH, tol=tolerance, max_iter=5000, solver="liblinear" if two else "lbfgs"
    )
    solver.fit(matrix, numpy.array(labels))
    return solver.coef_ * weighs, solver.intercept_


def _heaviest(names: Sequence[str], weights: Any, count: int) -> list[str]:
    order = sorted(
        range(len(names)), key=lambda index: (-round(abs(weights[index]), 6), names[index])
    )
    return sorted(names[index] for index in order[:count])


def _whole(weight: float) -> int:
    return round(float(weight) * 100)


def digest_of_samples(samples: Sequence[Sample]) -> str:
    lines = (f"{s.language}\t{s.tier}\t{s.kind}\t{s.text}\t{s.own}\t{s.others}\n" for s in samples)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def train(samples: Sequence[Sample], tick: Callable[[], object]) -> Model:
    """A model with its threshold, from the training part alone.

    Each fold is scored by a model that never saw it.
    """
    samples = [sample for sample in samples if not sample.named]
    sellers = known_sellers(samples)
    scored: list[tuple[Sample, int]] = []
    for fold_number in range(PARTS):
        inside = [s for s in samples if part_of(s.text, FOLD_SEED) != fold_number]
        reader = watchdog_of(fit(inside, tick, tiers=False))
        knowing = {language: reader.knowing(names) for language, names in sellers.items()}
        scored += [
            (sample, knowing[sample.language].score(sample.text, sample.kind, sample.own))
            for sample in samples
            if sample.innocent and part_of(sample.text, FOLD_SEED) == fold_number
        ]
    threshold = max(
        lowest_threshold([(part_of_mix(s), score) for s, score in scored if s.language is language])
        for language in Language
    )
    return fit(samples, tick).model_copy(update={"threshold": threshold})


def known_sellers(samples: Sequence[Sample]) -> dict[Language, frozenset[str]]:
    """The sellers that the texts of each language name."""
    return {
        language: sellers_of(s for s in samples if s.language is language) for language in Language
    }


def part_of_mix(sample: Sample) -> str:
    return "household" if sample.kind is Kind.HOUSEHOLD else sample.style


def lowest_threshold(scored: Sequence[tuple[str, int]]) -> int:
    """The lowest threshold that innocent texts reach seldom enough, in the mix that is read out."""
    count = Counter(part for part, _ in scored)
    alarms = Fraction(0)
    for part, score in sorted(scored, key=lambda pair: -pair[1]):
        alarms += Fraction(MIX[part], count[part])
        if alarms > FALSE_ALARMS_PERMILLE:
            return score + 1
    return 0


def watchdog_of(model: Model) -> Watchdog:
    """A watchdog with the shipped rules and words, and this model."""
    return Watchdog(*_rules_and_lexicon(), model, "")


def _rules_and_lexicon() -> tuple[Rules, Lexicon]:
    return (
        read_rules(storage.read_bytes(storage.RULES).decode()),
        read_lexicon(storage.read_bytes(storage.LEXICON).decode()),
    )


def outside_figures(watchdog: Watchdog, folder: Path) -> Iterator[str]:
    """How the watchdog does on a foreign corpus of shop interfaces, which nothing learns from."""
    with (folder / OUTSIDE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for label, name in (("1", "dark patterns caught"), ("0", "other texts stopped")):
        texts = {fold(row["text"]): row["text"] for row in rows if row["label"] == label}
        found = sum(watchdog.read(text, Kind.PRODUCT) is not None for text in texts.values())
        yield f"{name}: {found} of {len(texts)}"


def show(report: Report) -> None:
    """Print the figures that matter most."""
    for language in Language:
        for name, recall in (("in domain", report.in_domain), ("shifted", report.shifted)):
            figures = {
                "all": recall[language].all,
                "named": recall[language].named,
                "unnamed": recall[language].unnamed,
                "names unknown": recall[language].names_unknown,
                **recall[language].tiers,
                **recall[language].styles,
            }
            for tier, figure in figures.items():
                click.echo(f"{language} {name:9} {tier:11} {_line(figure)}")
            click.echo(f"{language} {name:9} right tier  {_line(recall[language].tier_right)}")
        stopped = report.stopped[language]
        for source, figure in {
            "all": stopped.all, "(naming a seller)": stopped.named, **stopped.sources
        }.items():  # fmt: skip
            click.echo(f"{language} innocent, {source}: {_line(figure)}")


def _line(figure: Figure) -> str:
    return f"{figure.found} of {figure.of} ({figure.low / 100:.2f} to {figure.high / 100:.2f} %)"


@click.command(help=__doc__)
@click.option("--report", "only_report", is_flag=True, help="Only measure.")
@click.option("--check", is_flag=True, help="Train, write nothing, exit 1 if the model differs.")
def main(*, only_report: bool, check: bool) -> None:
    model_file = HOME / storage.MODEL
    if not only_report:
        samples = training_part(s for language in Language for s in read_training(language))
        steps = (PARTS + 1) * STEPS
        with click.progressbar(length=steps, label="Training", file=sys.stderr) as bar:
            text = str(ModelText(train(samples, lambda: bar.update(1))))
        if check:
            same = model_file.is_file() and model_file.read_text("utf-8") == text
            click.echo("The model is what its data give." if same else "The model differs.")
            sys.exit(not same)
        replace(model_file, text)
    watchdog = load_watchdog()
    report = measure(watchdog, everyday(), catalogue_sellers())
    replace(HOME / storage.REPORT, report_text(report))
    show(report)
    folder = Path(os.environ.get("CANDIDE_TEST_DATA", ROOT.parent / "shared" / "data"))
    if (folder / OUTSIDE).is_file():
        for line in outside_figures(watchdog, folder):
            click.echo(line)


def replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)


if __name__ == "__main__":
    main()
