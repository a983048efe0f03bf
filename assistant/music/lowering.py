"""The volume of the music: as the household sets it, and lower while somebody speaks.

What it was is written to a file of the household's folder first, so that a run that ended while
the music was low gives it back at the next start. Blocking; several threads may call it.
"""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.music.errors import MusicError
from assistant.music.player import Player
from audit.durable import write_new

logger = logging.getLogger(__name__)

FILE_NAME = "music-lowered.json"
# Of what MPD calls the volume; some 22 dB less with its own mixer.
PERCENT = 40
# A sound card knows fewer steps than MPD, so what is read is not quite what was set.
_STEP = 4

_Percent = Annotated[int, Field(ge=0, le=100)]


class _Lowered(BaseModel):
    """How loud it was, and how loud we left it, both 0 to 100."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before: _Percent
    lowered: _Percent


class Lowering:
    """Lowers the music and gives its volume back; without MPD both do nothing."""

    def __init__(self, player: Player, home: Path) -> None:
        self._player = player
        self._path = home / FILE_NAME
        self._busy = threading.Lock()

    def lower(self, *, silent: bool = False) -> None:
        """Lower what plays; also what is `silent` yet, and about to play. Never raises.

        What is lowered already is not lowered again.
        """
        with self._busy:
            try:
                self._lower(silent=silent)
            except (MusicError, OSError) as error:
                logger.debug("the music is not lowered: %s", type(error).__name__)

    def restore(self) -> None:
        """Give back what was lowered, also before the program last ended. Never raises.

        A volume that somebody has changed meanwhile is theirs.
        """
        with self._busy:
            owed = self._read()
            if owed is None:
                return
            try:
                now = self._player.volume()
                if now is None:
                    return  # owed until it plays again
                if abs(now - owed.lowered) <= _STEP:
                    self._player.set_volume(owed.before)
                self._path.unlink(missing_ok=True)
            except (MusicError, OSError) as error:
                logger.debug("the music stays lowered: %s", type(error).__name__)

    def volume(self) -> int | None:
        """How loud the household has set it, 0 to 100; None where MPD cannot tell.

        Raises `MusicError`.
        """
        with self._busy:
            now = self._player.volume()
            owed = self._read()
            if owed is not None and now is not None and abs(now - owed.lowered) <= _STEP:
                return owed.before
            return now

    def set_volume(self, percent: int) -> None:
        """Set how loud it is, or will be once nobody speaks any more. Raises `MusicError`."""
        with self._busy:
            if self._read() is not None:
                lowered = _Lowered(before=percent, lowered=percent * PERCENT // 100)
                try:
                    self._write(lowered)
                except OSError:
                    self._path.unlink(missing_ok=True)
                else:
                    percent = lowered.lowered
            self._player.set_volume(percent)

    def _lower(self, *, silent: bool) -> None:
        now = self._player.now()
        if now.volume is None or not (now.is_playing or silent):
            return
        owed = self._read()
        if owed is not None and abs(now.volume - owed.lowered) <= _STEP:
            return
        lowered = _Lowered(before=now.volume, lowered=now.volume * PERCENT // 100)
        if lowered.lowered < now.volume:
            self._write(lowered)
            self._player.set_volume(lowered.lowered)

    def _read(self) -> _Lowered | None:
        try:
            return _Lowered.model_validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            return None

    def _write(self, lowered: _Lowered) -> None:
        new = self._path.with_suffix(".new")
        new.unlink(missing_ok=True)
        write_new(new, lowered.model_dump_json().encode())
        new.replace(self._path)
