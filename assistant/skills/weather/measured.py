"""What was measured here, in a file that the household, or a program of its own, writes."""

from __future__ import annotations

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

__all__ = ["FRESH_FOR", "Degrees", "PlaceName", "Weather", "read_weather"]

# A forecast is made for a day and renewed at least twice in it.
FRESH_FOR = timedelta(hours=12)
_BYTES_AT_MOST = 10_000
# Beyond what has ever been measured on earth, so a fault of whoever wrote the file.
Degrees = Annotated[int, Field(ge=-90, le=60, strict=True)]
# A name and nothing else: it is spoken in the middle of a sentence of ours.
PlaceName = Annotated[str, StringConstraints(pattern=r"^\p{L}[\p{L} '-]{0,39}$")]
_Text = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\p{Cc}]+$")]


class Weather(BaseModel):
    """The weather `at` a moment, in degrees Celsius, with the day's lowest and highest.

    A thermometer knows neither the sky nor what the day will bring: those may be left out.
    `source` names whoever says so; `remark` is a sentence of theirs, not ours.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: AwareDatetime
    place: PlaceName | None = None
    now_c: Degrees
    low_c: Degrees | None = None
    high_c: Degrees | None = None
    sky: Literal["clear", "cloudy", "rain", "snow", "fog", "storm", "wind"] | None = None
    source: _Text
    remark: _Text | None = None

    @model_validator(mode="after")
    def _lowest_is_below_highest(self) -> Self:
        if self.low_c is not None and self.high_c is not None and self.low_c > self.high_c:
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
