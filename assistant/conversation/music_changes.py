"""Whether music began or ended, from what MPD tells before and after something was done."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.music.library import is_stream
from assistant.music.player import Now
from audit.records.leaves import MusicChange, MusicSource


@dataclass(frozen=True)
class Changed:
    """What is recorded of it: nothing of which music it is."""

    what: MusicChange
    source: MusicSource


def changed(before: Now | None, after: Now | None, *, begun: bool = False) -> Changed | None:
    """What is to be recorded; None where the music went on, or nobody can tell.

    `begun`: something was put on, which may have taken the place of other music. None in place of
    a state is one that MPD did not tell.
    """
    was, now = _playing(before), _playing(after)
    if now is not None:
        began = begun or (before is not None and was is not now)
        return Changed(MusicChange.STARTED, now) if began else None
    if was is not None and after is not None:
        return Changed(MusicChange.STOPPED, was)
    return None


def _playing(state: Now | None) -> MusicSource | None:
    """Whose music plays, None where none does."""
    if state is None or not state.is_playing:
        return None
    streams = state.song is not None and is_stream(state.song.file)
    return MusicSource.RADIO if streams else MusicSource.LIBRARY
