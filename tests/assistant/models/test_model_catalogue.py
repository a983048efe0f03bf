"""The catalogue: what it accepts, and that the official one says what it must."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.models.catalogue import Role, official_catalogue, read_catalogue
from assistant.models.errors import ModelCatalogueInvalid
from audit.language import Language

PUBLISHED = Path(__file__).parents[4] / "shared/data/models/piper-voices.json"

FILE = f'url = "https://host.example/a.bin"\nsize = 5\nmd5 = "{"0" * 32}"\n'
RECOGNISER = f"""
[[recogniser]]
name = "ears"
language = "fr"
unpacked_limit = 9
[recogniser.archive]
{FILE}
"""
VOICE = f"""
[[voice]]
name = "mouth"
language = "fr"
role = "help"
[voice.model]
{FILE}
[voice.config]
{FILE}
"""


def test_the_official_catalogue_gives_each_language_ears_and_two_voices() -> None:
    catalogue = official_catalogue()
    for language in Language:
        help_voice, selling_voice = (catalogue.voice(language, role) for role in Role)
        assert catalogue.recogniser(language) is not None
        assert help_voice is not None
        assert selling_voice is not None
        assert help_voice.model.md5 != selling_voice.model.md5
        assert len(list(catalogue.models(language))) == 3


def test_every_official_file_comes_from_its_publisher_under_its_own_name() -> None:
    catalogue = official_catalogue()
    for ears in catalogue.recognisers:
        assert ears.archive.url == f"https://alphacephei.com/vosk/models/{ears.name}.zip"
        assert ears.archive.sha256
    for voice in catalogue.voices:
        for file, name in ((voice.model, ".onnx"), (voice.config, ".onnx.json")):
            assert file.url.startswith("https://huggingface.co/rhasspy/piper-voices/resolve/")
            assert "/main/" not in file.url
            assert file.name == voice.name + name


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published catalogue is not at hand")
def test_official_voices_have_the_published_size_and_digest() -> None:
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    seen = 0
    for voice in official_catalogue().voices:
        # Tom came after this edition; its other editions rewrote the configurations.
        for path, facts in published.get(voice.name, {"files": {}})["files"].items():
            if path.endswith(".onnx"):
                assert voice.model.url.endswith(path)
                assert (voice.model.size, voice.model.md5) == (
                    facts["size_bytes"],
                    facts["md5_digest"],
                )
                seen += 1
    assert seen == 3


def test_a_small_catalogue_is_read() -> None:
    catalogue = read_catalogue(RECOGNISER + VOICE)
    ears, voice = catalogue.recognisers[0], catalogue.voices[0]
    assert (ears.name, ears.language, ears.unpacked_limit) == ("ears", Language.FRENCH, 9)
    assert (voice.role, voice.size) == (Role.HELP, 10)
    assert (voice.model.host, voice.model.name) == ("host.example", "a.bin")
    assert catalogue.voice(Language.FRENCH, Role.SELL) is None
    assert catalogue.recogniser(Language.ENGLISH) is None


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[[voice", "Expected"),
        (VOICE.replace('"mouth"', '"../mouth"'), "voice.0.name"),
        (VOICE.replace('"mouth"', '".mouth"'), "voice.0.name"),
        (VOICE.replace('"mouth"', '"a/b"'), "voice.0.name"),
        (VOICE.replace('"fr"', '"de"'), "voice.0.language"),
        (VOICE.replace('"help"', '"sing"'), "voice.0.role"),
        (VOICE.replace("https:", "file:", 1), "voice.0.model.url"),
        (VOICE.replace("https:", "ftp:", 1), "voice.0.model.url"),
        (VOICE.replace("/a.bin", "/", 1), "voice.0.model.url"),
        (VOICE.replace("size = 5", "size = 0", 1), "voice.0.model.size"),
        (VOICE.replace("size = 5", "size = -5", 1), "voice.0.model.size"),
        (VOICE.replace("0" * 32, "0" * 31, 1), "voice.0.model.md5"),
        (VOICE.replace(f'md5 = "{"0" * 32}"', "", 1), "md5 or sha256"),
        (VOICE.replace("md5", "sha1", 1), "voice.0.model.sha1"),
        (VOICE + VOICE, "same name"),
        (VOICE + VOICE.replace("mouth", "lips"), "same language and role"),
        (RECOGNISER + RECOGNISER.replace("ears", "shell"), "same language"),
        (RECOGNISER.replace("unpacked_limit = 9", ""), "recogniser.0.unpacked_limit"),
        (VOICE + RECOGNISER.replace("ears", "mouth"), "same name"),
    ],
)
def test_a_catalogue_that_cannot_be_trusted_is_refused(text: str, where: str) -> None:
    with pytest.raises(ModelCatalogueInvalid) as caught:
        read_catalogue(text)
    assert where in str(caught.value.facts["detail"])
