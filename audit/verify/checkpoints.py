"""Checkpoints, inclusion proofs in a file, and consistency proofs as witnesses receive them.

Follows C2SP tlog-checkpoint v1.0.0, tlog-proof@v1 and the body of add-checkpoint in tlog-witness
v1.0.0.
"""

from __future__ import annotations

import re
from binascii import a2b_base64
from dataclasses import dataclass
from functools import lru_cache

from .merkle import LARGEST_SIZE
from .notes import LARGEST_NOTE, Note, NoteInvalid, strict_base64

MOST_HASHES = 63
PROOF_HEADER = "c2sp.org/tlog-proof@v1"
LARGEST_PROOF = LARGEST_NOTE + (1 << 20)

# 32 bytes in base64: the last letter before the padding has two bits that must be zero.
_HASH = re.compile(r"[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=")
_DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True)
class Checkpoint:
    """What the log says of itself: its origin, how many records it holds, and their root hash."""

    origin: str
    size: int
    root: bytes

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """Read the text of a checkpoint; extension lines are let pass. Raises `NoteInvalid`."""
        lines = text.split("\n")
        if len(lines) < 4 or lines[-1] or not all(lines[:-1]):
            raise NoteInvalid("not a checkpoint")
        return cls(lines[0], decimal(lines[1]), hash_line(lines[2]))


@dataclass(frozen=True)
class InclusionProof:
    """A `.tlog-proof` file: that entry `index` (from 0) is in the checkpoint of `note`."""

    extra: bytes | None
    index: int
    hashes: tuple[bytes, ...]
    note: bytes

    @classmethod
    def parse(cls, data: bytes) -> InclusionProof:
        """Take the file apart. Raises `NoteInvalid`."""
        lines, note = _before_note(data)
        if not lines or lines.pop(0) != PROOF_HEADER:
            raise NoteInvalid("not a proof file")
        extra = None
        if lines and lines[0].startswith("extra "):
            try:
                extra = strict_base64(lines.pop(0)[6:])
            except ValueError as error:
                raise NoteInvalid("the extra line is not base64") from error
        if not lines or not lines[0].startswith("index "):
            raise NoteInvalid("the index is missing")
        index = decimal(lines.pop(0)[6:])
        return cls(extra, index, _hashes(lines), note)


@dataclass(frozen=True)
class ConsistencyProof:
    """That the log in `note` goes on from the one of `old_size` records."""

    old_size: int
    hashes: tuple[bytes, ...]
    note: bytes

    @classmethod
    def parse(cls, data: bytes) -> ConsistencyProof:
        """Take the proof apart. Raises `NoteInvalid`."""
        lines, note = _before_note(data)
        if not lines or not lines[0].startswith("old "):
            raise NoteInvalid("not a consistency proof")
        return cls(decimal(lines[0][4:]), _hashes(lines[1:]), note)


@lru_cache(maxsize=4)
def checkpoint_of(data: bytes) -> tuple[Note, Checkpoint]:
    """A signed checkpoint taken apart, not yet trusted. Raises `NoteInvalid`.

    Remembers the last few: the proofs of a bundle all end in the same one.
    """
    note = Note.parse(data)
    return note, Checkpoint.parse(note.text)


def decimal(text: str) -> int:
    """A decimal number without leading zeros, below 2**63. Raises `NoteInvalid`."""
    if not _DECIMAL.fullmatch(text) or int(text) > LARGEST_SIZE:
        raise NoteInvalid("not a size")
    return int(text)


def hash_line(text: str) -> bytes:
    """A SHA-256 hash in base64. Raises `NoteInvalid`."""
    if not _HASH.fullmatch(text):
        raise NoteInvalid("not a hash")
    return a2b_base64(text)


def _before_note(data: bytes) -> tuple[list[str], bytes]:
    if len(data) > LARGEST_PROOF:
        raise NoteInvalid("the proof is too large")
    head, blank, note = data.partition(b"\n\n")
    if not blank:
        raise NoteInvalid("the proof is cut short")
    try:
        return head.decode("ascii").split("\n"), note
    except UnicodeDecodeError as error:
        raise NoteInvalid("the proof is not text") from error


def _hashes(lines: list[str]) -> tuple[bytes, ...]:
    if len(lines) > MOST_HASHES:
        raise NoteInvalid("the proof has too many hashes")
    return tuple(hash_line(line) for line in lines)
