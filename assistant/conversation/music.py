"""The music of the speaker: what is asked of it is looked up, told, and then done by MPD.

An action hands over an effect alone, for it cannot know what music there is. Before the gate's
review `answers` finds out what will be done, as sentences; after it `carry_out` does it. All that
waits for MPD runs beside the event loop.
"""

from __future__ import annotations

import asyncio
import logging
import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from assistant.connections import is_radio_on
from assistant.conversation.music_changes import Changed, changed
from assistant.conversation.music_lowering import MusicLowering
from assistant.music.errors import MusicError, PlayerUnreachable, RadioOff
from assistant.music.library import Kind, Song, Wanted, is_stream
from assistant.music.lowering import Lowering
from assistant.music.player import Now, Player
from assistant.music.stations import FoundStation
from assistant.skills.effects import Effect, MusicEffect
from assistant.skills.effects.music import (
    ControlMusic,
    MusicControl,
    PlayMusic,
    SetMusicVolume,
    TellPlaying,
)
from audit.records.messages import Argument, Assist

logger = logging.getLogger(__name__)

# What answers a request; that something was not found or was only paused does not (DESIGN §5).
_HELP, _NO_REQUEST = "music", "control"
_NAME_LETTERS_AT_MOST = 100
_LOUDEST = 10

_KINDS = {
    "artist": Kind.ARTIST,
    "album": Kind.ALBUM,
    "song": Kind.SONG,
    "playlist": Kind.PLAYLIST,
    "genre": Kind.GENRE,
}
_Told = tuple[Assist, Callable[[], object] | None]


