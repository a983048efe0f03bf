"""The sky in the figures of the World Meteorological Organization (code table 4677).

Only the figures that Open-Meteo documents are known; another one says nothing about the sky.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

__all__ = ["SKIES", "WET", "Sky", "overall_sky"]

Sky = Literal[
    "clear", "partly", "cloudy", "fog", "drizzle", "rain", "showers", "freezing", "snow", "storm",
    "hail",
]  # fmt: skip

SKIES: dict[int, Sky] = {
    0: "clear",  # clear
    1: "clear",  # mainly clear
    2: "partly",  # partly cloudy
    3: "cloudy",  # overcast
    45: "fog",
    48: "fog",  # depositing rime
    **dict.fromkeys((51, 53, 55), "drizzle"),  # light, moderate, dense
    **dict.fromkeys((56, 57), "freezing"),  # drizzle that freezes
    **dict.fromkeys((61, 63, 65), "rain"),  # slight, moderate, heavy
    **dict.fromkeys((66, 67), "freezing"),  # rain that freezes
    **dict.fromkeys((71, 73, 75), "snow"),  # slight, moderate, heavy
    77: "snow",  # grains
    **dict.fromkeys((80, 81, 82), "showers"),  # slight, moderate, violent
    **dict.fromkeys((85, 86), "snow"),  # showers of it
    95: "storm",
    **dict.fromkeys((96, 99), "hail"),  # a thunderstorm with it
}

# What makes wet; snow does not count, for it is asked and told as what it is.
WET: frozenset[Sky] = frozenset({"drizzle", "rain", "showers", "freezing", "storm", "hail"})
# Of several, the one that matters most to somebody who goes out.
_GRAVEST: tuple[Sky, ...] = ("hail", "storm", "freezing", "snow", "rain", "showers", "drizzle")


def overall_sky(skies: Sequence[Sky]) -> Sky:
    """One sky for several hours: what falls from it, else what it is for most of the time."""
    for sky in _GRAVEST:
        if sky in skies:
            return sky
    return max(skies, key=skies.count)
