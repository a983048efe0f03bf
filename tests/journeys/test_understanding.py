"""Rasa itself: how well it understands sentences nobody trained it on, and a long talk."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import yaml

from assistant.dialogue.client import DialogueClient
from assistant.skills.device import DeviceState
from audit.language import Language
from tests.support.rasa import RASA_TOKEN, RasaForTests, start_actions

HELD_OUT = Path(__file__).resolve().parents[2] / "nlu_data" / "tests"
# Measured: 0.875 in French and 0.895 in English, on 200 sentences each (± 4.5 points at 95 %).
ACCURACY_AT_LEAST = 0.84


@pytest.fixture
async def client(rasa: RasaForTests) -> AsyncIterator[DialogueClient]:
    client = DialogueClient(rasa.url, RASA_TOKEN)
    yield client
    await client.close()


@pytest.mark.parametrize("language", list(Language))
async def test_sentences_from_other_people_are_understood(
    client: DialogueClient, language: Language
) -> None:
    data = yaml.safe_load((HELD_OUT / f"held_out_{language}.yml").read_text("utf-8"))
    missed = []
    count = 0
    for block in data["nlu"]:
        for line in block["examples"].splitlines():
            sentence = re.sub(r"\[([^\]]*)\]\(product\)", r"\1", line[2:].strip())
            intent, _ = await client.parse(sentence)
            count += 1
            if intent != block["intent"]:
                missed.append(f"{sentence!r}: {intent} for {block['intent']}")
    assert count == 344
    assert 1 - len(missed) / count >= ACCURACY_AT_LEAST, "\n".join(missed)


async def test_five_hundred_turns_with_forms_and_detours(
    client: DialogueClient, rasa: RasaForTests, tmp_path: Path
) -> None:
    actions = start_actions(tmp_path, rasa.actions_port)
    device = {"device": {"now": "2026-11-22T09:00:00+01:00", "volume": 5}}
    DeviceState.model_validate(device["device"])
    talk = [
        ("minuteur", "timer-how-long", "timer_form"),
        ("quelle heure est-il", "time-now", "timer_form"),
        ("dix minutes", "timer-set", None),
        ("ajoute quelque chose à ma liste", "list-what", "list_form"),
        ("du lait", "list-added", None),
        ("lis ma liste", "list-read", None),
        ("mets un minuteur", "timer-how-long", "timer_form"),
        ("laisse tomber", "question-dropped", None),
        ("bonjour", "greet", None),
        ("monte le son", "volume-set", None),
    ]
    try:
        for _ in range(50):
            for sentence, utterance, expecting in talk:
                said = await client.turn(
                    "long", sentence, Language.FRENCH, {"heard": sentence, **device}
                )
                assert said.refused == 0
                first = said.envelopes[0].message
                assert first is not None
                assert first.kind == "assist"
                assert first.utterance == utterance, sentence
                assert said.expecting == expecting, sentence
    finally:
        actions.stop()


async def test_only_the_tokens_of_this_run_open_the_servers(
    rasa: RasaForTests, tmp_path: Path
) -> None:
    stranger = DialogueClient(rasa.url, "guess")
    assert not await stranger.is_ready()
    await stranger.close()
    actions = start_actions(tmp_path, rasa.actions_port)
    try:
        async with aiohttp.ClientSession() as session:
            for query in ("", "?token=guess"):
                url = f"http://127.0.0.1:{rasa.actions_port}/webhook{query}"
                async with session.post(url, json={}) as answer:
                    assert answer.status == 401
    finally:
        actions.stop()
