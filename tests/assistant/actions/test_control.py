"""Volume, speed, language and help, and when an action must hold back because it is not sure."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk.interfaces import Tracker

from assistant.actions.context import asked
from tests.support.actions import DEVICE, Actions, actions

__all__ = ["actions"]  # a fixture


async def told(
    actions: Actions, action: str, heard: str, **more: Any
) -> tuple[str | None, dict[str, Any] | None]:
    """The utterance that an action names, and its effect."""
    result = await actions.run(action, heard, **more)
    (custom,) = [response["custom"] for response in result["responses"]]
    effects = custom.get("effects", ())
    return (custom.get("message") or {}).get("utterance"), effects[0] if effects else None


@pytest.mark.parametrize(
    ("heard", "language", "device", "utterance", "level"),
    [
        ("plus fort", "fr", {}, "volume-set", 6),
        ("un tout petit peu plus fort", "fr", {}, "volume-set", 6),
        ("coupe le son", "fr", {}, "volume-muted", 0),
        ("remets le son", "fr", {"volume": 0, "volume_before_mute": 7}, "volume-set", 7),
        ("remets le son", "fr", {"volume": 4}, "volume-set", 4),
        ("remets le volume à quatre", "fr", {}, "volume-set", 4),
        ("cinquante pour cent", "fr", {"volume": 2}, "volume-set", 5),
        ("à fond", "fr", {}, "volume-set", 10),
        ("plus fort", "fr", {"volume": 10}, "volume-at-most", None),
        ("moins fort", "fr", {"volume": 1}, "volume-at-least", None),
        ("louder", "en", {}, "volume-set", 6),
        ("mute", "en", {}, "volume-muted", 0),
        ("unmute", "en", {"volume": 0, "volume_before_mute": 3}, "volume-set", 3),
        ("much quieter", "en", {"volume": 2}, "volume-set", 1),
        ("louder", "en", {"volume": 0}, "volume-set", 1),
        ("hello", "en", {}, "volume-what", None),
    ],
)
async def test_volume(
    actions: Actions,
    heard: str,
    language: str,
    device: dict[str, Any],
    utterance: str,
    level: int | None,
) -> None:
    said, effect = await told(actions, "action_set_volume", heard, language=language, device=device)
    assert said == utterance
    assert (effect or {}).get("level") == level


@pytest.mark.parametrize("heard", ["turn the music up", "baisse la musique"])
async def test_the_volume_of_the_music_is_its_own(actions: Actions, heard: str) -> None:
    language = "en" if "turn" in heard else "fr"
    said, effect = await told(actions, "action_set_volume", heard, language=language)
    assert said is None
    assert effect is not None
    assert effect["effect"] == "set_music_volume"


@pytest.mark.parametrize(
    ("heard", "language", "now", "utterance", "percent"),
    [
        ("parle moins vite", "fr", 100, "speed-slower", 85),
        ("parle plus vite", "fr", 100, "speed-faster", 115),
        ("parle normalement", "fr", 130, "speed-usual", 100),
        ("parle moins vite", "fr", 75, "speed-slower", 70),
        ("parle moins vite", "fr", 70, "speed-slowest", None),
        ("speak much faster", "en", 100, "speed-faster", 130),
        ("speak faster", "en", 150, "speed-fastest", None),
        ("normal speed", "en", 85, "speed-usual", 100),
        ("what a speech", "en", 100, "speed-what", None),
    ],
)
async def test_speed(
    actions: Actions, heard: str, language: str, now: int, utterance: str, percent: int | None
) -> None:
    device = {"speed_percent": now}
    said, effect = await told(
        actions, "action_change_speed", heard, language=language, device=device
    )
    assert said == utterance
    assert (effect or {}).get("percent") == percent


@pytest.mark.parametrize(
    ("heard", "language", "wanted"),
    [
        ("parle anglais", "fr", "en"),
        ("en français s'il te plaît", "fr", "fr"),
        ("can we do this in french", "en", "fr"),
        ("change de langue", "fr", "en"),
    ],
)
async def test_language(actions: Actions, heard: str, language: str, wanted: str) -> None:
    said, effect = await told(actions, "action_switch_language", heard, language=language)
    assert said == "language-switched"
    assert (effect or {})["language"] == wanted


async def test_no_language_is_guessed(actions: Actions) -> None:
    said, effect = await told(actions, "action_switch_language", "parle un peu", language="fr")
    assert (said, effect) == ("language-what", None)


@pytest.mark.parametrize(
    ("heard", "language", "device", "utterance"),
    [
        ("comment marchent les minuteurs", "fr", {}, "help-timers"),
        ("what can i say about music", "en", {}, "help-music"),
        ("how does selling work", "en", {}, "help-selling"),
        ("aide", "fr", {}, "help-in-the-morning"),
        ("help", "en", {"now": "2026-11-22T14:00:00+01:00"}, "help-by-day"),
        ("help", "en", {"now": "2026-11-22T21:00:00+01:00"}, "help-in-the-evening"),
        (
            "help",
            "en",
            {"timers": [{"id": 1, "seconds": 60, "seconds_left": 30}]},
            "help-while-timing",
        ),
    ],
)
async def test_help(
    actions: Actions, heard: str, language: str, device: dict[str, Any], utterance: str
) -> None:
    said, _ = await told(actions, "action_help", heard, language=language, device=device)
    assert said == utterance


def a_turn(*events: dict[str, Any], confidence: float, **metadata: Any) -> Tracker:
    return Tracker.from_dict(
        {
            "sender_id": "s",
            "slots": {},
            "latest_message": {
                "text": "x",
                "intent": {"name": "clear_list", "confidence": confidence},
                "metadata": {"device": DEVICE, **metadata},
            },
            "events": [{"event": "user"}, *events],
        }
    )


FORM_ENDED = {"event": "active_loop", "name": None}


@pytest.mark.parametrize(
    ("tracker", "holds"),
    [
        (a_turn(confidence=0.5, ask_below=0.6), True),
        (a_turn(confidence=0.6, ask_below=0.6), False),
        (a_turn(confidence=0.5, ask_below=0.0), False),
        (a_turn(confidence=0.5), False),
        (a_turn(confidence=0.9, rehearsal=True, ask_below=0.6), True),
        (a_turn(FORM_ENDED, confidence=0.5, ask_below=0.6), False),
        (a_turn({"event": "slot"}, confidence=0.5, ask_below=0.6), True),
    ],
)
def test_an_action_that_is_not_sure_writes_nothing_but_after_a_form(
    tracker: Tracker, holds: bool
) -> None:
    assert asked(tracker).rehearsal is holds
