"""The recipe as a whole: stages kept and not redone, the result in place only when it is whole."""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import signal
import time
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assistant.cli.make_starter import SEED
from assistant.cli.make_starter import make_starter as command
from assistant.models import starter
from assistant.models.errors import ModelUnusable
from assistant.models.starter import RECOGNISER_FILES, all_starter_names, starter_faults
from assistant.starter import digests, recipe
from assistant.starter.recipe import (
    Recipe,
    Stage,
    StageFailed,
    TooLarge,
    VoicesFirst,
    make_starter,
    replace_packaged,
)
from tests.support.renames import renames_until

ALL = tuple(Stage)
PATIENCE = 300  # seconds, for a loaded machine


def pretend(made: Recipe, stage: Stage, files: Path, progress: Callable[[int, int], None]) -> None:
    """Makes files that are no models, and notes which stages it was asked for.

    It runs in processes of its own, so what a test wants of it lies beside the work.
    """
    with (made.out / "made-stages").open("a") as notes:
        notes.write(f"{stage}\n")
    if stage is Stage.VOICES:
        names = [name for name in all_starter_names() if "/" not in name]
    else:
        assert (made.folder(Stage.VOICES) / "voices.onnx").is_file(), "it learns from the voices"
        names = list(RECOGNISER_FILES)
    if (made.out / f"fail-{stage}").exists():
        raise ValueError("no sound")
    if (made.out / f"die-{stage}").exists():
        os._exit(9)
    if (made.out / f"break-{stage}").exists():
        raise BrokenPipeError(errno.EPIPE, "no espeak-ng")
    if (made.out / f"hang-{stage}").exists():
        progress(1, 9)
        time.sleep(PATIENCE)  # until it is ended
    if (made.out / f"forget-{stage}").exists():
        names.pop()
    for number, name in enumerate(names, 1):
        path = files / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name} of {stage} from {made.seed}")
        progress(number, len(names))


