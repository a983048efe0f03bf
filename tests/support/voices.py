"""The starter models, the package’s own or else the study’s, and what Piper says in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.models.starter import (
    DIGESTS,
    MADE,
    Speaker,
    all_starter_names,
    starter_names,
    starter_recogniser,
)
from assistant.models.versions import VoiceFiles
from audit.language import Language
from tests.support.guest import guest

SPIKES = Path(__file__).resolve().parents[3] / "shared" / "spikes"
NO_STARTER_MODELS = "there are no starter models, in the package or beside the checkout"

_PIPER = SPIKES / "piper_starter"
_VOSK = SPIKES / "vosk_starter" / "models"
_STUDY_SPEAKERS = {Speaker.HELP: "a", Speaker.SELL: "b", Speaker.GUEST: "a"}

MADE_IS_COMPLETE = all((MADE / name).is_file() for name in (DIGESTS, *all_starter_names()))


def starter_models_are_there() -> bool:
    """Whether the package holds its starter models, or the study's are beside the checkout."""
    return MADE_IS_COMPLETE or SPIKES.is_dir()


def voice_files(language: Language, speaker: Speaker) -> VoiceFiles:
    """The files of a starter voice."""
    if MADE_IS_COMPLETE:
        network, config = (MADE / name for name in starter_names(language, speaker))
        return VoiceFiles(network, config)
    config = _PIPER / f"tiny.{language}-{_STUDY_SPEAKERS[speaker]}.json"
    return VoiceFiles(_PIPER / "tiny.onnx", config)


def recogniser_folder(language: Language) -> Path:
    """The folder of a starter recogniser."""
    if MADE_IS_COMPLETE and (made := starter_recogniser(language)) is not None:
        return made
    return _VOSK / f"m_{language}"


STARTER_VOICES = {language: voice_files(language, Speaker.HELP) for language in Language}
STARTER_RECOGNISERS = {language: recogniser_folder(language) for language in Language}


def _pair(language: Language, speaker: Speaker) -> str:
    files = voice_files(language, speaker)
    return f"{files.model}:{files.config}"


# What CANDIDE_* variables make the starter models the installed ones.
STARTER_MODELS = {
    "CANDIDE_VOSK_FR": str(STARTER_RECOGNISERS[Language.FRENCH]),
    "CANDIDE_VOSK_EN": str(STARTER_RECOGNISERS[Language.ENGLISH]),
    "CANDIDE_PIPER_FR_HELP": _pair(Language.FRENCH, Speaker.HELP),
    "CANDIDE_PIPER_FR_SELL": _pair(Language.FRENCH, Speaker.SELL),
    "CANDIDE_PIPER_EN_HELP": _pair(Language.ENGLISH, Speaker.HELP),
    "CANDIDE_PIPER_EN_SELL": _pair(Language.ENGLISH, Speaker.SELL),
}


def speak(text: str, config: Path) -> tuple[bytes, int]:
    """`text` as 16-bit mono PCM and its rate, in the starter voice of `config`."""
    network = config.parent / ("voices.onnx" if config.parent == MADE else "tiny.onnx")
    return _synthesise(text, VoiceFiles(network, config))


def speak_guest(text: str, language: Language) -> tuple[bytes, int]:
    """`text` as 16-bit mono PCM and its rate, in the voice that plays the household."""
    return _synthesise(text, voice_files(language, Speaker.GUEST))


@cache
def _synthesise(text: str, files: VoiceFiles) -> tuple[bytes, int]:
    return guest().say(text, files)
