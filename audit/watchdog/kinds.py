"""What a text of others is: a recipe may not name what a product description must."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a text is; whoever asks for it knows, and no text says so of itself.

    `HOUSEHOLD` is what people of the household said themselves and hear again, such as their list.
    """

    PRODUCT = "product"
    MERCHANT = "merchant"
    RECIPE = "recipe"
    WEATHER = "weather"
    ENCYCLOPEDIA = "encyclopedia"
    NEWS = "news"
    SONG = "song"
    STATION = "station"
    PODCAST = "podcast"
    SKILL = "skill"
    HOUSEHOLD = "household"


# Where nobody who sells needs to be named: who is, is mentioned for a reason.
WITHOUT_SELLERS = frozenset(
    {Kind.RECIPE, Kind.WEATHER, Kind.SONG, Kind.STATION, Kind.PODCAST, Kind.SKILL}
)
