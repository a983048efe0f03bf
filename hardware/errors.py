"""What can go wrong with devices: one error class, one stable code, a sentence in two languages."""

from __future__ import annotations

from typing import ClassVar


class DeviceError(Exception):
    """A device that is missing or fails.

    Subclasses set `code`, which never changes its meaning, and the sentences `fr` and `en`,
    `str.format` templates over the keyword arguments given to the constructor.
    """

    code: ClassVar[str] = "device"
    fr: ClassVar[str] = "Un appareil a fait défaut."
    en: ClassVar[str] = "A device failed."

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.sentence("en"))

    def sentence(self, language: str) -> str:
        """One sentence for a person, in French for `fr`, otherwise in English."""
        return (self.fr if language == "fr" else self.en).format(**self.facts)


class ProgramMissing(DeviceError):
    """The program `program`, which the distribution keeps in `package`, is not installed."""

    code = "program-missing"
    fr = "Le programme {program} est introuvable\u00a0: installez le paquet {package}."
    en = "The program {program} is missing: install the package {package}."


class LoudspeakerFailed(DeviceError):
    """The loudspeaker did not play; `why` is what the system says of it."""

    code = "loudspeaker-failed"
    fr = "Le haut-parleur n’a pas joué le son\u00a0: {why}."
    en = "The loudspeaker did not play the sound: {why}."


class MicrophoneFailed(DeviceError):
    """The microphone gives no sound, or no longer; `why` is what the system says of it."""

    code = "microphone-failed"
    fr = "Le microphone ne donne pas de son\u00a0: {why}."
    en = "The microphone gives no sound: {why}."


class RecordingUnusable(DeviceError):
    """The WAV file `path` cannot stand in for a microphone."""

    code = "recording-unusable"
    fr = "L’enregistrement {path} est inutilisable\u00a0: il faut un fichier WAV, PCM 16\u00a0bits."
    en = "The recording {path} is of no use: it must be a WAV file, 16-bit PCM."


class SoundFileUnwritable(DeviceError):
    """The WAV file `path` cannot be written; `why` is what the system says."""

    code = "sound-file-unwritable"
    fr = "Impossible d’écrire le fichier {path}\u00a0: {why}."
    en = "Cannot write the file {path}: {why}."
