"""The starter models: they speak where nothing is installed, and hear only where asked to."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.models import installed, starter
from assistant.models.catalogue import Role
from assistant.models.installed import (
    HearingModel,
    find_hearing,
    installed_voice,
    voice_fault,
)
from assistant.models.starter import (
    DIGESTS,
    MADE,
    Speaker,
    all_starter_names,
    guest_voice,
    is_made,
    read_digests,
    starter_faults,
    starter_recogniser,
    starter_voice,
)
from assistant.models.versions import VoiceFiles
from assistant.starter.digests import LARGEST, total_size, write_digests
from audit.language import Language

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_with_nothing_installed_each_language_has_two_voices(made: Path, home: Path) -> None:
    voices = set()
    for language in Language:
        for role in Role:
            voice = installed_voice(home, language, role, environment={})
            assert voice == VoiceFiles(made / "voices.onnx", made / f"{language}-{role}.json")
            voices.add(voice)
    assert len(voices) == 4
    assert not home.exists()


def test_the_guest_is_another_voice_and_never_one_that_speaks_for_candide(
    made: Path, home: Path
) -> None:
    for language in Language:
        guest = guest_voice(language)
        assert guest == VoiceFiles(made / "voices.onnx", made / f"{language}-guest.json")
        assert guest not in [installed_voice(home, language, role, environment={}) for role in Role]


def test_the_starter_ears_hear_only_where_they_are_asked_to(made: Path, home: Path) -> None:
    assert find_hearing(home, FRENCH, environment={}) is None
    for no in ("", "0"):
        assert find_hearing(home, FRENCH, environment={"CANDIDE_STARTER_EARS": no}) is None
    expected = HearingModel(made / "vosk-fr", official=False)
    assert find_hearing(home, FRENCH, starter_ears=True, environment={}) == expected
    assert find_hearing(home, FRENCH, environment={"CANDIDE_STARTER_EARS": "1"}) == expected
    assert find_hearing(home, ENGLISH, starter_ears=True, environment={}) == (
        HearingModel(made / "vosk-en", official=False)
    )


def test_ones_own_model_comes_before_the_starter_one(made: Path, home: Path) -> None:
    own = made.parent / "own"
    own.mkdir()
    environment = {"CANDIDE_VOSK_FR": str(own), "CANDIDE_STARTER_EARS": "1"}
    assert find_hearing(home, FRENCH, starter_ears=True, environment=environment) == (
        HearingModel(own, official=False)
    )


def official(home: Path, slot: str, *names: str) -> Path:
    """A version in use, as an installation leaves it."""
    folder = home / "models/versions" / slot / "official@0123456789ab"
    folder.mkdir(parents=True)
    for name in (*names, "files.sha256"):
        (folder / name).write_text("x")
    link = home / "models/current" / slot
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(Path("../versions") / slot / folder.name)
    return folder


def test_official_models_come_before_the_starter_ones(made: Path, home: Path) -> None:
    ears = official(home, "fr-ears")
    assert find_hearing(home, FRENCH, starter_ears=True, environment={}) == (
        HearingModel(ears, official=True)
    )
    voice = official(home, "fr-help", "official.onnx", "official.onnx.json")
    assert installed_voice(home, FRENCH, Role.HELP, environment={}) == VoiceFiles(
        voice / "official.onnx", voice / "official.onnx.json"
    )
    # The other voice is still the starter one: still another than the first.
    assert installed_voice(home, FRENCH, Role.SELL, environment={}) == starter_voice(
        FRENCH, Role.SELL
    )
    (voice / "official.onnx.json").unlink()
    assert installed_voice(home, FRENCH, Role.HELP, environment={}) == starter_voice(
        FRENCH, Role.HELP
    )


def test_whole_files_have_no_fault(made: Path, home: Path) -> None:
    assert starter_faults() == {}
    assert read_digests(made).keys() == set(all_starter_names())
    for language in Language:
        for role in Role:
            assert voice_fault(home, language, role) is None


@pytest.mark.parametrize("name", all_starter_names())
@pytest.mark.parametrize("missing", [True, False])
def test_every_damaged_or_missing_file_is_named(made: Path, name: str, missing: bool) -> None:
    (made / name).unlink() if missing else (made / name).write_text("torn")
    faults = starter_faults()
    assert list(faults) == [name]
    assert str(made / name) in str(faults[name])
    assert "type" in str(faults[name]), "what still works is said"
    assert "écrire" in faults[name].sentence(FRENCH)


@pytest.mark.parametrize("text", ["", "[sha256", "sha256 = 3", "\x00"])
def test_without_readable_digests_nothing_is_vouched_for(made: Path, text: str) -> None:
    (made / "digests.toml").write_text(text)
    assert set(starter_faults()) == set(all_starter_names())


def test_what_is_listed_and_gone_is_missed(made: Path) -> None:
    (made / "vosk-fr/extra").write_text("x")
    write_digests(made, seed=7)
    (made / "vosk-fr/extra").unlink()
    assert list(starter_faults()) == ["vosk-fr/extra"]


def test_a_voice_with_a_torn_file_is_told_for_those_it_speaks_for(made: Path, home: Path) -> None:
    (made / "fr-sell.json").write_text("torn")
    assert voice_fault(home, FRENCH, Role.HELP) is None
    fault = voice_fault(home, FRENCH, Role.SELL)
    assert fault is not None
    assert fault.facts["file"] == made / "fr-sell.json"
    (made / "fr-sell.json").unlink()
    assert installed_voice(home, FRENCH, Role.SELL, environment={}) is None
    assert voice_fault(home, FRENCH, Role.SELL) is not None
    (made / "voices.onnx").write_text("torn")
    assert all(voice_fault(home, language, role) for language in Language for role in Role)


def test_an_official_voice_does_not_care_for_the_starter_files(made: Path, home: Path) -> None:
    official(home, "fr-help", "official.onnx", "official.onnx.json")
    (made / "voices.onnx").write_text("torn")
    assert voice_fault(home, FRENCH, Role.HELP) is None


def test_where_nothing_was_made_there_is_no_voice_and_no_fault(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starter, "MADE", tmp_path / "nothing")
    assert not is_made()
    assert starter_faults() == {}
    assert installed_voice(home, FRENCH, Role.HELP, environment={}) is None
    assert guest_voice(FRENCH) is None
    assert find_hearing(home, FRENCH, starter_ears=True, environment={}) is None
    assert starter_recogniser(FRENCH) is None


@pytest.mark.skipif(
    not (MADE / DIGESTS).exists(), reason="the package's starter models are not made yet"
)
class TestThePackage:
    """The files that really come with the program."""

    def test_every_file_has_its_digest(self) -> None:
        assert starter_faults(MADE) == {}

    def test_they_are_small_enough_to_come_with_every_copy(self) -> None:
        assert total_size(MADE) <= LARGEST

    def test_nothing_else_lies_among_them(self) -> None:
        there = {path.relative_to(MADE).as_posix() for path in MADE.rglob("*") if path.is_file()}
        assert there - {"MODEL_CARD.md"} == {
            "digests.toml",
            *read_digests(MADE),
        }

    @pytest.mark.parametrize("language", Language)
    def test_every_voice_speaks_its_language(self, language: Language) -> None:
        from assistant.models.trying import try_voice

        for speaker in Speaker:
            files = installed.VoiceFiles(MADE / "voices.onnx", MADE / f"{language}-{speaker}.json")
            try_voice(files, language)

    @pytest.mark.parametrize("language", Language)
    def test_every_recogniser_hears_its_language(
        self, language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from assistant.models.trying import try_recogniser

        monkeypatch.setenv("CANDIDE_HOME", str(tmp_path))
        try_recogniser(MADE / f"vosk-{language}", language)
