"""The models that hear and speak: which there are, how they are fetched, which one is used."""

from assistant.models.catalogue import Catalogue, Role, official_catalogue, read_catalogue
from assistant.models.install import install_models, roll_back
from assistant.models.installed import (
    HearingModel,
    find_hearing,
    installed_voice,
    voice_fault,
)
from assistant.models.starter import guest_voice, starter_recogniser, starter_voice
from assistant.models.versions import VoiceFiles

__all__ = [
    "Catalogue",
    "HearingModel",
    "Role",
    "VoiceFiles",
    "find_hearing",
    "guest_voice",
    "install_models",
    "installed_voice",
    "official_catalogue",
    "read_catalogue",
    "roll_back",
    "starter_recogniser",
    "starter_voice",
    "voice_fault",
]
