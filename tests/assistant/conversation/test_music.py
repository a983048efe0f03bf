"""Music in a conversation, by a real MPD: said and logged first, then played, low meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from assistant.conversation.music import Music
from assistant.conversation.music_lowering import MusicLowering
from assistant.conversation.stages import EventKind, Stage, TurnEvent
from assistant.music.lowering import FILE_NAME, PERCENT
from assistant.music.player import Player
from assistant.skills.effects import Effect
from assistant.skills.effects.control import Stop
from assistant.skills.effects.music import ControlMusic, PlayMusic, SetMusicVolume, TellPlaying
from audit.language import Language
from tests.support.conversations import House, answered, help_item, house, item
from tests.support.mpd import RealPlayer, mpd, needs_mpd, one_mpd, radio_station

__all__ = ["mpd", "one_mpd"]  # fixtures

STATIONS = '[[station]]\nname = "Radio Test"\nurl = "http://127.0.0.1:9/stream"\n'


@pytest.fixture
async def home(
    mpd: RealPlayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[House]:
    """A house whose music is played by the tests' own MPD."""
    monkeypatch.setenv("MPD_HOST", str(mpd.socket))
    async with house(tmp_path) as running:
        yield running


@pytest.fixture
async def without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    """A house that has no MPD."""
    monkeypatch.setenv("MPD_HOST", str(tmp_path / "nothing"))
    async with house(tmp_path) as running:
        yield running


async def told(here: House, *effects: Effect, language: Language = Language.ENGLISH) -> list[str]:
    """What is said when the dialogue hands over these effects and no words."""
    result = await here.say("music please", answered(item(None, *effects)), language=language)
    return [one["words"] for one in result.items]


@needs_mpd
async def test_what_is_asked_for_is_told_and_plays(home: House, mpd: RealPlayer) -> None:
    assert await told(home, PlayMusic(kind="any", name="brel")) == ["Here is Jacques Brel."]
    assert mpd.state() == "play"
    assert sorted(mpd.queue()) == ["brel/1.wav", "brel/2.wav"]


@needs_mpd
async def test_it_is_told_in_french(home: House) -> None:
    wanted = PlayMusic(kind="song", name="ne me quitte pas")
    assert await told(home, wanted, language=Language.FRENCH) == [
        "Voici «\u00a0Ne me quitte pas\u00a0», par Jacques Brel."
    ]


@needs_mpd
@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (PlayMusic(kind="all"), "Here is some music."),
        (PlayMusic(kind="album", name="abbey road"), "Here is “Abbey Road” by The Beatles."),
        (PlayMusic(kind="playlist", name="matin"), "Here is the playlist “Matin”."),
        (PlayMusic(kind="genre", name="jazz"), "Here is some music: Jazz."),
        # What was taken for a genre may be a person, and an album a song.
        (PlayMusic(kind="genre", name="beatles"), "Here is The Beatles."),
        (PlayMusic(kind="album", name="blue monk"), "Here is “Blue Monk” by Thelonious Monk."),
    ],
    ids=str,
)
async def test_each_kind_of_music_is_told_by_its_name(
    home: House, mpd: RealPlayer, wanted: PlayMusic, words: str
) -> None:
    assert await told(home, wanted) == [words]
    assert mpd.state() == "play"


@needs_mpd
async def test_what_is_not_there_is_owned_up_to_and_what_played_goes_on(
    home: House, mpd: RealPlayer
) -> None:
    await told(home, PlayMusic(kind="genre", name="jazz"))
    assert await told(home, PlayMusic(kind="any", name="mozart")) == [
        "I have not found “mozart” in your music."
    ]
    assert mpd.playing() == "monk/blue.wav"


@needs_mpd
async def test_what_was_not_found_is_no_request_served(home: House) -> None:
    await told(home, PlayMusic(kind="any", name="mozart"))
    await told(home, PlayMusic(kind="any", name="brel"))
    skills = [record.leaf["skill"] for record in home.spoken()]
    assert skills == ["control", "music"]


async def test_without_mpd_it_says_so(without: House) -> None:
    for effect in (
        PlayMusic(kind="all"),
        PlayMusic(kind="any", name="brel"),
        ControlMusic(what="pause"),
        SetMusicVolume(step=1),
        TellPlaying(),
    ):
        assert await told(without, effect) == ["The music player does not answer."]


async def test_without_mpd_all_else_goes_on(without: House) -> None:
    result = await without.say("stop", answered(help_item("stopped", Stop(), skill="control")))
    assert [one["words"] for one in result.items] == ["All right."]
    assert result.errors == []


