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
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import click
from fluent.syntax import FluentParser, ast

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from audit.language import Language  # noqa: E402
from audit.records.leaves import Tier  # noqa: E402
from audit.watchdog import storage  # noqa: E402
from audit.watchdog.features import RUN, Extractor  # noqa: E402
from audit.watchdog.folding import fold  # noqa: E402
from audit.watchdog.lexicon import Lexicon, read_lexicon  # noqa: E402
from audit.watchdog.measuring import measure  # noqa: E402
from audit.watchdog.model import TIERS, Model, ModelText  # noqa: E402
from audit.watchdog.reading import Watchdog, all_passages, load_watchdog  # noqa: E402
from audit.watchdog.report import Figure, Report, report_text  # noqa: E402
from audit.watchdog.rules import Rules, read_rules  # noqa: E402
from audit.watchdog.samples import (  # noqa: E402
    PARTS,
    Sample,
    part_of,
    read_training,
    training_part,
)

HOME = ROOT / "audit" / "watchdog"
CATALOGUE = "assistant/shopping/sample_catalogue.jsonl"
WORDS = "assistant/words"
OUTSIDE = "texts/ec-darkpattern-train.tsv"

STRENGTH = 20.0  # inverse of the L2 penalty, chosen by cross-validation
SELDOM = 3  # a feature of fewer texts is not learnt
KEPT = 40_000  # features that decide
KEPT_FOR_TIERS = 2_500
RUNS_WEIGH = 0.5  # runs of letters say the same thing many times over
FALSE_ALARMS_PERMILLE = 5
LOOK_ALIKES_PERMILLE = 100  # of the innocent texts that the threshold is set for
# How exactly the solver ends: to rank features, and for the weights that are rounded and shipped.
RANKING, FINAL = 1e-3, 1e-6
FOLD_SEED = "watchdog-folds"
STEPS = 3  # of one fit
_ANNOTATION = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")
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


def known_in(texts: Sequence[str]) -> list[str]:
    """Words that at least two of the texts hold, and that are no names there."""
    counts = Counter(word for text in texts for word in set(fold(text).split()))
    names = set(names_in(texts))
    return sorted(
        word for word, count in counts.items() if count > 1 and word.isalpha() and word not in names
    )


def fit(samples: Sequence[Sample], tick: Callable[[], object], *, tiers: bool = True) -> Model:
    """A model of these samples, its threshold still at zero; without `tiers` it only decides.

    Each sentence of an innocent text is innocent, and is learnt as such.
    """
    known = known_in([sample.text for sample in samples])
    extractor = Extractor(*_rules_and_lexicon(), known)
    parts = [
        (sample, part)
        for sample in samples
        for part in dict.fromkeys(
            [fold(sample.text), *([] if sample.tier else all_passages(sample.text))]
        )
    ]
    rows = [extractor.features(part) for _, part in parts]
    tick()
    counts = Counter(name for row in rows for name in row)
    frequent = sorted(name for name, count in counts.items() if count >= SELDOM)
    sells = [sample.tier is not None for sample, _ in parts]
    weights, _ = _regression(rows, frequent, sells, RANKING)
    kept = _heaviest(frequent, weights[0], KEPT)
    tick()
    weights, bias = _regression(rows, kept, sells, FINAL)
    selling = {
        name: value for name, w in zip(kept, weights[0], strict=True) if (value := _whole(w))
    }
    tick()
    pairs = [(row, sample.tier) for row, (sample, _) in zip(rows, parts, strict=True)]
    tier_weights, tier_bias = _fit_tiers(pairs, kept) if tiers else ({}, (0,) * len(TIERS))
    return Model(
        trained_on=digest_of_samples(samples),
        threshold=0,
        bias=_whole(bias[0]),
        tier_bias=tier_bias,
        known=tuple(known),
        selling=selling,
        tiers=tier_weights,
    )