class Music:
    """The household's music, for one speaker."""

    def __init__(self, home: Path, player: Player | None = None) -> None:
        self._player = player or Player(home, radio_allowed=partial(is_radio_on, home))
        self._volume = Lowering(self._player, home)
        self.lowering = MusicLowering(self._volume)
        self._to_do: dict[Effect, Callable[[], object]] = {}
        self._trouble: Assist | None = None

    async def answers(self, effects: Sequence[Effect], intent: str) -> list[Assist]:
        """What is to be said of what `effects` ask of the music. Never raises."""
        self._to_do.clear()
        self._trouble = None
        mine = [effect for effect in effects if isinstance(effect, MusicEffect)]
        return await asyncio.to_thread(self._answers, mine, intent) if mine else []

    async def carry_out(self, effect: MusicEffect) -> Changed | None:
        """Do what was answered; whether music began or ended by it.

        `trouble` tells where it could not be done. Never raises.
        """
        doing = self._to_do.pop(effect, None)
        if doing is None:
            return None
        doing = partial(self._do, doing, low=self.lowering.is_wanted)
        return await asyncio.to_thread(self._watch, doing, begins=isinstance(effect, PlayMusic))

    async def fall_silent(self) -> Changed | None:
        """Pause what plays: somebody said stop, and nothing else sounded. Never raises."""
        return await asyncio.to_thread(self._pause)

    def trouble(self) -> Assist | None:
        """What is to be said of what could not be done after all, once."""
        trouble, self._trouble = self._trouble, None
        return trouble

    def _watch(self, doing: Callable[[], object], *, begins: bool) -> Changed | None:
        """Do it, also where it fails half-way; what was heard of it."""
        before, begun = self._now(), False
        try:
            begun = bool(doing()) and begins
        except MusicError as error:
            self._trouble = _failed(error, "none")
        return changed(before, self._now(), begun=begun)

    def _do(self, doing: Callable[[], object], *, low: bool) -> object:
        if low:
            self._volume.lower(silent=True)  # so that it does not begin by drowning the answer
        done = doing()
        if low:
            self._volume.lower()
        return done

    def _pause(self) -> Changed | None:
        before = self._now()
        if before is None or not before.is_playing:
            return None
        try:
            self._player.pause()
        except MusicError as error:
            logger.debug("the music is not paused: %s", type(error).__name__)
        return changed(before, self._now())

    def _now(self) -> Now | None:
        """What MPD does now; None where it does not tell."""
        try:
            return self._player.now()
        except MusicError as error:
            logger.debug("what plays is not known: %s", type(error).__name__)
            return None

    def _answers(self, effects: Sequence[MusicEffect], intent: str) -> list[Assist]:
        told: list[Assist] = []
        for effect in effects:
            try:
                if isinstance(effect, TellPlaying):
                    told.extend(self._playing(intent))
                    continue
                words, doing = self._answer(effect, intent)
            except MusicError as error:
                told.append(_failed(error, intent))
                continue
            told.append(words)
            if doing is not None:
                self._to_do[effect] = doing
        return told

    def _answer(self, effect: PlayMusic | ControlMusic | SetMusicVolume, intent: str) -> _Told:
        match effect:
            case PlayMusic(kind="all"):
                return self._play_all(intent)
            case PlayMusic(kind="radio", name=name):
                return self._play_station(name, intent)
            case PlayMusic(kind=kind, name=str(name)):
                return self._play_named(name, _KINDS.get(kind), intent)
            case ControlMusic(what=what):
                return self._control(what, intent)
            case SetMusicVolume():
                return self._set_volume(effect, intent)
        raise TypeError(effect)

    def _play_all(self, intent: str) -> _Told:
        everything = self._player.everything()
        if everything is None:
            return _say("music-empty", intent), None
        return _help("music-plays-all", intent), partial(self._player.start, everything)

    def _play_named(self, name: str, kind: Kind | None, intent: str) -> _Told:
        """What is of the `kind` that was said; else whatever has that name."""
        wanted = self._player.find(name, kind)
        if wanted is None and kind is not None:
            wanted = self._player.find(name)
        station = self._player.find_station(name) if kind is None or wanted is None else None
        nearer = station is not None and (wanted is None or station.likeness > wanted.likeness)
        if station is not None and nearer and (self._player.radio_allowed or wanted is None):
            return self._play_found(station, intent)
        if wanted is None:
            return _say("music-not-found", intent, name=_shown(name)), None
        return _plays(wanted, intent), partial(self._player.start, wanted)

    def _play_station(self, name: str | None, intent: str) -> _Told:
        if not self._player.stations():
            return _say("music-no-station", intent), None
        station = self._player.find_station(name)
        if station is None:
            return _say("music-not-found", intent, name=_shown(name or "")), None
        return self._play_found(station, intent)

    def _play_found(self, found: FoundStation, intent: str) -> _Told:
        if not self._player.radio_allowed:
            raise RadioOff()
        told = _help("music-plays-station", intent, name=_shown(found.station.name))
        return told, partial(self._player.start, found.station)

    def _control(self, what: MusicControl, intent: str) -> _Told:
        now = self._player.now()
        if not now.queued:
            return _say("music-nothing-plays", intent), None
        match what:
            case "pause" | "stop" if now.state == "stop":
                return _say("music-nothing-plays", intent), None
            case "pause":
                return _say("music-paused", intent), self._player.pause
            case "stop":
                return _say("music-stopped", intent), self._player.stop
            case "resume":
                return _say("music-goes-on", intent), self._player.resume
            case "shuffle":
                return _say("music-shuffled", intent), self._player.shuffle
        if now.state == "stop":
            return _say("music-nothing-plays", intent), None
        match what:
            case "next" if not now.has_next:
                return _say("music-no-next", intent), None
            case "next":
                return _say("music-next", intent), self._player.next
            case "previous":
                return _say("music-previous", intent), self._player.previous
        return _say("music-again", intent), self._player.again

    def _set_volume(self, effect: SetMusicVolume, intent: str) -> _Told:
        now = self._volume.volume()
        if now is None:
            return _say("music-volume-none", intent), None
        level = round(now / _LOUDEST) + effect.step if effect.level is None else effect.level
        level = min(_LOUDEST, max(0, level))
        told = _say("music-volume-set", intent, level=level)
        return told, partial(self._volume.set_volume, level * 100 // _LOUDEST)

    def _playing(self, intent: str) -> list[Assist]:
        """What plays. What a station says of itself is an item apart, so that it can be stopped."""
        now = self._player.now()
        song = now.song
        if song is None or now.state == "stop":
            return [_say("music-nothing-plays", intent)]
        title, artist = _shown(song.title), _shown(song.artist)
        if is_stream(song.file):
            name = _shown(now.station.name) if now.station is not None else ""
            told = [
                _help("music-now-station", intent, name=name)
                if name
                else _help("music-now-stream", intent)
            ]
            return told + ([_help("music-station-says", intent, title=title)] if title else [])
        title = title or _file_name(song)
        if artist:
            return [_help("music-now-by", intent, title=title, artist=artist)]
        return [_help("music-now", intent, title=title)]


def _plays(wanted: Wanted, intent: str) -> Assist:
    name, by = _shown(wanted.name), _shown(wanted.by)
    match wanted.kind:
        case Kind.ARTIST:
            return _help("music-plays-artist", intent, artist=name)
        case Kind.PLAYLIST:
            return _help("music-plays-playlist", intent, name=name)
        case Kind.GENRE:
            return _help("music-plays-genre", intent, name=name)
    if by:
        return _help("music-plays-by", intent, title=name, artist=by)
    return _help("music-plays", intent, title=name)


def _failed(error: MusicError, intent: str) -> Assist:
    match error:
        case RadioOff():
            return _say("music-radio-off", intent)
        case PlayerUnreachable():
            return _say("music-unreachable", intent)
    logger.warning("the music failed: %s", error.code)
    return _say("music-failed", intent)


def _help(utterance: str, intent: str, **arguments: Argument) -> Assist:
    return Assist(utterance=utterance, arguments=arguments, skill=_HELP, intent=intent)


def _say(utterance: str, intent: str, **arguments: Argument) -> Assist:
    return Assist(utterance=utterance, arguments=arguments, skill=_NO_REQUEST, intent=intent)


def _file_name(song: Song) -> str:
    """The name of a file that has no title: all that is known of it."""
    name = song.file.rpartition("/")[2]
    return _shown(name.rpartition(".")[0] or name) or "?"


def _shown(name: str) -> str:
    """A name of somebody else's files, on one line and not endless."""
    seen = "".join(
        " " if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else letter
        for letter in name
    )
    return " ".join(seen.split())[:_NAME_LETTERS_AT_MOST].strip()