@needs_mpd
async def test_pause_go_on_next_previous_again_and_stop(home: House, mpd: RealPlayer) -> None:
    await told(home, PlayMusic(kind="album", name="abbey road"))
    assert await told(home, ControlMusic(what="pause")) == ["Music paused."]
    assert mpd.state() == "pause"
    assert await told(home, ControlMusic(what="resume")) == ["The music goes on."]
    assert mpd.state() == "play"
    assert await told(home, ControlMusic(what="next")) == ["Next song."]
    assert mpd.playing() == "beatles/something.wav"
    assert await told(home, ControlMusic(what="next")) == ["That was the last song."]
    assert mpd.playing() == "beatles/something.wav"
    assert await told(home, ControlMusic(what="again")) == ["From the beginning."]
    assert await told(home, ControlMusic(what="previous")) == ["Previous song."]
    assert mpd.playing() == "beatles/come.wav"
    assert await told(home, ControlMusic(what="shuffle")) == ["Shuffled."]
    assert await told(home, ControlMusic(what="stop")) == ["I have stopped the music."]
    assert mpd.state() == "stop"


@needs_mpd
@pytest.mark.parametrize(
    "what", ["pause", "stop", "resume", "next", "previous", "again", "shuffle"]
)
async def test_nothing_can_be_done_to_no_music(home: House, what: str) -> None:
    control = ControlMusic.model_validate({"what": what})
    assert await told(home, control) == ["No music is playing."]


@needs_mpd
async def test_what_plays_is_told(home: House) -> None:
    assert await told(home, TellPlaying()) == ["No music is playing."]
    await told(home, PlayMusic(kind="song", name="stand by me"))
    assert await told(home, TellPlaying()) == ["This is “Stand by Me” by Ben E. King."]


@needs_mpd
async def test_the_volume_of_the_music_alone_is_set(home: House, mpd: RealPlayer) -> None:
    assert await told(home, SetMusicVolume(step=-3)) == ["Music at 7 out of 10."]
    assert mpd.volume() == 70
    assert await told(home, SetMusicVolume(level=2)) == ["Music at 2 out of 10."]
    assert await told(home, SetMusicVolume(step=-9)) == ["Music at 0 out of 10."]
    assert mpd.volume() == 0
    assert home.device.volume == 6


@needs_mpd
async def test_stop_also_pauses_the_music(home: House, mpd: RealPlayer) -> None:
    await told(home, PlayMusic(kind="all"))
    await home.say("stop", answered(help_item("stopped", Stop(), skill="control")))
    assert mpd.state() == "pause"


@needs_mpd
async def test_no_station_is_opened_while_the_connection_is_off(
    home: House, mpd: RealPlayer
) -> None:
    (home.home / "stations.toml").write_text(STATIONS, encoding="utf-8")
    for wanted in (PlayMusic(kind="radio"), PlayMusic(kind="any", name="radio test")):
        assert await told(home, wanted) == [
            "The radio comes over the network, and that connection is switched off."
        ]
    assert mpd.queue() == []


@needs_mpd
async def test_without_a_list_of_stations_it_says_so(home: House) -> None:
    assert await told(home, PlayMusic(kind="radio")) == ["No station is listed."]


@needs_mpd
async def test_a_station_is_said_to_be_one(mpd: RealPlayer, tmp_path: Path) -> None:
    player = Player(tmp_path, radio_allowed=lambda: True, environment=mpd.environment())
    music = Music(tmp_path, player)
    wanted = PlayMusic(kind="any", name="test")
    with radio_station() as url:
        stations = STATIONS.replace("http://127.0.0.1:9/stream", url)
        (tmp_path / "stations.toml").write_text(stations, encoding="utf-8")
        (message,) = await music.answers([wanted], "play_music")
        assert message.utterance == "music-plays-station"
        await music.carry_out(wanted)
        assert mpd.queue() == [url]
        told = await music.answers([TellPlaying()], "what_is_playing")
        assert (told[0].utterance, told[0].arguments) == (
            "music-now-station",
            {"name": "Radio Test"},
        )
        mpd.reset()


