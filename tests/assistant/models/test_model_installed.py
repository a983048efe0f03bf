"""What is installed is found without being read, and one's own models come first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.models import starter
from assistant.models.catalogue import Recogniser, RemoteFile, Role, Voice
from assistant.models.errors import ModelDamaged, ModelIncomplete, ModelOverrideMissing
from assistant.models.installed import (
    HearingModel,
    VoiceFiles,
    faults,
    find_hearing,
    installed_voice,
    is_installed,
    override_of,
)
from assistant.models.record import write_record
from assistant.models.versions import version_of
from audit.language import Language

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
NOWHERE = "https://host.example/file"
# Digests that no file has: looking a model up must not depend on them.
EARS = Recogniser("ears", FRENCH, RemoteFile(NOWHERE, 3, md5="0" * 32), 9)
MOUTH = Voice(
    "mouth",
    FRENCH,
    Role.HELP,
    RemoteFile(NOWHERE, 3, md5="0" * 32),
    RemoteFile(NOWHERE, 2, md5="99914b932bd37a50b983c5e7c90ae93b"),
)


EARS_FOLDER = f"models/versions/fr-ears/{version_of(EARS)}"
MOUTH_FOLDER = f"models/versions/fr-help/{version_of(MOUTH)}"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(starter, "MADE", tmp_path / "no-starter-models")
    for name, body in {
        f"{EARS_FOLDER}/files.sha256": b"",
        f"{MOUTH_FOLDER}/mouth.onnx": b"abc",
        f"{MOUTH_FOLDER}/mouth.onnx.json": b"{}",
        "own/model.onnx": b"x",
        "own/model.onnx.json": b"{}",
        "own/other.json": b"{}",
        "own/a:b.onnx": b"x",
        "own/a:b.onnx.json": b"{}",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    write_record(tmp_path / MOUTH_FOLDER)
    current = tmp_path / "models/current"
    current.mkdir()
    for folder in (EARS_FOLDER, MOUTH_FOLDER):
        slot = Path(folder).parent.name
        (current / slot).symlink_to(Path("..", "..", folder))
    return tmp_path


def voice(home: Path, role: Role = Role.HELP, **environment: str) -> VoiceFiles | None:
    return installed_voice(home, FRENCH, role, environment=environment)


def recogniser(home: Path, language: Language = FRENCH, **environment: str) -> Path | None:
    found = find_hearing(home, language, environment=environment)
    return None if found is None else found.folder


def test_only_the_installed_official_recogniser_counts_as_official(home: Path) -> None:
    def official(language: Language = FRENCH, **environment: str) -> bool:
        found = find_hearing(home, language, environment=environment)
        return found is not None and found.official

    assert official()
    assert not official(CANDIDE_VOSK_FR=str(home))
    assert official(CANDIDE_VOSK_EN=str(home))
    assert not official(ENGLISH), "none is installed"
    (home / EARS_FOLDER / "files.sha256").unlink()
    assert not official()


def test_installed_models_are_found_without_a_digest(home: Path) -> None:
    folder = home / MOUTH_FOLDER
    assert recogniser(home) == home / EARS_FOLDER
    assert voice(home) == VoiceFiles(folder / "mouth.onnx", folder / "mouth.onnx.json")
    assert is_installed(home, EARS)
    assert is_installed(home, MOUTH)


def test_what_is_not_installed_is_not_there(home: Path) -> None:
    assert recogniser(home, ENGLISH) is None
    assert voice(home, Role.SELL) is None


@pytest.mark.parametrize(
    "lost",
    [
        f"{EARS_FOLDER}/files.sha256",
        EARS_FOLDER,
        f"{MOUTH_FOLDER}/mouth.onnx",
        f"{MOUTH_FOLDER}/mouth.onnx.json",
        MOUTH_FOLDER,
    ],
)
def test_a_model_with_a_part_missing_is_not_installed(home: Path, lost: str) -> None:
    path = home / lost
    if path.is_dir():
        path.rename(home / "elsewhere")
    else:
        path.unlink()
    assert (recogniser(home) is None) == is_not(home, EARS) == ("ears" in lost)
    assert (voice(home) is None) == is_not(home, MOUTH) == ("mouth" in lost)


def is_not(home: Path, item: Recogniser | Voice) -> bool:
    return not is_installed(home, item)


def test_a_shorter_file_is_another_one(home: Path) -> None:
    (home / MOUTH_FOLDER / "mouth.onnx").write_bytes(b"ab")
    assert not is_installed(home, MOUTH)


def test_with_other_digests_it_is_another_version_which_goes_on_being_used(home: Path) -> None:
    newer = replace(MOUTH, model=replace(MOUTH.model, md5="1" * 32))
    assert not is_installed(home, newer)
    assert voice(home) is not None
    assert is_installed(home, replace(MOUTH, model=replace(MOUTH.model, sha256="1" * 64)))


def test_nothing_is_installed_in_an_empty_home(home: Path) -> None:
    empty = home / "empty"
    empty.mkdir()
    for language in Language:
        assert recogniser(empty, language) is None
        for role in Role:
            assert installed_voice(empty, language, role, environment={}) is None
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize(
    ("value", "model", "config"),
    [
        ("own/model.onnx", "own/model.onnx", "own/model.onnx.json"),
        ("own/model.onnx:{home}/own/other.json", "own/model.onnx", "own/other.json"),
        ("own/a:b.onnx", "own/a:b.onnx", "own/a:b.onnx.json"),
        ("own/a:b.onnx:{home}/own/other.json", "own/a:b.onnx", "own/other.json"),
    ],
)
def test_a_voice_of_ones_own_comes_first(home: Path, value: str, model: str, config: str) -> None:
    own = f"{home}/{value.format(home=home)}"
    assert voice(home, CANDIDE_PIPER_FR_HELP=own) == VoiceFiles(home / model, home / config)
    assert voice(home, Role.SELL, CANDIDE_PIPER_FR_HELP=own) is None


def test_a_recogniser_of_ones_own_comes_first(home: Path) -> None:
    own = str(home / "own")
    assert recogniser(home, CANDIDE_VOSK_FR=own) == home / "own"
    assert recogniser(home, ENGLISH, CANDIDE_VOSK_FR=own) is None
    assert recogniser(home, ENGLISH, CANDIDE_VOSK_EN=own) == home / "own"


def test_the_process_environment_is_read_by_default(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDIDE_VOSK_FR", str(home / "own"))
    monkeypatch.setenv("CANDIDE_PIPER_EN_SELL", str(home / "own/model.onnx"))
    assert find_hearing(home, FRENCH) == HearingModel(home / "own", official=False)
    found = installed_voice(home, ENGLISH, Role.SELL)
    assert found is not None
    assert found.model == home / "own/model.onnx"


def test_an_empty_variable_counts_as_unset(home: Path) -> None:
    assert recogniser(home, CANDIDE_VOSK_FR="") == home / EARS_FOLDER
    assert override_of(EARS, {"CANDIDE_VOSK_FR": ""}) is None
    assert override_of(MOUTH, {"CANDIDE_PIPER_FR_HELP": "x"}) == "CANDIDE_PIPER_FR_HELP"


@pytest.mark.parametrize("value", ["own/none.onnx", "own/model.onnx:/none.json", "own"])
def test_a_variable_that_names_nothing_is_an_error_not_another_voice(
    home: Path, value: str
) -> None:
    with pytest.raises(ModelOverrideMissing) as caught:
        voice(home, CANDIDE_PIPER_FR_HELP=str(home / value))
    assert caught.value.facts["variable"] == "CANDIDE_PIPER_FR_HELP"
    with pytest.raises(ModelOverrideMissing):
        recogniser(home, CANDIDE_VOSK_FR=str(home / value) + "none")


def test_every_faulty_file_is_named_and_told_missing_or_damaged(home: Path) -> None:
    folder = home / MOUTH_FOLDER
    assert list(faults(home, MOUTH)) == []
    (folder / "mouth.onnx").write_bytes(b"abd")
    found = list(faults(home, MOUTH))
    assert [type(fault) for fault in found] == [ModelDamaged]
    assert found[0].facts["file"] == folder / "mouth.onnx"
    (folder / "mouth.onnx").unlink()
    assert [type(fault) for fault in faults(home, MOUTH)] == [ModelIncomplete]
    (home / "models/current/fr-help").unlink()
    assert list(faults(home, MOUTH)) == []
