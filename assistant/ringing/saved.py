"""The file that what rings is kept in, `timers.json`: written whole, read entry by entry.

Each write is on the disk before it counts: a new file is written and synced, takes the name of the
old one, and the folder is synced. What cannot be read costs itself alone, and is counted. Older
versions kept a plain list of timers.
"""

from __future__ import annotations

import contextlib
import json
import logging
import threading
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from assistant.ringing.schedule import Schedule
from assistant.ringing.things import Kind
from assistant.skills.effects.timers import DAY_SECONDS
from audit.durable import sync, write_new

logger = logging.getLogger(__name__)

VERSION = 2
_LARGEST_FILE = 1_000_000

_Words = Annotated[str, StringConstraints(min_length=1, max_length=200)]
_Id = Annotated[int, Field(ge=1, lt=2**53)]


def _with_zone(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without its zone")
    return moment.astimezone(UTC)


Moment = Annotated[datetime, AfterValidator(_with_zone)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SavedTimer(_Entry):
    """A timer; `left_ms` is what was left when it was saved, `due` when it would ring then."""

    id: _Id
    seconds: Annotated[int, Field(gt=0, le=DAY_SECONDS)]
    left_ms: Annotated[int, Field(ge=0, le=DAY_SECONDS * 1000)]
    due: Moment | None = None
    name: _Words | None = None


class SavedAppointment(_Entry):
    """An alarm or a reminder."""

    id: _Id
    at: time
    days: tuple[int, ...] = Field(default=(), max_length=7)
    day: date | None = None
    skipped: date | None = None
    after: Moment
    words: _Words | None = None
    came: Moment | None = None

    def schedule(self) -> Schedule:
        """When it comes. Raises ValueError where that is nonsense."""
        return Schedule(self.at, self.days, self.day, self.skipped)


class SavedRung(_Entry):
    """Something that rings, is to ring again at `due`, or was missed."""

    kind: Kind
    at: Moment
    words: _Words | None = None
    seconds: int | None = None
    sounded: bool = True
    due: Moment | None = None


class _OldTimer(_Entry):
    """A timer as older versions kept it."""

    seconds: Annotated[int, Field(gt=0, le=DAY_SECONDS)]
    due: Moment


@dataclass
class Saved:
    """What the file holds; `lost` is how many entries of it could not be read."""

    timers: list[SavedTimer] = field(default_factory=list)
    alarms: list[SavedAppointment] = field(default_factory=list)
    reminders: list[SavedAppointment] = field(default_factory=list)
    snoozed: list[SavedRung] = field(default_factory=list)
    missed: list[SavedRung] = field(default_factory=list)
    lost: int = 0

    def as_json(self) -> bytes:
        """The content of the file."""
        entries = {
            name: [
                entry.model_dump(mode="json", exclude_none=True) for entry in getattr(self, name)
            ]
            for name in _ENTRIES
        }
        return json.dumps({"version": VERSION, **entries}, ensure_ascii=False).encode()


_ENTRIES: dict[str, type[_Entry]] = {
    "timers": SavedTimer,
    "alarms": SavedAppointment,
    "reminders": SavedAppointment,
    "snoozed": SavedRung,
    "missed": SavedRung,
}
_Read = TypeVar("_Read", bound=_Entry)


def read_saved(path: Path) -> Saved:
    """What was saved; nothing where there is no file, and what can be read where some of it can."""
    saved = Saved()
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
        if len(data) > _LARGEST_FILE:
            raise ValueError("too large to be ours")
        content: Any = json.loads(data)
    except FileNotFoundError:
        return saved
    except (OSError, ValueError, RecursionError) as error:
        return _unreadable(saved, error)
    if isinstance(content, list):
        return _old(content, saved)
    if not isinstance(content, dict) or content.get("version") != VERSION:
        return _unreadable(saved, None)
    for name, model in _ENTRIES.items():
        getattr(saved, name).extend(_each(content.get(name, []), model, saved))
    return saved


def _old(content: list[Any], saved: Saved) -> Saved:
    """The list of timers of older versions, in the order it has them."""
    for id, timer in enumerate(_each(content, _OldTimer, saved), start=1):
        saved.timers.append(
            SavedTimer(id=id, seconds=timer.seconds, left_ms=timer.seconds * 1000, due=timer.due)
        )
    return saved


def _each(entries: Any, model: type[_Read], saved: Saved) -> list[_Read]:
    """The entries that can be read; the others are counted as lost."""
    read = []
    for entry in entries if isinstance(entries, list) else [entries]:
        try:
            one = model.model_validate(entry)
            if isinstance(one, SavedAppointment):
                one.schedule()
            read.append(one)
        except (ValueError, ArithmeticError, TypeError, RecursionError) as error:
            _unreadable(saved, error)
    return read


def _unreadable(saved: Saved, error: Exception | None) -> Saved:
    saved.lost += 1
    # The class alone: what is wrong with an entry may quote it.
    logger.warning("saved timers cannot be read: %s", type(error).__name__ if error else "version")
    return saved


class Keeper:
    """Writes the file, from any thread, the newest content last."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writing = threading.Lock()
        self._written: bytes | None = None
        self._number = 0

    def write(self, data: bytes, number: int) -> bool:
        """Have `data` on the disk; whether it is. A full disk costs no ring.

        Of two contents the one with the higher `number` is the newer, whichever thread is faster.
        """
        with self._writing:
            if data == self._written or number < self._number:
                return True
            new = self._path.with_suffix(".new")
            try:
                with contextlib.suppress(FileNotFoundError):
                    new.unlink()
                write_new(new, data)
                new.replace(self._path)
                self._written, self._number = data, number
                sync(self._path.parent)
            except OSError as error:
                logger.warning("the timers cannot be saved: %s", type(error).__name__)
                return False
            return True