@needs_mpd
async def test_what_fails_after_it_was_told_is_owned_up_to(
    home: House, mpd: RealPlayer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wanted = PlayMusic(kind="any", name="brel")
    review = home.gate.review

    def reviewed_while_mpd_goes(*arguments: object) -> object:
        monkeypatch.setenv("MPD_HOST", str(tmp_path / "nothing"))
        return review(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(home.gate, "review", reviewed_while_mpd_goes)
    assert await told(home, wanted) == [
        "Here is Jacques Brel.",
        "The music player does not answer.",
    ]


# The music is low while somebody is heard or answered.


@pytest.fixture
def music(mpd: RealPlayer, tmp_path: Path) -> Music:
    mpd.ask("add", "monk/blue.wav")
    mpd.ask("play")
    mpd.ask("setvol", 80)
    return Music(tmp_path, Player(tmp_path, environment=mpd.environment()))


LOW = 80 * PERCENT // 100


def event(kind: EventKind, turn: str = "t", stage: Stage | None = None, **data: bool) -> TurnEvent:
    return TurnEvent(kind, turn, 0, stage, data)


async def settled(lowering: MusicLowering) -> None:
    while len(lowering._beside):
        await asyncio.sleep(0)


WAKES = event(EventKind.STAGE_START, stage=Stage.WAKE)
HEARD = event(EventKind.STAGE_END, stage=Stage.LISTEN)
SPEAKS = event(EventKind.SPEAKING, sells=False)
QUIET = event(EventKind.QUIET)
OVER = event(EventKind.RUN_END)


@needs_mpd
async def test_the_music_is_low_from_the_wake_word_to_the_end_of_the_answer(
    music: Music, mpd: RealPlayer
) -> None:
    levels = []
    for one in (WAKES, HEARD, SPEAKS, QUIET, OVER):
        music.lowering(one)
        await settled(music.lowering)
        levels.append(mpd.volume())
    assert levels == [LOW, LOW, LOW, LOW, 80]


@needs_mpd
async def test_the_music_is_low_while_something_is_announced(music: Music, mpd: RealPlayer) -> None:
    music.lowering(SPEAKS)
    await settled(music.lowering)
    assert mpd.volume() == LOW
    music.lowering(QUIET)
    await settled(music.lowering)
    assert mpd.volume() == 80


@needs_mpd
async def test_the_music_is_low_while_something_rings(music: Music, mpd: RealPlayer) -> None:
    async with music.lowering.ringing():
        await settled(music.lowering)
        assert mpd.volume() == LOW
    await settled(music.lowering)
    assert mpd.volume() == 80


@needs_mpd
async def test_what_was_low_at_a_crash_is_given_back_at_the_next_start(
    music: Music, mpd: RealPlayer, tmp_path: Path
) -> None:
    music.lowering(WAKES)
    await settled(music.lowering)
    again = Music(tmp_path, Player(tmp_path, environment=mpd.environment()))
    again.lowering.begin()
    await settled(again.lowering)
    assert mpd.volume() == 80
    assert not (tmp_path / FILE_NAME).exists()


@needs_mpd
async def test_the_volume_is_given_back_at_the_end_of_the_program(
    music: Music, mpd: RealPlayer
) -> None:
    music.lowering(WAKES)
    await music.lowering.end()
    assert mpd.volume() == 80


@needs_mpd
async def test_a_volume_that_somebody_set_meanwhile_is_theirs(
    music: Music, mpd: RealPlayer
) -> None:
    music.lowering(SPEAKS)
    await settled(music.lowering)
    mpd.ask("setvol", 55)
    music.lowering(QUIET)
    await settled(music.lowering)
    assert mpd.volume() == 55


@needs_mpd
async def test_a_volume_asked_for_holds_once_candide_is_quiet(
    music: Music, mpd: RealPlayer
) -> None:
    music.lowering(WAKES)
    await settled(music.lowering)
    louder = SetMusicVolume(step=1)
    (message,) = await music.answers([louder], "set_volume")
    assert message.arguments == {"level": 9}
    await music.carry_out(louder)
    assert mpd.volume() == 90 * PERCENT // 100
    music.lowering(OVER)
    await settled(music.lowering)
    assert mpd.volume() == 90


@needs_mpd
async def test_music_that_begins_during_a_turn_begins_low(
    mpd: RealPlayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    music = Music(tmp_path, Player(tmp_path, environment=mpd.environment()))
    music.lowering(WAKES)
    await settled(music.lowering)
    assert mpd.volume() == 100, "nothing plays yet"
    volumes: list[int] = []
    start = Player.start

    def started(player: Player, found: Any) -> int:
        volumes.append(mpd.volume())
        return start(player, found)

    monkeypatch.setattr(Player, "start", started)
    wanted = PlayMusic(kind="any", name="brel")
    await music.answers([wanted], "play_music")
    await music.carry_out(wanted)
    assert (volumes, mpd.volume()) == ([PERCENT], PERCENT)
    music.lowering(OVER)
    await settled(music.lowering)
    assert mpd.volume() == 100


@needs_mpd
async def test_nothing_is_lowered_where_it_could_not_be_remembered(
    music: Music, mpd: RealPlayer, tmp_path: Path
) -> None:
    (tmp_path / FILE_NAME).mkdir()
    music.lowering(WAKES)
    await settled(music.lowering)
    assert mpd.volume() == 80


async def test_without_mpd_nothing_is_lowered_and_nothing_breaks(tmp_path: Path) -> None:
    music = Music(tmp_path, Player(tmp_path, environment={"MPD_HOST": f"{tmp_path}/nothing"}))
    music.lowering(WAKES)
    await settled(music.lowering)
    music.lowering(OVER)
    await music.lowering.end()
    assert not (tmp_path / FILE_NAME).exists()
