"""Proofs out of the household's own log, made to be handed on."""

from __future__ import annotations

import os
from pathlib import Path

from audit.inspect.errors import (
    CheckpointAhead,
    CheckpointContradicts,
    CheckpointOfAnotherLog,
    CheckpointOfNothing,
    LogEmpty,
    NoSuchRecord,
    NotACheckpoint,
    NotReadable,
    ProofUnwritable,
)
from audit.ledger.checkpoints import Checkpoint
from audit.ledger.export.evidence import proof_file, with_cosignatures
from audit.ledger.merkle import consistency_proof, root_at
from audit.ledger.notes import NoteInvalid, VerifierKey, open_note, split_note
from audit.ledger.proofs import consistency_text
from audit.ledger.reader import LedgerReader, leaf_of
from audit.ledger.tip import Tip

# A checkpoint with as many signatures as a note may carry is far below this.
_CHECKPOINT_BYTES_AT_MOST = 65_536


def last_checkpoint(reader: LedgerReader) -> Tip:
    """The last signed checkpoint. Raises `LogEmpty` where nothing was signed, `LedgerError`."""
    tip = Tip() if reader.empty else reader.tip
    if not tip.note:
        raise LogEmpty
    return tip


def record_proof(reader: LedgerReader, record: int, *, words: bool) -> bytes:
    """The C2SP tlog-proof@v1 file of one record, with what witnesses signed under its checkpoint.

    Raises `InspectError` and `LedgerError`.
    """
    witnesses = [] if reader.empty else reader.witnesses()
    tip = last_checkpoint(reader)
    if record > tip.size:
        raise NoSuchRecord(record=record, size=tip.size)
    note, _ = with_cosignatures(tip.note, witnesses)
    (stored,) = reader.stored(record, record)
    return proof_file(stored, tip.size, reader.hashes, note, reader.key.text, words=words)


def growth_proof(reader: LedgerReader, earlier: Path) -> tuple[str, Checkpoint, Checkpoint]:
    """The proof that the log continues the checkpoint in the file `earlier`; then and now.

    Its form is the body of a C2SP tlog-witness v1.0.0 request. Raises `InspectError`,
    `LedgerError`.
    """
    tip = last_checkpoint(reader)
    then = _signed_here(reader, tip.size, earlier)
    now = Checkpoint(reader.origin, tip.size, tip.root)
    if then.size == 0:
        raise CheckpointOfNothing
    if then.size > now.size:
        raise CheckpointAhead(signed=then.size, size=now.size)
    if root_at(then.size, reader.hashes) != then.root:
        raise CheckpointContradicts(signed=then.size)
    hashes = consistency_proof(then.size, now.size, reader.hashes)
    return consistency_text(then.size, hashes, tip.note), then, now


def write_new(path: Path, data: bytes) -> None:
    """Write a file for its owner's eyes only, and never over another. Raises `InspectError`."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
        except BaseException:
            path.unlink()
            raise
    except OSError as error:
        raise ProofUnwritable(path=path, reason=error.strerror or error) from error


def _signed_here(reader: LedgerReader, size: int, path: Path) -> Checkpoint:
    """The checkpoint in a file that a key of this log signed, be it one of long ago."""
    try:
        with path.open("rb") as file:
            raw = file.read(_CHECKPOINT_BYTES_AT_MOST + 1)
    except OSError as error:
        raise NotReadable(path=path, reason=error.strerror or error) from error
    try:
        note = raw[:_CHECKPOINT_BYTES_AT_MOST].decode()
        checkpoint = Checkpoint.parse(split_note(note)[0])
    except (UnicodeDecodeError, NoteInvalid) as error:
        raise NotACheckpoint(path=path) from error
    for keys in ([reader.key], _keys_ever(reader, size)):
        try:
            signers = open_note(note, keys).keys
        except NoteInvalid:
            continue
        if any(key.name == checkpoint.origin for key in signers):
            return checkpoint
    raise CheckpointOfAnotherLog(origin=checkpoint.origin)


def _keys_ever(reader: LedgerReader, size: int) -> list[VerifierKey]:
    """Every public key that the log says has signed it."""
    texts: set[str] = set()
    for stored in reader.stored(1, size):
        if b'"kind":"start"' in stored.body or b'"kind":"key"' in stored.body:
            leaf = leaf_of(stored.body, reader.path)
            if text := leaf.get("vkey") or leaf.get("key"):
                texts.add(text)
    return [VerifierKey.parse(text) for text in sorted(texts)]
