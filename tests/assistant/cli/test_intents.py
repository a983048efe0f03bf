"""`candide intents`: what people read, in their language, and what it does to their files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assistant.cli.intents import intents
from assistant.dialogue.project import OURS
from assistant.dialogue.sentences import read_own
from audit.language import Language
from tests.support.skills import needs_walls, sentences, write_skill

FRENCH, ENGLISH = "fr_FR.UTF-8", "en_GB.UTF-8"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of our own sentences, to spoil."""
    folder = tmp_path / "project"
    for part in ("domain", "nlu", "rules", "stories", "tests", "config.yml"):
        (shutil.copytree if (OURS / part).is_dir() else shutil.copy)(OURS / part, folder / part)  # type: ignore[operator]
    monkeypatch.setenv("CANDIDE_DIALOGUE", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


def run(*words: str, lang: str = ENGLISH) -> Result:
    return CliRunner(env={"LC_ALL": lang}).invoke(intents, list(words), catch_exceptions=False)


def test_the_list_has_every_intent_with_its_sentences_in_both_languages(project: Path) -> None:
    shown = run("list").stdout.splitlines()
    own = read_own(project)
    rows = {line.split()[0]: line.split()[1:] for line in shown[1:]}
    assert set(rows) == {one.intent for one in own}
    french = sum((one.intent, one.language) == ("set_timer", Language.FRENCH) for one in own)
    assert rows["set_timer"][0] == str(french)
    assert rows["set_timer"][2] == "timers"
    assert "anglais" in run("list", lang=FRENCH).stdout


def test_the_list_introduces_the_skills_that_are_added_and_tells_of_faults(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = write_skill(tmp_path / "skills", "coin", network='["example.org"]')
    bad = write_skill(tmp_path / "skills", "dice", fr_ftl=None)
    monkeypatch.setenv("CANDIDE_SKILLS", f"{good}:{bad}")
    result = run("list")
    assert "coin_toss                       20       20  coin" in result.stdout
    assert f"Skill coin 1.0 (GPL-3.0-or-later), in {good}" in result.stdout
    assert "  keeps: Keeps nothing.\n  network: example.org\n" in result.stdout
    assert result.stderr == f"{bad}/fr.ftl: this file is missing\n"
    french = run("list", lang=FRENCH)
    assert "  garde\u00a0: Ne garde rien.\n" in french.stdout
    assert french.stderr == f"{bad}/fr.ftl: ce fichier manque\n"


def test_an_intent_is_shown_with_its_sentences_its_rule_and_a_skills_words(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = run("show", "set_timer").stdout
    assert "Rule: action_set_timer (" in shown
    assert "Sentences in French (" in shown
    assert "mets un minuteur de trois minutes" in shown
    monkeypatch.setenv("CANDIDE_SKILLS", str(write_skill(tmp_path / "skills")))
    shown = run("show", "coin_toss", lang=FRENCH).stdout
    assert "Règle\u00a0: demander à la fonction coin" in shown
    assert "Phrases en anglais (20)\n  toss the coin alpha\n" in shown
    assert "  fr told: C’est ….\n" in shown


def test_an_intent_that_does_not_exist_is_told(project: Path) -> None:
    result = run("show", "make_coffee")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "There is no intent “make_coffee”" in result.stderr


@needs_walls
def test_a_new_skill_is_sound_from_the_start_and_close_to_nothing_of_ours(project: Path) -> None:
    made = run("new", "opera")
    assert "opera is ready. Read opera/skill.py" in made.stdout
    checked = run("check", "opera")
    assert checked.stdout == (
        "opera: nothing wrong (intents: 1, sentences: 21 in French, 21 in English).\n"
    )
    assert run("check", "opera", lang=FRENCH).stdout.startswith("opera\u00a0: rien à redire")
    again = run("new", "opera")
    assert (again.exit_code, again.stderr) == (1, "opera exists already: choose another name.\n")


@pytest.mark.parametrize("name", ["timers", "a/../../b", "Opera", "été", "x", "audit"])
def test_a_new_skill_has_a_plain_name_of_its_own(project: Path, tmp_path: Path, name: str) -> None:
    before = sorted(tmp_path.iterdir())
    result = run("new", name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert sorted(tmp_path.iterdir()) == before


@needs_walls
def test_all_that_is_wrong_is_told_at_once_with_file_and_line(
    project: Path, tmp_path: Path
) -> None:
    text = (
        sentences("coin", Language.FRENCH) + "  - mets un minuteur de trois minutes\n  - 2 pièces\n"
    )
    folder = write_skill(tmp_path / "skills", fr_yml=text)
    result = run("check", str(folder), lang=FRENCH)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"{folder}/fr.yml:23: écrivez comme on parle\u00a0: minuscules, nombres en lettres, "
        "pas de ponctuation",
        "À corriger\u00a0: 1.",
    ]
    folder.joinpath("fr.yml").write_text(text.replace("  - 2 pièces\n", ""))
    result = run("check", str(folder))
    assert result.stderr.splitlines() == [
        f"{folder}/fr.yml:22: this sentence belongs to “set_timer” already",
        "To be put right: 1.",
    ]
    folder.joinpath("fr.yml").write_text(sentences("coin", Language.FRENCH))
    folder.joinpath("skill.py").write_text("import nothing_of_the_kind\n")
    result = run("check", str(folder))
    assert result.stderr.splitlines() == [
        f"{folder}/skill.py: the class cannot be loaded: ModuleNotFoundError, skill.py:1",
        "To be put right: 1.",
    ]


def test_without_a_skill_there_is_nothing_to_check(project: Path) -> None:
    assert run("check").stdout == "No skill is installed; name a folder.\n"


def test_a_sentence_is_added_to_its_area_and_taken_out_again(project: Path) -> None:
    path = project / "nlu" / "fr" / "timers.yml"
    before = path.read_text("utf-8")
    added = run("add", "set_timer", "--lang", "fr", "chronomètre moi ça pendant sept minutes")
    assert added.exit_code == 0, added.stderr
    place, line = added.stdout.removeprefix("Added to ").rstrip(".\n").rsplit(":", 1)
    assert place == str(path)
    assert path.read_text("utf-8").split("\n")[int(line) - 1].endswith("ça pendant sept minutes")
    (new,) = [one for one in read_own(project) if one.line == int(line) and one.path == path]
    assert new.intent == "set_timer"
    gone = run("remove", "set_timer", "--lang", "fr", "chronomètre moi ça, pendant sept minutes")
    assert gone.exit_code == 0, gone.stderr
    assert path.read_text("utf-8") == before


def test_a_mark_is_kept_and_does_not_hide_that_a_sentence_is_there(project: Path) -> None:
    words = "il me faudrait absolument [du gruyère](product) pour ce soir"
    assert run("add", "add_to_list", "--lang", "fr", words).exit_code == 0
    again = run(
        "add", "add_to_list", "--lang", "fr", words.replace("[", "").replace("](product)", "")
    )
    assert "belongs to “add_to_list” already" in again.stderr


@pytest.mark.parametrize(
    ("intent", "sentence", "told"),
    [
        ("set_timer", "mets un minuteur de 3 minutes", "as people speak"),
        ("set_timer", "Mets Un Minuteur", "as people speak"),
        ("set_timer", "- intent: x", "as people speak"),
        ("set_timer", "mets un minuteur de trois minutes", "“set_timer” already"),
        ("ask_timer", "mets un minuteur de trois minutes", "“set_timer” already"),
        ("make_coffee", "fais du café", "There is no intent"),
    ],
)
def test_a_sentence_that_would_do_harm_is_not_added(
    project: Path, intent: str, sentence: str, told: str
) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*.yml")}
    result = run("add", intent, "--lang", "fr", "--", sentence)
    assert result.exit_code == 1
    assert told in result.stderr
    assert {path: path.read_bytes() for path in project.rglob("*.yml")} == before


def test_what_is_held_apart_is_not_learnt(project: Path) -> None:
    held = next(one for one in read_own(project, "tests") if one.intent == "set_timer")
    result = run("add", "set_timer", "--lang", held.language.value, held.text)
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("intent", "told"),
    [("set_timer", "has no sentence"), ("make_coffee", "There is no intent")],
)
def test_a_sentence_that_is_not_there_cannot_be_removed(
    project: Path, intent: str, told: str
) -> None:
    result = run("remove", intent, "--lang", "en", "there is no such thing")
    assert (result.exit_code, told in result.stderr) == (1, True)


def test_the_last_sentence_of_an_intent_stays(project: Path) -> None:
    there = [one for one in read_own(project) if (one.intent, one.language) == ("greet", "fr")]
    for one in there[1:]:
        assert run("remove", "greet", "--lang", "fr", one.text).exit_code == 0
    result = run("remove", "greet", "--lang", "fr", there[0].text)
    assert (result.exit_code, "stays" in result.stderr) == (1, True)
