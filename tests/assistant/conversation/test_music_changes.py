"""What MPD does before and after tells whether music began or ended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.music_changes import Changed, changed
from assistant.music.library import Song
from assistant.music.player import Now
from audit.records.leaves import MusicChange, MusicSource

FILE, STREAM = Song("brel/1.wav", title="Secret", artist="Secret"), Song("http://127.0.0.1:9/s")


def now(state: str, song: Song | None = FILE) -> Now:
    """What MPD could tell."""
    return Now(state, song, None, None, 1, has_next=False)


STARTED = {source: Changed(MusicChange.STARTED, source) for source in MusicSource}
STOPPED = {source: Changed(MusicChange.STOPPED, source) for source in MusicSource}
LIBRARY, RADIO = MusicSource.LIBRARY, MusicSource.RADIO


@pytest.mark.parametrize(
    ("before", "after", "begun", "told"),
    [
        (now("stop", None), now("play"), True, STARTED[LIBRARY]),
        (now("stop", None), now("play", STREAM), True, STARTED[RADIO]),
        (now("play"), now("play"), True, STARTED[LIBRARY]),
        (now("play"), now("play", STREAM), True, STARTED[RADIO]),
        (now("play"), now("pause"), False, STOPPED[LIBRARY]),
        (now("play", STREAM), now("stop", STREAM), False, STOPPED[RADIO]),
        (now("pause"), now("play"), False, STARTED[LIBRARY]),
        (now("play"), now("play"), False, None),
        (now("pause"), now("stop"), False, None),
        # The next of a playlist is a station.
        (now("play"), now("play", STREAM), False, STARTED[RADIO]),
        # Nothing of what was wanted is there any more.
        (now("play"), now("stop", None), False, STOPPED[LIBRARY]),
        (None, now("play"), True, STARTED[LIBRARY]),
        (None, now("play"), False, None),
        (now("play"), None, False, None),
        (None, None, True, None),
    ],
)
def test_what_is_recorded(
    before: Now | None, after: Now | None, begun: bool, told: Changed | None
) -> None:
    assert changed(before, after, begun=begun) == told


STATES = st.builds(now, st.sampled_from(["play", "pause", "stop"]), st.sampled_from([FILE, STREAM]))


@given(st.lists(STATES, min_size=1, max_size=12))
def test_whoever_reads_the_records_knows_at_every_moment_what_plays(states: list[Now]) -> None:
    known: MusicSource | None = None
    before = now("stop", None)
    for state in states:
        told = changed(before, state)
        if told is not None:
            known = told.source if told.what is MusicChange.STARTED else None
        source = RADIO if state.song is STREAM else LIBRARY
        assert known == (source if state.is_playing else None)
        before = state


@given(st.none() | STATES, st.none() | STATES, st.booleans())
def test_no_title_is_in_it(before: Now | None, after: Now | None, begun: bool) -> None:
    assert "Secret" not in repr(changed(before, after, begun=begun))
