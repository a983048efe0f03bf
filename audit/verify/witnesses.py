"""Checks what others have seen: witness cosignatures, and checkpoints kept since earlier.

C2SP tlog-cosignature v1.0.1. A checkpoint that somebody kept outside the device is what a device
cannot take back: the log in the bundle must begin with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .checkpoints import Checkpoint, checkpoint_of
from .findings import Findings
from .merkle import EMPTY_ROOT
from .notes import Note, NoteInvalid, VerifierKey
from .tree import TileMissing


@dataclass(frozen=True)
class Seen:
    """A witness cosigned the checkpoint in `file`, of `size` records, at `seconds` since 1970."""

    witness: str
    file: str
    size: int
    seconds: int


@dataclass(frozen=True)
class Earlier:
    """An earlier checkpoint: `agrees` is None where the bundle lacks `missing` to tell."""

    file: str
    size: int
    agrees: bool | None
    missing: str = ""


def check_earlier(
    file: str,
    data: bytes,
    now: Checkpoint,
    keys: Sequence[VerifierKey],
    root_at: Callable[[int], bytes],
    findings: Findings,
) -> tuple[Earlier, Note] | None:
    """Whether the log of `now` begins with the log of the checkpoint in `data`."""
    try:
        note, checkpoint = checkpoint_of(data)
    except NoteInvalid:
        findings.add("earlier-unreadable", file=file)
        return None
    # A restored log bears another name than the one it goes on from.
    if checkpoint.origin not in (now.origin, *(key.name for key in keys)):
        findings.add("earlier-other-log", file=file)
        return None
    try:
        if note.signed_by(keys) is None:
            findings.add("earlier-unsigned", file=file)
    except NoteInvalid:
        findings.add("earlier-signature", file=file)
    size = checkpoint.size
    if size == 0 or checkpoint.root == EMPTY_ROOT:
        findings.add("earlier-empty", file=file)
        return None
    if size > now.size:
        findings.add("earlier-longer", file=file, size=size, now=now.size)
        return Earlier(file, size, False), note
    try:
        agrees = root_at(size) == checkpoint.root
    except TileMissing as error:
        return Earlier(file, size, None, error.path), note
    if not agrees:
        findings.add("earlier-differs", file=file, size=size)
    return Earlier(file, size, agrees), note


def cosignatures(
    notes: list[tuple[str, Note, int]], witnesses: Iterable[VerifierKey], findings: Findings
) -> list[Seen]:
    """What the given witnesses have cosigned of `notes` (file, note, size).

    A witness that cosigned nothing is a finding, and so is a wrong cosignature.
    """
    seen = []
    for witness in witnesses:
        found = False
        for file, note, size in notes:
            try:
                seconds = note.cosigned_at(witness)
            except NoteInvalid:
                findings.add("cosignature-wrong", file=file, witness=witness.name)
                found = True
                continue
            if seconds is not None:
                seen.append(Seen(witness.name, file, size, seconds))
                found = True
        if not found:
            findings.add("cosignature-missing", witness=witness.name)
    return seen
