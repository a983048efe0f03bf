"""Rasa itself: how well it understands sentences nobody trained it on, and a long talk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from assistant.dialogue.client import DialogueClient
from assistant.skills.device import DeviceState
from assistant.workshop.acting import MANNER
from assistant.workshop.evaluation import evaluate
from audit.language import Language
from tests.support.rasa import RASA_TOKEN, RasaForTests, start_actions

HELD_APART = Path(__file__).resolve().parents[2] / "nlu_data" / "tests"
UNDERSTOOD_AT_LEAST = 0.93
WRONG_ACTIONS_AT_MOST = 0.02
FALSE_ACTIONS_AT_MOST = 0.02
F1_AT_LEAST = 0.90
# What is said once it was done before.
LATER = {"list-added": "list-already"}


@pytest.fixture
async def client(rasa: RasaForTests) -> AsyncIterator[DialogueClient]:
    client = DialogueClient(rasa.url, RASA_TOKEN)
    yield client
    await client.close()


@pytest.mark.parametrize("language", list(Language))
async def test_sentences_from_other_people_are_understood(
    client: DialogueClient, language: Language
) -> None:
    found = await evaluate(client, HELD_APART, language, MANNER, lambda: None)
    scores = found.scores
    mistaken = [f"{one.sentence.text!r}: {one.intent}" for one in scores.worst[:40]]
    assert scores.understood.value >= UNDERSTOOD_AT_LEAST, mistaken
    assert scores.wrong_actions.value <= WRONG_ACTIONS_AT_MOST, mistaken
    assert scores.false_actions.value <= FALSE_ACTIONS_AT_MOST, mistaken
    for kind, counts in found.spans.items():
        assert counts.f1 >= F1_AT_LEAST, (kind, found.misses[kind])


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
        for round_ in range(50):
            for sentence, first_time, expecting in talk:
                utterance = LATER.get(first_time, first_time) if round_ else first_time
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
