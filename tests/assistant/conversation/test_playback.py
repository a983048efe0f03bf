"""Playback: permits used once, selling announced, and what is broken hides no words."""

from __future__ import annotations

import asyncio
import wave
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from assistant.models.installed import VoiceFiles
from assistant.speaking import playback as module
from assistant.speaking.earcons import Earcon, earcon
from assistant.speaking.errors import VoiceFailed
from assistant.speaking.piper import AudioChunk
from assistant.speaking.playback import EARCON_RATE, Playback, Played
from audit.disclosure import FixedSentence
from audit.gate.door import Cleared, Gate
from audit.gate.permits import PermitRefused
from audit.home import ledger_path
from audit.language import Language
from audit.ledger.reader import read_records
from audit.records.leaves import Voice
from hardware.errors import LoudspeakerFailed
from tests.support.clock import ManualClock
from tests.support.gates import help_with, make_gate, occasion
from tests.support.suggestions import offer, suggestion

RATE = 16_000
SALE = earcon(Earcon.SALE, EARCON_RATE)


class Room:
    """A loudspeaker, a voice, a watcher and a screen that write down what happens, in order."""

    def __init__(self) -> None:
        self.happened: list[tuple[str, Any]] = []
        self.heard: list[bytes] = []
        self.blocked: asyncio.Event | None = None
        self.started = asyncio.Event()
        self.failure: Exception | None = None
        self.voice_failure: Exception | None = None
        self.failures: list[Exception] = []
        self.played_ms = 0

    async def play(self, pcm: bytes, rate: int) -> None:
        if self.failure:
            raise self.failure
        self.happened.append(("sound", "sale" if pcm == SALE else "words"))
        self.heard.append(pcm)
        self.started.set()
        if self.blocked is not None:
            try:
                await self.blocked.wait()
            except asyncio.CancelledError:
                self.played_ms += 250
                self.happened.append(("sound", "cut"))
                raise
        self.played_ms += len(pcm) // 2 * 1000 // rate

    async def ready(self) -> None:
        return

    async def end_reply(self) -> None:
        self.happened.append(("sound", "end of reply"))

    async def warm(self, voice: VoiceFiles) -> None:
        return

    async def synthesise(
        self, text: str, voice: VoiceFiles, *, language: Language, speed: float = 1.0
    ) -> AsyncGenerator[AudioChunk, None]:
        if self.voice_failure:
            raise self.voice_failure
        self.happened.append(("voice", voice.model.stem))
        for sentence in text.split(". "):
            yield AudioChunk(b"\x10\x00" * RATE, RATE)
            self.happened.append(("spoken", sentence))

    def show(self, words: str, cleared: Cleared | None = None) -> None:
        self.happened.append(("screen", words))

    def speaks(self, spoken: str, language: Language, *, sells: bool) -> None:
        self.happened.append(("light", "selling" if sells else "helping"))

    def sounds(self) -> None:
        self.happened.append(("first sound", None))

    def is_quiet(self) -> None:
        self.happened.append(("light", "quiet"))

    def fails(self, error: Exception) -> None:
        self.failures.append(error)

    async def close(self) -> None:
        self.happened.append(("closed", None))

    def of(self, *kinds: str) -> list[tuple[str, Any]]:
        return [step for step in self.happened if step[0] in kinds]


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    return make_gate(tmp_path, ManualClock())


