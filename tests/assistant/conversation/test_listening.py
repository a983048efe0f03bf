"""What follows from what is heard: turns, hushing, thinking ahead, counting; with scripted ears."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.conversation.listening import Listening
from assistant.conversation.said import Expected, Said, TurnResult
from assistant.conversation.stages import Emitter, EventKind, Stage, TurnEvent
from assistant.hearing.correction import Correction
from assistant.hearing.events import (
    Event,
    FalseWake,
    NothingSaid,
    Sentence,
    SoFar,
    SpeechBegan,
    StopWord,
    TalkedOver,
    Woke,
)
from assistant.hearing.phrases import NUMBER, OPEN, YES_OR_NO, Expectation
from assistant.hearing.recogniser import Heard
from assistant.hearing.wakes import WakeCounter
from assistant.speaking.earcons import Earcon
from audit.language import Language
from hardware.errors import MicrophoneFailed
from tests.support.clock import ManualClock

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
TODAY = ManualClock().wall().date()


def sentence(text: str, heard: str | None = None, language: Language = FRENCH) -> Sentence:
    corrections = () if heard is None else (Correction(heard, text, 90.0),)
    words = Heard(text if heard is None else heard, 1.0, ())
    return Sentence(0, text, language, words, corrections, expected=False, voice_ms=0)


class ScriptedEars:
    """Notices, with each piece of sound, what a test says; and remembers what it was told."""

    def __init__(self) -> None:
        self.script: list[list[Event]] = []
        self.told: list[Any] = []
        self.at: dict[int, Callable[[], None]] = {}
        """What happens elsewhere while they hear the piece of sound of that number."""
        self._heard = 0

    def hear(self, _chunk: bytes) -> list[Event]:
        self.at.get(self._heard, lambda: None)()
        self._heard += 1
        return self.script.pop(0) if self.script else []

    def attend(self, **how: Any) -> None:
        self.told.append(("attend", how["expectation"]))

    def speaking(self, text: str, _language: Language) -> None:
        self.told.append(("speaking", text))

    def silent(self) -> None:
        self.told.append("silent")


class ScriptedConversation:
    """Takes turns that last until a test lets them end."""

    def __init__(self) -> None:
        self.taken: list[Said] = []
        self.ahead: list[str] = []
        self.dropped = 0
        self.hushed = 0
        self.expected = Expected.NOTHING
        self.let = asyncio.Event()
        self.let.set()

    async def take(self, said: Said, _screen: Any) -> TurnResult:
        self.taken.append(said)
        await self.let.wait()
        return TurnResult(turn=said.turn or "", heard=said.text)

    def think_ahead(self, text: str, _language: Language, *, sure: bool) -> None:
        assert sure is (_language is ENGLISH)
        self.ahead.append(text)

    def think_no_further(self) -> None:
        self.dropped += 1

    def hush(self) -> None:
        self.hushed += 1

    def silence(self) -> None:
        self.hush()

    def expects(self) -> Expected:
        return self.expected


class Room:
    """One listening and all that is around it."""

    def __init__(self, home: Path) -> None:
        self.clock = ManualClock()
        self.ears = ScriptedEars()
        self.conversation = ScriptedConversation()
        self.tones: list[Earcon] = []
        self.events: list[TurnEvent] = []
        self.answered: list[str] = []
        self.wakes = WakeCounter(home / "wakes.json", lambda: TODAY)
        emitter = Emitter(self.clock)
        emitter.listen(self.events.append)
        self.listening = Listening(
            self.ears,  # type: ignore[arg-type]
            self.conversation,  # type: ignore[arg-type]
            self,  # type: ignore[arg-type]
            emitter,
            self.clock,
            self,
            self.wakes,
            lambda language: language is ENGLISH,
            lambda turn: self.answered.append(turn.heard),
        )
        self.failure: Exception | None = None
        self.cancels_echo = False
        self.pieces = 0

    async def tone(self, kind: Earcon) -> None:
        self.tones.append(kind)

    def show(self, words: str, cleared: Any) -> None:
        raise AssertionError("the conversation shows words, nobody else")

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        while self.ears.script:
            self.pieces += 1
            yield bytes(1024)
            await asyncio.sleep(0)
        if self.failure is not None:
            raise self.failure

    async def hear(self, *script: list[Event]) -> None:
        self.ears.script.extend(script)
        await self.listening.run(self)

    def stages(self) -> list[Stage | None]:
        return [event.stage for event in self.events if event.kind is EventKind.STAGE_START]


@pytest.fixture
async def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


async def test_a_sentence_after_the_wake_word_becomes_one_turn_with_its_times(room: Room) -> None:
    await room.hear([Woke(0)], [SpeechBegan(1)], [sentence("quelle heure est-il")])
    (said,) = room.conversation.taken
    assert (said.text, said.language, said.spoken) == ("quelle heure est-il", FRENCH, True)
    assert said.turn is not None
    assert {event.turn for event in room.events} == {said.turn}
    assert set(said.milliseconds) == {Stage.LISTEN, Stage.TRANSCRIBE}
    assert room.stages() == [Stage.WAKE, Stage.LISTEN]
    assert room.tones == [Earcon.WOKEN]
    assert room.answered == ["quelle heure est-il"]
    assert room.wakes.days()[TODAY].wakes == 1


@pytest.mark.parametrize(("language", "sure"), [(ENGLISH, True), (FRENCH, False)])
async def test_only_an_official_recogniser_is_sure(
    room: Room, language: Language, sure: bool
) -> None:
    await room.hear([sentence("oui", language=language)])
    assert room.conversation.taken[0].is_sure is sure


async def test_a_correction_is_handed_on_with_what_was_heard(room: Room) -> None:
    await room.hear([sentence("du café Montfleur", heard="du café mon fleur")])
    assert room.conversation.taken[0].transcribed == "du café mon fleur"
    await room.hear([sentence("du café")])
    assert room.conversation.taken[1].transcribed is None


async def test_what_stands_is_thought_about_and_what_changes_is_dropped(room: Room) -> None:
    await room.hear(
        [SoFar(0, "ajoute", FRENCH, stable=False)],
        [SoFar(1, "ajoute du lait", FRENCH, stable=True)],
        [SoFar(2, "ajoute du lait et", FRENCH, stable=False)],
        [sentence("ajoute du lait et du beurre")],
    )
    assert room.conversation.ahead == ["ajoute du lait"]
    assert room.conversation.dropped >= 2
    assert len(room.conversation.taken) == 1


@pytest.mark.parametrize("event", [StopWord(0, "stop", FRENCH), TalkedOver(0), Woke(0)])
async def test_a_stop_word_talking_over_and_the_wake_word_hush_the_reply_under_way(
    room: Room, event: Event
) -> None:
    room.conversation.let.clear()
    room.ears.script.extend([[sentence("raconte")], [event]])
    running = asyncio.create_task(room.listening.run(room))
    while room.ears.script:
        await asyncio.sleep(0)
    while not room.conversation.hushed:
        await asyncio.sleep(0)
    assert room.answered == [], "the ears hear on while it is answered"
    room.conversation.let.set()
    await running
    assert room.conversation.hushed == 1


async def test_a_wake_that_nobody_meant_is_counted_and_makes_no_turn(room: Room) -> None:
    await room.hear([Woke(0)], [FalseWake(1)])
    await room.hear([Woke(2)], [sentence("ce n'était pas pour toi")])
    day = room.wakes.days()[TODAY]
    assert (day.wakes, day.nobody_spoke, day.not_for_me) == (2, 1, 1)
    assert room.conversation.taken == []
    assert room.tones == [Earcon.WOKEN, Earcon.NOT_FOR_ME] * 2
    assert room.events[-1].kind is EventKind.RUN_END, "the light goes out"


async def test_nothing_said_puts_the_light_out(room: Room) -> None:
    room.listening.attend()
    await room.hear([], [NothingSaid(0)])
    assert room.ears.told[0] == ("attend", OPEN)
    assert [event.kind for event in room.events][-1] is EventKind.RUN_END
    assert room.conversation.taken == []


@pytest.mark.parametrize(
    ("expected", "listened_for"),
    [
        (Expected.NOTHING, None),
        (Expected.ANSWER, OPEN),
        (Expected.YES_OR_NO, YES_OR_NO),
        (Expected.NUMBER, NUMBER),
    ],
)
async def test_an_answer_that_is_expected_needs_no_wake_word(
    room: Room, expected: Expected, listened_for: Expectation | None
) -> None:
    room.conversation.expected = expected
    await room.hear([sentence("je cherche du café")], [], [])
    await room.hear([])
    assert room.ears.told == ([("attend", listened_for)] if listened_for else [])


async def test_its_own_words_are_told_to_the_ears_between_two_pieces_of_sound(room: Room) -> None:
    room.listening.speaks("il est neuf heures", FRENCH)
    room.listening.is_quiet()
    assert room.ears.told == [], "not while they hear"
    await room.hear([])
    assert room.ears.told == [("speaking", "il est neuf heures"), "silent"]


async def test_a_microphone_pulled_out_mid_sentence_ends_the_turn_that_had_begun(
    room: Room,
) -> None:
    room.failure = MicrophoneFailed(why="unplugged")
    with pytest.raises(MicrophoneFailed):
        await room.hear([Woke(0)], [SpeechBegan(1)])
    assert room.conversation.taken == []
    assert room.events[-1].kind is EventKind.RUN_END


def begun_and_over(room: Room) -> tuple[list[str], list[str]]:
    """The turns that somebody began, in their order, and those that came to nothing."""
    begun = [event.turn for event in room.events if event.kind is EventKind.STAGE_START]
    over = [event.turn for event in room.events if event.kind is EventKind.RUN_END]
    return list(dict.fromkeys(begun)), over


async def test_a_sentence_that_the_assistant_speaks_over_is_over_for_the_next_one(
    room: Room,
) -> None:
    room.ears.script.extend([[Woke(0)], [SpeechBegan(1)], [], []])
    room.ears.at[2] = lambda: room.listening.speaks("votre minuteur sonne", FRENCH)
    room.ears.at[3] = room.listening.is_quiet
    await room.hear([Woke(4)], [sentence("quelle heure est-il")])
    (first, second), over = begun_and_over(room)
    assert over == [first]
    assert room.conversation.dropped >= 1, "nor is it thought about any longer"
    assert [said.turn for said in room.conversation.taken] == [second]
    assert [told for told in room.ears.told if told[0] == "attend"] == []


async def test_a_sentence_noticed_just_before_the_assistant_speaks_over_it_is_over_too(
    room: Room,
) -> None:
    room.ears.at[0] = lambda: room.listening.speaks("votre minuteur sonne", FRENCH)
    room.ears.script.extend([[SpeechBegan(0)], [], []])
    await room.hear([SpeechBegan(3)], [sentence("quelle heure est-il")])
    (first, second), over = begun_and_over(room)
    assert over == [first]
    assert room.conversation.taken[0].turn == second


async def test_a_question_is_attended_to_again_after_words_that_came_between(room: Room) -> None:
    room.conversation.expected = Expected.NUMBER
    room.listening.attend()
    room.ears.at[1] = lambda: room.listening.speaks("votre minuteur sonne", FRENCH)
    room.ears.at[3] = room.listening.is_quiet
    room.ears.script.extend([[], [], [], [], []])
    room.ears.at[6] = lambda: setattr(room.conversation, "expected", Expected.NOTHING)
    await room.hear([SpeechBegan(5)], [sentence("dix minutes")])
    assert room.ears.told == [
        ("attend", NUMBER), ("speaking", "votre minuteur sonne"), "silent", ("attend", NUMBER),
    ]  # fmt: skip
    assert room.conversation.taken[0].turn == begun_and_over(room)[0][1]


@pytest.mark.parametrize(
    "meanwhile", [[Woke(2)], [TalkedOver(2)]], ids=["the wake word", "talking over it"]
)
async def test_whoever_speaks_between_is_not_attended_to_afresh(
    room: Room, meanwhile: list[Event]
) -> None:
    room.conversation.expected = Expected.NUMBER
    room.listening.attend()
    room.ears.at[0] = lambda: room.listening.speaks("votre minuteur sonne", FRENCH)
    room.ears.at[2] = room.listening.is_quiet
    await room.hear([], [], meanwhile, [], [SpeechBegan(4)], [])
    assert [told for told in room.ears.told if told != "silent"] == [
        ("attend", NUMBER), ("speaking", "votre minuteur sonne"),
    ]  # fmt: skip


async def test_a_question_that_ends_after_the_microphone_was_closed_is_not_listened_for(
    room: Room,
) -> None:
    room.conversation.let.clear()
    room.ears.script.extend([[Woke(0)], [sentence("un minuteur")], *[[] for _ in range(99)]])
    running = asyncio.create_task(room.listening.run(room))
    while not room.conversation.taken:
        await asyncio.sleep(0)
    running.cancel()
    await asyncio.wait({running})
    before = list(room.events)
    room.conversation.expected = Expected.NUMBER
    room.conversation.let.set()
    while not room.answered:
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert room.events == before


async def test_what_was_not_told_to_the_ears_in_time_is_not_told_at_another_try(
    room: Room,
) -> None:
    room.failure = MicrophoneFailed(why="busy")
    room.listening.speaks("votre minuteur sonne", FRENCH)
    with pytest.raises(MicrophoneFailed):
        await room.hear()
    room.failure = None
    await room.hear([])
    assert room.ears.told == []
