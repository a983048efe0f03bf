"""The weather, from a file that somebody else puts into the household's folder; no network here."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from assistant.skills.numbers import LanguageCode

__all__ = ["Weather", "is_about_another_day", "read_weather"]

# A forecast is made for a day and renewed at least twice in it.
FRESH_FOR = timedelta(hours=12)
_BYTES_AT_MOST = 10_000
# Beyond what has ever been measured on earth, so a fault of whoever wrote the file.
_Degrees = Annotated[int, Field(ge=-90, le=60, strict=True)]
_Text = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\p{Cc}]+$")]


class Weather(BaseModel):
    """The weather `at` a moment, in degrees Celsius, with the day's lowest and highest.

    `source` names whoever says so; `remark` is a sentence of theirs, not ours.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: AwareDatetime
    # A name and nothing else: it is spoken in the middle of a sentence of ours.
    place: Annotated[str, StringConstraints(pattern=r"^\p{L}[\p{L} '-]{0,39}$")] | None = None
    now_c: _Degrees
    low_c: _Degrees
    high_c: _Degrees
    sky: Literal["clear", "cloudy", "rain", "snow", "fog", "storm", "wind"]
    source: _Text
    remark: _Text | None = None

    @model_validator(mode="after")
    def _lowest_is_below_highest(self) -> Self:
        if self.low_c > self.high_c:
            raise ValueError("the lowest is above the highest")
        return self

    def is_fresh(self, now: datetime) -> bool:
        """Whether it still holds at `now`; a file from the future is as doubtful as an old one."""
        return abs(now - self.at) <= FRESH_FOR


def read_weather(path: Path) -> Weather | None:
    """The weather in the file at `path`, or None where there is none that can be trusted."""
    try:
        with path.open("rb") as file:
            return Weather.model_validate_json(file.read(_BYTES_AT_MOST))
    except (OSError, ValidationError):
        return None


_OTHER_DAYS = {
    "fr": re.compile(
        r"(?<!\w)(?:demain|après-demain|hier|avant-hier|week-?end|semaine|prochaine?s?|lundi|mardi"
        r"|mercredi|jeudi|vendredi|samedi|dimanche)(?!\w)"
    ),
    "en": re.compile(
        r"(?<!\w)(?:tomorrow|yesterday|weekend|week|next|monday|tuesday|wednesday|thursday"
        r"|friday|saturday|sunday)(?!\w)"
    ),
}


def is_about_another_day(sentence: str, language: LanguageCode) -> bool:
    """Whether `sentence` asks about a day that the file says nothing of."""
    return bool(_OTHER_DAYS[language].search(sentence.lower()))
