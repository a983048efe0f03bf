"""The official Vosk and Piper models: which there are, how they are fetched, where they live."""

from assistant.models.catalogue import Catalogue, Role, official_catalogue, read_catalogue
from assistant.models.install import install_models
from assistant.models.installed import (
    VoiceFiles,
    installed_recogniser,
    installed_voice,
    recogniser_is_official,
)

__all__ = [
    "Catalogue",
    "Role",
    "VoiceFiles",
    "install_models",
    "installed_recogniser",
    "installed_voice",
    "official_catalogue",
    "read_catalogue",
    "recogniser_is_official",
]
