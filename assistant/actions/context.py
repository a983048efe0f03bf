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
from assistant.skills.items import Item, LanguageCode, need_of, split_items
from assistant.skills.shopping_list import ShoppingList
from assistant.skills.weather import Weather, read_weather
from audit.records.messages import Argument, Assist, Message

# More than this is no need but a speech; the wire types take no longer one.
NEED_LETTERS_AT_MOST = 200
# The action server's own database, handed over by whoever starts it.
DATABASE_VARIABLE = "CANDIDE_HOUSEHOLD_DATABASE"
# Where the weather is written, likewise; without it there is none to tell.
WEATHER_VARIABLE = "CANDIDE_WEATHER"


@dataclass(frozen=True)
class Asked:
    """One turn as an action sees it; `products` are the spans Rasa took for things to buy.

    `category` is named where our own process looks for one, and there is no sentence. In a
    `rehearsal` the sentence is still being said: nothing may be written. Not `sure` is what a
    recogniser heard that may confirm nothing.
    """

    heard: str
    language: LanguageCode
    intent: str
    confidence: float
    device: DeviceState
    products: tuple[str, ...] = ()
    category: str | None = None
    rehearsal: bool = False
    sure: bool = True


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
        products=tuple(
            str(entity["value"])
            for entity in latest.get("entities") or ()
            if entity.get("entity") == "product"
        ),
        category=metadata.get("category"),
        rehearsal=bool(metadata.get("rehearsal")),
        sure=bool(metadata.get("sure", True)),
    )


def things_in(sentence: str, turn: Asked) -> tuple[Item, ...]:
    """What is to be put on the list or taken off it, as the sentence names it.

    Our grammar knows the usual ways of asking. A sentence it takes whole, as if all of it were one
    thing, was asked in another way: then what Rasa marked in it is taken.
    """
    items = split_items(sentence, turn.language)
    if len(items) == 1 and turn.products and sentence == turn.heard:
        marked = tuple(
            item for product in turn.products for item in split_items(product, turn.language)
        )
        if marked and len(items[0].name.split()) > _words(marked) + 1:
            return marked
    return items


def need_in(turn: Asked) -> str | None:
    """What is looked for; as in `things_in`, Rasa's mark counts where our grammar took it whole."""
    if turn.category is not None:
        return catalogue().names.category_name(turn.category, turn.language) or turn.category
    need = need_of(turn.heard, turn.language)
    need = need[:NEED_LETTERS_AT_MOST] if need else None
    if need is not None and turn.products and len(need.split()) > len(turn.products[0].split()) + 2:
        return turn.products[0]
    return need


def _words(items: tuple[Item, ...]) -> int:
    return sum(len(item.name.split()) for item in items)


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


def weather() -> Weather | None:
    """The weather as its file has it now, or None."""
    path = os.environ.get(WEATHER_VARIABLE)
    return read_weather(Path(path)) if path else None


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


def only_in_earnest(dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
    """End a rehearsal: what comes next would be written down."""
    dispatcher.utter_message(json_message={"in_earnest": True})
    return []


def hand_over(dispatcher: CollectingDispatcher, message: Message | None, *effects: Effect) -> None:
    """Give one typed item to Rasa; the only way anything leaves an action."""
    dispatcher.utter_message(json_message=envelope(message, *effects))
