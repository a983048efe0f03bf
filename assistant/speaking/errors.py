"""What can go wrong between words and sound: one class, one stable code, one sentence each."""

from __future__ import annotations

from audit.errors import CandideError


class VoiceMissing(CandideError):
    """A file of the voice, `path`, is not there."""

    code = "voice-missing"
    fr = (
        "La voix {path} est introuvable\u00a0: "
        "installez-la avec «\u00a0candide models install\u00a0»."
    )
    en = "The voice {path} is missing: install it with “candide models install”."


class VoiceDamaged(CandideError):
    """The files of the voice at `path` are there, and Piper cannot load them."""

    code = "voice-damaged"
    fr = (
        "La voix {path} est abîmée\u00a0: réinstallez-la avec «\u00a0candide models install\u00a0»."
    )
    en = "The voice {path} is damaged: install it again with “candide models install”."


class VoiceFailed(CandideError):
    """The synthesis failed or its process does not stay up; `why` names what, never the words."""

    code = "voice-failed"
    fr = "La synthèse vocale a échoué ({why})."
    en = "Speech synthesis failed ({why})."
