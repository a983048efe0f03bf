"""Fixtures of the music: a real MPD, where there is one."""

from tests.support.mpd import mpd, one_mpd

__all__ = ["mpd", "one_mpd"]
