"""What can go wrong between the speaker and the dialogue."""

from __future__ import annotations

from audit.errors import CandideError


class DialogueDown(CandideError):
    """Rasa or the action server does not answer; they are being restarted."""

    code = "dialogue-down"
    fr = "La compréhension ne répond pas, elle redémarre."
    en = "The dialogue does not answer; it is being restarted."


class DialogueGarbled(CandideError):
    """What came back is not what was agreed: plain text, an unknown item, or nothing at all."""

    code = "dialogue-garbled"
    fr = "Le dialogue a répondu hors du format convenu, sa réponse a été écartée."
    en = "The dialogue answered outside the agreed format, so its answer was refused."


class DialogueFailed(CandideError):
    """One of the two processes did not come up."""

    code = "dialogue-failed"
    fr = "{name} n'a pas démarré ; les détails sont dans {log}."
    en = "{name} did not start; the details are in {log}."


class PortInUse(CandideError):
    """A port that was asked for belongs to another program."""

    code = "port-in-use"
    fr = "Le port {port} est déjà pris ; libérez-le ou changez {variable}."
    en = "Port {port} is already in use; free it or change {variable}."


class PortInvalid(CandideError):
    """What was asked for is no port."""

    code = "port-invalid"
    fr = "{variable} doit être un numéro de port, de 0 à 65535 : {port} n'en est pas un."
    en = "{variable} must be a port number, from 0 to 65535: {port} is none."


class ModelNotTrained(CandideError):
    """There is no dialogue model to run."""

    code = "model-not-trained"
    fr = "Le dialogue n'a pas encore été entraîné : lancez « candide train »."
    en = "The dialogue has not been trained yet: run “candide train”."


class DialogueNotInstalled(CandideError):
    """Rasa's environment is missing."""

    code = "dialogue-not-installed"
    fr = "L'environnement de Rasa manque dans {folder} : lancez « make run » une fois."
    en = "Rasa's environment is missing in {folder}: run “make run” once."