@pytest.fixture(autouse=True)
def believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is a real model here, and nothing real is needed to make it."""
    monkeypatch.setattr(recipe, "_try_all", lambda _: None)
    monkeypatch.setattr(recipe, "missing_tools", list)
    monkeypatch.setattr(recipe, "make_stage", pretend)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def silent(stage: Stage, done: int, total: int) -> None:
    pass


def made_stages(out: Path) -> list[str]:
    notes = out / "made-stages"
    lines = notes.read_text().split() if notes.exists() else []
    notes.unlink(missing_ok=True)
    return sorted(lines, key=lambda stage: (stage != Stage.VOICES, stage))


def prepare(made: Recipe, *stages: Stage) -> None:
    """Have `stages` finished, without the processes that make them."""
    for stage in stages:
        unfinished = made.out / "stages" / f"{stage}.unfinished"
        unfinished.mkdir(parents=True)
        pretend(made, stage, unfinished, lambda *_: None)
        made.finish(stage, unfinished)
    made_stages(made.out)


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_from_nothing_to_a_whole_set_with_digests(out: Path) -> None:
    told: dict[Stage, list[int]] = {}
    assert make_starter(
        Recipe(out, seed=7), ALL, lambda stage, done, _: told.setdefault(stage, []).append(done)
    )
    made = out / "made"
    assert files(made) == {"digests.toml", *all_starter_names()}
    assert starter_faults(made) == {}
    assert tomllib.loads((made / "digests.toml").read_text())["seed"] == 7
    assert made_stages(out) == ["voices", "en", "fr"], "the voices first"
    assert told.keys() == set(ALL)
    for steps in told.values():
        assert steps == sorted(steps)


def test_what_is_finished_is_not_made_again(out: Path) -> None:
    made = Recipe(out, seed=7)
    prepare(made, Stage.VOICES)
    assert not make_starter(made, [Stage.FRENCH], silent)
    assert not (out / "made").exists(), "nothing half is put in place"
    prepare(made, Stage.ENGLISH)
    assert make_starter(made, ALL, silent)
    assert made_stages(out) == []


@pytest.mark.parametrize("other", [Recipe(Path(), 8), Recipe(Path(), 7, quick=True)])
def test_another_seed_or_size_is_made_anew(out: Path, other: Recipe) -> None:
    made = Recipe(out, seed=7)
    prepare(made, *ALL)
    for stage in ALL:
        assert made.is_finished(stage)
        assert not replace(other, out=out).is_finished(stage)


def test_new_voices_want_new_recognisers(out: Path) -> None:
    made = Recipe(out, seed=7)
    prepare(made, *ALL)
    (made.folder(Stage.VOICES) / "voices.onnx").write_text("other voices")
    assert [stage for stage in ALL if made.is_finished(stage)] == [Stage.VOICES]


def test_a_recogniser_without_voices_is_not_begun(out: Path) -> None:
    with pytest.raises(VoicesFirst):
        make_starter(Recipe(out, seed=7), [Stage.FRENCH], silent)
    assert made_stages(out) == []


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        ("fail", "ValueError: no sound"),
        ("break", "BrokenPipeError: "),
        ("die", "exit 9"),
        ("forget", RECOGNISER_FILES[-1]),
    ],
)
def test_a_stage_that_fails_is_named_and_the_finished_ones_stay(
    out: Path, harm: str, reason: str
) -> None:
    (out / f"{harm}-fr").touch()
    made = Recipe(out, seed=7)
    prepare(made, Stage.VOICES, Stage.ENGLISH)
    with pytest.raises(StageFailed) as caught:
        make_starter(made, ALL, silent)
    assert caught.value.facts["stage"] == "fr"
    assert reason in str(caught.value.facts["reason"])
    assert made.is_finished(Stage.VOICES)
    assert not (out / "made").exists()
    assert not list((out / "stages").glob("*.unfinished"))


def test_ctrl_c_ends_the_processes_and_keeps_what_is_finished(out: Path) -> None:
    (out / "hang-fr").touch()

    def impatient(stage: Stage, done: int, total: int) -> None:
        if stage is Stage.FRENCH:
            raise KeyboardInterrupt

    made = Recipe(out, seed=7)
    prepare(made, Stage.VOICES, Stage.ENGLISH)
    with pytest.raises(KeyboardInterrupt):
        make_starter(made, ALL, impatient)
    assert multiprocessing.active_children() == []
    assert made.is_finished(Stage.VOICES)
    assert not made.is_finished(Stage.FRENCH)
    assert not list((out / "stages").glob("*.unfinished"))
    (out / "hang-fr").unlink()
    made_stages(out)
    assert make_starter(made, ALL, silent)
    assert made_stages(out) == ["fr"]


def test_a_result_that_does_not_work_or_is_too_large_is_not_put_in_place(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(Recipe(out, seed=7), *ALL)
    make_starter(Recipe(out, seed=7), ALL, silent)
    before = (out / "made/voices.onnx").read_text()

    def fails(folder: Path) -> None:
        raise ModelUnusable(name="voices.onnx")

    other = Recipe(out, seed=8)
    prepare(other, *ALL)
    with monkeypatch.context() as patch:
        patch.setattr(recipe, "_try_all", fails)
        with pytest.raises(ModelUnusable):
            make_starter(other, ALL, silent)
    with monkeypatch.context() as patch:
        patch.setattr(recipe, "LARGEST", 100)
        with pytest.raises(TooLarge):
            make_starter(other, ALL, silent)
    assert (out / "made/voices.onnx").read_text() == before
    assert make_starter(other, ALL, silent)
    assert (out / "made/voices.onnx").read_text() != before


def test_the_package_is_replaced_as_a_whole_and_keeps_its_card(out: Path, tmp_path: Path) -> None:
    packaged = tmp_path / "package/made"
    packaged.mkdir(parents=True)
    (packaged / "MODEL_CARD.md").write_text("what they are")
    (packaged / "old.onnx").write_text("old")
    made = Recipe(out, seed=7)
    prepare(made, *ALL)
    make_starter(made, ALL, silent)
    replace_packaged(made, packaged)
    assert files(packaged) == {"MODEL_CARD.md", "digests.toml", *all_starter_names()}
    assert [path.name for path in packaged.parent.iterdir()] == ["made"]


@pytest.mark.parametrize("renames", [0, 1])
@pytest.mark.parametrize("begun_anew", [True, False])
def test_a_replacement_cut_short_loses_nothing_and_is_told(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int, begun_anew: bool
) -> None:
    packaged = tmp_path / "package/made"
    monkeypatch.setattr(recipe, "MADE", packaged)
    monkeypatch.setattr(starter, "MADE", packaged)
    made = Recipe(out, seed=7)
    prepare(made, *ALL)
    make_starter(made, ALL, silent)
    replace_packaged(made, packaged)
    (packaged / "MODEL_CARD.md").write_text("what they are")
    with renames_until(renames, KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        replace_packaged(made, packaged)
    faults = set() if packaged.exists() else set(all_starter_names())
    assert set(starter_faults()) == faults
    assert run("--check").exit_code == bool(faults)
    if begun_anew:
        make_starter(made, ALL, silent)
        assert starter_faults() == {}
    replace_packaged(made, packaged)
    assert files(packaged) == {"MODEL_CARD.md", "digests.toml", *all_starter_names()}
    assert [path.name for path in packaged.parent.iterdir()] == ["made"]


@pytest.mark.parametrize("harm", [None, "fail-voices"])
def test_a_stage_that_nobody_waits_for_stops(
    out: Path, monkeypatch: pytest.MonkeyPatch, harm: str | None
) -> None:
    if harm is not None:
        (out / harm).touch()
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    ours, theirs = multiprocessing.Pipe(duplex=False)
    ours.close()
    made = Recipe(out, seed=7)
    folder = out / "voices"
    recipe._work(pretend, made, Stage.VOICES, folder, theirs)
    assert len(files(folder)) <= 1
    assert theirs.closed


def run(*words: str, locale: str = "fr_FR.UTF-8") -> Result:
    return CliRunner().invoke(command, words, env={"LC_ALL": locale})


class TestTheCommand:
    """`candide models make-starter`, as a person meets it."""

    def test_it_names_the_stages_and_where_the_result_is(self, out: Path) -> None:
        result = run("--out", str(out), "--seed", "7")
        assert result.exit_code == 0, result.output
        for label in ("Voix", "Écoute du français", "Écoute de l’anglais"):
            assert label in result.stdout
        assert f"Les modèles de départ sont dans {out / 'made'}." in result.stdout

    def test_one_stage_alone_says_what_is_kept(self, out: Path) -> None:
        result = run("--out", str(out), "--only", "voices", locale="en_GB.UTF-8")
        assert result.exit_code == 0
        assert "Finished and kept: Voices. Run the command again to go on." in result.stdout

    def test_ctrl_c_says_what_is_kept(self, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        prepare(Recipe(out, SEED), Stage.VOICES)

        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(recipe, "make_starter", interrupted)
        result = run("--out", str(out))
        assert result.exit_code == 130
        assert result.stderr == "Fini et gardé\u00a0: Voix. Relancez la commande pour continuer.\n"

    @pytest.mark.parametrize(
        ("words", "part"),
        [((), "--out"), (("--out", "x", "--quick", "--replace"), "--replace")],
    )
    def test_what_makes_no_sense_is_a_usage_error(self, words: tuple[str, ...], part: str) -> None:
        result = run(*words)
        assert result.exit_code == 2
        assert part in result.stderr

    def test_a_failure_is_a_sentence(self, out: Path) -> None:
        (out / "fail-voices").touch()
        result = run("--out", str(out))
        assert result.exit_code == 1
        assert "L’étape «\u00a0voices\u00a0» a échoué" in result.stderr
        assert "Traceback" not in result.output

    @pytest.mark.parametrize(
        ("error", "french", "english"),
        [
            (OSError(28, "full", "/x"), "de lire ou d’écrire /x (full)", "read or write /x (full)"),
            (OSError(28, "full"), "de lire ou d’écrire {out} (full)", "read or write {out} (full)"),
            (OSError("odd"), "de lire ou d’écrire {out}", "read or write {out}"),
            (
                shutil.Error([("/a", "/b", "[Errno 28] full: '/b'"), ("/c", "/d", "other")]),
                "de copier /a vers /b (full)",
                "copy /a to /b (full)",
            ),
        ],
    )
    def test_a_disk_that_refuses_is_a_sentence(
        self, out: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, french: str, english: str
    ) -> None:
        def refuse(*_: object) -> None:
            raise error

        monkeypatch.setattr(recipe, "make_starter", refuse)
        result = run("--out", str(out))
        assert result.exit_code == 1
        assert result.stderr.startswith(f"Impossible {french.format(out=out)}\u00a0: vérifiez")
        result = run("--out", str(out), locale="en_GB.UTF-8")
        assert result.stderr.startswith(f"Cannot {english.format(out=out)}: check")

    def test_a_copy_that_fails_names_the_file(self, out: Path) -> None:
        made = Recipe(out, SEED)
        prepare(made, *ALL)
        (made.folder(Stage.VOICES) / "more.json").symlink_to("nowhere")
        result = run("--out", str(out), locale="en_GB.UTF-8")
        assert result.exit_code == 1
        assert result.stderr.startswith(f"Cannot copy {made.folder(Stage.VOICES)}/more.json to ")
        assert "(No such file or directory): check the free space" in result.stderr

    def test_without_the_packages_it_says_how_to_get_them(
        self, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(recipe, "missing_tools", lambda: ["jax", "onnx"])
        result = run("--out", str(out))
        assert result.exit_code == 1
        assert result.stderr.startswith("Il manque jax, onnx pour fabriquer les modèles\u00a0: ")
        assert "make test" in result.stderr
        assert "--development" in result.stderr
        assert not (out / "stages").exists()

    def test_check_makes_nothing_and_compares(
        self, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(starter, "MADE", out / "made")
        result = run("--check")
        assert (result.exit_code, made_stages(out)) == (1, [])
        assert result.stderr == "Le paquet ne contient aucun modèle de départ.\n"
        prepare(Recipe(out, SEED), *ALL)
        run("--out", str(out))
        result = run("--check", locale="en_GB.UTF-8")
        assert result.exit_code == 0
        number = len(list(all_starter_names()))
        assert result.stdout == f"The {number} files of the starter models are sound.\n"
        (out / "made/fr-help.json").write_text("torn")
        result = run("--check")
        assert result.exit_code == 1
        assert str(out / "made/fr-help.json") in result.stderr
        assert made_stages(out) == []


@pytest.mark.parametrize("kind", [recipe.ToolsMissing, StageFailed, VoicesFirst, TooLarge])
def test_the_sentences_have_french_typography(kind: type[StageFailed]) -> None:
    for mark in ":;?!»":
        assert kind.fr.count(mark) == kind.fr.count(f"\u00a0{mark}")
    assert kind.fr.count("«") == kind.fr.count("«\u00a0")
    assert kind.fr.endswith(".")
    assert "\u00a0" not in kind.en


def test_the_digests_name_every_file_a_recogniser_holds(tmp_path: Path) -> None:
    for name in (*all_starter_names(), "vosk-fr/graph/extra.int"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("12345")
    assert "vosk-fr/graph/extra.int" in digests.starter_files(tmp_path)
    assert digests.total_size(tmp_path) == 5 * (1 + len(list(all_starter_names())))
