"""Damaged recognisers. Vosk itself throws, aborts, segfaults, or hears another sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.hearing import probe
from assistant.hearing.errors import RecogniserDamaged, RecogniserMissing
from assistant.hearing.recogniser import Recogniser

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def copy(models: Path, tmp_path: Path) -> Callable[[str], Path]:
    def make(name: str) -> Path:
        for path in (models / name).rglob("*"):
            if path.is_file():
                target = tmp_path / name / path.relative_to(models / name)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
        return tmp_path / name

    return make


def test_no_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(RecogniserMissing, match="candide models install"):
        Recogniser(tmp_path / "none")


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("m_fr", "am/final.mdl"),
        ("m_fr", "conf/mfcc.conf"),
        ("m_fr", "conf/model.conf"),
        ("m_fr", "graph/HCLG.fst"),
        ("m_fr", "graph/words.txt"),
        ("rt_fr_lookahead", "graph/Gr.fst"),
        ("rt_fr_lookahead", "graph/HCLr.fst"),
        ("rt_fr_lookahead", "graph/disambig_tid.int"),
    ],
)
def test_a_missing_or_empty_file_never_reaches_vosk(
    copy: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, model: str, name: str
) -> None:
    monkeypatch.setattr("assistant.hearing.recogniser.survives", lambda _: pytest.fail("reached"))
    folder = copy(model)
    for spoil in (lambda path: path.write_bytes(b""), Path.unlink):
        spoil(folder / name)
        with pytest.raises(RecogniserDamaged):
            Recogniser(folder)


def half(body: bytes) -> bytes:
    return body[: len(body) // 2]


def overwritten(body: bytes) -> bytes:
    return half(body) + b"\xff" * (len(body) - len(half(body)))


def without_silence(body: bytes) -> bytes:
    lines = body.splitlines(keepends=True)
    return b"".join(line for line in lines if b"silence-phones" not in line)


@pytest.mark.parametrize(
    ("model", "name", "spoil"),
    [
        ("m_fr", "am/final.mdl", half),  # throws
        ("m_fr", "graph/HCLG.fst", half),  # throws
        ("m_fr", "conf/model.conf", without_silence),  # aborts once it hears
        ("m_fr", "graph/HCLG.fst", overwritten),  # segfaults
        ("rt_fr_lookahead", "graph/Gr.fst", overwritten),  # segfaults
        ("rt_fr_lookahead", "graph/disambig_tid.int", lambda body: body[:1]),  # segfaults
    ],
)
def test_damage_that_would_end_the_process_ends_a_child_instead(
    copy: Callable[[str], Path], model: str, name: str, spoil: Callable[[bytes], bytes]
) -> None:
    folder = copy(model)
    path = folder / name
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(RecogniserDamaged):
        Recogniser(folder)


def test_a_list_of_words_cut_short_is_not_heard_as_another_sentence(
    copy: Callable[[str], Path], spoken: dict[str, bytes]
) -> None:
    folder = copy("m_fr")
    words = folder / "graph" / "words.txt"
    lines = words.read_bytes().splitlines(keepends=True)
    words.write_bytes(b"".join(line for line in lines if not line.startswith(b"minuteur ")))
    listening = Recogniser(folder).listen()
    listening.hear(spoken["mets un minuteur de trois minutes"])
    with pytest.raises(RecogniserDamaged, match=r"words\.txt"):
        listening.finish()


def test_a_model_is_tried_once_and_again_when_it_changes(
    copy: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        tried.append(command[-1])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    folder = copy("m_fr")
    assert probe.survives(folder)
    assert probe.survives(folder)
    assert len(tried) == 1
    (folder / "conf" / "model.conf").write_bytes(b"--min-active=300\n")
    assert probe.survives(folder)
    assert len(tried) == 2


@pytest.mark.parametrize("outcome", [-11, 1, None])
def test_what_fails_or_hangs_is_not_remembered_as_sound(
    copy: Callable[[str], Path], home: Path, monkeypatch: pytest.MonkeyPatch, outcome: int | None
) -> None:
    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        if outcome is None:
            raise subprocess.TimeoutExpired(command, 1)
        return subprocess.CompletedProcess(command, outcome)

    monkeypatch.setattr(subprocess, "run", run)
    folder, before = copy("m_fr"), sorted(home.rglob("*"))
    assert not probe.survives(folder)
    assert sorted(home.rglob("*")) == before


def test_no_household_is_made_to_remember_in(
    copy: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDIDE_HOME", str(tmp_path / "nobody"))
    monkeypatch.setattr(
        subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 0)
    )
    assert probe.survives(copy("m_fr"))
    assert not (tmp_path / "nobody").exists()


def test_a_trial_ends_with_who_asked_for_it(copy: Callable[[str], Path]) -> None:
    folder = copy("m_fr")
    (folder / "am" / "final.mdl").unlink()
    os.mkfifo(folder / "am" / "final.mdl")  # which is waited for without end
    trial = subprocess.Popen(
        [sys.executable, "-m", "assistant.hearing.probe", str(folder)], stdin=subprocess.PIPE
    )
    assert trial.stdin is not None
    trial.stdin.close()
    assert trial.wait(60) == 0
