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
from assistant.folding import words_of
from assistant.household.database import open_database
from assistant.shopping.catalogue import Catalogue
from assistant.skills.device import DeviceState
from assistant.skills.effects import Effect
from assistant.skills.items import (
    Item,
    LanguageCode,
    asked_items,
    need_of,
    needed_items,
    split_items,
)
from assistant.skills.lists.marking import joined, marks, within
from assistant.skills.lists.store import Lists
from assistant.skills.weather import ForecastState, Weather, read_forecast, read_weather
from audit.records.messages import Argument, Assist, Message

# More than this is no need but a speech; the wire types take no longer one.
NEED_LETTERS_AT_MOST = 200
# The action server's own database, handed over by whoever starts it.
DATABASE_VARIABLE = "CANDIDE_HOUSEHOLD_DATABASE"
# Where the weather is written, likewise; without it there is none to tell.
WEATHER_VARIABLE = "CANDIDE_WEATHER"
# Where the speaker keeps the forecast that it fetched, likewise.
FORECAST_VARIABLE = "CANDIDE_FORECAST"


@dataclass(frozen=True)
class Asked:
    """One turn as an action sees it; `products` are the spans Rasa took for things to buy.

    `category` is named where our own process looks for one, and there is no sentence. In a
    `rehearsal` the sentence is still being said, or the household is to be asked first whether it
    was meant: nothing may be written. Not `sure` is what a recogniser heard that may confirm
    nothing. `language` is the one spoken, `answers_in` the one to answer in.
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
    answers_in: LanguageCode = "en"


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
        rehearsal=bool(metadata.get("rehearsal")) or _is_doubtful(tracker),
        sure=bool(metadata.get("sure", True)),
        answers_in="fr" if (metadata.get("answers_in") or metadata.get("lang")) == "fr" else "en",
    )


def _is_doubtful(tracker: Tracker) -> bool:
    """Whether the dialogue is less sure than it must be to act (`conversation.asking_first`).

    What answered a form in this turn was read by the form, however its intent was taken.
    """
    latest: dict[str, Any] = tracker.latest_message
    must_be = float((latest.get("metadata") or {}).get("ask_below") or 0.0)
    if float((latest.get("intent") or {}).get("confidence") or 0.0) >= must_be:
        return False
    for event in reversed(tracker.events or []):
        if event.get("event") == "user":
            break
        if event.get("event") == "active_loop" and event.get("name") is None:
            return False
    return True


def things_in(sentence: str, turn: Asked) -> tuple[Item, ...]:
    """What is to be put on the list, taken off it or asked after, as the sentence names it.

    Our grammar knows the usual ways of asking; where it took more than the thing, what Rasa marked
    in it is taken.
    """
    if turn.intent == "ask_on_list" and sentence == turn.heard:
        return asked_after(turn)
    items = split_items(sentence, turn.language)
    marked = turn.products if sentence == turn.heard else ()
    return joined(items, marked, turn.language)


def asked_after(turn: Asked) -> tuple[Item, ...]:
    """What the sentence asks after; as Rasa marked it where it marked all of it.

    Nothing is changed by asking, so that a mark that is short loses nothing.
    """
    items = asked_items(turn.heard, turn.language)
    marked = marks(turn.products, turn.language)
    if len(marked) == len(items) == 1 and marked[0].name in items[0].name:
        return joined(items, turn.products, turn.language)
    return marked if items and len(marked) >= len(items) else items


def need_in(turn: Asked) -> str | None:
    """What is looked for; as in `things_in`, Rasa's mark counts where our grammar took it whole."""
    if turn.category is not None:
        return catalogue().names.category_name(turn.category, turn.language) or turn.category
    need = need_of(turn.heard, turn.language)
    marked = need_of(turn.products[0], turn.language) if turn.products else None
    if need is not None and marked is not None:
        # Where the two have no word in common, the grammar took the frame for the thing.
        shared = set(words_of(need)) & set(words_of(marked))
        need = within(need, turn.products, turn.language) if shared else marked
    return need[:NEED_LETTERS_AT_MOST] if need else None


def needs_in(turn: Asked) -> tuple[Item, ...]:
    """What is looked for as things, each with its amount; all that are to be compared."""
    items = joined(needed_items(turn.heard, turn.language), turn.products, turn.language)
    need = need_in(turn)
    named = {word for item in items for word in words_of(item.name)}
    return items if need is None or named & set(words_of(need)) else (Item(need),)


@cache
def _engine() -> Engine:
    return open_database(Path(os.environ[DATABASE_VARIABLE]))


@cache
def household_lists() -> Lists:
    """The household's lists: what to buy, and what to do."""
    return Lists(_engine())


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


def forecast() -> ForecastState | None:
    """The forecast as its file has it now; None where the household has not switched it on."""
    path = os.environ.get(FORECAST_VARIABLE)
    return read_forecast(Path(path)) if path else None


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
