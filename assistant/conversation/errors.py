"""What can keep a speaker from starting, or a client from reaching it."""

from __future__ import annotations

from audit.errors import CandideError


class AlreadyRunning(CandideError):
    """Another speaker holds this household's folder."""

    code = "already-running"
    fr = "Candide tourne déjà pour ce foyer ({home}) : parlez-lui avec « candide ask »."
    en = "Candide is already running for this household ({home}): talk to it with “candide ask”."


class HomeUnusable(CandideError):
    """The household's folder cannot be written."""

    code = "home-unusable"
    fr = "Le dossier {home} ne peut pas être utilisé : {reason}."
    en = "The folder {home} cannot be used: {reason}."


class SocketPathTooLong(CandideError):
    """The path of control.sock does not fit into a socket's address."""

    code = "socket-path-too-long"
    fr = "Le chemin {path} est trop long pour une prise : choisissez un CANDIDE_HOME plus court."
    en = "The path {path} is too long for a local socket: choose a shorter CANDIDE_HOME."


class BadRequest(CandideError):
    """What came over the control socket is not a request of ours."""

    code = "bad-request"
    fr = "La demande reçue n'est pas de celles que je connais."
    en = "The request is none that I know."


class SpeakerGone(CandideError):
    """The speaker took a request and ended, or hung, without an answer."""

    code = "speaker-gone"
    fr = "Candide s'est arrêtée avant de répondre."
    en = "Candide stopped before it answered."


class NoVoice(CandideError):
    """An audio reply was asked for, and there is no voice to make it with."""

    code = "no-voice"
    fr = "Aucune voix n'est installée : « candide models install » en installe."
    en = "No voice is installed: “candide models install” installs one."


class NoEars(CandideError):
    """Audio was given, and there is no recogniser to hear it with."""

    code = "no-ears"
    fr = "Aucun modèle de reconnaissance n'est installé : « candide models install » en installe."
    en = "No recogniser is installed: “candide models install” installs one."