def _fit_tiers(
    pairs: Sequence[tuple[set[str], Tier | None]], names: Sequence[str]
) -> tuple[dict[str, tuple[int, ...]], tuple[int, ...]]:
    rows = [row for row, tier in pairs if tier]
    labels = [TIERS.index(tier) for _, tier in pairs if tier]
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
    lines = (f"{s.language}\t{s.tier}\t{s.text}\n" for s in samples)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def train(samples: Sequence[Sample], tick: Callable[[], object]) -> Model:
    """A model with its threshold, from the training part alone.

    Each fold is scored by a model that never saw it.
    """
    scored: list[tuple[Sample, int]] = []
    for fold_number in range(PARTS):
        inside = [s for s in samples if part_of(s.text, FOLD_SEED) != fold_number]
        reader = watchdog_of(fit(inside, tick, tiers=False))
        scored += [
            (sample, reader.score(sample.text))
            for sample in samples
            if sample.tier is None and part_of(sample.text, FOLD_SEED) == fold_number
        ]
    threshold = max(
        lowest_threshold([(s.style, score) for s, score in scored if s.language is language])
        for language in Language
    )
    return fit(samples, tick).model_copy(update={"threshold": threshold})


def lowest_threshold(scored: Sequence[tuple[str, int]]) -> int:
    """The lowest threshold that innocent texts reach seldom enough.

    Most texts that Candide reads out are ordinary. So the share of look-alikes that reach it counts
    for a tenth, the share of ordinary texts for the rest.
    """
    count = Counter(style for style, _ in scored)
    weigh = {"look-alikes": LOOK_ALIKES_PERMILLE, "ordinary": 1000 - LOOK_ALIKES_PERMILLE}
    alarms = Fraction(0)
    for style, score in sorted(scored, key=lambda pair: -pair[1]):
        alarms += Fraction(weigh[style], count[style])
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


def everyday() -> dict[Language, dict[str, list[str]]]:
    """Innocent texts of the product itself, by language and where they come from."""
    return {
        language: {
            "household sentences": list(household_sentences(language)),
            "catalogue names": list(catalogue_names(language)),
            "our own sentences": list(own_sentences(language)),
        }
        for language in Language
    }


def household_sentences(language: Language) -> Iterator[str]:
    """What households say, from the examples of the intents, without their annotations."""
    for path in sorted((ROOT / "nlu_data" / "nlu" / language).glob("*.yml")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("    - "):
                yield _ANNOTATION.sub(r"\1", line.removeprefix("    - "))


def catalogue_names(language: Language) -> Iterator[str]:
    """The names of products, brands, categories and merchants of the sample catalogue."""
    header, *products = (ROOT / CATALOGUE).read_text("utf-8").splitlines()
    for merchant in json.loads(header)["merchants"]:
        yield merchant["name"]
    for product in map(json.loads, products):
        yield product["name"][language]
        yield product["brand"]
        yield product["category_name"][language]
        yield from product["keywords"][language]


def own_sentences(language: Language) -> Iterator[str]:
    """Every sentence Candide can say when it helps, with a three for each argument."""
    source = (ROOT / WORDS / f"{language}.ftl").read_text("utf-8")
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Message) and entry.value:
            yield from variants(entry.value)


def variants(pattern: ast.Pattern) -> list[str]:
    """All texts that a pattern can give."""
    texts = [""]
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            ways = [element.value]
        elif isinstance(element.expression, ast.SelectExpression):
            ways = [way for v in element.expression.variants for way in variants(v.value)]
        else:
            ways = ["3"]
        texts = [text + way for text in texts for way in ways]
    return texts


def outside_figures(watchdog: Watchdog, folder: Path) -> Iterator[str]:
    """How the watchdog does on a foreign corpus of shop interfaces, which nothing learns from."""
    with (folder / OUTSIDE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for label, name in (("1", "dark patterns caught"), ("0", "other texts stopped")):
        texts = {fold(row["text"]): row["text"] for row in rows if row["label"] == label}
        found = sum(watchdog.read(text) is not None for text in texts.values())
        yield f"{name}: {found} of {len(texts)}"


def show(report: Report) -> None:
    """Print the figures that matter most."""
    for language in Language:
        for name, recall in (("in domain", report.in_domain), ("shifted", report.shifted)):
            figures = {
                "all": recall[language].all,
                **recall[language].tiers,
                **recall[language].styles,
            }
            for tier, figure in figures.items():
                click.echo(f"{language} {name:9} {tier:11} {_line(figure)}")
            click.echo(f"{language} {name:9} right tier  {_line(recall[language].tier_right)}")
        stopped = report.stopped[language]
        for source, figure in {"all": stopped.all, **stopped.sources}.items():
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
    report = measure(watchdog, everyday())
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
