"""How far the log had come, remembered outside its database.

An older copy of the database put in the place of the newer one is whole in itself. This mark is how
such a rollback is recognised without a network. It is written after every commit and not synced: a
power cut may leave it behind the log, never ahead of it. Who can write the one file can write the
other, so it recognises mistakes and restored copies; against a forger only witnesses help.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

_MARK = re.compile(rb"([0-9]{20}) ([0-9a-f]{64})\n")


class HighWater:
    """The mark in one small file of the device's folder."""

    def __init__(self, device: Path) -> None:
        self._path = device / "high-water"
        self._descriptor: int | None = None

    def read(self) -> tuple[int, bytes] | None:
        """The largest size that was signed here and its root; None where nothing legible is."""
        try:
            found = _MARK.match(self._path.read_bytes())
        except OSError:
            return None
        return None if found is None else (int(found[1]), bytes.fromhex(found[2].decode()))

    def raise_to(self, size: int, root: bytes) -> None:
        """Note a new tip. Raises `OSError`."""
        if self._descriptor is None:
            flags = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC
            self._descriptor = os.open(self._path, flags, 0o600)
        # One write within one sector, always of the same length, so it is never torn.
        os.pwrite(self._descriptor, f"{size:020} {root.hex()}\n".encode(), 0)

    def close(self) -> None:
        """Let go of the file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
