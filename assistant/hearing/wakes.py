"""How often it woke, and how often by mistake: counts a day, and no word that anybody said.

They lie in a small file in the household's folder, for the household to see whether the wake word
is too keen. The last 60 days that have any are kept. A damaged file is set aside and counting
begins anew; a disk that cannot be written costs the counts of this run, nothing else.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, NonNegativeInt, ValidationError

logger = logging.getLogger(__name__)

WAKES_FILE = "wakes.json"
DAYS_KEPT = 60


class Day(BaseModel):
    """One day's counts: of `wakes`, after how many nobody spoke, and how many were not meant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    wakes: NonNegativeInt = 0
    nobody_spoke: NonNegativeInt = 0
    not_for_me: NonNegativeInt = 0

    @property
    def mistakes(self) -> int:
        """How many of the wakes are known to have been none."""
        return self.nobody_spoke + self.not_for_me


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    days: dict[date, Day]


class WakeCounter:
    """Counts in `path`. `today` tells the household's date. Blocks on the disk, briefly."""

    def __init__(self, path: Path, today: Callable[[], date]) -> None:
        self._path = path
        self._today = today
        self._days = self._read()

    def days(self) -> dict[date, Day]:
        """The days that have counts, the latest first."""
        return dict(sorted(self._days.items(), reverse=True))

    def woke(self) -> None:
        """It woke."""
        self._count(wakes=1)

    def nobody_spoke(self) -> None:
        """It woke, and nobody spoke to it."""
        self._count(nobody_spoke=1)

    def not_for_me(self) -> None:
        """Somebody said that what it heard was not meant for it."""
        self._count(not_for_me=1)

    def _count(self, wakes: int = 0, nobody_spoke: int = 0, not_for_me: int = 0) -> None:
        today = self._today()
        before = self._days.get(today, Day())
        self._days[today] = Day(
            wakes=before.wakes + wakes,
            nobody_spoke=before.nobody_spoke + nobody_spoke,
            not_for_me=before.not_for_me + not_for_me,
        )
        # By number, not by age: a clock that is not set yet must not cost the counts.
        others = sorted(set(self._days) - {today})[1 - DAYS_KEPT :]
        self._days = {day: self._days[day] for day in (*others, today)}
        self._write()

    def _read(self) -> dict[date, Day]:
        try:
            return dict(_File.model_validate_json(self._path.read_bytes()).days)
        except FileNotFoundError:
            return {}
        except OSError as error:
            logger.warning("the wake counts cannot be read: %s", type(error).__name__)
            return {}
        except ValidationError:
            logger.warning("the wake counts are damaged and begin anew")
            with suppress(OSError):
                self._path.replace(self._path.with_suffix(".damaged"))
            return {}

    def _write(self) -> None:
        new = self._path.with_suffix(".new")
        try:
            with new.open("wb") as file:
                file.write(_File(days=self._days).model_dump_json().encode())
                file.flush()
                os.fsync(file.fileno())
            new.replace(self._path)
        except OSError as error:
            logger.warning("the wake counts cannot be saved: %s", type(error).__name__)
