"""What a household may set about selling, and what each value means to the charter.

A setting that cannot be read means the most careful thing it could (promise 7).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from audit.errors import CandideError

DEFAULT_PROFILE = "careful"
# Until a household says otherwise, its evenings and nights are its own.
DEFAULT_QUIET = (21 * 60, 8 * 60)
DAY_MINUTES = 24 * 60


class Setting(StrEnum):
    """The names of the settings in the log.

    `INTRODUCED` holds the digest of the charter that the household was told of, `ADULT_PIN` what
    was done to the adult's number: never the number.
    """

    SELLING = "selling"
    PROFILE = "profile"
    INTRODUCED = "introduced"
    CHILDREN = "children"
    ADULT_UNTIL = "adult-until"
    ADULT_PIN = "adult-pin"
    QUIET = "quiet"
    LANGUAGE = "language"
    SURVEY = "survey"
    UNASKED_PER_DAY = "unasked-per-day"
    ASKED_PER_HOUR = "asked-per-hour"
    CAP_WEEK = "cap-week"

    @property
    def fact(self) -> str:
        """The name that the charter's caps know it by."""
        return self.value.replace("-", "_")


CAPS = (Setting.UNASKED_PER_DAY, Setting.ASKED_PER_HOUR, Setting.CAP_WEEK)


class PinChange(StrEnum):
    """How the adult's number was set; `FORGOTTEN` is without having given the one before."""

    CHOSEN = "chosen"
    CHANGED = "changed"
    FORGOTTEN = "forgotten"


_SWITCHES = {
    Setting.SELLING: ("on", "off"),
    Setting.PROFILE: ("none", "careful", "open"),
    Setting.CHILDREN: ("yes", "no"),
    Setting.LANGUAGE: ("fr", "en"),
    Setting.SURVEY: ("on", "off"),
    Setting.ADULT_PIN: tuple(PinChange),
}
# What the profile of a new log allows by these; a test holds it to `policies/profiles.toml`.
CAREFUL_CAPS = {
    Setting.UNASKED_PER_DAY: 1,
    Setting.ASKED_PER_HOUR: 6,
    Setting.CAP_WEEK: 200,
}


class SettingRefused(CandideError):
    """A setting that does not exist, or a value it cannot have."""

    code = "setting-refused"
    fr = "Le réglage {name} ne peut pas prendre la valeur «\u00a0{value}\u00a0»."
    en = "The setting {name} cannot have the value “{value}”."


@dataclass(frozen=True)
class Level:
    """One rung of what a household may allow: a profile, and its own caps within it."""

    profile: str
    caps: Mapping[Setting, int]


# "Less" and "more" move along these, from nothing to the charter's ceiling.
LEVELS = (
    Level("none", {}),
    Level("careful", {Setting.UNASKED_PER_DAY: 0, Setting.ASKED_PER_HOUR: 3}),
    Level("careful", {}),
    Level("open", {Setting.UNASKED_PER_DAY: 2, Setting.ASKED_PER_HOUR: 12, Setting.CAP_WEEK: 500}),
    Level("open", {}),
)


def checked(name: str, value: str) -> tuple[Setting, str]:
    """A setting and its value as they may be logged. Raises `SettingRefused`."""
    try:
        setting = Setting(name)
    except ValueError:
        raise SettingRefused(name=name, value=value) from None
    if setting in _SWITCHES:
        fits = value in _SWITCHES[setting]
    elif setting is Setting.INTRODUCED:
        fits = re.fullmatch("[0-9a-f]{64}", value) is not None
    elif setting is Setting.QUIET:
        fits = value == "none" or quiet_hours(value) is not None
    else:
        fits = value == "default" or natural(value) is not None
    if not fits:
        raise SettingRefused(name=name, value=value)
    return setting, value


def natural(value: str) -> int | None:
    """A whole number from nought up, or None where `value` is none."""
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 15 else None


def quiet_hours(value: str) -> tuple[int, int] | None:
    """First and last minute of the day of `HHMM-HHMM`; None where `value` is no such thing."""
    start, dash, end = value.partition("-")
    minutes = [_minute(part) for part in (start, end)]
    if not dash or None in minutes or minutes[0] == minutes[1]:
        return None
    return minutes[0] or 0, minutes[1] or 0


def quiet_value(start: int, end: int) -> str:
    """The value of `Setting.QUIET` for these minutes of the day."""
    return "-".join(f"{minute // 60:02}{minute % 60:02}" for minute in (start, end))


def is_quiet(hours: tuple[int, int] | None, now: time) -> bool:
    """Whether `now`, a local time of day, lies in the quiet hours, which may span midnight."""
    if hours is None:
        return False
    start, end = hours
    minute = now.hour * 60 + now.minute
    return start <= minute < end if start < end else minute >= start or minute < end


def contains_hours(hours: tuple[int, int], others: tuple[int, int]) -> bool:
    """Whether every minute of the `others` lies in `hours`."""
    start, end = hours
    length = (end - start) % DAY_MINUTES
    begin = (others[0] - start) % DAY_MINUTES
    return begin + (others[1] - others[0]) % DAY_MINUTES <= length


def _minute(text: str) -> int | None:
    if len(text) != 4 or natural(text) is None:
        return None
    hour, minute = divmod(int(text), 100)
    return hour * 60 + minute if hour < 24 and minute < 60 else None
