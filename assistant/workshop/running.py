"""A whole evaluation from the model to its report: what `candide evaluate` does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.dialogue.project import DialogueProject
from assistant.models import find_hearing, starter_recogniser
from assistant.workshop.acting import MANNER
from assistant.workshop.asking import dialogue_of
from assistant.workshop.evaluation import Evaluation, Hear, evaluate
from assistant.workshop.held_apart import read_sentences, read_spans
from assistant.workshop.kept_run import (
    KeptRun,
    difference,
    keep_run,
    read_run,
    understood_sentences,
)
from assistant.workshop.picture import confusion_matrix
from assistant.workshop.report import Made, Report
from assistant.workshop.report_texts import TEXTS
from assistant.workshop.scores import NOT_UNDERSTOOD
from audit.language import Language

REPORT = "evaluation.md"
LAST_RUN = "evaluation.json"


@dataclass(frozen=True)
class Wanted:
    """What is to be evaluated: languages, and how many sentences of each as heard."""

    languages: tuple[Language, ...]
    as_heard: int
    seed: int
    home: Path


@dataclass(frozen=True)
class Files:
    """The figures to look at at once, and the files of the report by name."""

    table: str
    files: dict[str, str]

    def write(self, folder: Path) -> Iterator[Path]:
        """Write the report and its pictures. Raises `OSError`."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            (folder / name).write_text(content, "utf-8")
            yield folder / name


async def run(
    wanted: Wanted, reader: Language, today: date, progress: Callable[[int, int], None]
) -> Files:
    """Evaluate, compare with the last run, and put the report together.

    `progress` is told how many sentences of how many are done. Raises a `CandideError` where the
    model, the sentences or the ears are missing.
    """
    project = DialogueProject.find()
    model = project.trained_model()
    sentences = project.folder / "tests"
    total = sum(_steps(sentences, language, wanted.as_heard) for language in wanted.languages)
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        progress(done, total)

    found = []
    async with dialogue_of(project) as client:
        for language in wanted.languages:
            found.append(
                await evaluate(
                    client,
                    sentences,
                    language,
                    MANNER,
                    step,
                    as_heard=wanted.as_heard,
                    hear=_hear(language, wanted),
                    seed=wanted.seed,
                )
            )
    made = Made(today, _command(wanted), model.stat().st_size, _recogniser(wanted))
    return _files(found, made, reader, model.parent / LAST_RUN)


def _files(found: Sequence[Evaluation], made: Made, reader: Language, kept: Path) -> Files:
    last = read_run(kept)
    now = {one.language.value: understood_sentences(one.taken, MANNER) for one in found}
    changes = {
        Language(language): difference(last, language, sentences)
        for language, sentences in now.items()
        if last is not None and language in last.understood
    }
    earlier = dict(last.understood) if last is not None else {}
    keep_run(kept, KeptRun(made=made.on, understood={**earlier, **now}))
    pictures = {one.language: f"confusion-{one.language.value}.svg" for one in found}
    report = Report(made, reader)
    files = {REPORT: report.page(found, changes, pictures)}
    for one in found:
        files[pictures[one.language]] = _picture(one, reader)
    return Files("\n\n".join(_shown(report, one, reader) for one in found), files)


def _picture(found: Evaluation, reader: Language) -> str:
    counts = Counter((one.sentence.intent, one.intent) for one in found.taken)
    intents = sorted({one.sentence.intent for one in found.taken} | {NOT_UNDERSTOOD})
    texts = TEXTS[reader]
    title = texts["matrix"].format(language=texts[found.language.value])
    return confusion_matrix(title, counts, intents)


def _shown(report: Report, found: Evaluation, reader: Language) -> str:
    rows = report.summary(found)
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join([TEXTS[reader][found.language.value], *lines])


def _hear(language: Language, wanted: Wanted) -> Hear | None:
    if not wanted.as_heard:
        return None
    from assistant.workshop.as_heard import heard

    return lambda texts, progress: heard(texts, language, wanted.home, wanted.seed, progress)


def _recogniser(wanted: Wanted) -> str:
    if not wanted.as_heard:
        return ""
    found = find_hearing(wanted.home, wanted.languages[0], starter_ears=True)
    if found is None:
        return ""
    starter = found.folder == starter_recogniser(wanted.languages[0])
    return "starter" if starter else found.folder.name


def _command(wanted: Wanted) -> str:
    command = "candide evaluate"
    if len(wanted.languages) == 1:
        command += f" --lang {wanted.languages[0].value}"
    if wanted.as_heard:
        command += f" --as-heard {wanted.as_heard}"
    return f"{command} --seed {wanted.seed} --out docs"


def _steps(folder: Path, language: Language, as_heard: int) -> int:
    count = len(read_sentences(folder, language))
    return count + len(read_spans(folder, language)) + min(as_heard, count)
