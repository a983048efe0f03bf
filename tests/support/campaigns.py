"""Campaigns made of a few facts."""

from __future__ import annotations

from typing import Any

from audit.campaigns import Campaign
from audit.campaigns.campaigns import Campaigns, write_toml
from audit.records.messages import Assist

COLD = {"now_c": {"at_most": 8}}


def campaign(id_: str = "coffee-cold", sponsor: str = "payton", **more: Any) -> Campaign:
    """After the weather on a cold day, `payton` would have ground coffee suggested."""
    moment = {"skill": "weather", "utterance": "weather-now", "facts": more.pop("facts", COLD)}
    return Campaign.model_validate(
        {
            "id": id_,
            "sponsor": sponsor,
            "category": "ground_coffee",
            "moment": moment,
            "valid_from": "2026-01-01",
            **more,
        }
    )


def campaigns(*every: Campaign) -> Campaigns:
    """A file of these."""
    return Campaigns.read(write_toml(every))


def weather(now_c: int = 3, **more: Any) -> Assist:
    """The weather as it is told."""
    arguments = {"place": "none", "sky": "rain", "now_c": now_c, "low_c": 1, "high_c": 9} | more
    return Assist(
        utterance="weather-now", arguments=arguments, skill="weather", intent="ask_weather"
    )
