"""The actions of the music: typed effects without a word, for only our own process knows MPD."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.envelope import Envelope
from tests.support.actions import Actions, actions

__all__ = ["actions"]  # a fixture

PLAY, CONTROL, TELL = "action_play_music", "action_control_music", "action_tell_playing"


async def handed_over(actions: Actions, action: str, heard: str, language: str) -> dict[str, Any]:
    """The one item that an action hands over."""
    result = await actions.run(action, heard, language=language)
    assert result["events"] == []
    (response,) = result["responses"]
    assert not response["text"]
    Envelope.model_validate(response["custom"])
    custom: dict[str, Any] = response["custom"]
    return custom


@pytest.mark.parametrize(
    ("action", "heard", "language", "effect"),
    [
        (PLAY, "joue brel", "fr", {"effect": "play_music", "kind": "any", "name": "brel"}),
        (PLAY, "put some music on", "en", {"effect": "play_music", "kind": "all"}),
        (PLAY, "play that song again", "en", {"effect": "control_music", "what": "again"}),
        (CONTROL, "chanson suivante", "fr", {"effect": "control_music", "what": "next"}),
        (CONTROL, "stop the music", "en", {"effect": "control_music", "what": "stop"}),
        (CONTROL, "mets la radio", "fr", {"effect": "play_music", "kind": "radio"}),
        (TELL, "c'est quoi cette chanson", "fr", {"effect": "tell_playing"}),
    ],
)
async def test_what_is_wanted_is_handed_over_and_nothing_is_said(
    actions: Actions, action: str, heard: str, language: str, effect: dict[str, Any]
) -> None:
    custom = await handed_over(actions, action, heard, language)
    assert custom["effects"] == [effect]
    assert "message" not in custom


@pytest.mark.parametrize(
    ("action", "heard", "utterance"),
    [
        (PLAY, "don't play music", "music-what"),
        (PLAY, "mumble", "music-what"),
        (CONTROL, "don't stop the music", "music-control-what"),
    ],
)
async def test_what_is_not_clear_is_asked_back_and_does_nothing(
    actions: Actions, action: str, heard: str, utterance: str
) -> None:
    custom = await handed_over(actions, action, heard, "en")
    assert custom["message"]["utterance"] == utterance
    assert custom["message"]["skill"] == "control"
    assert not custom.get("effects")
