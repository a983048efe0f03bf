"""By voice, with the starter models of the study: a microphone, both reply voices, the socket."""

from __future__ import annotations

import asyncio
import wave
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from assistant.conversation.control import Request, ask_running
from assistant.conversation.said import Said
from audit.language import Language
from hardware.microphone import WavMicrophone
from hardware.pcm import resample
from tests.support.household import Household
from tests.support.voices import SPIKES, STARTER_MODELS, speak

needs_starter_models = pytest.mark.skipif(
    not SPIKES.is_dir(), reason="the starter models of the study are not beside the checkout"
)


def question(path: Path, text: str, config: str) -> Path:
    """`text` spoken into a 16 kHz file by a starter voice."""
    pcm, rate = speak(text, SPIKES / "piper_starter" / config)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(resample(pcm, rate, 16_000) + bytes(16_000))
    return path


@needs_starter_models
@pytest.mark.parametrize(
    ("language", "text", "config", "intent"),
    [
        (Language.FRENCH, "mets un minuteur de trois minutes", "tiny.fr-a.json", "set_timer"),
        (Language.ENGLISH, "set a timer for three minutes", "tiny.en-a.json", "set_timer"),
    ],
)
async def test_a_sentence_from_the_microphone_is_heard_and_answered(
    home: Household,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
    text: str,
    config: str,
    intent: str,
) -> None:
    for name, value in STARTER_MODELS.items():
        monkeypatch.setenv(name, value)
    await home.say({Language.FRENCH: "bonjour", Language.ENGLISH: "hello"}[language])
    microphone = WavMicrophone(question(tmp_path / "q.wav", text, config))
    (turn,) = await home.speaker.listen_to(microphone)
    assert turn.language is language
    assert "listen" in turn.milliseconds
    assert turn.intent == intent
    assert turn.effects == ["set_timer"]


@needs_starter_models
async def test_a_sale_is_spoken_in_its_own_voice_after_an_earcon(
    home: Household, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in STARTER_MODELS.items():
        monkeypatch.setenv(name, value)
    reply = tmp_path / "reply.wav"
    request = Request(text="je cherche du café moulu", out=reply, language=Language.FRENCH)
    turn = await asyncio.to_thread(ask_running, home.speaker.home, request)
    assert turn is not None
    (item,) = turn["items"]
    assert (item["label"], item["voice"]) == ("sell_asked", "sell")
    with wave.open(str(reply)) as file:
        seconds = file.getnframes() / file.getframerate()
    (outcome,) = [r.leaf for r in home.records() if r.leaf["kind"] == "outcome"]
    # The record says how long the words really sounded; the file holds the earcon before them too.
    assert 5 < outcome["played_ms"] / 1000 < seconds


async def test_a_client_of_the_socket_gets_the_whole_turn(home: Household) -> None:
    request = Request(text="what time is it")
    turn = await asyncio.to_thread(ask_running, home.speaker.home, request)
    assert turn is not None
    assert turn["language"] == "en"
    assert turn["intent"] == "ask_time"
    (item,) = turn["items"]
    (record,) = home.spoken()
    assert record.seq == item["record"]
    assert record.personal is not None
    assert record.personal["words"] == item["words"]
    assert record.personal["heard"] == "what time is it"


async def test_ears_that_are_not_official_take_up_no_offer(home: Household) -> None:
    await home.say("i'm looking for ground coffee", Language.ENGLISH)
    heard = Said("yes please", Language.ENGLISH, spoken=True)
    turn = await home.speaker.ask(heard)
    assert turn.effects == []
    assert "type" in turn.items[0]["words"]
    assert "empty" in await home.words("read my list")
    again = await home.say("yes please", Language.ENGLISH)
    assert again.effects == ["accept"], "the offer still stands, for a key"


async def test_a_reply_into_a_file_waits_until_the_one_that_sounds_is_over(
    home: Household, tmp_path: Path
) -> None:
    speaker = home.speaker
    diverted: list[bool] = []
    usual = speaker.playback.recording

    @asynccontextmanager
    async def recording(out: Path) -> AsyncIterator[None]:
        diverted.append(first.done())
        async with usual(out):
            yield

    speaker.playback.recording = recording  # type: ignore[method-assign]
    first = asyncio.create_task(home.say("what time is it"))
    await asyncio.sleep(0)
    request = Request(text="thank you", out=tmp_path / "reply.wav", language=Language.ENGLISH)
    await speaker.answer(request)
    assert diverted == [True]
