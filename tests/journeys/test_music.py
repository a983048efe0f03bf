"""Music in whole conversations, played by a real MPD: what is said of it, and what it plays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from tests.journeys.talks import Line, Sunday, line, sunday
from tests.support.mpd import RealPlayer, mpd, needs_mpd, one_mpd

__all__ = ["mpd", "one_mpd", "sunday"]  # fixtures

pytestmark = needs_mpd


@dataclass(frozen=True)
class Heard:
    """A line, and then: whether music plays, the folder that is queued, and how loud it is."""

    line: Line
    state: str
    folder: str = ""
    volume: int = 100


def then(said: str, *holds: str, state: str = "play", does: str = "", **rest: Any) -> Heard:
    return Heard(line(said, *holds, does=does), state, **rest)


PLAY, CONTROL, TELL, LOUD = "play_music", "control_music", "tell_playing", "set_music_volume"

FRENCH = {
    "an artist, song by song": (
        then("mets du brel", "Voici Jacques Brel", does=PLAY, folder="brel"),
        then("c'est quoi cette chanson", "par Jacques Brel", does=TELL, folder="brel"),
        then("chanson suivante", "Morceau suivant", does=CONTROL, folder="brel"),
        then("chanson suivante", "C'était le dernier morceau", does=CONTROL, folder="brel"),
        then("baisse un peu la musique", "Musique à 9", does=LOUD, folder="brel", volume=90),
        then("mets la musique en pause", "en pause", does=CONTROL, state="pause", folder="brel",
             volume=90),
        then("quelle heure est-il", "Il est", state="pause", folder="brel", volume=90),
        then("remets la musique", "reprend", does=CONTROL, folder="brel", volume=90),
        then("arrête la musique", "J'arrête", does=CONTROL, state="stop", folder="brel",
             volume=90),
        then("c'est quoi cette chanson", "Aucune musique", does=TELL, state="stop", folder="brel",
             volume=90),
    ),
    "not what was wanted": (
        then("joue mozart", "Je n'ai pas trouvé « mozart »", state="stop", does=PLAY),
        then("joue brel", "Voici Jacques Brel", does=PLAY, folder="brel"),
        then("non mets les beatles", "Voici The Beatles", does=PLAY, folder="beatles"),
        then("qui chante", "par The Beatles", does=TELL, folder="beatles"),
        then("la musique à trois", "Musique à 3", does=LOUD, folder="beatles", volume=30),
        then("monte la musique", "Musique à 4", does=LOUD, folder="beatles", volume=40),
        then("mélange", "mélangé", does=CONTROL, folder="beatles", volume=40),
        then("raconte-moi une blague", "pas encore", folder="beatles", volume=40),
        then("stop", "D'accord", does="stop", state="pause", folder="beatles", volume=40),
    ),
    "a playlist, and a timer in between": (
        then("mets la playlist du matin", "Matin", does=PLAY, folder="brel"),
        then("mets un minuteur", "Un minuteur de combien de temps", folder="brel"),
        then("mets la musique en pause", "en pause", "combien de temps", does=CONTROL,
             state="pause", folder="brel"),
        then("cinq minutes", "Minuteur de cinq minutes", does="set_timer", state="pause",
             folder="brel"),
        then("reprends la musique", "reprend", does=CONTROL, folder="brel"),
        then("mets la radio", "Aucune station", does=PLAY, folder="brel"),
        then("annule le minuteur", "est arrêté", does="cancel_timers", folder="brel"),
        then("éteins la musique", "J'arrête", does=CONTROL, state="stop", folder="brel"),
    ),
}  # fmt: skip
ENGLISH = {
    "an artist, song by song": (
        then("play some brel", "Here is Jacques Brel", does=PLAY, folder="brel"),
        then("what's this song", "by Jacques Brel", does=TELL, folder="brel"),
        then("next song", "Next song", does=CONTROL, folder="brel"),
        then("next", "That was the last song", does=CONTROL, folder="brel"),
        then("set the music to four", "Music at 4", does=LOUD, folder="brel", volume=40),
        then("pause the music", "paused", does=CONTROL, state="pause", folder="brel", volume=40),
        then("what time is it", "It is", state="pause", folder="brel", volume=40),
        then("resume the music", "goes on", does=CONTROL, folder="brel", volume=40),
        then("stop the music", "stopped", does=CONTROL, state="stop", folder="brel", volume=40),
        then("what's playing", "No music", does=TELL, state="stop", folder="brel", volume=40),
    ),
    "not what was wanted": (
        then("play mozart", "I have not found “mozart”", does=PLAY, state="stop"),
        then("play the beatles then", "Here is The Beatles", does=PLAY, folder="beatles"),
        then("no play brel instead", "Here is Jacques Brel", does=PLAY, folder="brel"),
        then("who's singing", "by Jacques Brel", does=TELL, folder="brel"),
        then("music volume at three", "Music at 3", does=LOUD, folder="brel", volume=30),
        then("turn up the music", "Music at 4", does=LOUD, folder="brel", volume=40),
        then("shuffle", "Shuffled", does=CONTROL, folder="brel", volume=40),
        then("tell me a joke", "cannot do that", folder="brel", volume=40),
        then("stop", "All right", does="stop", state="pause", folder="brel", volume=40),
    ),
    "a playlist, and a timer in between": (
        then("put on the matin playlist", "Matin", does=PLAY, folder="brel"),
        then("set a timer", "for how long", folder="brel"),
        then("pause the music", "paused", "for how long", does=CONTROL, state="pause",
             folder="brel"),
        then("five minutes", "Timer for five minutes", does="set_timer", state="pause",
             folder="brel"),
        then("resume the music", "goes on", does=CONTROL, folder="brel"),
        then("put the radio on", "No station", does=PLAY, folder="brel"),
        then("cancel the timer", "cancelled", does="cancel_timers", folder="brel"),
        then("play come together", "Come Together", does=PLAY, folder="beatles"),
        then("turn the music off", "stopped", does=CONTROL, state="stop", folder="beatles"),
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def players(mpd: RealPlayer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The household plays its music with the tests' own MPD."""
    monkeypatch.setenv("MPD_HOST", str(mpd.socket))


@pytest.mark.parametrize(
    "talk",
    [*FRENCH.values(), *ENGLISH.values()],
    ids=[*(f"fr: {name}" for name in FRENCH), *(f"en: {name}" for name in ENGLISH)],
)
async def test_a_conversation_about_music(
    sunday: Sunday, mpd: RealPlayer, talk: tuple[Heard, ...]
) -> None:
    for heard in talk:
        await sunday.hear(heard.line)
        said = heard.line.said
        assert mpd.state() == heard.state, said
        assert mpd.volume() == heard.volume, said
        assert mpd.playing().startswith(heard.folder), said
        assert bool(mpd.queue()) == bool(heard.folder), said
