"""What every action needs: the sentence, its language, the device's state, the household's data."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker
from sqlalchemy.engine import Engine

from assistant.dialogue.envelope import envelope
from assistant.household.database import open_database
from assistant.shopping.catalogue import Catalogue
from assistant.skills.device import DeviceState
from assistant.skills.effects import Effect
from assistant.skills.items import LanguageCode
from assistant.skills.shopping_list import ShoppingList
from audit.records.messages import Argument, Assist, Message

# The action server's own database, handed over by whoever starts it.
DATABASE_VARIABLE = "CANDIDE_HOUSEHOLD_DATABASE"


@dataclass(frozen=True)
class Asked:
    """One turn as an action sees it."""

    heard: str
    language: LanguageCode
    intent: str
    confidence: float
    device: DeviceState


def asked(tracker: Tracker) -> Asked:
    """The turn in `tracker`; the sentence is as it was heard, not as Rasa's tokens have it."""
    latest: dict[str, Any] = tracker.latest_message
    metadata = latest.get("metadata") or {}
    intent = latest.get("intent") or {}
    return Asked(
        heard=str(metadata.get("heard") or latest.get("text") or ""),
        language="fr" if metadata.get("lang") == "fr" else "en",
        intent=str(intent.get("name") or "nlu_fallback"),
        confidence=float(intent.get("confidence") or 0.0),
        device=DeviceState.model_validate(metadata["device"]),
    )


@cache
def _engine() -> Engine:
    return open_database(Path(os.environ[DATABASE_VARIABLE]))


@cache
def shopping_list() -> ShoppingList:
    """The household's list."""
    return ShoppingList(_engine())


@cache
def catalogue() -> Catalogue:
    """The catalogue, loaded on first use."""
    loaded = Catalogue(_engine())
    loaded.load_sample()
    return loaded


def say(
    dispatcher: CollectingDispatcher,
    turn: Asked,
    skill: str,
    utterance: str,
    *effects: Effect,
    **arguments: Argument,
) -> None:
    """Answer with one sentence of the catalogue, and with what is to be done."""
    message = Assist(utterance=utterance, arguments=arguments, skill=skill, intent=turn.intent)
    hand_over(dispatcher, message, *effects)


def hand_over(dispatcher: CollectingDispatcher, message: Message | None, *effects: Effect) -> None:
    """Give one typed item to Rasa; the only way anything leaves an action."""
    dispatcher.utter_message(json_message=envelope(message, *effects))
