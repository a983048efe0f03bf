"""The Rasa project: its model is current only if it was made from the data as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.dialogue.project import OURS, DialogueProject


@pytest.fixture
def project(tmp_path: Path) -> DialogueProject:
    (tmp_path / "config.yml").write_text("recipe: default.v1\n")
    for name in ("domain", "nlu/fr", "rules", "stories", "models"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "nlu/fr/clock.yml").write_text("- quelle heure est-il\n")
    return DialogueProject(tmp_path)


def train(project: DialogueProject) -> None:
    project.model.write_bytes(b"model")
    project.mark_current()


def test_a_model_is_current_until_its_data_change(project: DialogueProject) -> None:
    assert not project.is_current()
    train(project)
    assert project.is_current()
    (project.folder / "nlu/fr/clock.yml").write_text("- il est quelle heure\n")
    assert not project.is_current()


def test_a_new_a_moved_and_a_lost_file_make_it_stale(project: DialogueProject) -> None:
    train(project)
    extra = project.folder / "rules" / "clock.yml"
    extra.write_text("x")
    assert not project.is_current()
    extra.unlink()
    assert project.is_current()
    (project.folder / "nlu/fr/clock.yml").rename(project.folder / "nlu/fr/time.yml")
    assert not project.is_current()


def test_a_model_that_is_gone_is_not_current(project: DialogueProject) -> None:
    train(project)
    project.model.unlink()
    assert not project.is_current()


def test_another_project_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CANDIDE_DIALOGUE", raising=False)
    assert DialogueProject.find().folder == OURS
    monkeypatch.setenv("CANDIDE_DIALOGUE", str(tmp_path))
    assert DialogueProject.find().folder == tmp_path
