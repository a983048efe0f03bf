"""`candide train`: train the dialogue from nlu_data."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import click

from assistant.cli.errors import told
from assistant.dialogue.project import DialogueProject
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


@click.command(short_help="Train the dialogue from the sentences in nlu_data.")
@click.option("--if-needed", is_flag=True, help="Only if the data changed since the last training.")
@told
def train(if_needed: bool) -> None:
    """Train the dialogue from the sentences in nlu_data (about a minute)."""
    project = DialogueProject.find()
    if if_needed and project.is_current():
        return
    steps = _steps(project)
    with click.progressbar(
        length=len(steps), label=_LABEL[language_of_locale()], file=sys.stderr
    ) as bar:
        for _ in _train(project, steps):
            bar.update(1)
    project.mark_current()


def _steps(project: DialogueProject) -> list[str]:
    """The components Rasa trains, in the order it names them."""
    config = (project.folder / "config.yml").read_text("utf-8")
    return [line.split("name:")[1].strip() for line in config.splitlines() if "- name:" in line]


def _train(project: DialogueProject, steps: list[str]) -> Iterator[str]:
    """Run Rasa's training; yields each component as it is done. Raises `TrainingFailed`."""
    new = project.model.with_name("candide-new.tar.gz")
    project.model.parent.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [project.python, "-W", "ignore", "-m", "rasa", "train", "-d", "domain",
         "--data", "nlu", "rules", "stories", "-c", "config.yml", "--force",
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
