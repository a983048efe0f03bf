"""Models are tried, not believed: by the real Vosk and Piper, and in the language they are for."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.models import trying
from assistant.models.catalogue import Catalogue, Recogniser, RemoteFile, Role, Voice
from assistant.models.errors import ModelUnusable, ModelWrongLanguage
from assistant.models.install import install_models
from assistant.models.trying import language_spoken, try_recogniser, try_voice
from assistant.models.versions import VoiceFiles, current
from audit.errors import CandideError
from audit.language import Language
from tests.support.voices import (
    NO_STARTER_MODELS,
    STARTER_RECOGNISERS,
    STARTER_VOICES,
    starter_models_are_there,
)

if TYPE_CHECKING:
    from tests.assistant.models.conftest import ModelHost

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
needs_models = pytest.mark.skipif(not starter_models_are_there(), reason=NO_STARTER_MODELS)


@pytest.fixture(autouse=True, scope="module")
def household(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A household that remembers which recognisers Vosk survived."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CANDIDE_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@needs_models
@pytest.mark.parametrize("language", Language)
def test_a_recogniser_works_for_its_language_and_no_other(language: Language) -> None:
    other = ENGLISH if language is FRENCH else FRENCH
    try_recogniser(STARTER_RECOGNISERS[language], language)
    with pytest.raises(ModelWrongLanguage) as caught:
        try_recogniser(STARTER_RECOGNISERS[language], other)
    assert (caught.value.facts["found"], caught.value.facts["expected"]) == (language, other)


@needs_models
@pytest.mark.parametrize("language", Language)
def test_a_voice_works_for_its_language_and_no_other(language: Language) -> None:
    other = ENGLISH if language is FRENCH else FRENCH
    try_voice(STARTER_VOICES[language], language)
    with pytest.raises(ModelWrongLanguage):
        try_voice(STARTER_VOICES[language], other)


@needs_models
def test_a_recogniser_with_torn_files_is_unusable(tmp_path: Path) -> None:
    folder = tmp_path / "vosk-fr@0123456789ab"
    shutil.copytree(STARTER_RECOGNISERS[FRENCH], folder, copy_function=shutil.copyfile)
    model = folder / "am/final.mdl"
    model.write_bytes(model.read_bytes()[:5_000])
    with pytest.raises(ModelUnusable) as caught:
        try_recogniser(folder, FRENCH)
    assert caught.value.facts["name"] == "vosk-fr"


@needs_models
def test_a_voice_with_a_torn_network_is_unusable(tmp_path: Path) -> None:
    torn = tmp_path / "torn.onnx"
    torn.write_bytes(STARTER_VOICES[FRENCH].model.read_bytes()[:9_999])
    with pytest.raises(ModelUnusable):
        try_voice(VoiceFiles(torn, STARTER_VOICES[FRENCH].config), FRENCH)


def test_without_the_libraries_nothing_is_said_against_a_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying.importlib.util, "find_spec", lambda _: None)
    try_recogniser(tmp_path, FRENCH)
    try_voice(VoiceFiles(tmp_path / "none.onnx", tmp_path / "none.json"), FRENCH)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ({"espeak": {"voice": "fr"}, "language": {"code": "fr_FR"}}, "fr"),
        ({"espeak": {"voice": "en-gb-x-rp"}}, "en"),
        ({"espeak": {"voice": "en-us"}, "language": {"code": "fr_FR"}}, "en"),
        ({"espeak": {}, "language": {"code": "en_GB"}}, "en"),
        ({"language": {"code": "de_DE"}}, "de"),
        ({"espeak": "fr"}, None),
        ([], None),
        ({}, None),
    ],
)
def test_what_a_configuration_is_for_is_how_its_words_are_pronounced(
    tmp_path: Path, text: object, code: str | None
) -> None:
    config = tmp_path / "voice.json"
    config.write_text(json.dumps(text))
    assert language_spoken(config) == code


def test_a_configuration_that_cannot_be_read_says_nothing(tmp_path: Path) -> None:
    assert language_spoken(tmp_path / "none.json") is None
    (tmp_path / "torn.json").write_bytes(b'{"espeak": \xff')
    assert language_spoken(tmp_path / "torn.json") is None


def zipped_model(folder: Path) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                package.write(path, Path("model", path.relative_to(folder)).as_posix())
    return stream.getvalue()


def catalogue_of(host: ModelHost, ears: bytes, network: bytes, config: bytes) -> Catalogue:
    """A French catalogue of these files, digests and all; the host serves them from now on."""
    recogniser = Recogniser("ears", FRENCH, host.offer("ears.zip", ears), 50_000_000)
    model = host.offer("voice.onnx", network)
    return Catalogue(
        (recogniser,),
        (Voice("voice", FRENCH, Role.HELP, model, host.offer("voice.onnx.json", config)),),
    )


@contextmanager
def quiet(_: RemoteFile) -> Iterator[Callable[[int], None]]:
    yield lambda _: None


@needs_models
def test_real_models_are_installed_and_worse_ones_never_take_their_place(
    host: ModelHost, tmp_path: Path
) -> None:
    """From the host to Vosk and Piper. The catalogue itself may be wrong: digests see nothing."""
    home = tmp_path
    ears = {language: zipped_model(STARTER_RECOGNISERS[language]) for language in Language}
    network = STARTER_VOICES[FRENCH].model.read_bytes()
    config = {language: STARTER_VOICES[language].config.read_bytes() for language in Language}
    good = (ears[FRENCH], network, config[FRENCH])
    assert len(install_models(home, catalogue_of(host, *good), [FRENCH], quiet)) == 2
    in_use = current(home, "fr-ears"), current(home, "fr-help")
    assert None not in in_use
    worse: list[tuple[type[CandideError], tuple[bytes, bytes, bytes]]] = [
        (ModelWrongLanguage, (ears[ENGLISH], network, config[FRENCH])),
        (ModelWrongLanguage, (ears[FRENCH], network, config[ENGLISH])),
        (ModelUnusable, (ears[FRENCH], network[:5_000], config[FRENCH])),
    ]
    for error, files in worse:
        with pytest.raises(error):
            install_models(home, catalogue_of(host, *files), [FRENCH], quiet)
        assert (current(home, "fr-ears"), current(home, "fr-help")) == in_use