@pytest.fixture
def voices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four voices that exist, as far as files go."""
    for language in Language:
        for role in ("help", "sell"):
            model = tmp_path / f"{language}-{role}.onnx"
            model.touch()
            Path(f"{model}.json").touch()
            monkeypatch.setenv(f"CANDIDE_PIPER_{language.upper()}_{role.upper()}", str(model))


@pytest.fixture
async def playback(
    room: Room, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Playback]:
    monkeypatch.setattr(module, "PiperWorker", lambda: room)
    running = Playback(gate, tmp_path, loudspeaker=room, watch=room)
    yield running
    await running.close()
    gate.close()


def sale(gate: Gate) -> Cleared:
    (cleared,) = gate.review(suggestion(offer("payton", 300)), occasion())
    assert cleared.voice is Voice.SELL
    return cleared


def helping(gate: Gate) -> Cleared:
    (cleared,) = gate.review(help_with(), occasion())
    return cleared


@pytest.mark.usefixtures("voices")
async def test_a_sale_is_heard_after_its_earcon_in_the_selling_voice_under_amber_light(
    playback: Playback, gate: Gate, room: Room
) -> None:
    cleared = sale(gate)
    played = await playback.play(cleared, room)
    assert room.of("screen", "light", "sound", "voice")[:5] == [
        ("screen", cleared.words),
        ("light", "selling"),
        ("sound", "sale"),
        ("voice", "fr-sell"),
        ("sound", "words"),
    ]
    assert room.happened[-1] == ("light", "quiet")
    assert played.milliseconds == 1000 * len(room.of("spoken"))


@pytest.mark.usefixtures("voices")
async def test_help_is_heard_in_its_own_voice_with_no_earcon_under_green_light(
    playback: Playback, gate: Gate, room: Room
) -> None:
    await playback.play(helping(gate), room)
    assert room.of("light", "voice", "sound") == [
        ("light", "helping"),
        ("voice", "fr-help"),
        ("sound", "words"),
        ("light", "quiet"),
    ]


@pytest.mark.usefixtures("voices")
async def test_a_permit_that_was_used_plays_and_shows_nothing_more(
    playback: Playback, gate: Gate, room: Room
) -> None:
    cleared = helping(gate)
    await playback.play(cleared, room)
    room.happened.clear()
    with pytest.raises(PermitRefused):
        await playback.play(cleared, room)
    assert room.happened == []


@pytest.mark.usefixtures("voices")
@pytest.mark.parametrize(
    "change", [{"words": "buy"}, {"spoken": "buy"}, {"voice": Voice.HELP}], ids=str
)
async def test_a_permit_is_good_for_its_exact_words_and_voice_only(
    playback: Playback, gate: Gate, room: Room, change: dict[str, Any]
) -> None:
    from dataclasses import replace

    with pytest.raises(PermitRefused):
        await playback.play(replace(sale(gate), **change), room)
    assert room.happened == []


@pytest.mark.usefixtures("voices")
async def test_stop_cuts_what_sounds_and_puts_the_light_out(
    playback: Playback, gate: Gate, room: Room
) -> None:
    room.blocked = asyncio.Event()
    playing = asyncio.create_task(playback.play(sale(gate), room))
    await room.started.wait()
    playback.stop()
    played = await asyncio.wait_for(playing, 10)
    assert played == Played(None, interrupted=True), "only the earcon had sounded"
    assert room.of("sound") == [("sound", "sale"), ("sound", "cut")]
    assert room.of("light")[-1] == ("light", "quiet")


@pytest.mark.usefixtures("voices")
async def test_a_turn_that_is_cancelled_silences_its_words(
    playback: Playback, gate: Gate, room: Room
) -> None:
    room.blocked = asyncio.Event()
    playing = asyncio.create_task(playback.play(helping(gate), room))
    await room.started.wait()
    playing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await playing
    await asyncio.sleep(0)
    assert room.happened[-1] in [("sound", "cut"), ("light", "quiet")]
    assert ("sound", "cut") in room.happened


@pytest.mark.usefixtures("voices")
async def test_what_is_cut_counts_as_far_as_it_sounded(
    playback: Playback, gate: Gate, room: Room
) -> None:
    room.blocked = asyncio.Event()
    playing = asyncio.create_task(playback.play(helping(gate), room))
    await room.started.wait()
    playback.stop()
    assert await playing == Played(250, interrupted=True)


async def test_stopping_silence_is_nothing(playback: Playback) -> None:
    playback.stop()


async def test_without_a_voice_the_words_are_shown_all_the_same(
    playback: Playback, gate: Gate, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "installed_voice", lambda *_: None)
    cleared = sale(gate)
    assert await playback.play(cleared, room) == Played(None)
    assert room.of("screen", "sound") == [("screen", cleared.words)]


async def test_without_a_loudspeaker_the_words_are_shown_all_the_same(
    gate: Gate, room: Room, tmp_path: Path
) -> None:
    silent = Playback(gate, tmp_path, watch=room)
    cleared = helping(gate)
    assert await silent.play(cleared, room) == Played(None)
    assert room.of("screen") == [("screen", cleared.words)]
    await silent.close()


@pytest.mark.usefixtures("voices")
async def test_a_voice_or_a_loudspeaker_that_breaks_does_not_undo_the_turn(
    playback: Playback, gate: Gate, room: Room
) -> None:
    room.voice_failure = VoiceFailed(why="gone")
    assert await playback.play(helping(gate), room) == Played(None)
    room.voice_failure, room.failure = None, LoudspeakerFailed(why="unplugged")
    cleared = sale(gate)
    assert await playback.play(cleared, room) == Played(None)
    await playback.tone(Earcon.ALARM)
    await playback.play_fixed(FixedSentence.BROKEN, Language.ENGLISH, room)
    assert ("screen", cleared.words) in room.happened
    assert room.happened[-1] == ("light", "quiet")
    assert [type(error) for error in room.failures] == [
        VoiceFailed, LoudspeakerFailed, LoudspeakerFailed,
    ], "a person is told"  # fmt: skip


async def test_a_voice_named_in_vain_does_not_undo_the_turn(
    playback: Playback, gate: Gate, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDIDE_PIPER_FR_HELP", "/nowhere/voice.onnx")
    cleared = helping(gate)
    assert await playback.play(cleared, room) == Played(None)
    assert room.of("screen") == [("screen", cleared.words)]


@pytest.mark.usefixtures("voices")
@pytest.mark.parametrize(("level", "loudest"), [(1.0, 16), (0.5, 8), (0.0, 0)])
async def test_the_volume_scales_what_is_heard(
    room: Room,
    gate: Gate,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    level: float,
    loudest: int,
) -> None:
    monkeypatch.setattr(module, "PiperWorker", lambda: room)
    quiet = Playback(gate, tmp_path, loudspeaker=room, volume=lambda: level)
    await quiet.play(helping(gate), room)
    assert int.from_bytes(room.heard[-1][:2], "little") == loudest
    await quiet.close()


@pytest.mark.usefixtures("voices")
async def test_a_reply_can_be_spoken_into_a_file_and_the_room_stays_quiet(
    playback: Playback, gate: Gate, room: Room, tmp_path: Path
) -> None:
    out = tmp_path / "reply.wav"
    async with playback.recording(out):
        await playback.play(sale(gate), room)
    assert room.of("sound") == []
    with wave.open(str(out)) as file:
        assert file.getframerate() == EARCON_RATE
        frames = file.readframes(len(SALE) // 2)
    assert frames == SALE, "the file begins with the earcon"
    await playback.play(helping(gate), room)
    assert room.of("sound") == [("sound", "words")], "the loudspeaker is back"


@pytest.mark.usefixtures("voices")
async def test_an_alarm_sounds_in_the_room_while_a_reply_goes_into_a_file(
    playback: Playback, room: Room, tmp_path: Path
) -> None:
    async with playback.recording(tmp_path / "reply.wav"):
        await playback.tone(Earcon.ALARM)
    assert len(room.of("sound")) == 1


async def test_a_fixed_sentence_is_counted_for_its_gap_record(
    playback: Playback, gate: Gate, room: Room, tmp_path: Path
) -> None:
    words = await playback.play_fixed(FixedSentence.BROKEN, Language.FRENCH, room)
    assert room.of("screen") == [("screen", words)]
    gate.settle()
    (gap,) = [one for one in read_records(ledger_path(tmp_path)) if one.leaf["kind"] == "gap"]
    assert sum(gap.leaf["sentences"].values()) == 1


@pytest.mark.usefixtures("voices")
async def test_words_synthesised_ahead_are_played_only_with_their_permit(
    playback: Playback, gate: Gate, room: Room
) -> None:
    cleared = helping(gate)
    await playback.prepare(cleared.words, cleared.language)
    while not room.of("spoken"):
        await asyncio.sleep(0)
    assert room.of("sound", "screen") == [], "nothing is heard of it yet"
    await playback.play(cleared, room)
    assert room.of("voice") == [("voice", "fr-help")], "it is not made twice"
    assert room.of("sound") == [("sound", "words")] * len(room.of("spoken"))


@pytest.mark.usefixtures("voices")
async def test_words_synthesised_ahead_for_nothing_are_never_heard(
    playback: Playback, gate: Gate, room: Room
) -> None:
    await playback.prepare("Une tout autre phrase.", Language.FRENCH)
    await playback.play(helping(gate), room)
    assert len(room.of("voice")) <= 2
    assert len(room.of("sound")) == len([s for s in room.of("spoken") if "autre" not in s[1]])


@pytest.mark.usefixtures("voices")
async def test_a_fixed_sentence_is_made_once(
    playback: Playback, gate: Gate, room: Room, tmp_path: Path
) -> None:
    for _ in range(2):
        await playback.play(helping(gate), room, fixed=True)
    assert room.of("voice") == [("voice", "fr-help")]
    assert len(room.of("sound")) == 2 * len(room.of("spoken"))
    assert b"heures" not in b"".join(p.read_bytes() for p in (tmp_path / "sounds").iterdir())
