"""`candide train`: train the dialogue from nlu_data."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from assistant.cli.errors import told
from assistant.dialogue.project import DialogueProject
from assistant.plugins.training import write_project
from audit.errors import CandideError
from audit.language import Language, language_of_locale

_LABEL = {
    Language.FRENCH: "Entraînement du dialogue",
    Language.ENGLISH: "Training the dialogue",
}


class TrainingFailed(CandideError):
    """Rasa ended without a model."""

    code = "training-failed"
    fr = "L’entraînement a échoué\u00a0: {reason}"
    en = "The training failed: {reason}"


_LEFT_OUT = {
    Language.FRENCH: "Laissé de côté\u00a0: {problem}",
    Language.ENGLISH: "Left out: {problem}",
}


@click.command(short_help="Train the dialogue from the sentences in nlu_data.")
@click.option("--if-needed", is_flag=True, help="Only if the data changed since the last training.")
@told
def train(if_needed: bool) -> None:
    """Train the dialogue from the sentences in nlu_data (about a minute).

    The sentences of added skills are taught with them; a skill with a fault is left out and named.
    """
    project = DialogueProject.find()
    reader = language_of_locale()
    for problem in project.skills.problems:
        click.echo(_LEFT_OUT[reader].format(problem=problem.sentence(reader)), err=True)
    if if_needed and project.is_current():
        return
    steps = _steps(project)
    with (
        click.progressbar(length=len(steps), label=_LABEL[reader], file=sys.stderr) as bar,
        TemporaryDirectory(prefix="candide-train-") as folder,
    ):
        for _ in _train(project, steps, Path(folder)):
            bar.update(1)
    project.mark_current()


def _steps(project: DialogueProject) -> list[str]:
    """The components Rasa trains, in the order it names them."""
    config = (project.folder / "config.yml").read_text("utf-8")
    names = [line.split("name:")[1] for line in config.splitlines() if "- name:" in line]
    return [name.strip().rsplit(".", 1)[-1] for name in names]


def _train(project: DialogueProject, steps: list[str], folder: Path) -> Iterator[str]:
    """Run Rasa's training; yields each component as it is done. Raises `TrainingFailed`.

    What skills of others add is written into `folder`, never beside our own files.
    """
    domain, data = "domain", ["nlu", "rules", "stories"]
    if files := project.files_of_skills():
        write_project(project.folder, files, folder)
        domain, data = str(folder / "domain"), [*data, str(folder / "nlu"), str(folder / "rules")]
    new = project.model.with_name("candide-new.tar.gz")
    project.model.parent.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [project.python, "-W", "ignore", "-m", "rasa", "train", "-d", domain,
         "--data", *data, "-c", "config.yml", "--force",
         "--out", "models", "--fixed-model-name", "candide-new"],
        cwd=project.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={
            **os.environ,
            "RASA_TELEMETRY_ENABLED": "false",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "PYTHONUNBUFFERED": "1",
            "PYTHONPATH": str(project.folder),
        },
    )  # fmt: skip
    last = ""
    seen = list(steps)
    try:
        assert process.stdout is not None  # noqa: S101
        for line in process.stdout:
            last = line.strip() or last
            for step in seen:
                if f"Finished training component '{step}'" in line:
                    seen.remove(step)
                    yield step
                    break
        if process.wait() != 0 or not new.is_file():
            raise TrainingFailed(reason=last)
        yield from seen
    finally:
        process.kill()
        process.wait()
    new.replace(project.model)
