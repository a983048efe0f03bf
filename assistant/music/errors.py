"""What keeps music from playing."""

from __future__ import annotations

from audit.errors import CandideError


class MusicError(CandideError):
    """The music cannot be reached, read or played."""

    code = "music"
    fr = "La musique ne marche pas."
    en = "The music does not work."


class PlayerUnreachable(MusicError):
    """Nothing answers where MPD should be, or not in time."""

    code = "music-player-unreachable"
    fr = "Le lecteur de musique (MPD) ne répond pas sur {address}."
    en = "The music player (MPD) does not answer at {address}."


class PlayerRefused(MusicError):
    """MPD refused the command at `place` of those it was given; `number` is that of its error."""

    code = "music-player-refused"
    fr = "Le lecteur de musique (MPD) a refusé\u00a0: erreur {number}."
    en = "The music player (MPD) refused: error {number}."


class PlayerGarbled(MusicError):
    """What came back is not what MPD says, or is too much of it."""

    code = "music-player-garbled"
    fr = "Ce qui répond sur {address} ne parle pas comme MPD."
    en = "What answers at {address} does not speak like MPD."


class PlayerElsewhere(MusicError):
    """MPD is to be reached on another machine, which nobody has allowed."""

    code = "music-player-elsewhere"
    fr = "Le lecteur de musique doit être sur cette machine\u00a0: {host} n'en est pas."
    en = "The music player must be on this machine, and {host} is not."


class Unsayable(MusicError):
    """Something that no command of MPD can hold, such as a line break in a name."""

    code = "music-unsayable"
    fr = "Ce nom ne peut pas être transmis au lecteur de musique."
    en = "This name cannot be handed to the music player."


class MusicFileUnreadable(MusicError):
    """A file of the household about its music is not as it should be."""

    code = "music-file-unreadable"
    fr = "Le fichier {path} ne peut pas être lu\u00a0: {reason}."
    en = "The file {path} cannot be read: {reason}."


class RadioOff(MusicError):
    """A station would be opened, and the household has not switched the connection on."""

    code = "music-radio-off"
    fr = "La radio a besoin d'une connexion que le foyer n'a pas ouverte."
    en = "The radio needs a connection that the household has not switched on."
