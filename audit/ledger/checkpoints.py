"""Checkpoints: which log, how many entries, and the root over them (C2SP tlog-checkpoint v1.0.0).

A log never signs two checkpoints of which one does not continue the other; the store sees to that.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from audit.ledger.merkle import HASH_BYTES
from audit.ledger.notes import NoteInvalid


@dataclass(frozen=True)
class Checkpoint:
    """The state of the log `origin` when it had `size` entries, of which `root` is the hash."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """The checkpoint in a note's text; further lines are ignored. Raises `NoteInvalid`."""
        origin, size, root, *_ = (*text.split("\n"), "", "", "")
        try:
            found = cls(origin, int(size), base64.b64decode(root, validate=True))
        except (ValueError, binascii.Error) as error:
            raise NoteInvalid(reason="checkpoint") from error
        if not origin or str(found.size) != size or found.size < 0 or len(found.root) != HASH_BYTES:
            raise NoteInvalid(reason="checkpoint")
        return found
