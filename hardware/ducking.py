"""While Candide speaks, what other programs play is lowered, and then as loud as it was."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from hardware import pulse
from hardware.echo import speaks_of_it

_PERCENT = 40  # of the volume as the server counts it, some 24 dB less: heard, but not in the way
_MOST_KEPT = 50  # programs whose volume is still owed to them

_PARENT = re.compile(r"^PPid:\s*(\d+)", re.MULTILINE)


class Ducking(Protocol):
    """Something that can lower what others play. It never fails: a voice comes first."""

    async def lower(self) -> None:
        """Lower what others play now; nothing that is lowered already is lowered again."""

    async def restore(self) -> None:
        """Give back what was lowered, also before the program last ended."""


class _Lowered(BaseModel):
    """One program's sound that was lowered."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    index: int
    """The number of the sink input, given anew whenever something starts to play."""
    program: str
    before: list[int]
    lowered: list[int]

    def is_still(self, playing: pulse.SinkInput) -> bool:
        """Whether `playing` is this program's, as loud as we left it.

        The next track of a player is another sink input, for which the server remembers the
        lowered volume.
        """
        return playing.levels == self.lowered and _program(playing) == self.program


_ALL_LOWERED: TypeAdapter[list[_Lowered]] = TypeAdapter(list[_Lowered])


class PulseDucking:
    """Other programs of PulseAudio or PipeWire, by way of `pactl`; without it, nothing."""

    def __init__(self, folder: Path, is_ours: Callable[[int], bool] | None = None) -> None:
        """What is lowered is written to a file in `folder` first, so that it survives a crash.

        Call `restore` at the start. `is_ours` tells whether a process is of this program, whose
        own sound is left alone; by default this one and what it started.
        """
        self._path = folder / "lowered.json"
        self._is_ours = is_ours or _started_here
        self._busy = asyncio.Lock()

    async def lower(self) -> None:
        """See Ducking."""
        async with self._busy:
            owed = await asyncio.to_thread(self._read)
            now: list[_Lowered] = []
            for playing in await pulse.sink_inputs():
                if playing.mute or not self._is_of_others(playing):
                    continue
                if any(one.is_still(playing) for one in owed):
                    continue
                lowered = [level * _PERCENT // 100 for level in playing.levels]
                if lowered != playing.levels:
                    now.append(
                        _Lowered(
                            index=playing.index,
                            program=_program(playing),
                            before=playing.levels,
                            lowered=lowered,
                        )
                    )
            is_kept = await asyncio.to_thread(self._write, owed + now) if now else False
            if is_kept:
                for one in now:
                    await pulse.set_volume(one.index, one.lowered)

    async def restore(self) -> None:
        """See Ducking.

        A volume that a person has changed meanwhile is theirs. A program that plays nothing at
        the moment gets its volume back when it plays again and this is called.
        """
        async with self._busy:
            owed = await asyncio.to_thread(self._read)
            if not owed:
                return
            settled: set[int] = set()
            for playing in await pulse.sink_inputs():
                its = [
                    number
                    for number, one in enumerate(owed)
                    if number not in settled and one.program == _program(playing)
                ]
                if not its:
                    continue
                number = min(its, key=lambda number: owed[number].index != playing.index)
                if playing.levels == owed[number].lowered:
                    await pulse.set_volume(playing.index, owed[number].before)
                    settled.add(number)
                elif playing.index == owed[number].index:
                    settled.add(number)
            left = [one for number, one in enumerate(owed) if number not in settled]
            await asyncio.to_thread(self._write, left)

    def _is_of_others(self, playing: pulse.SinkInput) -> bool:
        """Whether another program plays this.

        What modules of the sound server play is sound of programs on its way, perhaps ours.
        """
        told = playing.properties
        process = told.get("application.process.id", "")
        if not process.isdecimal() or told.get("media.role") == "filter":
            return False
        names = (told.get(name, "") for name in ("application.name", "media.name", "node.name"))
        return not (any(map(speaks_of_it, names)) or self._is_ours(int(process)))

    def _read(self) -> list[_Lowered]:
        try:
            return _ALL_LOWERED.validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            return []

    def _write(self, owed: list[_Lowered]) -> bool:
        """Whether the file now says so; if not, nothing may be lowered."""
        try:
            if not owed:
                self._path.unlink(missing_ok=True)
                return True
            number, name = tempfile.mkstemp(dir=self._path.parent, prefix=".lowered.")
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(_ALL_LOWERED.dump_json(owed[-_MOST_KEPT:]))
                Path(name).replace(self._path)
            except OSError:
                Path(name).unlink()
                raise
        except OSError:
            return False
        return True


def _program(playing: pulse.SinkInput) -> str:
    """What stays the same of a program from one sound of its to the next."""
    told = playing.properties
    return told.get("module-stream-restore.id") or told.get("application.name") or ""


def _started_here(process: int) -> bool:
    """Whether a process is this one or a child of it."""
    if process == os.getpid():
        return True
    with suppress(OSError):
        parent = _PARENT.search(Path(f"/proc/{process}/status").read_text(errors="replace"))
        return parent is not None and int(parent[1]) == os.getpid()
    return False
