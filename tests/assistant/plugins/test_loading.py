"""Which skills there are, and what is taught of them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import yaml

from assistant.dialogue.project import DialogueProject
from assistant.plugins.loading import find_skills, for_a_child, skill_folders
from assistant.plugins.training import training_files, write_project
from tests.support.skills import sentences, write_skill


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A Rasa project with hardly anything in it."""
    folder = tmp_path / "project"
    for name in ("domain", "nlu/fr", "nlu/en", "rules", "stories", "models"):
        (folder / name).mkdir(parents=True)
    (folder / "config.yml").write_text("recipe: default.v1\n")
    (folder / "domain" / "clock.yml").write_text("intents: [ask_time]\n")
    lines = "nlu:\n- intent: ask_time\n  examples: |\n    - what time is it\n"
    (folder / "nlu" / "en" / "clock.yml").write_text(lines)
    return folder


def installed(site: Path, *points: str) -> None:
    """Put a package with entry points where Python finds it."""
    info = site / "candide_others-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: candide-others\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[candide.skills]\n" + "\n".join(points))


def test_an_installed_skill_is_found_by_its_entry_point_and_nothing_of_it_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    write_skill(site, "coin", __init___py="raise SystemExit", skill_py="raise SystemExit")
    installed(site, "coin = coin", "b = ../home", "c = os.path:join", "d = nosuchskill", "e = os")
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.delenv("CANDIDE_SKILLS")
    assert skill_folders() == [site / "coin"]
    assert set(find_skills().skills) == {"coin"}
    assert "coin" not in sys.modules
    assert for_a_child() == {}


def test_folders_that_are_named_take_the_place_of_installed_skills(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_skill(tmp_path, "coin")
    write_skill(tmp_path, "dice")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CANDIDE_SKILLS", f"coin{os.pathsep}{tmp_path / 'dice'}")
    assert skill_folders() == [tmp_path / "coin", tmp_path / "dice"]
    told = for_a_child()["CANDIDE_SKILLS"]
    monkeypatch.chdir("/")
    monkeypatch.setenv("CANDIDE_SKILLS", told)
    assert skill_folders() == [tmp_path / "coin", tmp_path / "dice"]
    monkeypatch.setenv("CANDIDE_SKILLS", "")
    assert skill_folders() == []


def test_no_test_sees_the_skills_of_whoever_runs_it() -> None:
    assert skill_folders() == []


def test_the_model_is_stale_once_a_skill_comes_changes_or_goes(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_current() -> bool:
        return DialogueProject(project).is_current()

    DialogueProject(project).model.write_bytes(b"model")
    DialogueProject(project).mark_current()
    assert is_current()
    folder = write_skill(tmp_path, "coin")
    monkeypatch.setenv("CANDIDE_SKILLS", str(folder))
    assert not is_current()
    DialogueProject(project).mark_current()
    assert is_current()
    words = folder / "fr.ftl"
    words.write_text(words.read_text().replace("Face", "Avers"))
    assert is_current(), "words are no part of the model"
    with (folder / "fr.yml").open("a") as file:
        file.write("  - tire à pile ou face\n")
    assert not is_current()
    monkeypatch.setenv("CANDIDE_SKILLS", "")
    assert not is_current()


def test_a_skill_with_a_fault_is_left_out_and_told(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from audit.language import Language

    clash = sentences("coin", Language.ENGLISH) + "  - what time is it\n"
    bad = write_skill(tmp_path, "coin", en_yml=clash)
    good = write_skill(tmp_path, "dice", fr_yml=None)
    monkeypatch.setenv("CANDIDE_SKILLS", f"{bad}{os.pathsep}{good}")
    found = DialogueProject(project).skills
    assert found.skills == {}
    assert {problem.file.name for problem in found.problems} == {"en.yml", "fr.yml"}
    assert DialogueProject(project).files_of_skills() == {}


def test_what_is_taught_is_what_stands_there_and_our_own_files_stay_as_they_are(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDIDE_SKILLS", str(write_skill(tmp_path, "coin")))
    before = sorted(project.rglob("*"))
    build = tmp_path / "build"
    files = DialogueProject(project).files_of_skills()
    write_project(project, files, build)
    assert sorted(project.rglob("*")) == before
    read = {
        path.relative_to(build): yaml.safe_load(path.read_text()) for path in build.rglob("*.yml")
    }
    assert read[Path("domain/own-clock.yml")] == {"intents": ["ask_time"]}
    assert read[Path("domain/skills.yml")] == {
        "version": "3.1", "intents": ["coin_toss"], "actions": ["action_skill"],
    }  # fmt: skip
    (rule,) = read[Path("rules/skills.yml")]["rules"]
    assert rule["steps"] == [{"intent": "coin_toss"}, {"action": "action_skill"}]
    (taught,) = read[Path("nlu/fr/coin.yml")]["nlu"]
    assert taught["intent"] == "coin_toss"
    assert taught["examples"].splitlines()[0] == "- lance la pièce alpha"
    assert len(taught["examples"].splitlines()) == 20


def test_without_skills_nothing_is_added() -> None:
    assert training_files([]) == {}
