"""The speaker: one a household, what it starts it stops, and its socket takes turns."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from assistant.conversation.control import Request, ask_running, socket_path
from assistant.conversation.errors import AlreadyRunning, HomeUnusable, NoEars, NoVoice
from assistant.conversation.speaker import Speaker
from assistant.conversation.voice_settings import (
    VoiceChange,
    VoiceSettings,
    read_voice_settings,
)
from assistant.dialogue.errors import DialogueFailed
from audit.clock import Clock
from audit.home import ledger_path
from audit.language import Language
from audit.ledger.reader import read_records
from tests.support.clock import ManualClock
from tests.support.conversations import (
    ScriptedDialogue,
    WatchedScreen,
    answered,
    help_item,
)

TIME = answered(help_item("time-now", time="09:07"))


class Dialogue:
    """The two processes, played."""

    def __init__(self) -> None:
        self.client: Any = ScriptedDialogue()
        self.steps: list[str] = []
        self.failure: Exception | None = None

    async def start(self) -> None:
        self.steps.append("start")
        if self.failure:
            raise self.failure

    async def stop(self) -> None:
        self.steps.append("stop")


def make(home: Path, clock: Clock | None = None) -> tuple[Speaker, Dialogue, WatchedScreen]:
    dialogue, screen = Dialogue(), WatchedScreen()
    return Speaker(home, dialogue, clock=clock or ManualClock(), screen=screen), dialogue, screen


async def test_a_speaker_starts_and_stops_what_belongs_to_it(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    speaker, dialogue, _ = make(home)
    async with speaker.running():
        assert dialogue.steps == ["start"]
        assert socket_path(home).is_socket()
        assert home.stat().st_mode & 0o077 == 0
    assert dialogue.steps == ["start", "stop"]
    assert not socket_path(home).exists()
    kinds = [record.leaf["kind"] for record in read_records(ledger_path(home))]
    assert kinds == ["register", "start"]


async def test_there_is_one_speaker_a_household(tmp_path: Path) -> None:
    first, _, _ = make(tmp_path)
    second, never, _ = make(tmp_path)
    other, _, _ = make(tmp_path / "neighbours")
    async with first.running():
        with pytest.raises(AlreadyRunning):
            async with second.running():
                pytest.fail("a second speaker ran")
        assert never.steps == []
        assert socket_path(tmp_path).is_socket(), "the first keeps its socket"
        async with other.running():
            pass
    again, _, _ = make(tmp_path)
    async with again.running():
        pass


async def test_a_dialogue_that_does_not_start_leaves_the_household_free(tmp_path: Path) -> None:
    speaker, dialogue, _ = make(tmp_path)
    dialogue.failure = DialogueFailed(name="rasa", log="log")
    with pytest.raises(DialogueFailed):
        async with speaker.running():
            pytest.fail("it ran")
    assert dialogue.steps == ["start", "stop"]
    again, _, _ = make(tmp_path)
    async with again.running():
        pass


async def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    speaker, _, _ = make(tmp_path / "file" / "home")
    with pytest.raises(HomeUnusable):
        async with speaker.running():
            pytest.fail("it ran")


async def test_the_socket_takes_a_turn_and_hands_back_all_of_it(tmp_path: Path) -> None:
    speaker, dialogue, screen = make(tmp_path)
    dialogue.client.answers.append(TIME)
    async with speaker.running():
        reply = await asyncio.to_thread(
            ask_running, tmp_path, Request(text="what time is it", language=Language.ENGLISH)
        )
    assert reply is not None
    assert json.loads(json.dumps(reply)) == reply
    assert set(reply) == {
        "turn", "heard", "transcribed", "language", "intent", "confidence", "items", "effects",
        "errors",
        "milliseconds",
    }  # fmt: skip
    assert reply["items"][0]["words"] == "It is 9:07 am."
    assert reply["items"][0]["record"] == 3
    assert screen.seen == [], "what a client asks is not shown in the room"


async def test_typed_sentences_are_shown_in_the_room(tmp_path: Path) -> None:
    from assistant.conversation.turn import Said

    speaker, dialogue, screen = make(tmp_path)
    dialogue.client.answers.append(TIME)
    async with speaker.running():
        await speaker.ask(Said("what time is it", Language.ENGLISH))
    assert [line.words for line in screen.lines] == ["It is 9:07 am."]


@pytest.mark.parametrize(
    ("due", "subject"), [("09:07:00", "timer-rings"), ("09:00:00", "timer-missed")]
)
async def test_a_timer_that_came_due_while_the_power_was_off_rings_or_is_told_at_the_start(
    tmp_path: Path, due: str, subject: str
) -> None:
    tmp_path.joinpath("timers.json").write_text(
        json.dumps([{"seconds": 60, "due": f"2026-11-22T{due}+00:00"}])
    )
    shown = asyncio.Event()

    class Screen(WatchedScreen):
        def show(self, words: str, cleared: Any) -> None:
            super().show(words, cleared)
            shown.set()

    screen = Screen()
    speaker = Speaker(tmp_path, Dialogue(), clock=ManualClock(), screen=screen)
    async with speaker.running():
        await asyncio.wait_for(shown.wait(), 30)
    assert len(screen.lines) == 1
    record = read_records(ledger_path(tmp_path))[2]
    assert record.leaf["subject"] == subject
    assert record.leaf["requested"] is False


async def test_a_log_that_is_no_log_is_set_aside_and_that_is_said_once(tmp_path: Path) -> None:
    ledger_path(tmp_path).write_bytes(b"this is not a database" * 100)
    speaker, dialogue, screen = make(tmp_path)
    dialogue.client.answers.extend([TIME, TIME])
    from assistant.conversation.turn import Said

    async with speaker.running():
        await speaker.log_checked()
        results = [await speaker.ask(Said("what time is it", Language.ENGLISH)) for _ in "ab"]
    assert [result.errors for result in results] == [[], []]
    told = [line for line in screen.lines if line.kind == "notice"]
    assert len(told) == 1
    assert (tmp_path / "set-aside" / "ledger-1.db").read_bytes().startswith(b"this is not")
    (incident,) = [
        r.leaf for r in read_records(ledger_path(tmp_path)) if r.leaf["kind"] == "incident"
    ]
    assert (incident["problem"], incident["set_aside"]) == ("damaged", "ledger-1.db")


async def test_a_log_that_cannot_be_opened_stops_words_and_no_timer(tmp_path: Path) -> None:
    ledger_path(tmp_path).mkdir(parents=True)
    speaker, dialogue, screen = make(tmp_path)
    dialogue.client.answers.append(TIME)
    from assistant.conversation.turn import Said

    async with speaker.running():
        result = await speaker.ask(Said("what time is it", Language.ENGLISH))
        speaker._device.timers.start(60)
    assert result.errors == ["ledger-unavailable"]
    assert len(screen.fixed) == 1
    assert screen.lines == []
    assert "60" in (tmp_path / "timers.json").read_text()


async def test_audio_without_ears_and_a_reply_without_a_voice_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import wave

    # As where even the voices that come with Candide are gone.
    monkeypatch.setattr("assistant.conversation.speaker.installed_voice", lambda *_: None)

    sound = tmp_path / "question.wav"
    with wave.open(str(sound), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(32_000))
    speaker, _, _ = make(tmp_path)
    async with speaker.running():
        with pytest.raises(NoEars):
            await speaker.answer(Request(audio=sound, language=Language.FRENCH))
        with pytest.raises(NoVoice):
            await speaker.answer(Request(text="bonjour", out=tmp_path / "reply.wav"))


async def test_a_running_speaker_listens_and_speaks_as_it_is_told_to(tmp_path: Path) -> None:
    speaker, _, _ = make(tmp_path)
    async with speaker.running():
        request = Request(voice=VoiceChange(muted=True, volume=2))
        reply = await asyncio.to_thread(ask_running, tmp_path, request)
    assert reply is not None
    assert VoiceSettings.model_validate(reply["voice"]) == speaker.voice_settings
    assert read_voice_settings(tmp_path) == VoiceSettings(muted=True, volume=2)
